#!/usr/bin/env python3
"""Dumps through the built program and out again under rules that keep all: the rows' statements have the same bytes.

The real dumps lie in ../shared and are left out where it is absent; small ones of other styles are always made here.
"""
import fcntl
import gzip
import os
import re
import subprocess
import unittest

from program import DATA, PROGRAM, ProgramTest


# A statement with rows, from the beginning of its line: strings may hold anything.
STATEMENTS = {
    "postgresql": re.compile(rb"^(?:COPY [^\n]* FROM stdin;\n(?:[^\n]*\n)*?\\\.\n|INSERT (?:[^';]|'[^']*')*;\n)", re.M),
    "mysql": re.compile(rb"^(?:INSERT|REPLACE) (?:[^';]|'(?:[^'\\]|\\.)*')*;\n", re.M | re.S),
}
POSTGRESQL = b"""--
-- PostgreSQL database dump
--

SET standard_conforming_strings = on;
CREATE TABLE public.t (id integer GENERATED ALWAYS AS IDENTITY, "B b" text, raw bytea);
"""
POSTGRESQL_STYLES = {
    "copy": b"COPY public.t (id, \"B b\", raw) FROM stdin;\n1\ta\\tb\t\\\\x00ff\n2\t\\N\t\\N\n\\.\n",
    "copy of nothing": b"COPY public.t (id, \"B b\", raw) FROM stdin;\n\\.\n",
    "all quoted": b"COPY \"public\".\"t\" (\"id\", \"B b\", \"raw\") FROM stdin;\n1\ta\t\\N\n\\.\n",
    "inserts": b"INSERT INTO public.t VALUES (1, 'a;''\n', '\\x00ff');\nINSERT INTO public.t VALUES (2, NULL, NULL);\n",
    "overriding": b"INSERT INTO public.t (id, \"B b\", raw) OVERRIDING SYSTEM VALUE VALUES (1, 'a', '\\x');\n",
    "quoted inserts": b"INSERT INTO \"public\".\"t\" (\"id\", \"B b\", \"raw\") VALUES (1, 'a', NULL);\n",
    "two rows": b"".join(b"INSERT INTO public.t VALUES\n\t(%d, 'a', NULL),\n\t(%d, 'b', NULL);\n" % (at, at + 1) for at in (1, 3))
    + b"INSERT INTO public.t VALUES\n\t(5, 'a', NULL);\n",
    "conflicts": b"INSERT INTO public.t VALUES (1, 'a', NULL) ON CONFLICT DO NOTHING;\n" * 2,
    "rows and conflicts": b"INSERT INTO public.t VALUES\n\t(1, 'a', NULL),\n\t(2, 'b', NULL) ON CONFLICT DO NOTHING;\n",
}
GENERATED = POSTGRESQL.replace(b"raw bytea", b"n integer GENERATED ALWAYS AS (id * 2) STORED")
ENDINGS = {"postgresql": b"--\n-- PostgreSQL database dump complete\n--\n", "mysql": b"-- Dump completed\n"}
MYSQL = b"""-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
SET SQL_MODE='%(mode)s';
CREATE TABLE t (id int(11) NOT NULL, `B b` varchar(40) DEFAULT NULL, raw blob DEFAULT NULL) ENGINE=InnoDB;
"""
MYSQL_STYLES = {
    "mariadb": b"INSERT INTO `t` VALUES\n(1,'a;\\'\\n','\xff\\0'),\n(2,NULL,NULL);\n",
    "one row": b"INSERT INTO `t` VALUES\n(1,'a','');\n",
    "single rows": b"INSERT INTO `t` VALUES (1,'a','b');\nINSERT INTO `t` VALUES (2,NULL,NULL);\n",
    "mysql": b"INSERT INTO `t` VALUES (1,'a',_binary '\xff\\0'),(2,'_binary',NULL),(3,'0x00','');\n",
    "later bytes": b"INSERT INTO `t` VALUES (1,'a',NULL);\nINSERT INTO `t` VALUES (2,'a',0x00FF);\n",
    "all": b"INSERT INTO `t` (`id`, `B b`, `raw`) VALUES (1,'a',0x00FF),\n(2,'0x00',NULL),\n(3,'',0x61);\n",
    "ignore": b"INSERT IGNORE INTO `t` VALUES\n(1,'a',NULL),\n(2,'b',NULL);\n",
    "replace": b"REPLACE INTO `t` VALUES (1,'a',NULL),(2,'b',NULL);\n",
    "ansi": b"INSERT INTO \"t\" (\"id\", \"B b\", \"raw\") VALUES (1,'a\\\"',NULL);\n",
    "bare": b"INSERT INTO t (id, `B b`, raw) VALUES (1,'a',NULL);\n",
    "short": b"".join(b"INSERT INTO `t` VALUES\n%s;\n" % b",\n".join(b"(%d,'%s',NULL)" % (row, b"x" * 30) for row in rows)
                      for rows in (range(100, 190), range(190, 280), range(280, 300))),
}


