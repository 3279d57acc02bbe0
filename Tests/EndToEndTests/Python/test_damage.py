#!/usr/bin/env python3
"""Damaged dumps through the built program: each ends with its status, its place and a reason, and publishes nothing.

`whole_dumps` has every construct that the readers know and is cut in the middle of each; what is wrong in other ways
is listed here.
"""
import gzip
import re
import subprocess
import unittest

import whole_dumps
from program import PROGRAM, ProgramTest
from whole_dumps import CANARY


# PostgreSQL: a definition, and what is wrong after it.
TABLE = f"-- PostgreSQL database dump\nCREATE TABLE public.t (\n    a integer,\n    b text DEFAULT '{CANARY}'\n);\n"
COPY = TABLE + "COPY public.t (a, b) FROM stdin;\n"
INTO = TABLE + "INSERT INTO public.t VALUES "
POSTGRESQL = {
    "a COPY without its end": COPY + f"1\t{CANARY}\n",
    "a COPY cut in a row": COPY + f"1\t{CANARY}\n2\t{CANARY[:5]}",
    "a COPY cut in an escape": COPY + "1\tx\\",
    "too few values in COPY": COPY + f"{CANARY}\n\\.\n",
    "too many values in COPY": COPY + f"1\t{CANARY}\t3\n\\.\n",
    "an empty row in COPY": COPY + "\n\\.\n",
    "bytes that are no UTF-8 in COPY": (COPY + "1\t").encode() + b"\xff\xfe" + b"\n\\.\n",
    "a NUL byte in COPY": (COPY + "1\t").encode() + b"x\0y\n\\.\n",
    "binary junk after the rows": (COPY + f"1\t{CANARY}\n\\.\n").encode() + bytes(range(1, 32)) * 4,
    "rows of COPY for no table": f"-- PostgreSQL database dump\nCOPY public.u FROM stdin;\n1\t{CANARY}\n\\.\n",
    "a COPY in another format": TABLE + f"COPY public.t (a, b) FROM stdin WITH (FORMAT csv);\n1,{CANARY}\n\\.\n",
    "an INSERT cut in a string": INTO + f"(1, '{CANARY}",
    "an INSERT cut after a value": INTO + f"(1, '{CANARY}'",
    "an INSERT cut after a comma": INTO + f"(1, '{CANARY}'),",
    "an INSERT cut in its head": TABLE + "INSERT INTO public.t VAL",
    "an INSERT with too few values": INTO + f"('{CANARY}');\n",
    "an INSERT with too many values": INTO + f"(1, '{CANARY}', 3);\n",
    "an INSERT of an expression": INTO + f"(1, lower('{CANARY}'));\n",
    "an INSERT of a SELECT": TABLE + f"INSERT INTO public.t SELECT 1, '{CANARY}';\n",
    "an escape without a character": INTO + "(1, E'\\u00');\n",
    "a comment that never closes": TABLE + f"/* {CANARY}\n",
    "an identifier that never closes": TABLE + f"ALTER TABLE \"{CANARY}\n",
    "a body that never closes": TABLE + f"CREATE FUNCTION f() RETURNS int AS $x$ {CANARY} $y$;\n",
    "a definition that never ends": f"-- PostgreSQL database dump\n"
     f"CREATE TABLE public.t (a integer DEFAULT '{CANARY}'\n",
    "a command of psql that is not read": TABLE + f"\\include {CANARY}.sql\n",
    "a COPY that ends with more on its line": COPY + f"1\t{CANARY}\n\\.{CANARY}\n",
    "an escape of a character that is none": INTO + f"(1, E'{CANARY}\\U00110000');\n",
    "half a pair of characters": INTO + f"(1, E'{CANARY}\\ud83d');\n",
    "an escape without digits in U&": INTO + f"(1, U&'{CANARY}\\00zz');\n",
    "a NUL by an escape": INTO + f"(1, E'{CANARY}\\000');\n",
    "bytes by an escape that are no UTF-8": INTO + f"(1, E'{CANARY}\\xff');\n",
    "rows of different sizes": INTO + f"(1, '{CANARY}'), ('{CANARY}');\n",
    "no comma between rows": INTO + f"(1, '{CANARY}') (2, 'b');\n",
    "an update of what is there": INTO + f"(1, '{CANARY}') ON CONFLICT (a) DO UPDATE SET b = '{CANARY}';\n",
    "a statement that is none": TABLE + f"HELLO '{CANARY}';\n",
}
# MySQL and MariaDB.
TABLE = f"-- MariaDB dump\nCREATE TABLE `t` (\n  `a` int(11),\n  `b` text DEFAULT '{CANARY}'\n);\n"
INTO = TABLE + "INSERT INTO `t` VALUES "
MYSQL = {
    "an INSERT cut in a string": INTO + f"(1,'{CANARY}",
    "an INSERT cut in an escape": INTO + f"(1,'{CANARY}\\",
    "an INSERT cut after a value": INTO + f"(1,'{CANARY}'",
    "an INSERT cut after a comma": INTO + f"(1,'{CANARY}'),",
    "an INSERT cut in its head": TABLE + "INSERT INTO `t` VAL",
    "too few values": INTO + f"('{CANARY}');\n",
    "too many values": INTO + f"(1,'{CANARY}',3);\n",
    "an expression": INTO + f"(1,concat('{CANARY}','x'));\n",
    "no comma between rows": INTO + f"(1,'{CANARY}')(2,'b');\n",
    "a number that is none": INTO + "(1x,'b');\n",
    "an odd number of hexadecimal digits": INTO + "(1,X'abc');\n",
    "bytes that are no UTF-8": (INTO + "(1,'").encode() + b"\xff\xfe" + b"');\n",
    "a NUL in text": (INTO + "(1,'").encode() + b"a\\0b" + b"');\n",
    "an identifier that never closes": TABLE + f"INSERT INTO `{CANARY}\n",
    "a comment that never closes": TABLE + f"/* {CANARY}\n",
    "a versioned comment that never closes": TABLE + f"/*!40101 SET NAMES utf8mb4 {CANARY}\n",
    "rows for no table": f"-- MariaDB dump\nINSERT INTO `u` VALUES (1,'{CANARY}');\n",
    "a SELECT": TABLE + f"INSERT INTO `t` SELECT 1,'{CANARY}';\n",
    "an update of what is there": INTO + f"(1,'{CANARY}') ON DUPLICATE KEY UPDATE a=1;\n",
    "binary junk": INTO.encode() + bytes(range(1, 32)) * 4,
    "too many values for the columns it lists": TABLE + f"INSERT INTO `t` (`a`) VALUES (1,'{CANARY}');\n",
    "rows of different sizes": INTO + f"(1,'{CANARY}'),('{CANARY}');\n",
    "a bit that is none": INTO + "(1,b'012');\n",
    "an INSERT in a versioned comment": TABLE + f"/*!50000 INSERT INTO `t` VALUES (1,'{CANARY}') */;\n",
    "no word behind DELIMITER": TABLE + "DELIMITER \nSELECT 1;\n",
}
# SQLite's shell.
TABLE = f"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a INTEGER, b TEXT DEFAULT '{CANARY}');\n"
INTO = TABLE + "INSERT INTO t VALUES("
SQLITE = {
    "an INSERT cut in a string": INTO + f"1,'{CANARY}",
    "an INSERT cut after a value": INTO + f"1,'{CANARY}'",
    "too few values": INTO + f"'{CANARY}');\nCOMMIT;\n",
    "too many values": INTO + f"1,'{CANARY}',3);\nCOMMIT;\n",
    "an expression": INTO + f"1,lower('{CANARY}'));\nCOMMIT;\n",
    "half a blob": INTO + "1,X'abc');\nCOMMIT;\n",
    "too many values for the columns it lists": TABLE + f"INSERT INTO t(a) VALUES(1,'{CANARY}');\nCOMMIT;\n",
    "an unknown escape in unistr": INTO + f"1,unistr('{CANARY}\\u00zz'));\nCOMMIT;\n",
    "an escape without a character": INTO + f"1,unistr('{CANARY}\\'));\nCOMMIT;\n",
    "an unknown function around a text": INTO + f"1,hex(replace('{CANARY}','a','b')));\nCOMMIT;\n",
    "no values behind one another": INTO + f"1,,'{CANARY}');\nCOMMIT;\n",
    "bytes that are no UTF-8": (INTO + "1,'").encode() + b"\xff\xfe" + b"');\nCOMMIT;\n",
    "a NUL in text": (INTO + "1,'").encode() + b"a\0b" + b"');\nCOMMIT;\n",
    "rows for no table": TABLE + f"INSERT INTO u VALUES(1,'{CANARY}');\nCOMMIT;\n",
    "a SELECT": TABLE + f"INSERT INTO t SELECT 1,'{CANARY}';\nCOMMIT;\n",
    "an update of what is there": INTO + f"1,'{CANARY}') ON CONFLICT DO UPDATE SET a=1;\nCOMMIT;\n",
    "a statement that is none of the shell's": TABLE + f"UPDATE t SET b='{CANARY}';\nCOMMIT;\n",
    "a dump of a database with a fault": INTO + f"1,'{CANARY}');\nROLLBACK; -- due to errors\n",
    "binary junk": INTO.encode() + bytes(range(1, 32)) * 4,
}


