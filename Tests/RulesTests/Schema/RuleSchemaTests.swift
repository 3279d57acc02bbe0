import Foundation
import Testing

@testable import Rules

/// The schema in the hands of an independent validator: PyPI's `jsonschema`, over what PyYAML reads.
struct RuleSchemaTests {
    /// Python with `jsonschema` and `yaml`, or nil; where CI is set the absence is a failure, not a skip.
    private static let python: String? = {
        let environment = ProcessInfo.processInfo.environment
        let python = environment["BAUTA_PYTHON"] ?? "python3"
        let hasModules = (try? run([python, "-c", "import jsonschema, yaml"]).status) == 0
        return hasModules || environment["CI"] != nil ? python : nil
    }()

    private static let isAvailable = Comment(rawValue: "python3 with jsonschema and PyYAML")

    /// Validates each YAML file by the schema in the first argument and prints `valid` or `invalid` for it.
    private static let program = """
        import json, sys, yaml
        from jsonschema import Draft202012Validator
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for path in sys.argv[2:]:
            document = yaml.safe_load(open(path, encoding="utf-8"))
            errors = [e.json_path + " " + e.message[:200] for e in validator.iter_errors(document)]
            print("invalid " + " ".join(" / ".join(errors).split()) if errors else "valid")
        """

    /// The verdicts of the validator on the files at `paths`.
    private func verdicts(_ paths: [String]) throws -> [String] {
        let python = try #require(Self.python)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bauta-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = folder.appendingPathComponent("schema.json").path
        try RuleSchema.json().write(toFile: schema, atomically: true, encoding: .utf8)
        let result = try Self.run([python, "-c", Self.program, schema] + paths)
        #expect(result.status == 0)
        return result.output.split(separator: "\n").map(String.init)
    }

