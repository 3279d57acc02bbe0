import Testing

@testable import Rules

struct DatasetRulesTests {
    @Test(arguments: [
        ("users", "users"), ("public.users", "public.users"), ("public.orders", "public.*"), ("public.o1", "public.o?"),
        ("public.o12", "public.*"), ("other", "*"),
    ])
    func `chooses the closest dataset`(name: String, pattern: String) throws {
        let rules = try RuleText.load(
            RuleText.datasets(
                ["\"*\"", "public.*", "users", "\"public.o?\"", "public.users"]
                    .map { "  \($0): { columns: { a: { tokenize: text }, b: { replace: \($0) } } }\n" }.joined()))
        let dataset = try #require(rules.dataset(named: name))
        #expect(dataset.name == name)
        #expect(dataset.columns[0].branches[0].maskLabel == "column:\(name).a")
        #expect(dataset.columns[1].branches[0].parametersOutline == #"{"with":"\#(pattern)"}"#)
    }

    @Test func `has no dataset where nothing matches`() throws {
        #expect(try RuleText.load(RuleText.datasets("  a*: {}")).dataset(named: "b") == nil)
    }
}
