public import Records

extension SourceFormat {
    /// What `pg_dump` and `pg_dumpall` write as plain text.
    public static let postgresql = written(in: .postgresql, "a plain dump of PostgreSQL", [])
    /// What `mysqldump` and `mariadb-dump` write.
    public static let mysql = written(in: .mysql, "a dump of MySQL or MariaDB", [])
    /// An SQLite database, or what `.dump` writes.
    public static let sqlite = written(in: .sqlite, "an SQLite database or its `.dump`", ["db", "sqlite", "sqlite3"])

    /// The format of what is written in `dialect`.
    public static func format(in dialect: SQLDialect) -> SourceFormat {
        switch dialect {
        case .postgresql: .postgresql
        case .mysql: .mysql
        case .sqlite: .sqlite
        }
    }

    private static func written(in dialect: SQLDialect, _ summary: String, _ extensions: [String]) -> SourceFormat {
        SourceFormat(
            name: dialect.rawValue, summary: summary, fileExtensions: extensions, layout: nil, firstByte: nil,
            dialect: dialect)
    }
}