    /// The verdicts on rule sets as text.
    private func verdicts(texts: [String]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bauta-rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try texts.enumerated().map { index, text in
            let path = folder.appendingPathComponent("\(index).yaml").path
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        return try verdicts(paths)
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test(.enabled(if: python != nil, isAvailable))
    func `accepts every shipped rule set`() throws {
        let paths = ShippedRules.paths
        #expect(!paths.isEmpty)
        #expect(try verdicts(paths) == paths.map { _ in "valid" })
    }

    @Test(.enabled(if: python != nil, isAvailable))
    func `accepts what the reader accepts`() throws {
        for text in Self.right {
            #expect(
                RuleText.faults(text, others: ["m.yaml": "bauta: 1\nname: m", "names.txt": "a\nb\n"]) == [], "\(text)")
        }
        #expect(try verdicts(texts: Self.right) == Self.right.map { _ in "valid" })
    }

    @Test(.enabled(if: python != nil, isAvailable))
    func `refuses what the reader refuses`() throws {
        for text in Self.wrong { #expect(RuleText.faults(text) != [], "\(text)") }
        for (text, verdict) in zip(Self.wrong, try verdicts(texts: Self.wrong)) {
            #expect(verdict.hasPrefix("invalid"), "\(text)")
        }
    }

    private static let right =
        [
            "bauta: 1\nname: 2026", "bauta: '1'\nname: no\nmasks:\ndatasets:",
            """
            bauta: 1
            name: shop
            purpose: a text
            tenant: 7
            epoch: 2026.5
            as-of: "2026-01-31"
            key: [vault, read, 3]
            extends: [m.yaml]
            unlisted: redact
            on-invalid: reject
            masks:
              a: redact
              b: { tokenize: { as: integer, max: 9999999 }, class: none, type: integer }
              c: { keyed-hash: { format: hex, length: "12" }, normalize: trim }
              d: { truncate: { ipv4: 24, ipv6: 48 }, normalize: [trim, nfc], on-null: mask, on-empty: fail }
              e: { partial-mask: { keep-last: 2, character: x } }
              f: { partial-mask: }
              g: { nullify: }
              h: { replace: 0 }
              i: { replace: { with: true } }
              j: { shift-date: { days: 90, time: keep, least: 3, as-of: "2026-02-01" } }
              k: { add-noise: { distribution: gaussian, ratio: 0.1, min: 0 } }
              l: age
              m: { pick-from: [Anna, 7, true] }
              n: { pick-from: { values: [a, b], weights: [3, "1"] } }
              o: { pick-from: { file: names.txt } }
              p: { postcode-area: US }
              q: { postcode-area: { country: US, zip3: hipaa, census: 2000 } }
              r: { chain: [{ truncate: day }, { redact: }, redact] }
              s: { chain: { steps: [{ pick-from: { file: names.txt } }, { keyed-hash: { length: 12 } }] } }
            datasets:
              people:
                subject: id
                columns:
                  id: c
                  at: { shift-date: { days: 90, time: drop, subject: id } }
                  on: j
                  pay: { add-noise: { distribution: uniform, amount: 5, subject: id } }
              one:
                source: [a.csv, "-"]
                format: csv
                dialect:
                  { delimiter: ";", quote: "", header: false, columns: [1, b], line-end: lf,
                    encoding: UTF8, "null": "" }
                subject: x
                expect: { min-records: 0, max-change: 0.5% }
                keep: [x, 1]
                drop:
                columns:
                  b: { mask: a, category: c, reason: r, unique: true }
                  c: { references: one.b, class: free-text }
                  d:
                    - { keep: , when: { x: [1, a, null, { like: "%" }], b: { not: { less-than: 5 } } } }
                    - { redact: "", when: { x: ~, c: { greater-or-equal: "1e3" } } }
                    - nullify
                  e: { json: { "[*].a": b, "m.*": { redact: , keys: { keyed-hash: hex, normalize: trim } } } }
                  g: { array: b }
                  h: { array: { keyed-hash: hex, normalize: trim, type: text }, class: quasi }
                  i: { array: { json: { x: { array: { mask: b } } } } }
                  k: { hstore: { a.b: nullify, "*": { redact: , keys: keep } }, on-invalid: nullify }
                  l: { php-serialized: { "a[*].b": b, "m.*": { redact: , keys: b } } }
                  f: [{ json: { x: { json: { y: drop } } }, when: { x: 1 } }, { redact: , keys: a }]
              two:
                format: jsonl
                keep: ["usage.**"]
              documents: { format: json, records: data.items }
              three: { dialect: { encoding: ISO_8859-1 } }
            """,
        ]
        + (["env:A", "file:a/b", "fd:3", "credential:c", "command:a b"].map { "bauta: 1\nname: n\nkey: \($0)" })

    private static let wrong =
        [
            "name: n", "bauta: 1", "bauta: 2\nname: n", "bauta: 1\nname:", "bauta: 1\nname: \"\"",
            "bauta: 1\nname: [n]", "- bauta",
            "bauta: 1\nname: n\ntennant: t", "bauta: 1\nname: n\nkey: secret", "bauta: 1\nname: n\nkey: []",
            "bauta: 1\nname: n\nunlisted: nope", "bauta: 1\nname: n\nas-of: today",
            "bauta: 1\nname: n\non-invalid: keep",
            "bauta: 1\nname: n\nextends: m.yaml",
            "bauta: 1\nname: n\nmasks: [a]", "bauta: 1\nname: n\nmasks: { m: { class: direct } }",
            "bauta: 1\nname: n\nmasks: { m: { redact: , nullify: } }",
            "bauta: 1\nname: n\nmasks: { m: { redact: , when: { a: b } } }",
            "bauta: 1\nname: n\nmasks: { m: { references: a.b } }", "bauta: 1\nname: n\nmasks: { \"\": redact }",
            "bauta: 1\nname: n\nmasks: { m: { json: { a: redact } } }",
            "bauta: 1\nname: n\nmasks: { m: { redact: , keys: keep } }",
            "bauta: 1\nname: n\ndatasets: { d: x }",
        ]
        + [
            "sources: a", "source: [\"\"]", "format: sqlit", "format: xml", "records: [a]", "records: \"\"",
            "dialect: { delimiter: ab }",
            "dialect: { quotes: x }",
            "dialect: { header: 1 }", "dialect: { encoding: latin2 }", "dialect: { line-end: lfcr }", "subject: [a]",
            "expect: { min-records: -1 }", "expect: { max-change: 50 }", "expect: { max: 1 }", "keep: a", "keep: [[a]]",
            "unlisted: false", "columns: [a]",
        ].map { RuleText.datasets("  d: { \($0) }") }
        + [
            "", "[]", "{}", "{ class: direct }", "{ redcat: }", "{ redact: , nullify: }", "{ mask: m, redact: }",
            "{ redact: { markr: x } }", "{ redact: [x] }", "{ truncate: century }", "{ truncate: { to: century } }",
            "{ truncate: { length: -1 } }", "{ tokenize: }", "{ keyed-hash: { length: 99 } }", "{ partial-mask: 2 }",
            "{ drop: x }", "{ shift-date: 90 }", "{ shift-date: { days: 90 } }",
            "{ shift-date: { days: 0, time: keep } }",
            "{ add-noise: }", "{ add-noise: { amount: 5 } }", "{ redact: , keys: { add-noise: { amount: 5 } } }",
            "{ nullify: x }", "{ fpe: }", "{ fpe: { alphabet: digits, format: card } }", "{ replace: }",
            "{ redact: , class: private }", "{ redact: , type: date }",
            "{ chain: [redact] }", "{ chain: redact }", "{ chain: [redact, nullify] }",
            "{ chain: [redact, { redact: , nullify: }] }", "{ chain: [redact, { round: x }] }", "{ postcode-area: us }",
            "{ postcode-area: { country: US, census: 2010 } }", "{ pick-from: [] }", "{ pick-from: { file: [a] } }",
            "{ pick-from: { values: [a, b], weights: [1, x] } }",
            "{ redact: , normalize: [upper] }", "{ redact: , on-null: drop }", "{ redact: , unique: maybe }",
            "{ redact: , when: { a: b } }", "[{ redact: , when: {} }, redact]", "[{ redact: , when: a }, redact]",
            "[{ redact: , when: { a: [] } }, redact]", "[{ redact: , when: { a: {} } }, redact]",
            "[{ redact: , when: { a: { less: 3 } } }, redact]",
            "[{ redact: , when: { a: { less-than: x } } }, "
                + "redact]",
            "[{ redact: , when: { a: { like: [x] } } }, redact]",
            "{ json: }", "{ json: x }", "{ json: {} }", "{ json: { b: [] } }", "{ json: { \"\": redact } }",
            "{ json: { b: { redcat: } } }", "{ redact: , keys: }", "{ redact: , keys: [keep] }",
            "{ redact: , keys: { drop: } }", "{ redact: , keys: { json: { a: keep } } }",
            "{ array: }", "{ array: [redact] }", "{ array: {} }", "{ array: { redact: , keys: keep } }",
            "{ array: { redact: , when: { a: b } } }", "{ hstore: redact }", "{ hstore: { b: [] } }",
            "{ php-serialized: }", "{ php-serialized: { b: { redcat: } } }", "{ redact: , keys: { array: keep } }",
            "{ chain: [redact, { array: redact }] }",
            "{ redact: , keys: { keep: , type: text } }", "{ redact: , keys: { class: direct } }", "{ keys: keep }",
        ].map { RuleText.columns("      a: \($0)") }
}
