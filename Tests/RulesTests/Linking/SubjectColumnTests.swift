import Masking
import Testing

@testable import Rules

struct SubjectColumnTests {
    private static let shift = "{ shift-date: { days: 90, time: drop, subject: id } }"

    private func branch(_ text: String, _ column: String = "at", of dataset: String = "d") throws -> Branch {
        let masks = "bauta: 1\nname: n\nmasks: { m: { keyed-hash: hex, normalize: [trim, lowercase] } }\ndatasets:\n"
        let rules = try #require(try RuleText.load(masks + text).dataset(named: dataset))
        return try #require(rules.column(named: column)?.branches.last)
    }

    @Test func `a subject comes with its own mask and what that normalizes`() throws {
        let subject = try #require(try branch("  d: { columns: { id: m, at: \(Self.shift) } }").subject)
        #expect(subject.name == "id")
        #expect(subject.label == .mask("m"))
        #expect(subject.normalize == [.trim, .lowercase])
    }

    @Test func `a rule without one takes the dataset's`() throws {
        let rule = "{ shift-date: { days: 90, time: drop } }"
        let own = "{ shift-date: { days: 90, time: drop, subject: b } }"
        let text = "  d: { subject: id, columns: { id: m, b: { tokenize: text }, at: \(rule), on: \(own) } }"
        #expect(try branch(text).subject?.name == "id")
        #expect(try branch(text, "on").subject?.label == .column("d", "b"))
    }

    @Test func `noise needs no subject`() throws {
        let noise = "{ add-noise: { distribution: uniform, amount: 5 } }"
        #expect(try branch("  d: { columns: { id: m, at: \(noise) } }").subject == nil)
        #expect(try branch("  d: { subject: id, columns: { id: m, at: \(noise) } }").subject?.label == .mask("m"))
    }

    @Test func `a template takes no subject, though its dataset has one`() throws {
        let template = "{ template: \"of {id}\" }"
        #expect(try branch("  d: { subject: id, columns: { id: m, at: \(template) } }").subject == nil)
    }

    @Test func `a column that references another has its mask as a subject, too`() throws {
        let text = """
              c: { columns: { id: { fpe: digits } } }
              d: { columns: { id: { references: c.id }, at: \(Self.shift) } }
            """
        #expect(try branch(text).subject?.label == .column("c", "id"))
    }

    @Test func `a named mask takes the subject of each dataset that uses it`() throws {
        let rules = try RuleText.load(
            """
            bauta: 1
            name: n
            masks: { s: { shift-date: { days: 90, time: drop } }, m: { keyed-hash: hex } }
            datasets:
              c: { subject: id, columns: { id: m, at: s } }
              d: { subject: who, columns: { who: m, on: s } }
            """)
        let subjects = rules.datasets.map { $0.columns[1].branches[0].subject }
        #expect(subjects.map { $0?.name } == ["id", "who"])
        #expect(subjects.map { $0?.label } == [.mask("m"), .mask("m")])
    }

    @Test func `the domain of a glob is that of each dataset`() throws {
        let text = "  \"t_*\": { columns: { id: { keyed-hash: hex }, at: \(Self.shift) } }"
        #expect(try branch(text, of: "t_1").subject?.label == .column("t_1", "id"))
    }

    @Test func `a path in JSON and one in the JSON of a string are subjects of their own records`() throws {
        let nested = "{ json: { \"['u']\": m, at: { shift-date: { days: 9, time: keep, subject: u } } } }"
        let text =
            "  d: { format: jsonl, columns: { user.id: m, a: \(nested), \"at[*]\": { shift-date: "
            + "{ days: 9, time: drop, subject: \"user['id']\" } } } }"
        let outer = try branch(text, "at[*]").subject
        #expect(outer?.name == "user.id")
        let rules = try #require(try branch(text, "a").nested)
        #expect(rules.bindings[1].column.branches[0].subject?.ordinal == 0)
    }

