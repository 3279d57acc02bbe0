/// What a dump defines, as far as it was read; complete at its end.
public struct DumpSchema: Sendable, Equatable {
    /// Whose SQL it is.
    public var dialect: SQLDialect
    /// The tables in the order of the dump.
    public var tables: [TableSchema] = []
    /// The types.
    public var types: [TypeSchema] = []
    /// The sequences.
    public var sequences: [SequenceSchema] = []
    /// How many statements of each kind were passed over: `function`, `view`, `trigger`, `grant`, `role`, `comment`.
    public var passedOver: [String: Int] = [:]
    /// How the rows of each table are set out, where it has some.
    public var styles: [TableName: DumpStyle] = [:]

    /// Nothing yet.
    public init(_ dialect: SQLDialect) { self.dialect = dialect }

    /// The table called `name`.
    public func table(_ name: TableName) -> TableSchema? { tables.first { $0.name == name } }

    /// How the rows of the table `name` are set out: what holds for all tables, as most of them show it.
    public func style(of name: TableName) -> DumpStyle? {
        guard var style = styles[name] else { return nil }
        let bytes = mostFrequent(styles.values.compactMap { $0.bytes?.rawValue })
        style.bytes = style.bytes ?? bytes.flatMap(DumpStyle.Bytes.init)
        if style.rows == nil { style.length = mostFrequent(styles.values.compactMap(\.length)) }
        return style
    }

    /// Of several most frequent ones the smallest.
    private func mostFrequent<Value: Hashable & Comparable>(_ values: [Value]) -> Value? {
        let counts = Dictionary(grouping: values) { $0 }.mapValues(\.count)
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}
