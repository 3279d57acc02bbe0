import Masking
import Records
import Testing

@testable import Rules

struct PathBinderTests {
    private func bindings(_ dataset: String) throws -> [PathBinding] {
        try #require(try RuleText.load(Self.masks + dataset).datasets.last).bindPaths().bindings
    }

    private static let masks = "bauta: 1\nname: n\nmasks: { m: { keyed-hash: hex } }\ndatasets:\n"

    @Test func `paths stand in the order of the rule set, each before its keys, and last what unlisted says`() throws {
        let bindings = try bindings(
            """
              d:
                format: jsonl
                unlisted: redact
                keep: [id, "usage.**"]
                drop: ["extra.*"]
                columns:
                  $.user['email']: m
                  metadata.*: { redact: , keys: { keyed-hash: hex } }
                  labels.*: { keep: , keys: keep }
            """)
        #expect(
            bindings.map { $0.column.name } == [
                "user.email", "metadata.*", "metadata.*~", "labels.*", "id", "usage.**", "extra.*", "**",
            ])
        #expect(bindings.map { $0.column.ordinal } == Array(0..<8))
        #expect(bindings.map { $0.part == .keys } == [false, false, true, false, false, false, false, false])
        #expect(
            bindings.map { $0.keys } == [
                .keep, .mask(ordinal: 2), .mask(ordinal: 2), .keep, .keep, .keep, .unlisted, .unlisted,
            ])
        #expect(bindings.map { $0.column.isListed } == [true, true, true, true, true, true, true, false])
        #expect(bindings[1].path == bindings[2].path)
        #expect(bindings[7].path == .everything)
        #expect(
            bindings.map { $0.column.branches[0].maskLabel } == [
                "mask:m", "column:d.metadata.*", "column:d.metadata.*~", "column:d.labels.*", "column:d.id",
                "column:d.usage.**", "column:d.extra.*", "column:d.**",
            ])
        #expect(bindings[7].column.branches[0].methodName == "redact")
    }

    @Test(arguments: [("fail", "drop"), ("drop", "drop"), ("redact", "redact"), ("keep", "keep")])
    func `what no rule names obeys unlisted, in JSON inside a string, too`(unlisted: String, method: String) throws {
        let text = "  d: { format: jsonl, unlisted: \(unlisted), columns: { a: { json: { b: redact } } } }"
        let bindings = try bindings(text)
        let nested = try #require(bindings[0].column.branches[0].nested).bindings
        #expect(bindings.map { $0.column.name } == ["a", "**"])
        #expect(nested.map { $0.column.name } == ["a->b", "a->**"])
        #expect([bindings[1], nested[1]].allSatisfy { $0.path == .everything && !$0.column.isListed })
        #expect([bindings[1], nested[1]].map { $0.column.branches[0].methodName } == [method, method])
        #expect(nested[1].column.branches[0].maskLabel == "column:d.a->**")
    }

    @Test func `JSON nests to any depth, in columns, too`() throws {
        let bindings = try bindings(
            """
              d:
                on-invalid: redact
                columns:
                  c:
                    json:
                      "[*].x": m
                      $.y: { json: { z.*: { tokenize: text, keys: m, on-invalid: reject } } }
            """)
        let outer = try #require(bindings[0].column.branches[0].nested).bindings
        #expect(outer.map { $0.column.name } == ["c->[*].x", "c->y", "c->**"])
        #expect(outer.map { $0.path.description } == ["[*].x", "y", "**"])
        #expect(outer[0].column.onInvalid == .redact)
        let inner = try #require(outer[1].column.branches[0].nested).bindings
        #expect(inner.map { $0.column.name } == ["c->y->z.*", "c->y->z.*~", "c->y->**"])
        #expect(inner.map { $0.column.branches[0].maskLabel } == ["column:d.c->y->z.*", "mask:m", "column:d.c->y->**"])
        #expect(inner.map { $0.column.onInvalid } == [.reject, .redact, .redact])
        #expect(inner[0].keys == .mask(ordinal: 1))
    }

    @Test func `conditions read the values of listed paths by their ordinals`() throws {
        let text = """
              d:
                format: jsonl
                columns:
                  "l.*": { keep: , keys: m }
                  a: [{ redact: , when: { "$.user['kind']": x } }, keep]
                  user.kind: keep
            """
        let binding = try bindings(text)[2]
        #expect(binding.column.name == "a")
        let condition = try #require(binding.column.branches[0].condition)
        for (kind, holds) in [("x", true), ("y", false)] {
            var batch = RecordBatch(columns: 5)
            batch.bytes = Array(kind.utf8)
            batch.fields = [.null, .null, .null, Field(start: 0, length: 1), .null]
            #expect(condition.holds(record: 0, in: batch) == holds)
        }
    }

    @Test func `what is no path is bound to nothing`() throws {
        #expect(try bindings("  d: { keep: [a..b, c] }").map { $0.column.name } == ["c", "**"])
    }

    @Test func `an unnamed mask is a domain of each dataset that a glob stands for`() throws {
        let rules = try RuleText.load(
            Self.masks + """
                  s: { columns: { id: { tokenize: text } } }
                  "p*": { columns: { a: { json: { b: { tokenize: text }, c: { references: s.id } } },
                                     l.*: { keep: , keys: { keyed-hash: hex } } } }
                """)
        let bindings = try #require(rules.dataset(named: "px")).bindPaths().bindings
        let nested = try #require(bindings[0].column.branches[0].nested).bindings
        #expect(nested.map { $0.column.branches[0].maskLabel } == ["column:px.a->b", "column:s.id", "column:px.a->**"])
        #expect(nested[1].column.references == "s.id")
        #expect(bindings[2].column.branches[0].maskLabel == "column:px.l.*~")
    }
}
