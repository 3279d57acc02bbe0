/// The forms of a dialect's characters.
extension RuleForm where Value == UInt8 {
    /// One ASCII character that is no line end.
    static func character(example: String) -> RuleForm {
        let schema = JSONValue.members([
            "type": .strings(["string", "number"]), "minLength": .integer(1), "maxLength": .integer(1),
        ])
        return RuleForm("one ASCII character", example: example, schema: schema) { singleByte($0) }
    }

    static func singleByte(_ text: String) -> UInt8? {
        guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0 else { return nil }
        return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? nil : byte
    }
}

extension RuleForm where Value == DialectMark {
    /// One ASCII character, or `""` for none.
    static func mark(example: String) -> RuleForm {
        let schema = JSONValue.members(["type": .strings(["string", "number"]), "maxLength": .integer(1)])
        return RuleForm("one ASCII character, or \"\" for none", example: example, schema: schema) { text in
            text.isEmpty ? .absent : RuleForm<UInt8>.singleByte(text).map { .byte($0) }
        }
    }
}

/// The map `dialect` as it is written: it is checked where the format is known.
struct DialectDraft: Sendable {
    let rule: DialectRule
    let map: RuleMap
}

extension RuleForm where Value == DialectDraft {
    /// The map `dialect`.
    static var dialect: RuleForm {
        let keys = DialectKeys.all
        return RuleForm(schema: .map(of: keys)) { node, _, log in
            guard let map = RuleMap(node, "a dialect", known: keys, log: &log) else { return nil }
            var dialect = DialectRule()
            dialect.delimiter = map.value(DialectKeys.delimiter, &log)
            dialect.quote = map.value(DialectKeys.quote, &log)
            dialect.escape = map.value(DialectKeys.escape, &log)
            dialect.doubleQuote = map.value(DialectKeys.doubleQuote, &log)
            dialect.comment = map.value(DialectKeys.comment, &log)
            dialect.header = map.value(DialectKeys.header, &log)
            dialect.columns = map.value(DialectKeys.columns, &log)
            dialect.null = map.value(DialectKeys.null, &log).map { Array($0.utf8) }
            dialect.lineEnd = map.value(DialectKeys.lineEnd, &log)
            dialect.encoding = map.value(DialectKeys.encoding, &log)
            return DialectDraft(rule: dialect, map: map)
        }
    }
}

/// What the entries of a dialect may not say together.
struct DialectCheck {
    let dialect: DialectRule
    let map: RuleMap
    /// Whether the records are JSON.
    let isJSON: Bool
    let isDump: Bool
    /// Whether they may be files that `mysqldump --tab` writes, whose options a dialect says.
    let mayBeTab: Bool
    /// What separates fields: the declared byte, or the format's; nil where the declared one is wrong.
    let delimiter: UInt8?

    /// The check of `draft` for the sources of `dataset`.
    init(_ draft: DialectDraft, of dataset: DatasetDraft) {
        dialect = draft.rule
        map = draft.map
        isJSON = dataset.isJSON == true
        isDump = dataset.isDump
        mayBeTab = dataset.format == "mysql"
        let standard = UInt8(ascii: dataset.format == "tsv" || mayBeTab ? "\t" : ",")
        delimiter = map.entry("delimiter") == nil ? standard : dialect.delimiter
    }

    func report(_ log: inout FaultLog) {
        if mayBeTab {
            reportTab(&log)
            return
        }
        if isJSON || isDump, let entry = map.entries.first {
            let what = isJSON ? "a source of JSON" : "a database or its dump"
            log.report(entry.place, "\(what) has no dialect", cure: "remove `dialect`")
            return
        }
        reportTwins(&log)
        if dialect.header == false, dialect.columns == nil, map.entry("columns") == nil, let entry = map.entry("header")
        {
            log.report(
                entry.place, "a source without a header needs its columns", cure: "add `columns: [name, …]`")
        }
        if let columns = dialect.columns, let entry = map.entry("columns") {
            reportColumns(columns, entry.value.place, &log)
        }
        if let null = dialect.null, let entry = map.entry("null") {
            let breaks = [delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r")]
            if null.contains(where: { breaks.contains($0) }) {
                log.report(
                    entry.place, "'null' holds a delimiter or a line end, which no unquoted field does",
                    cure: "write the text of a null field, as in `null: \\N`")
            }
        }
    }

    /// What the options of `mysqldump --tab` cannot say.
    private func reportTab(_ log: inout FaultLog) {
        for entry in map.entries where !Self.tabKeys.contains(entry.key) {
            log.report(
                entry.place, "the files of `mysqldump --tab` have no '\(entry.key)'",
                cure: "say only \(Self.tabKeys.joined(separator: ", "))")
        }
        reportTwins(&log, escape: .byte(UInt8(ascii: "\\")), quote: .absent)
    }

    private static let tabKeys = [
        DialectKeys.delimiter.name, DialectKeys.quote.name, DialectKeys.escape.name, DialectKeys.lineEnd.name,
    ]

    /// Two marks that are the same byte.
    private func reportTwins(
        _ log: inout FaultLog, escape: DialectMark = .absent, quote: DialectMark = .byte(UInt8(ascii: "\""))
    ) {
        var seen = delimiter.map { [(name: "delimiter", byte: $0)] } ?? []
        let marks = [
            ("quote", dialect.quote ?? quote), ("escape", dialect.escape ?? escape),
            ("comment", dialect.comment ?? .absent),
        ]
        for (name, mark) in marks {
            guard case .byte(let byte) = mark else { continue }
            if let twin = seen.first(where: { $0.byte == byte }) {
                let place = (map.entry(name) ?? map.entry(twin.name))?.place ?? map.place
                log.report(
                    place, "'\(name)' and '\(twin.name)' are the same character", cure: "give each its own")
            }
            seen.append((name, byte))
        }
    }

    private func reportColumns(_ columns: [String], _ place: RulePlace, _ log: inout FaultLog) {
        if columns.isEmpty { log.report(place, "'columns' is empty", cure: "name the columns of the source in order") }
        var seen: Set<String> = []
        for column in columns where !seen.insert(column.lowercased()).inserted {
            log.report(place, "'columns' names '\(column)' twice", cure: "names must differ, not only by case")
        }
    }
}
