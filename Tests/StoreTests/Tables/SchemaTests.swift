import Store
import Testing

@Suite struct SchemaTests {
    /// DESIGN 6, word for word.
    private let design = [
        """
        bauta_run(run INTEGER PRIMARY KEY, uuid TEXT UNIQUE, status TEXT, started TEXT, finished TEXT, tenant TEXT, \
        key_id TEXT, rules_name TEXT, rules_sha256 BLOB, rules_outline TEXT, versions TEXT, manifest_sha256 BLOB)
        """,
        """
        bauta_dataset(dataset INTEGER PRIMARY KEY, run INTEGER, name TEXT COLLATE NOCASE, format TEXT, columns TEXT, \
        records INTEGER, rejects INTEGER, blocks INTEGER, plain_bytes INTEGER, stored_bytes INTEGER, digest BLOB, \
        published TEXT, expires TEXT, UNIQUE(run, name))
        """,
        """
        bauta_source(dataset INTEGER, ordinal INTEGER, name TEXT, bytes INTEGER, fingerprint BLOB, \
        PRIMARY KEY(dataset, ordinal))
        """,
        """
        bauta_schema(dataset INTEGER, ordinal INTEGER, kind TEXT, name TEXT, definition TEXT, \
        PRIMARY KEY(dataset, ordinal))
        """,
        """
        bauta_block(dataset INTEGER, sequence INTEGER, first_record INTEGER, records INTEGER, plain_bytes INTEGER, \
        plain_sha256 BLOB, payload_sha256 BLOB, payload BLOB, PRIMARY KEY(dataset, sequence))
        """,
        """
        bauta_range(dataset INTEGER, sequence INTEGER, ordinal INTEGER, minimum, maximum, \
        PRIMARY KEY(dataset, sequence, ordinal))
        """,
        """
        bauta_field(dataset INTEGER, ordinal INTEGER, path TEXT, mask TEXT, method TEXT, parameters TEXT, \
        technique TEXT, class TEXT, category TEXT, reason TEXT, key_id TEXT, seen INTEGER, missing INTEGER, \
        nulls INTEGER, empties INTEGER, masked INTEGER, kept INTEGER, rejected INTEGER, invalid INTEGER, \
        unchanged INTEGER, distinct_estimate INTEGER, shortest INTEGER, longest INTEGER, PRIMARY KEY(dataset, ordinal))
        """,
        "bauta_reject(dataset INTEGER, line INTEGER, byte_offset INTEGER, ordinal INTEGER, reason TEXT)",
        """
        bauta_audit(sequence INTEGER PRIMARY KEY, time TEXT, run INTEGER, event TEXT, previous BLOB, hash BLOB)
        """,
    ]

    @Test func `is the design's, word for word`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun().publish(into: path)
        let tables = try Shell.sqlite(path, "SELECT sql FROM sqlite_schema WHERE type = 'table'")
        #expect(tables == design.map { "CREATE TABLE \($0)" })
        #expect(Schema.tableNames == design.map { String($0.prefix { $0 != "(" }) })
    }
}