    @Test func `the subject is found where the source has it`() throws {
        let rules = try RuleText.load(
            RuleText.columns("      id: { keyed-hash: hex }\n      at: \(Self.shift)\n      b: redact\n"))
        let bound = try #require(rules.dataset(named: "d")).bind(header: ["b", "at", "id"])
        #expect(bound.findings.isEmpty)
        #expect(bound.bindings[1].branches[0].subject?.ordinal == 2)
        let lacking = try #require(rules.dataset(named: "d")).bind(header: ["b", "at"])
        #expect(lacking.findings.map { $0.id } == ["missing-column:d.id"])
        let paths = try #require(rules.dataset(named: "d")).bindPaths()
        #expect(paths.bindings[1].column.branches[0].subject?.ordinal == 0)
        #expect(paths.findings.isEmpty)
    }
}

// What cannot be a subject.
extension SubjectColumnTests {
    @Test(arguments: [
        (
            "{ columns: { id: m, at: { shift-date: { days: 9, time: drop } } } }",
            "5:30: `shift-date` has no subject; name the column that says whose record it is, `subject: COLUMN`, in "
                + "the rule or the dataset"
        ),
        (
            "{ columns: { id: m, at: { shift-date: { days: 9, time: drop, subject: ib } } } }",
            "5:67: the subject 'ib' is no column with a rule in dataset 'd'; did you mean 'id'?"
        ),
        (
            "{ keep: [id], columns: { at: { add-noise: { distribution: uniform, amount: 5, subject: id } } } }",
            "5:84: the subject 'id' has no mask of its own with a key to take the random choice from; mask it by "
                + "keyed-hash, tokenize or fpe, or name another `subject`"
        ),
        (
            "{ drop: [id], subject: id, columns: { at: { shift-date: { days: 9, time: drop } } } }",
            "5:48: the subject 'id' has no mask of its own with a key to take the random choice from; mask it by "
                + "keyed-hash, tokenize or fpe, or name another `subject`"
        ),
        (
            "{ columns: { at: { shift-date: { days: 9, time: drop, subject: at } } } }",
            "5:60: the subject 'at' has no mask of its own with a key to take the random choice from; mask it by "
                + "keyed-hash, tokenize or fpe, or name another `subject`"
        ),
        (
            "{ columns: { id: [{ mask: m, when: { at: null } }, { fpe: digits }], "
                + "at: { shift-date: { days: 9, time: drop, subject: id } } } }",
            "5:116: the rules of the subject 'id' have different masks or another `normalize`; use one named mask in "
                + "all of them"
        ),
        (
            "{ subject: id, columns: { id: m, a: { json: { at: { shift-date: { days: 9, time: drop } } } } } }",
            "5:56: `shift-date` has no subject; name a path of the same JSON that says whose it is, as in `subject: "
                + "user.id`"
        ),
        (
            "{ columns: { id: m, l.*: { redact: , keys: { shift-date: { days: 9, time: drop, subject: id } } } } }",
            "5:49: `shift-date` looks at more than a key, and keys are masked by themselves; write `keep`, "
                + "or another method "
                + "that gives a text"
        ),
    ])
    func `is said where it stands`(dataset: String, message: String) {
        let text = "bauta: 1\nname: n\nmasks: { m: { keyed-hash: hex } }\ndatasets:\n  d: \(dataset)\n"
        #expect(RuleText.faults(text) == ["rules.yaml:" + message])
    }

    @Test func `a path of many values is no subject`() throws {
        let findings = try RuleText.findings(
            "  d: { format: jsonl, columns: { \"u[*].id\": m, at: { shift-date: { days: 9, time: drop, subject: "
                + "\"u[*].id\" } } } }\n")
        #expect(
            findings == [
                "error many-values rules.yaml:7:89: d.at: `subject` names 'u[*].id', which is no path of one value; "
                    + "write a path of keys alone, as in `user.id`"
            ])
    }
}
