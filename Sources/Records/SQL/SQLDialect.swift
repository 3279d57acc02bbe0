/// Whose SQL a dump is written in; the raw value is the format's name in a rule set.
public enum SQLDialect: String, Sendable, CaseIterable {
    /// What `pg_dump` and `pg_dumpall` write.
    case postgresql
    /// What `mysqldump` and `mariadb-dump` write.
    case mysql
    /// An SQLite database, or what its shell's `.dump` writes.
    case sqlite
}
