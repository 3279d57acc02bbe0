internal import Records

/// Whether a dump says that it is written to its end: `pg_dump` and `pg_dumpall` end what they begin with a comment.
struct PostgreSQLEnding {
    private static let database = Array("-- PostgreSQL database dump".utf8)
    private static let cluster = Array("-- PostgreSQL database cluster dump".utf8)
    private static let complete = Array(" complete".utf8)

    /// Whether a header of `pg_dump` was seen and no footer behind it.
    private var awaitsDatabase = false
    /// The same of `pg_dumpall`, whose dump holds dumps of databases.
    private var awaitsCluster = false

    /// Takes a comment, as it stands, without its line end.
    mutating func note(_ comment: ArraySlice<UInt8>) {
        guard comment.count >= Self.database.count, comment.count < 64 else { return }
        let line = comment.last == 0x0D ? comment.dropLast() : comment
        if line.elementsEqual(Self.database) { awaitsDatabase = true }
        if line.elementsEqual(Self.database + Self.complete) { awaitsDatabase = false }
        if line.elementsEqual(Self.cluster) { awaitsCluster = true }
        if line.elementsEqual(Self.cluster + Self.complete) { awaitsCluster = false }
    }

    /// What is missing where the dump ends here; nil if nothing is.
    var fault: SQLFault? {
        if awaitsDatabase { return Self.missing(Self.database) }
        return awaitsCluster ? Self.missing(Self.cluster) : nil
    }

    private static func missing(_ header: [UInt8]) -> SQLFault {
        let footer = String(decoding: header + complete, as: UTF8.self)
        return .unexpected(expected: "'\(footer)', as the header promises")
    }
}
