#!/usr/bin/env python3
"""Dumps of real servers through the built program and back into real servers, which `.ci/servers` starts.

Without BAUTA_POSTGRESQL and BAUTA_MARIADB (see `.ci/servers`), or without ../shared, the tests are skipped.
"""
import gzip
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared/data"
PROGRAM = ROOT / ".build/release/bauta"
POSTGRESQL = os.environ.get("BAUTA_POSTGRESQL")
MARIADB = os.environ.get("BAUTA_MARIADB")

KEEP = "bauta: 1\nname: all\nkey: file:key\nunlisted: keep\n"
# Rules as a user would write them: people are masked, ids are permuted alike on both sides of their references.
MASKS = """bauta: 1
name: people
key: file:key
unlisted: keep
masks:
  id: { tokenize: { as: integer, max: 2147483647 } }
  email: { keyed-hash: { format: email, length: 20 } }
  name: { keyed-hash: { format: base32, length: 16 } }
datasets:
"""
RULES = {
    "pagila": MASKS + """
  public.customer: { unlisted: keep, columns: { customer_id: id, email: email, first_name: name, last_name: name } }
  public.rental: { unlisted: keep, columns: { customer_id: id } }
  public.payment: { unlisted: keep, columns: { customer_id: id } }
  public.staff: { unlisted: keep, columns: { email: email, username: name, password: redact, picture: nullify } }
""",
    "chinook": MASKS + """
  public.customer: { unlisted: keep, columns: { customer_id: id, email: email, last_name: name, phone: redact } }
  public.invoice: { unlisted: keep, columns: { customer_id: id, billing_address: redact } }
""",
    "employees": MASKS + """
  public.employee: { unlisted: keep, columns: { emp_no: id, first_name: { keyed-hash: { format: hex, length: 14 } },
    last_name: name } }
  public.dept_emp: { unlisted: keep, columns: { emp_no: id } }
  public.dept_manager: { unlisted: keep, columns: { emp_no: id } }
  public.salary: { unlisted: keep, columns: { emp_no: id } }
  public.title: { unlisted: keep, columns: { emp_no: id } }
""",
    "northwind": MASKS + """
  public.customers: { unlisted: keep, columns: { contact_name: name, phone: redact, fax: nullify } }
  public.employees: { unlisted: keep, columns: { last_name: name, home_phone: redact, notes: redact } }
""",
    "sakila": MASKS + """
  customer: { unlisted: keep, columns: { email: email, first_name: name, last_name: name } }
  staff: { unlisted: keep, columns: { email: email, last_name: name, picture: nullify, password: redact } }
  address: { unlisted: keep, columns: { phone: redact, address: name } }
""",
    "employee": MASKS + """
  employee: { unlisted: keep, columns: { emp_no: id, last_name: name } }
  dept_emp: { unlisted: keep, columns: { emp_no: id } }
  dept_manager: { unlisted: keep, columns: { emp_no: id } }
  salary: { unlisted: keep, columns: { emp_no: id } }
  title: { unlisted: keep, columns: { emp_no: id } }
""",
    "mysql-chinook": MASKS + """
  Customer: { unlisted: keep, columns: { CustomerId: id, Email: email, LastName: name, Phone: redact } }
  Invoice: { unlisted: keep, columns: { CustomerId: id } }
""",
}


def run(arguments, **options):
    """Runs a command, and fails with its last words."""
    done = subprocess.run([str(part) for part in arguments], capture_output=True, **options)
    if done.returncode:
        raise AssertionError(f"{arguments[0]}: {done.returncode}: {done.stderr[-800:].decode(errors='replace')}")
    return done.stdout


