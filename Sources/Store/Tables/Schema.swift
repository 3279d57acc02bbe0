/// The tables of the staging store, format 1.
public enum Schema {
    /// What marks a SQLite file as a staging store: `BAUT`.
    public static let applicationID = 0x4241_5554
    /// The format that this program writes, and the newest that it reads.
    public static let formatVersion = 1

    /// One table: its columns with their types, in order, and what else its definition says.
    struct Table {
        let name: String
        let definitions: [String]
        let constraint: String?

        /// The columns' names, in order.
        var columns: [String] {
            definitions.map { String($0.prefix { $0 != " " }) }
        }

        /// The columns' types, in order; empty for a column without one.
        var types: [String] {
            definitions.map { $0.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
        }

        var creation: String {
            "CREATE TABLE \(name)(\((definitions + [constraint].compactMap(\.self)).joined(separator: ", ")))"
        }

        /// A query for all columns, to which a condition may be added; a temporary table never takes its place.
        var selection: String { "SELECT \(columns.joined(separator: ", ")) FROM main.\(name)" }

        var insertion: String {
            let marks = columns.map { _ in "?" }.joined(separator: ", ")
            return "INSERT INTO \(name)(\(columns.joined(separator: ", "))) VALUES(\(marks))"
        }
    }

    static let run = Table(
        name: "bauta_run",
        definitions: [
            "run INTEGER PRIMARY KEY", "uuid TEXT UNIQUE", "status TEXT", "started TEXT", "finished TEXT",
            "tenant TEXT", "key_id TEXT", "rules_name TEXT", "rules_sha256 BLOB", "rules_outline TEXT",
            "versions TEXT", "manifest_sha256 BLOB",
        ],
        constraint: nil)

    static let dataset = Table(
        name: "bauta_dataset",
        definitions: [
            "dataset INTEGER PRIMARY KEY", "run INTEGER", "name TEXT COLLATE NOCASE", "format TEXT", "columns TEXT",
            "records INTEGER", "rejects INTEGER", "blocks INTEGER", "plain_bytes INTEGER", "stored_bytes INTEGER",
            "digest BLOB", "published TEXT", "expires TEXT",
        ],
        constraint: "UNIQUE(run, name)")

    static let source = Table(
        name: "bauta_source",
        definitions: ["dataset INTEGER", "ordinal INTEGER", "name TEXT", "bytes INTEGER", "fingerprint BLOB"],
        constraint: "PRIMARY KEY(dataset, ordinal)")

    static let schema = Table(
        name: "bauta_schema",
        definitions: ["dataset INTEGER", "ordinal INTEGER", "kind TEXT", "name TEXT", "definition TEXT"],
        constraint: "PRIMARY KEY(dataset, ordinal)")

    static let block = Table(
        name: "bauta_block",
        definitions: [
            "dataset INTEGER", "sequence INTEGER", "first_record INTEGER", "records INTEGER", "plain_bytes INTEGER",
            "plain_sha256 BLOB", "payload_sha256 BLOB", "payload BLOB",
        ],
        constraint: "PRIMARY KEY(dataset, sequence)")

    static let range = Table(
        name: "bauta_range",
        definitions: ["dataset INTEGER", "sequence INTEGER", "ordinal INTEGER", "minimum", "maximum"],
        constraint: "PRIMARY KEY(dataset, sequence, ordinal)")

    static let field = Table(
        name: "bauta_field",
        definitions: [
            "dataset INTEGER", "ordinal INTEGER", "path TEXT", "mask TEXT", "method TEXT", "parameters TEXT",
            "technique TEXT", "class TEXT", "category TEXT", "reason TEXT", "key_id TEXT", "seen INTEGER",
            "missing INTEGER", "nulls INTEGER", "empties INTEGER", "masked INTEGER", "kept INTEGER",
            "rejected INTEGER", "invalid INTEGER", "unchanged INTEGER", "distinct_estimate INTEGER",
            "shortest INTEGER", "longest INTEGER",
        ],
        constraint: "PRIMARY KEY(dataset, ordinal)")

    static let reject = Table(
        name: "bauta_reject",
        definitions: [
            "dataset INTEGER", "line INTEGER", "byte_offset INTEGER", "ordinal INTEGER", "reason TEXT",
        ],
        constraint: nil)

    static let audit = Table(
        name: "bauta_audit",
        definitions: [
            "sequence INTEGER PRIMARY KEY", "time TEXT", "run INTEGER", "event TEXT", "previous BLOB", "hash BLOB",
        ],
        constraint: nil)

    /// All tables.
    static let tables = [run, dataset, source, schema, block, range, field, reject, audit]

    /// The tables whose rows belong to a dataset, other than its blocks.
    static let parts = [source, schema, range, field, reject]

    /// The SQL that makes an empty store.
    static var creation: String {
        let marks = "PRAGMA application_id=\(applicationID); PRAGMA user_version=\(formatVersion); "
        return marks + tables.map(\.creation).joined(separator: "; ")
    }

    /// The names of all tables.
    public static var tableNames: [String] { tables.map(\.name) }

    /// A condition on `sqlite_schema` that holds for what this program writes: its tables, and the datasets' views.
    static var known: String {
        let names = tableNames.map { "'\($0)'" }.joined(separator: ", ")
        return "(type IN ('table', 'index') AND tbl_name IN (\(names)) AND (type = 'table' OR sql IS NULL)"
            + " OR type = 'view' AND name COLLATE NOCASE IN (SELECT name FROM bauta_dataset))"
    }
}
