import Records
import Testing

struct SafeTextTests {
    @Test(arguments: [
        ("", ""), ("plain text, 3 % é 漢 😀", "plain text, 3 % é 漢 😀"), ("a\nb", "a\\u{a}b"),
        ("a\r\nb", "a\\u{d}\\u{a}b"),
        ("\u{1B}[2J", "\\u{1b}[2J"), ("\0", "\\u{0}"), ("\t", "\\u{9}"), ("\u{7F}", "\\u{7f}"), ("\u{80}", "\\u{80}"),
        ("\u{9B}31m", "\\u{9b}31m"), ("\u{A0}", "\u{A0}"), ("x\u{2028}y\u{2029}", "x\\u{2028}y\\u{2029}"),
        ("\u{202E}txt.exe", "\\u{202e}txt.exe"), ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
        ("\u{200E}\u{200F}\u{61C}\u{FEFF}", "\\u{200e}\\u{200f}\\u{61c}\\u{feff}"), ("e\u{301}", "e\u{301}"),
    ])
    func `escapes what a terminal or a log would act on`(text: String, safe: String) {
        // Scalar by scalar, because equality of strings forgives normalization.
        #expect(Array(SafeText.escaped(text).unicodeScalars) == Array(safe.unicodeScalars))
    }

    @Test func `every control character is escaped`() {
        for value in Array(0..<0x20) + Array(0x7F..<0xA0) + Array(0x202A...0x202E) as [UInt32] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(SafeText.escaped(String(scalar)) == "\\u{\(String(value, radix: 16))}")
        }
    }

    @Test func `what is safe stays as it is when it is escaped again`() {
        let safe = SafeText.escaped("a\u{1B}\n\u{202E}b")
        #expect(SafeText.escaped(safe) == safe)
    }

    @Test(arguments: [
        "a", "email", "E-Mail", "birth_date", "Straße", "名前", "a.b.c", "full name", "x1", "a-",
        String(repeating: "n", count: 64),
    ])
    func `looks like a name`(text: String) {
        #expect(SafeText.looksLikeName(text))
        #expect(SafeText.column(text) == "column '\(text)'")
        #expect(SafeText.column(text, ordinal: 2) == "column '\(text)'")
    }

    @Test(arguments: [
        "", " ", "1", "1a", "_id", "-a", ".a", "a@b", "a'b", "a\"b", "a,b", "a\nb", "a\u{1B}", "a/b", "a\u{202E}b",
        "(a)",
        "😀", "a😀", "a٣", String(repeating: "n", count: 65),
    ])
    func `does not look like a name`(text: String) {
        #expect(!SafeText.looksLikeName(text))
        #expect(SafeText.column(text) == "a column whose name does not look like one")
        #expect(SafeText.column(text, ordinal: 2) == "column 3")
    }

    @Test(arguments: [
        "items[*].sku", "labels.*", "labels.*~", "usage.**", "**", "[*].email", "arguments->order.id",
        "tool_calls[*].arguments->customer.email", "a->b->c[*]", "a->labels.*~", "a['b c'].*", "日本[*]",
    ])
    func `a path whose keys look like names is told`(path: String) {
        #expect(!SafeText.looksLikeName(path))
        #expect(SafeText.column(path) == "path '\(path)'")
        #expect(SafeText.column(path, ordinal: 2) == "path '\(path)'")
        #expect(SafeText.name(path, ordinal: 2) == path)
    }

    @Test(arguments: [
        "['j@x.org'].*", "labels['a@b']", "a[*].['", "a->", "->a", "a>b.*", "a[*]->1", "1[*]", "a[0]", "a.*.**.b", "~",
        "a\n[*]",
        "a[*].\u{202E}b", "\(String(repeating: "n", count: 65))[*]",
    ])
    func `any other path is told by its place`(path: String) {
        #expect(SafeText.column(path) == "a column whose name does not look like one")
        #expect(SafeText.column(path, ordinal: 2) == "column 3")
        #expect(SafeText.name(path, ordinal: 2) == "column 3")
    }
}
