internal import Records

/// The parts of a type's spelling: `decimal`, `10,2`, whether it is unsigned or an array.
struct SQLType {
    /// The words in lower case, without length: `character varying`, `timestamp with time zone`, `int`.
    let word: String
    /// What stands between the parentheses; nil where there are none.
    let length: String?
    let isUnsigned: Bool
    let isArray: Bool

    /// The parts of `spelling`.
    init(_ spelling: String) {
        isArray = spelling.hasSuffix("]")
        var words = ""
        var length: String?
        var depth = 0
        for scalar in spelling.unicodeScalars {
            if scalar == "(" {
                depth += 1
                if depth == 1, length == nil { length = "" }
            } else if scalar == ")" {
                depth -= 1
            } else if depth > 0 {
                length?.unicodeScalars.append(scalar)
            } else {
                words.unicodeScalars.append(scalar)
            }
        }
        var parts = words.lowercased().split(separator: " ").map(String.init)
        isUnsigned = parts.contains("unsigned")
        parts.removeAll { ["unsigned", "signed", "zerofill"].contains($0) }
        word = parts.joined(separator: " ")
        self.length = length
    }

    /// The length as a number.
    var count: Int? { length.flatMap { Int($0) } }

    /// Whether values of it stand without quotes in a script.
    var isNumber: Bool { !isArray && (Self.wholes.contains(word) || Self.fractions.contains(word)) }

    private static let wholes: Set<String> = [
        "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year", "oid", "int1", "int2", "int3", "int4",
        "int8",
    ]
    private static let fractions: Set<String> = [
        "decimal", "numeric", "dec", "fixed", "number", "real", "float", "double", "double precision", "float4",
        "float8",
    ]

    /// How values in a column of it are spelled in a script for `target`; `source` is whose dump they come from.
    func kind(of valueType: ValueType, from source: SQLDialect?, in target: SQLDialect) -> SQLKind {
        if isArray { return .text }
        let isBytes = word == "bytea" || word.hasSuffix("blob") || word.hasSuffix("binary")
        if target == .sqlite {
            if source == .postgresql, word == "bytea", valueType != .binary { return .prefixedBinary }
            return valueType == .binary ? .binary : valueType == .boolean || word == "boolean" ? .boolean : .any
        }
        if valueType == .binary, isBytes || target == .mysql { return .binary }
        if isBytes, source == .postgresql { return .prefixedBinary }
        if isNumber { return .number }
        switch word {
        case "boolean", "bool": return .boolean
        case "bit", "bit varying", "varbit": return .bits
        default: return .text
        }
    }

    /// PostgreSQL's type for values of a type of another dialect.
    ///
    /// Points in time stay text where the two do not agree on what such a value may be.
    func postgresql(from source: SQLDialect?, _ valueType: ValueType) -> String {
        if valueType == .binary { return "bytea" }
        guard source == .mysql else { return Self.postgresql(valueType) }
        switch word {
        case "tinyint", "year": return "smallint"
        case "smallint": return isUnsigned ? "integer" : "smallint"
        case "mediumint": return "integer"
        case "int", "integer": return isUnsigned ? "bigint" : "integer"
        case "bigint": return isUnsigned ? "numeric(20,0)" : "bigint"
        case "decimal", "numeric", "dec", "fixed": return length.map { "numeric(\($0))" } ?? "numeric"
        case "float", "double", "real", "double precision": return "double precision"
        case "boolean", "bool": return "boolean"
        case "char": return "character(\(length ?? "1"))"
        case "varchar": return length.map { "character varying(\($0))" } ?? "text"
        case "date", "time", "timestamp", "json", "uuid": return word
        default: return Self.postgresql(valueType == .integer || valueType == .real ? valueType : .text)
        }
    }

    /// PostgreSQL's type for values of which no other is known.
    static func postgresql(_ valueType: ValueType) -> String {
        switch valueType {
        case .text, .dynamic: "text"
        case .integer: "bigint"
        case .real: "numeric"
        case .boolean: "boolean"
        case .binary: "bytea"
        }
    }

    /// MySQL's type for values of a type of another dialect.
    func mysql(from source: SQLDialect?, _ valueType: ValueType) -> String {
        guard source == .postgresql, !isArray else { return Self.mysql(valueType) }
        switch word {
        case "smallint", "bigint", "date", "boolean": return word
        case "integer": return "int"
        case "numeric": return length.map { "decimal(\($0))" } ?? "decimal(65,30)"
        case "real", "double precision": return "double"
        case "bytea": return "longblob"
        case "json", "jsonb": return "json"
        case "uuid": return "char(36)"
        case "character varying", "character":
            let count = count ?? 1
            return length != nil && count <= 4000 ? "varchar(\(count))" : "longtext"
        case "timestamp without time zone", "timestamp with time zone", "time without time zone",
            "time with time zone", "interval":
            return "varchar(64)"
        default: return Self.mysql(valueType)
        }
    }

    /// MySQL's type for values of which no other is known.
    static func mysql(_ valueType: ValueType) -> String {
        switch valueType {
        case .text, .dynamic: "longtext"
        case .integer: "bigint"
        case .real: "double"
        case .boolean: "boolean"
        case .binary: "longblob"
        }
    }

    /// The type as SQLite can read it in a definition; values of it keep what they are.
    func sqlite(_ valueType: ValueType) -> String {
        let isPlain = word.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x5F
        }
        let isSized = length?.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x20 } ?? true
        guard isPlain, isSized, !isArray, !["enum", "set"].contains(word) else { return Self.sqlite(valueType) }
        return word + (isUnsigned ? " unsigned" : "") + (length.map { "(\($0))" } ?? "")
    }

    /// SQLite's type for values of which no other is known.
    static func sqlite(_ valueType: ValueType) -> String {
        switch valueType {
        case .text: "TEXT"
        case .dynamic: ""
        case .integer: "INTEGER"
        case .real: "REAL"
        case .boolean: "BOOLEAN"
        case .binary: "BLOB"
        }
    }
}
