internal import Records

/// Finds of which storage classes the values of a table's columns are: one pass over the table.
struct StorageSurvey {
    /// How many rows go by before it is asked whether to stop.
    private static let patience = 4096

    /// The classes that were met, by column, one bit each.
    private var met: [UInt8]

    /// What the values of the columns in `places` of a table are, as far as the table's definition does not say.
    static func types(
        of table: TableSchema, rowid: Int?, on connection: borrowing DatabaseConnection,
        shouldStop: () -> Bool
    ) throws(IngestError) -> [String: ValueType] {
        let isStrict = table.options.contains("STRICT")
        var types: [String: ValueType] = [:]
        var open: [TableColumn] = []
        for (place, column) in table.columns.enumerated() where column.generation == nil {
            let sure = place == rowid ? .integer : isStrict ? strict[column.type.uppercased()] : nil
            if let sure { types[column.name] = sure } else { open.append(column) }
        }
        if open.isEmpty { return types }
        var survey = StorageSurvey(met: Array(repeating: 0, count: open.count))
        try survey.scan(open.map(\.name), of: table.name.name, connection, shouldStop)
        for (column, classes) in zip(open, survey.met) {
            types[column.name] = type(of: classes) ?? fallback(of: column.type)
        }
        return types
    }

    /// What a strict table makes sure of.
    static let strict: [String: ValueType] = [
        "INT": .integer, "INTEGER": .integer, "REAL": .real, "TEXT": .text, "BLOB": .binary,
    ]

    private mutating func scan(
        _ columns: [String], of table: String, _ connection: borrowing DatabaseConnection,
        _ shouldStop: () -> Bool
    ) throws(IngestError) {
        let statement = try connection.prepare(DatabaseCatalog.query(columns, of: table))
        var row = 0
        while try statement.step() {
            for column in met.indices {
                if let storage = statement.storageClass(column) { met[column] |= Self.bit(storage) }
            }
            row += 1
            if row.isMultiple(of: Self.patience) {
                if shouldStop() { throw .stopped }
                // Nothing more can be found out.
                if met.allSatisfy({ $0.nonzeroBitCount > 1 }) { return }
            }
        }
    }

    private static func bit(_ storage: StorageClass) -> UInt8 {
        switch storage {
        case .integer: 1
        case .real: 2
        case .text: 4
        case .blob: 8
        }
    }

    private static func type(of classes: UInt8) -> ValueType? {
        switch classes {
        case 0: nil
        case 1: .integer
        case 2: .real
        case 4: .text
        case 8: .binary
        default: .dynamic
        }
    }

    /// Of a column without values what its declared type makes likely, by SQLite's rules of affinity.
    private static func fallback(of type: String) -> ValueType {
        let type = type.uppercased()
        if type.contains("INT") { return .integer }
        if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) { return .text }
        if ["REAL", "FLOA", "DOUB"].contains(where: type.contains) { return .real }
        return .dynamic
    }
}
