internal import Records

/// The keys of `dialect`.
enum DialectKeys {
    static let delimiter = RuleKey("delimiter", "What separates fields.", RuleForm<UInt8>.character(example: "\";\""))
    static let quote = RuleKey("quote", "What encloses a field.", RuleForm<DialectMark>.mark(example: "\"'\""))
    static let escape = RuleKey(
        "escape", "What takes the next character as it is.", RuleForm<DialectMark>.mark(example: "'\\'"))
    static let doubleQuote = RuleKey("double-quote", "Whether a doubled quote is a quote.", RuleForm<Bool>.boolean)
    static let comment = RuleKey("comment", "What begins a comment line.", RuleForm<DialectMark>.mark(example: "\"#\""))
    static let header = RuleKey("header", "Whether a source begins with its header.", RuleForm<Bool>.boolean)
    static let columns = RuleKey(
        "columns", "The columns of a source, in order.", RuleForm<String>.name(example: "id").listed)
    static let null = RuleKey("null", "The unquoted text that means null.", RuleForm<String>.text)
    static let encoding = RuleKey(
        "encoding", "The encoding of a source; utf-8 where nothing is said.", RuleForm<TextEncoding>.encoding)
    static let lineEnd = RuleKey("line-end", "How records end.", RuleForm<LineEnd>.choice)

    /// All of them.
    static let all = [
        delimiter.erased, quote.erased, escape.erased, doubleQuote.erased, comment.erased, header.erased,
        columns.erased, null.erased, encoding.erased, lineEnd.erased,
    ]
}

extension RuleForm where Value == TextEncoding {
    /// An encoding that this version reads, by any of its spellings; another is refused by name.
    static var encoding: RuleForm {
        let words = TextEncoding.allCases.map { $0.rawValue }
        let pattern = (words + ["iso-8859-1", "cp1252"]).map(anySpelling).joined(separator: "|")
        return RuleForm(schema: .members(["type": .string("string"), "pattern": .string("^(\(pattern))$")])) {
            node, _, log in
            if let encoding = node.text.flatMap({ TextEncoding(spelling: $0) }) { return encoding }
            let name = node.text.map { "'\($0)'" } ?? node.kind
            log.report(
                node.place, "encoding \(name) is not read by this version",
                cure: "write one of \(words.joined(separator: ", "))")
            return nil
        }
    }

    /// A pattern of all spellings of `name`: case, `_` and `-` do not count.
    private static func anySpelling(_ name: String) -> String {
        name.filter { $0 != "-" }.map { letter in
            letter.isLetter ? "[\(letter.uppercased())\(letter)]" : "\(letter)"
        }.joined(separator: "[-_]*")
    }
}
