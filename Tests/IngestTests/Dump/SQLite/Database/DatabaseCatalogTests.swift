import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct DatabaseCatalogTests {
    @Test func `reads tables, keys and indexes`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(
            path,
            """
            CREATE TABLE p(id INTEGER PRIMARY KEY, mail TEXT COLLATE NOCASE UNIQUE);
            CREATE TABLE c(p INT NOT NULL REFERENCES p(id), n, CHECK(n > 0));
            CREATE UNIQUE INDEX u ON c(n); CREATE INDEX w ON c(lower(n)) WHERE n > 1;
            ALTER TABLE c ADD COLUMN added TEXT DEFAULT 'x'; ALTER TABLE c RENAME COLUMN n TO "new n";
            CREATE TABLE copy AS SELECT 1 AS "odd "" name", 'x' AS y;
            """)
        let tables = try SQLiteDatabase(source: sqliteSource(path), ordinal: 0).schema.tables
        #expect(tables.map(\.name.name) == ["p", "c", "copy"])
        #expect(tables[1].columns.map(\.name) == ["p", "new n", "added"])
        #expect(tables[1].constraints.map(\.kind) == [.foreignKey, .check, .unique])
        #expect(tables[1].constraints.last?.columns == ["new n"])
        #expect(tables[1].indexes.map(\.name) == ["w"])
        #expect(tables[1].columns[2].defaultValue == SQLFragment("'x'", holdsLiteral: true))
        #expect(tables[0].columns[1].attributes == "COLLATE NOCASE")
        #expect(tables[2].columns.map(\.name) == ["odd \" name", "y"])
    }

    @Test func `asks for rows in the table's own order`() {
        #expect(DatabaseCatalog.query(["a\"b"], of: "t") == "SELECT \"a\"\"b\" FROM main.\"t\" NOT INDEXED")
        #expect(DatabaseCatalog.query([], of: "t") == "SELECT NULL FROM main.\"t\" NOT INDEXED")
    }
}
