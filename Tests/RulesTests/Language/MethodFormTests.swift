import Masking
import Testing

@testable import Rules

struct MethodFormTests {
    private func schema(_ method: String) throws -> String {
        MethodForm.schema(try #require(MethodCatalog.method(named: method)).descriptor).compact
    }

    @Test func `describes a main parameter, a map of parameters, and nothing`() throws {
        #expect(
            try schema("redact") == """
                {"anyOf":[{"type":"null"},{"type":["string","number","boolean"]},\
                {"type":"object","properties":{"marker":{"description":"What stands for every value.",\
                "type":["string","number","boolean"]}},"additionalProperties":false}]}
                """)
    }

    @Test func `asks for what a method needs`() throws {
        let schema = try schema("tokenize")
        #expect(schema.contains(#""required":["as"]"#))
        #expect(!schema.contains(#"{"type":"null"}"#))
        #expect(schema.contains(#"{"enum":["integer","text"]}"#))
    }

    @Test func `asks for one of several`() throws {
        let schema = try schema("fpe")
        #expect(
            schema.contains(
                #""oneOf":[{"required":["alphabet"]},{"required":["format"]},{"required":["characters"]}]"#))
        #expect(!schema.contains(#"{"type":"null"}"#))
        #expect(schema.contains(#""enum":["card","iban","imei","isbn"]"#))
    }

    @Test func `takes numbers with and without quotes`() throws {
        let schema = try schema("round")
        #expect(schema.contains(#"{"type":"number","exclusiveMinimum":0}"#))
        #expect(schema.contains(#""pattern":"^[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$""#))
    }

    @Test func `takes days`() throws {
        let schema = try schema("age")
        #expect(schema.contains(#"{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}"#))
        // The rule set may say it.
        #expect(!schema.contains(#""required""#))
        #expect(schema.contains(#"{"type":"null"}"#))
        #expect(try self.schema("shift-date").contains(#""required":["days","time"]"#))
    }

    @Test func `takes lists and maps`() throws {
        let schema = try schema("bucket")
        #expect(schema.contains(#""type":"array","minItems":1,"items":{"anyOf":[{"type":"number"},"#))
        #expect(schema.contains(#""type":"object","minProperties":1,"additionalProperties":{"type":"#))
    }

    @Test func `takes lists of texts and the names of files`() throws {
        let schema = try schema("pick-from")
        let texts = #""type":"array","minItems":1,"items":{"type":["string","number","boolean"]}"#
        #expect(schema.contains("{\(texts)}"))
        #expect(schema.contains(#""type":["string","number","boolean"],"minLength":1"#))
        #expect(schema.contains(#""minimum":1,"maximum":1000000"#))
    }

    @Test func `takes methods in a row, also with nothing behind their names`() throws {
        #expect(try schema("chain").contains(##""minItems":2,"maxItems":16,"items":{"$ref":"#/$defs/step"}"##))
        let rules = try RuleText.load(RuleText.columns("      a: { chain: [{ redact: }, { redact: \"\" }] }\n"))
        let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
        #expect(branch.parametersOutline == #"{"steps":["redact",{"redact":""}]}"#)
    }

    @Test func `is there for every method`() {
        #expect(ColumnRuleKeys.methods.map { $0.name } == MethodCatalog.names)
        #expect(Set(ColumnRuleKeys.ofListedRule.map { $0.name }).count == ColumnRuleKeys.ofListedRule.count)
    }
}
