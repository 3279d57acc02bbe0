internal import Ingest
internal import Rules

extension SourceLayout {
    /// This layout with what a dataset's rules declare of it.
    func with(_ rules: DatasetRules) -> SourceLayout {
        if case .json = self { return .json(records: rules.records) }
        return with(rules.dialect)
    }

    /// This layout with what a rule set declares of its dialect.
    func with(_ rule: DialectRule) -> SourceLayout {
        guard case .rows(var dialect) = self else { return self }
        if let delimiter = rule.delimiter { dialect.delimiter = delimiter }
        if let quote = rule.quote { dialect.quote = quote.byte }
        if let escape = rule.escape { dialect.escape = escape.byte }
        if let comment = rule.comment { dialect.comment = comment.byte }
        if let doubleQuote = rule.doubleQuote { dialect.doubleQuote = doubleQuote }
        if let encoding = rule.encoding { dialect.encoding = encoding }
        if let header = rule.header { dialect.header = header }
        dialect.columns = rule.columns
        dialect.null = rule.null
        dialect.lineEnd = rule.lineEnd
        return .rows(dialect)
    }
}

extension MySQLTextForm {
    /// The form of files that `mysqldump --tab` writes with the options that `rule` declares; nil where it has none.
    init?(_ rule: DialectRule) {
        guard rule.delimiter != nil || rule.quote != nil || rule.escape != nil || rule.lineEnd != nil else {
            return nil
        }
        self.init()
        if let delimiter = rule.delimiter { self.delimiter = delimiter }
        if let quote = rule.quote { self.quote = quote.byte }
        if let escape = rule.escape { self.escape = escape.byte }
        lineEnd = rule.lineEnd
    }
}

extension DialectMark {
    /// The byte; nil for none.
    fileprivate var byte: UInt8? {
        switch self {
        case .absent: nil
        case .byte(let byte): byte
        }
    }
}
