import Testing

@testable import Rules

struct YAMLDocumentTests {
    private func fault(_ text: String) -> String? { fault(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> String? {
        do throws(RuleFault) {
            _ = try YAMLDocument.root(of: bytes, file: "r.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("", "r.yaml:1:1: the file is empty; begin with `bauta: 1`"),
        ("# nothing\n", "r.yaml:1:1: the file is empty; begin with `bauta: 1`"),
        ("a: &x 1", "r.yaml:1:4: an anchor; write the value where it is used, or quote a text that begins with &"),
        (
            "a: 1\nb:\n  - *x",
            "r.yaml:3:5: an alias; write the value where it is used, or quote a text that begins with *"
        ),
        ("*a : 1", "r.yaml:1:1: an alias; write the value where it is used, or quote a text that begins with *"),
        ("a: !!str 1", "r.yaml:1:4: a tag; every value is text; quote a text that begins with !"),
        ("a: !x", "r.yaml:1:4: a tag; every value is text; quote a text that begins with !"),
        ("%YAML 1.2\n---\na: 1", "r.yaml:1:1: a directive; begin with `bauta: 1`"),
        ("? a\n: b", "r.yaml:1:1: a complex key; write `key: value`"),
        ("{? a : b}", "r.yaml:1:2: a complex key; write `key: value`"),
        ("[a]: b", "r.yaml:1:1: a key that is not a text; write `key: value`"),
        ("<<: b", "r.yaml:1:1: a merge key; write the values where they are used"),
        ("a: 1\n---\nb: 2", "r.yaml:2:1: a second YAML document; a rule set is one document"),
        ("a: 1\n...\nb: 2", "r.yaml:3:1: a second YAML document; a rule set is one document"),
        ("a: 1\nb: 2\na: 3", "r.yaml:1:1: key 'a' stands here and again below; write each key once"),
        ("x:\n  'a': 1\n  a: 3", "r.yaml:2:3: key 'a' stands here and again below; write each key once"),
        (
            "a: [1, 2",
            "r.yaml:2:1: not YAML (while parsing a flow sequence, did not find expected ',' or ']'); "
                + "check indentation, colons, quotes and brackets"
        ),
        (
            "a: b: c",
            "r.yaml:1:5: not YAML (mapping values are not allowed in this context); "
                + "check indentation, colons, quotes and brackets"
        ),
        (
            "a: 1\n b: 2\n",
            "r.yaml:2:3: not YAML (mapping values are not allowed in this context); "
                + "check indentation, colons, quotes and brackets"
        ),
        ("a: \0b", "r.yaml:1:4: a control character; remove it, or write it as an escape in double quotes"),
        (
            "a: 1\nb: \u{1b}[2J",
            "r.yaml:2:4: a control character; remove it, or write it as an escape in double "
                + "quotes"
        ),
        ("é: 1\nb: x\u{2028}y", "r.yaml:2:5: an unusual line separator; end lines with a line feed"),
        ("a: \u{FEFF}", "r.yaml:1:4: a byte order mark or a noncharacter inside the text; remove it"),
    ])
    func `refuses what a rule set may not have`(text: String, message: String) {
        #expect(fault(text) == message)
    }

    @Test(
        arguments: [
            ("a: 1\nb: '", [0xFF], "r.yaml:2:5: a byte is not UTF-8; save the file as UTF-8"),
            ("", [0xC0, 0x80], "r.yaml:1:1: a byte is not UTF-8; save the file as UTF-8"),
            ("a: é\r\nxy", [0xED, 0xA0, 0x80], "r.yaml:2:3: a byte is not UTF-8; save the file as UTF-8"),
            ("", [0xFF, 0xFE, 0x61, 0x00], "r.yaml:1:1: a byte is not UTF-8; save the file as UTF-8"),
        ] as [(String, [UInt8], String)])
    func `names the first byte that is not UTF-8`(prefix: String, bytes: [UInt8], message: String) {
        #expect(fault(Array(prefix.utf8) + bytes) == message)
    }

    @Test(
        arguments: [
            "a: 'text & more, *not* an alias, !not a tag'",
            "a: text & more *not* an alias !not a tag",
            "a: text that\n  &goes on\n  *for some\n  !lines",
            "a: \"quoted \\\" & \n  *text\"",
            "a: |\n  &anchor\n  *alias\n\n  'quote\nb: 1",
            "a: >-\n    &anchor\n   # no comment, less deep\nb: 1",
            "a: |2\n    &anchor\n  *alias\nb: 1",
            "- - a\n  - |\n   &b\n- c",
            "a: b # &comment *with ' quotes\nc: d",
            "a: 'it''s &fine'",
            "a: {b: 'x', \"c\": [d, e&f, g*h]}",
            "a:\n- &",
            "---\na: 1\n...\n# the end\n",
            "\u{FEFF}a: 1",
            "{\"json\": [\"is\", {\"yaml\": 1}]}",
            "a:\r\n  b: 1\r\n  c: 2\r\n",
            "url: http://example.com/*&x\nb: c",
        ].filter { !$0.hasSuffix("- &") })
    func `takes text that only looks like it`(text: String) {
        #expect(fault(text) == nil)
    }

    @Test func `keeps every scalar a text and says where it stands`() throws {
        let text = "a: NO\nb: [007, ~, 'null', 1e3]\n\"c d\": {e: }\n"
        let root = try YAMLDocument.root(of: Array(text.utf8), file: "r.yaml")
        guard case .map(let entries) = root.content else { return #expect(Bool(false)) }
        #expect(entries.map { $0.key } == ["a", "b", "c d"])
        #expect(entries.map { "\($0.place)" } == ["r.yaml:1:1", "r.yaml:2:1", "r.yaml:3:1"])
        #expect(entries[0].value.text == "NO")
        guard case .list(let elements) = entries[1].value.content else { return #expect(Bool(false)) }
        #expect(elements.map { $0.text } == ["007", "~", "null", "1e3"])
        #expect(elements.map { $0.place.column } == [5, 10, 13, 21])
        guard case .map(let inner) = entries[2].value.content else { return #expect(Bool(false)) }
        #expect(inner[0].value.isBlank)
    }
}
