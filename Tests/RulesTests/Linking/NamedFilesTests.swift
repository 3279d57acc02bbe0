import Masking
import Testing

@testable import Rules

struct NamedFilesTests {
    private let use = "bauta: 1\nname: n\nextends: [lib/m.yaml]\nkey: env:K\n"
    private let mask = "bauta: 1\nname: m\nmasks:\n  name: { pick-from: { file: names.txt } }\n"

    @Test func `reads a file beside the rules that name it, once`() throws {
        let columns = "datasets: { d: { columns: { a: name, b: { pick-from: { file: lib/names.txt } }, c: drop } } }"
        let rules = try RuleText.load(use + columns, others: ["lib/m.yaml": mask, "lib/names.txt": "Anna\nBen\n"])
        #expect(rules.files.map { $0.path } == ["rules.yaml", "lib/m.yaml", "lib/names.txt"])
        #expect(rules.outline { "#\($0)" }.contains(#""parameters":{"file":"names.txt"}"#))
        let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
        #expect(branch.parametersOutline == #"{"file":"names.txt"}"#)
    }

    @Test func `reads what the rules of keys and of JSON name`() throws {
        let columns =
            "datasets: { d: { columns: { a: { json: { x: { pick-from: { file: x.txt } } } },\n"
            + "  l.*: { redact: , keys: { pick-from: { file: k.txt } } } } } }"
        let rules = try RuleText.load(
            use + columns,
            others: ["lib/m.yaml": mask, "lib/names.txt": "a\nb", "x.txt": "a\nb", "k.txt": "a\nb"])
        #expect(rules.files.map { $0.path }.dropFirst(2) == ["x.txt", "k.txt", "lib/names.txt"])
    }

    @Test func `reads what the steps of a chain name`() throws {
        let columns = "datasets: { d: { columns: { a: { chain: [{ pick-from: { file: x.txt } }, redact] } } } }"
        let rules = try RuleText.load("bauta: 1\nname: n\nkey: env:K\n" + columns, others: ["x.txt": "a\nb"])
        #expect(rules.files.map { $0.path } == ["rules.yaml", "x.txt"])
        #expect(
            RuleText.faults("bauta: 1\nname: n\n" + columns) == [
                "rules.yaml:3:34: 'x.txt' cannot be read: No such file or directory; name a readable file of at most "
                    + "64 MiB, relative to this one"
            ])
    }

    @Test func `says where a file is named that cannot be read or used`() {
        #expect(
            RuleText.faults(use, others: ["lib/m.yaml": mask]) == [
                "lib/m.yaml:4:24: 'names.txt' cannot be read: No such file or directory; name a readable file of at "
                    + "most 64 MiB, relative to this one"
            ])
        #expect(
            RuleText.faults(use, others: ["lib/m.yaml": mask, "lib/names.txt": "a\na\n"]) == [
                "lib/m.yaml:4:11: method 'pick-from': line 2 has a value that is there already; correct or remove it"
            ])
        let large = String(repeating: "x", count: NamedFiles.maximumBytes + 1)
        #expect(
            RuleText.faults(use, others: ["lib/m.yaml": mask, "lib/names.txt": large]) == [
                "lib/m.yaml:4:24: 'names.txt' is too large; name a readable file of at most 64 MiB, relative to this "
                    + "one"
            ])
    }
}