class Server(unittest.TestCase):
    """A folder with a key, and what the tests of both servers share."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="bauta-servers-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "key").touch(mode=0o600)
        (self.folder / "key").write_bytes(run([PROGRAM, "keys", "generate"]))

    def stage(self, dump, rules):
        """The script that seeds a server with `dump` under `rules`."""
        (self.folder / "rules.yaml").write_text(rules)
        store = self.folder / "staging.db"
        store.unlink(missing_ok=True)
        run([PROGRAM, "run", self.folder / "rules.yaml", dump, "--into", store, "--quiet"])
        return run([PROGRAM, "seed", store, "--as", self.dialect])

    def dumps(self, pattern, without=()):
        found = [path for path in sorted(DATA.glob(pattern)) if not any(word in path.name for word in without)]
        self.assertTrue(found)
        return found


@unittest.skipUnless(POSTGRESQL and DATA.exists(), "needs a PostgreSQL server of .ci/servers, and ../shared")
class PostgreSQL(Server):
    dialect = "postgresql"

    def psql(self, database, script=b"", *more):
        return run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", POSTGRESQL, "-U", "postgres", *more,
                    database], input=script)

    def database(self, name):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {name};\nCREATE DATABASE {name};".encode())
        return name

    def data(self, database):
        """The rows of all tables, each table's sorted, and where its sequences stand."""
        text = run(["pg_dump", "--data-only", "-h", POSTGRESQL, "-U", "postgres", database])
        tables, rows = {}, None
        for line in text.split(b"\n"):
            if line.startswith(b"COPY "):
                rows = tables.setdefault(line, [])
            elif line == b"\\.":
                rows = None
            elif rows is not None:
                rows.append(line)
            elif line.startswith(b"SELECT pg_catalog.setval"):
                tables[line] = []
        return {table: sorted(rows) for table, rows in tables.items()}

    def constraints(self, database):
        found = self.psql(database, b"SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
                          b" FROM pg_constraint WHERE conrelid <> 0 ORDER BY 1, 2;")
        indexes = self.psql(database, b"SELECT indexdef FROM pg_indexes i JOIN pg_class c ON c.relname = i.tablename"
                            b" WHERE schemaname = 'public' AND relkind <> 'm' ORDER BY 1;")
        return (found + indexes).decode().split("\n")

    def original(self, dump):
        name = self.database("original")
        self.psql(name, gzip.decompress(dump.read_bytes()))
        return name

    def test_keeping_all_gives_the_original(self):
        for dump in self.dumps("sql-pg-*/*.sql.gz", without=["onconflict"]):
            with self.subTest(dump=dump.name):
                original = self.original(dump)
                staging = self.database("staging")
                self.psql(staging, self.stage(dump, KEEP))
                self.assertTrue(self.data(staging) == self.data(original), "the rows differ")
                self.assertEqual(self.constraints(staging), self.constraints(original))

    def test_rows_alone_go_into_tables_that_are_there(self):
        original = self.original(DATA / "sql-pg-pagila/pagila_copy.sql.gz")
        schema = run(["pg_dump", "--schema-only", "--no-owner", "-h", POSTGRESQL, "-U", "postgres", original])
        staging = self.database("staging")
        self.psql(staging, schema)
        self.stage(DATA / "sql-pg-pagila/pagila_copy.sql.gz", KEEP)
        script = run([PROGRAM, "seed", self.folder / "staging.db", "--as", "postgresql", "--data-only"])
        self.psql(staging, b"SET session_replication_role = replica;\n" + script)
        rows = {table: rows for table, rows in self.data(original).items() if table.startswith(b"COPY")}
        staged = {table: rows for table, rows in self.data(staging).items() if table.startswith(b"COPY")}
        self.assertTrue(staged == rows, "the rows differ")

    def test_every_constraint_holds_under_real_rules(self):
        for name in ["pagila", "chinook", "employees", "northwind"]:
            for style in ["copy", "inserts", "rows100"]:
                dump = DATA / f"sql-pg-{name}/{name}_{style}.sql.gz"
                if not dump.exists():
                    continue
                with self.subTest(dump=dump.name):
                    original = self.original(dump)
                    staging = self.database("staging")
                    self.psql(staging, self.stage(dump, RULES[name]))
                    self.assertEqual(self.constraints(staging), self.constraints(original))
                    counts = [{table: len(rows) for table, rows in self.data(name).items()
                               if table.startswith(b"COPY")} for name in (staging, original)]
                    self.assertEqual(counts[0], counts[1])

    @staticmethod
    def blocks(text):
        """The rows of each COPY; pg_dump writes one for an empty table, too."""
        found = dict(re.findall(rb"^(COPY [^\n]*)\n(.*?)^\\\.$", text, re.M | re.S))
        return {head: rows for head, rows in found.items() if rows}

    def test_an_exported_dump_has_the_bytes_of_the_original(self):
        for dump in self.dumps("sql-pg-*/*_copy.sql.gz"):
            with self.subTest(dump=dump.name):
                self.stage(dump, KEEP)
                exported = run([PROGRAM, "export", self.folder / "staging.db", "--as", "postgresql"])
                blocks = [self.blocks(text) for text in (exported, gzip.decompress(dump.read_bytes()))]
                self.assertEqual(set(blocks[0]), set(blocks[1]))
                self.assertTrue(blocks[0] == blocks[1], "the rows differ")

    def test_the_line_of_the_readme(self):
        self.original(DATA / "sql-pg-pagila/pagila_copy.sql.gz")
        self.database("staging")
        (self.folder / "rules.yaml").write_text(RULES["pagila"] + '  "*": { format: postgresql, unlisted: keep }\n')
        line = readme_line("psql")
        environment = os.environ | {"PGHOST": POSTGRESQL, "PGUSER": "postgres",
                                    "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
        line = line.replace("production", "original")
        run(["bash", "-o", "pipefail", "-c", line], cwd=self.folder, env=environment)
        self.assertEqual(self.constraints("staging"), self.constraints("original"))


@unittest.skipUnless(MARIADB and DATA.exists(), "needs a MariaDB server of .ci/servers, and ../shared")
class MariaDB(Server):
    dialect = "mysql"
    access = ["--no-defaults", f"--socket={MARIADB}", "--user=root"]

    def mariadb(self, database, script=b""):
        return run(["mariadb", *self.access, "--batch", "--raw", "--skip-column-names", *([database] if database else [])],
                   input=script)

    def database(self, name):
        self.mariadb("", f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name};".encode())
        return name

    def original(self, dump):
        name = self.database("original")
        text = gzip.decompress(dump.read_bytes())
        # A dump of databases names its own.
        text = re.sub(rb"(?m)^(CREATE DATABASE|USE) [^\n]*;$", b"", text)
        self.mariadb(name, text)
        # Views are not staged.
        views = self.mariadb(name, b"SELECT table_name FROM information_schema.views WHERE table_schema = database();")
        for view in views.decode().split():
            self.mariadb(name, f"DROP VIEW `{view}`;".encode())
        return name

    def dump(self, database, *more):
        text = run(["mariadb-dump", *self.access, "--skip-triggers", "--hex-blob", "--skip-comments", *more, database])
        # Where numbering goes on is no row and no constraint.
        return re.sub(rb" AUTO_INCREMENT=\d+", b"", text)

    def schema(self, database):
        return self.dump(database, "--no-data")

    def test_keeping_all_gives_the_original(self):
        for dump in self.dumps("sql-mysql-*/*.sql.gz"):
            with self.subTest(dump=dump.name):
                original = self.original(dump)
                staging = self.database("staging")
                self.mariadb(staging, self.stage(dump, KEEP))
                dumps = [self.dump(name, "--order-by-primary") for name in (staging, original)]
                self.assertTrue(dumps[0] == dumps[1], "the dumps differ")

    def test_tables_of_tab_files(self):
        for definition in self.dumps("sql-mysql-sakila/tab/*.sql"):
            with self.subTest(table=definition.stem):
                staging = self.database("staging")
                script = self.stage(definition, KEEP)
                self.mariadb(staging, script)
                self.assertIn(f"CREATE TABLE `{definition.stem}`".encode(), script)

    def test_every_constraint_holds_under_real_rules(self):
        rules = {"sakila": "sakila", "employees": "employee", "chinook": "mysql-chinook"}
        for dump in self.dumps("sql-mysql-*/*_default.sql.gz"):
            name = dump.parent.name.removeprefix("sql-mysql-")
            with self.subTest(dump=dump.name):
                original = self.original(dump)
                staging = self.database("staging")
                self.mariadb(staging, self.stage(dump, RULES[rules[name]]))
                self.assertEqual(self.schema(staging), self.schema(original))

    def test_an_exported_dump_has_the_bytes_of_the_original(self):
        for dump in self.dumps("sql-mysql-*/*_default.sql.gz"):
            with self.subTest(dump=dump.name):
                self.stage(dump, KEEP)
                exported = run([PROGRAM, "export", self.folder / "staging.db", "--as", "mysql"])
                rows = [re.findall(rb"(?ms)^INSERT INTO `.*?;$", text)
                        for text in (exported, gzip.decompress(dump.read_bytes()))]
                self.assertTrue(rows[0] == rows[1], "the rows differ")

    def test_the_line_of_the_readme(self):
        self.original(DATA / "sql-mysql-sakila/sakila_default.sql.gz")
        self.database("staging")
        (self.folder / "rules.yaml").write_text(RULES["sakila"] + '  "*": { format: mysql, unlisted: keep }\n')
        (self.folder / "my.cnf").write_text(f"[client]\nsocket={MARIADB}\nuser=root\n")
        environment = os.environ | {"MYSQL_HOME": str(self.folder), "HOME": str(self.folder),
                                    "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
        (self.folder / ".my.cnf").write_text(f"[client]\nsocket={MARIADB}\nuser=root\n")
        line = readme_line("mariadb").replace("production", "original")
        run(["bash", "-o", "pipefail", "-c", line], cwd=self.folder, env=environment)
        self.assertEqual(self.schema("staging"), self.schema("original"))


def readme_line(client):
    """README's line that ends in `client`."""
    lines = (ROOT / "README.md").read_text().splitlines()
    return next(line for line in lines if line.startswith(("pg_dump ", "mariadb-dump ")) and f"| {client} " in line)


if __name__ == "__main__":
    unittest.main()