class Export(ProgramTest):
    def exported(self, dump, dialect):
        store = self.folder / "staging.db"
        store.unlink(missing_ok=True)
        self.bauta("run", self.folder / "rules.yaml", dump, "--into", store, "-q")
        return self.bauta("export", store, "--as", dialect)

    @staticmethod
    def statements(text, dialect):
        """The statements with rows, by what they begin with: a script may have its tables in another order."""
        found = {}
        for statement in STATEMENTS[dialect].findall(text):
            head = re.match(rb"COPY [^\n]*|(?:INSERT|REPLACE)[^(]*?(?: \(|(?= VALUES))", statement)[0]
            found.setdefault(head, []).append(statement)
        return found

    def compare(self, dump, dialect, original):
        """Compares the statements that the export of `dump` has with those in `original`."""
        exported = self.statements(self.exported(dump, dialect), dialect)
        expected = self.statements(original, dialect)
        self.assertTrue(expected)
        self.assertEqual(set(exported), set(expected))
        for head, statements in expected.items():
            self.assertEqual(len(exported[head]), len(statements), head)
            self.assertTrue(exported[head] == statements, head)

    def check_real(self, dialect, pattern, without=()):
        dumps = [dump for dump in sorted(DATA.glob(pattern)) if dump.name not in without]
        if not dumps:
            self.skipTest("no ../shared/data")
        for dump in dumps:
            with self.subTest(dump=dump.name):
                original = gzip.decompress(dump.read_bytes())
                if "latin1" in dump.name:
                    original = original.decode("cp1252").encode()
                self.compare(dump, dialect, original)

    def test_real_dumps_of_postgresql(self):
        self.check_real("postgresql", "sql-pg-*/*.sql.gz")

    def test_real_dumps_of_mysql(self):
        self.check_real("mysql", "sql-mysql-*/*.sql.gz")

    def check_made(self, dialect, text, statements):
        dump = self.folder / "dump.sql"
        dump.write_bytes(text + statements + ENDINGS[dialect])
        self.compare(dump, dialect, statements)

    def test_styles_of_postgresql(self):
        for name, statements in POSTGRESQL_STYLES.items():
            with self.subTest(style=name):
                self.check_made("postgresql", POSTGRESQL, statements)

    def test_generated_columns(self):
        self.check_made("postgresql", GENERATED, b"INSERT INTO public.t VALUES (1, 'a', DEFAULT);\n")

    @unittest.skipUnless(hasattr(fcntl, "F_GETPIPE_SZ"), "no pipes with a size here")
    def test_the_pipe_to_a_client_is_wide(self):
        dump = self.folder / "dump.sql"
        dump.write_bytes(POSTGRESQL + POSTGRESQL_STYLES["copy"] + ENDINGS["postgresql"])
        self.exported(dump, "postgresql")
        for words in (["export", "--as"], ["seed", "--as"]):
            source, target = os.pipe()
            with open(source, "rb") as pipe:
                subprocess.run([PROGRAM, words[0], self.folder / "staging.db", words[1], "postgresql"], stdout=target, check=True)
                os.close(target)
                self.assertEqual(fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ), 1 << 20)
                self.assertIn(b"a\\tb", pipe.read())

    def test_styles_of_mysql(self):
        for name, statements in MYSQL_STYLES.items():
            with self.subTest(style=name):
                mode = b"ANSI" if name == "ansi" else b"NO_AUTO_VALUE_ON_ZERO"
                self.check_made("mysql", MYSQL % {b"mode": mode}, statements)

    def test_a_dump_without_definitions(self):
        statements = b"INSERT INTO `t` (`a`, `b`) VALUES (-1,'7');\nINSERT INTO `t` (`a`, `b`) VALUES (2,'y');\n"
        self.check_made("mysql", b"-- MySQL dump 10.13\n/*!40101 SET NAMES utf8mb4 */;\n", statements)


if __name__ == "__main__":
    unittest.main()
