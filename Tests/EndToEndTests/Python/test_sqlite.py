#!/usr/bin/env python3
"""SQLite databases through the built program into SQLite databases: the same rows, each value of the same class.

The real files lie in ../shared and are left out where it is absent; an odd database is always made here.
"""
import gzip
import sqlite3
import subprocess
import unittest

from program import DATA, ProgramTest

DATABASES = DATA / "sqlite"

ODD = """
CREATE TABLE "o""dd;
name"("a b" INTEGER PRIMARY KEY AUTOINCREMENT, 'it''s' TEXT NOT NULL DEFAULT 'x;y', [c d] ANY, d REAL, e BLOB);
INSERT INTO "o""dd;
name" VALUES (1, 'INSERT INTO t VALUES(1);', 5, 1.0, x'00ff'), (2, 'a''b' || char(10) || 'c', 'text', 1e300, x''),
  (9223372036854775807, 's:21:"php";', NULL, -0.5, NULL), (-5, '', x'ab', 9e999, x'61');
CREATE TABLE w(k TEXT COLLATE NOCASE, n NUMERIC, PRIMARY KEY(k, n)) WITHOUT ROWID;
INSERT INTO w VALUES ('a', 1), ('a', '1.10x'), ('b', 2.5);
CREATE TABLE s(i INTEGER PRIMARY KEY, t TEXT, x ANY) STRICT;
INSERT INTO s VALUES (1, 'one', 1), (2, NULL, 'two'), (3, '007', x'03');
CREATE TABLE g(a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c TEXT AS ('c' || a));
INSERT INTO g(a) VALUES (1), (2);
CREATE TABLE child(id INTEGER PRIMARY KEY, s REFERENCES s(i) ON DELETE CASCADE, CHECK (id > 0));
INSERT INTO child VALUES (1, 1), (2, NULL);
CREATE UNIQUE INDEX "u;1" ON s(t);
CREATE INDEX p ON child(s) WHERE s IS NOT NULL;
CREATE VIEW v AS SELECT 1;
CREATE TRIGGER r AFTER INSERT ON s BEGIN INSERT INTO g(a) VALUES (99); END;
"""


class SQLite(ProgramTest):
    def seed(self, source):
        store, seed = self.folder / "staging.db", self.folder / "seed.db"
        for path in (store, seed):
            path.unlink(missing_ok=True)
        self.bauta("run", self.folder / "rules.yaml", source, "--into", store, "-q")
        self.bauta("seed", store, "--to", seed)
        return seed

    @staticmethod
    def rows(path):
        """The rows of every ordinary table, each value with its class."""
        connection = sqlite3.connect(path)
        connection.text_factory = bytes
        tables = {}
        names = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                   " AND name NOT LIKE 'sqlite^_%' ESCAPE '^'").fetchall()
        for (name,) in names:
            quoted = '"' + name.decode().replace('"', '""') + '"'
            names = [column[1].decode() for column in connection.execute(f"PRAGMA table_info({quoted})")]
            columns = ", ".join('"' + column.replace('"', '""') + '"' for column in names)
            found = connection.execute(f"SELECT {columns} FROM {quoted}").fetchall()
            tables[name] = sorted(repr([(type(value).__name__, value) for value in row]) for row in found)
        connection.close()
        return tables

    def test_an_odd_database(self):
        source = self.folder / "odd.db"
        connection = sqlite3.connect(source)
        connection.executescript(ODD)
        connection.close()
        seed = self.seed(source)
        self.assertEqual(self.rows(seed), self.rows(source))
        connection = sqlite3.connect(seed)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        self.assertEqual(connection.execute("SELECT a, b, c FROM g").fetchall(), [(1, 2, "c1"), (2, 4, "c2")])
        with self.assertRaises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO s VALUES (4, 'one', 0)")
        with self.assertRaises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO child VALUES (0, NULL)")
        connection.close()

    def test_the_script_of_an_odd_database(self):
        source = self.folder / "odd.db"
        connection = sqlite3.connect(source)
        connection.executescript(ODD)
        connection.close()
        script = self.folder / "odd.sql"
        script.write_bytes(subprocess.run(["sqlite3", source, ".dump"], capture_output=True, check=True).stdout)
        self.assertEqual(self.rows(self.seed(script)), self.rows(source))

    @unittest.skipUnless(DATABASES.exists(), "needs ../shared")
    def test_real_files(self):
        tried = 0
        for path in sorted(DATABASES.iterdir()):
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            if not content.startswith(b"SQLite format 3\0"):
                continue
            source = self.folder / path.name.removesuffix(".gz")
            source.write_bytes(content)
            try:
                wanted = self.rows(source)
                sound = sqlite3.connect(source).execute("PRAGMA integrity_check").fetchone() == ("ok",)
            except sqlite3.Error:
                continue
            if sound and wanted:
                with self.subTest(file=path.name):
                    self.assertTrue(self.rows(self.seed(source)) == wanted, "the rows differ")
                    tried += 1
        self.assertGreater(tried, 3)


if __name__ == "__main__":
    unittest.main()
