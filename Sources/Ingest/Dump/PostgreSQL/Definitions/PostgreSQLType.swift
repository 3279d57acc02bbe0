internal import Records

/// What a type of PostgreSQL means for a column.
struct PostgreSQLType: Equatable {
    /// What its values are in staging.
    var valueType = ValueType.text
    /// The longest value in characters, where it is limited.
    var maximumLength: Int?
    /// The values of an enumeration.
    var labels: [String] = []

    private static let integers: Set<String> = [
        "smallint", "integer", "bigint", "int", "int2", "int4", "int8", "smallserial", "serial", "bigserial", "serial2",
        "serial4", "serial8",
    ]
    private static let reals: Set<String> = ["numeric", "decimal", "real", "double", "float", "float4", "float8"]
    private static let texts: Set<String> = ["character", "char", "bpchar", "varchar"]

    /// A type that the dump does not define, of tokens whose texts are `words`: `character varying ( 40 )`.
    init(_ words: [String]) {
        // A built-in type may be spelled with its schema.
        let words = words.starts(with: ["pg_catalog", "."]) ? Array(words.dropFirst(2)) : words
        guard let first = words.first, !words.contains("["), !words.contains("array") else { return }
        switch first {
        case _ where Self.integers.contains(first): valueType = .integer
        case _ where Self.reals.contains(first): valueType = .real
        case "boolean", "bool": valueType = .boolean
        case _ where Self.texts.contains(first):
            if let open = words.firstIndex(of: "("), open + 1 < words.count {
                maximumLength = Int(words[open + 1])
            } else if words == ["character"] || words == ["char"] {
                maximumLength = 1
            }
        default: break
        }
    }

    /// An enumeration of `labels`.
    init(labels: [String]) { self.labels = labels }
}