class Damage(ProgramTest):
    def run_dump(self, content, name, dialect):
        (self.folder / "rules.yaml").write_text(
            "bauta: 1\nname: all\nkey: file:key\nunlisted: keep\n"
            f'datasets: {{ "*": {{ format: {dialect}, unlisted: keep }} }}\n')
        dump = self.folder / name
        dump.write_bytes(content if isinstance(content, bytes) else content.encode())
        return subprocess.run([PROGRAM, "run", self.folder / "rules.yaml", dump, "--into", self.folder / "s.db", "-q"],
                              capture_output=True)

    def check(self, content, dialect, name="dump.sql"):
        done = self.run_dump(content, name, dialect)
        words = done.stderr.decode()
        self.assertEqual(done.returncode, 5, words)
        self.assertRegex(words, re.compile(r"dump\.sql\S*:\d+ \(byte \d+\): .+; .+", re.S))
        self.assertNotIn(CANARY, words + done.stdout.decode())
        self.assert_nothing_is_left()

    def assert_nothing_is_left(self):
        self.assertEqual(sorted(path.name for path in self.folder.glob("s.db*") if path.suffix != ".lock"), [])

    def check_all(self, cases, dialect):
        for name, content in cases.items():
            with self.subTest(case=name):
                self.check(content, dialect)

    def check_cuts(self, constructs, dialect):
        done = self.run_dump(whole_dumps.whole(constructs), "dump.sql", dialect)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        names = set()
        for name, number, content in whole_dumps.cuts(constructs):
            (self.folder / "s.db").unlink(missing_ok=True)
            with self.subTest(construct=name, cut=number):
                if (dialect, name, number) in whole_dumps.SILENT:
                    done = self.run_dump(content, "dump.sql", dialect)
                    self.assertEqual(done.returncode, 0, "this cut is found now: take it off the list")
                else:
                    self.check(content, dialect)
                    names.add(name)
        # Every construct is cut; what is left out of that is on the list.
        silent = {name for kind, name, _ in whole_dumps.SILENT if kind == dialect}
        self.assertEqual({name for name, _ in constructs} - names - silent, set())

    def test_postgresql(self):
        self.check_all(POSTGRESQL, "postgresql")

    def test_mysql(self):
        self.check_all(MYSQL, "mysql")

    def test_sqlite(self):
        self.check_all(SQLITE, "sqlite")

    def test_postgresql_cut_in_every_construct(self):
        self.check_cuts(whole_dumps.POSTGRESQL, "postgresql")

    def test_mysql_cut_in_every_construct(self):
        self.check_cuts(whole_dumps.MYSQL, "mysql")

    def test_sqlite_cut_in_every_construct(self):
        self.check_cuts(whole_dumps.SQLITE, "sqlite")

    def test_empty_files(self):
        for dialect in whole_dumps.DIALECTS:
            for content in ("", "\n\n", f"-- {CANARY}\n"):
                with self.subTest(dialect=dialect, content=content):
                    self.check(content, dialect)

    def test_gzip_cut_short(self):
        for dialect, constructs in whole_dumps.DIALECTS.items():
            content = gzip.compress(whole_dumps.whole(constructs).encode())
            for kept in (5, len(content) // 2, len(content) - 9, len(content) - 1):
                with self.subTest(dialect=dialect, kept=kept):
                    done = self.run_dump(content[:kept], "dump.sql.gz", dialect)
                    self.assertEqual(done.returncode, 5)
                    self.assertRegex(done.stderr.decode(), r"dump\.sql\.gz: .+; .+")
                    self.assertNotIn(CANARY, done.stderr.decode())
                    self.assert_nothing_is_left()

    def test_utf_16(self):
        for dialect, constructs in whole_dumps.DIALECTS.items():
            for encoding in ("utf-16", "utf-16-be", "utf-16-le"):
                with self.subTest(dialect=dialect, encoding=encoding):
                    done = self.run_dump(whole_dumps.whole(constructs).encode(encoding), "dump.sql", dialect)
                    self.assertEqual(done.returncode, 5, done.stderr.decode())
                    self.assertRegex(done.stderr.decode(), r"dump\.sql.*: .+; .+")
                    self.assert_nothing_is_left()

    def test_there_are_at_least_forty(self):
        self.assertGreaterEqual(len(POSTGRESQL) + len(MYSQL) + len(SQLITE), 40)

    def test_what_is_no_plain_dump_is_refused_by_name(self):
        for content, command in [(b"PGDMP\x01\x0e\0", "pg_restore"), (b"\xfebin\0\0\0\0", "mariadb-dump"),
                                 (b'<?xml version="1.0"?>\n<mysqldump>\n', "mariadb-dump")]:
            done = self.run_dump(content, "dump.sql", "postgresql")
            self.assertEqual(done.returncode, 5)
            self.assertIn(f"make a plain dump with `{command}", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
