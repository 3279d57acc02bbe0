"""The jobs that are measured: Bauta's command, its rivals, and the ratio that is wanted against each.

In a command {S} is the source, {O} what is written, {B} bauta, {D} this folder, {P} a Python with the peers' packages,
{R} the plain C program that is the bound, {G} the folder of PostgreSQL's socket and {M} MariaDB's socket, which
`.ci/servers` gives. Every command does its whole job from the start; what runs `before` it is not measured.
"""

import collections

# A rival has the job's source where it names none.
Rival = collections.namedtuple("Rival", "label command wanted needs source before", defaults=[None, (), None, None])
# Measured is the time, or with `per_byte` the CPU time of user and system for each byte of the source. The source has at
# most `most` megabytes, the memory should have at most `memory` MB, and the job is left out without what it `needs`.
Job = collections.namedtuple(
    "Job", "name title source command rivals per_byte most memory needs before", defaults=[False, None, None, (), None])

RUN = "rm -f {O}* && {B} run {D}/customers.yaml customers={S} --into {O}"
PEERS = "{P} {D}/peers.py"
POLARS = ("polars", "polars_hash")
READ = "{B} run -q {D}/customers.yaml"
DUMP = "rm -f {O}* && {B} run -q {D}/dump.yaml {S} --into {O} --jobs 1"
# At least half of what CSV of the same rows gets through, in the memory that CSV may take at 1 GB.
FROM_CSV = [Rival("CSV of the same rows", DUMP.replace("{S}", "orders={S}"), 0.5, source="orders:csv")]
MEMORY = 96
# Of 1.2 million rows the CSV has so many megabytes, and 256 MiB on one line so many.
ROWS, LINE = 191.2, 270
PSQL = "psql -X -q -v ON_ERROR_STOP=1 -h {G} -U postgres"
MARIADB = "mariadb --no-defaults --socket={M} --user=root"
EMPTY_DATABASE = "echo 'DROP DATABASE IF EXISTS benchmark; CREATE DATABASE benchmark;' | "

JOBS = [
    Job("whole", "CSV to a published staging store", "customers", RUN + " --jobs 2", [
        Rival("C program, same libraries", "{R} e {S} {O}.ref 2 {C} 1", 0.90, ["ref"]),
        Rival("Polars, 2 x ISA-L, SQLite", "rm -f {O}.pack; " + PEERS + " polars-csv {S} /dev/stdout | " + PEERS + " pack {O}.pack", 1.5,
              [*POLARS, "isal"]),
    ]),
    Job("one-worker", "the same, two workers against one", "customers", RUN + " --jobs 2", [
        Rival("one worker", RUN.replace("{O}", "{O}.one") + " --jobs 1", 1.8),
        Rival("eight workers", RUN.replace("{O}", "{O}.eight") + " --jobs 8", 1.0),
    ]),
    Job("filter", "CSV to CSV", "customers", "{B} filter -q {D}/customers.yaml --dataset customers --jobs 2 < {S} > {O}", [
        Rival("C program", "{R} a {S} {O}.ref 2", 0.50, ["ref"]),
        Rival("Polars", PEERS + " polars-csv {S} {O}.polars", 1.5, POLARS),
    ]),
    Job("rows", "CSV to plain SQLite tables", "customers",
        RUN + " --jobs 2 && {B} seed {O} --to {O}.seed", [
        Rival("C program", "{R} b {S} {O}.ref 2", 0.60, ["ref"]),
        Rival("Polars with ADBC", "rm -f {O}.adbc; " + PEERS + " polars-rows {S} {O}.adbc", 1.1,
              [*POLARS, "adbc_driver_sqlite"]),
    ]),
    Job("json", "JSON Lines with nested paths", "events",
        "{B} filter -q {D}/events.yaml --dataset events --jobs 2 < {S} > {O}", [
        Rival("jq", "jq -c '.user.id=1|.user.email=\"x\"|.prompt=\"[redacted]\"|.user.ip=\"0\"' {S} > {O}.jq", 5, ["jq"]),
        Rival("Miller", "mlr --ijsonl --ojsonl put '$user.email=sha256($user.email);$user.id=1;$user.ip=\"0\";"
              "$prompt=\"[redacted]\"' {S} > {O}.mlr", 3, ["mlr"]),
        Rival("DuckDB", PEERS + " duckdb-json {S} {O}.duck", 1.5, ["duckdb"]),
    ]),
    Job("gzip", "gzip to CSV, nothing masked", "customers.gz",
        "{B} filter -q {D}/keep.yaml --dataset customers --jobs 2 < {S} > {O}", [
        Rival("igzip -d alone", "igzip -d -c {S} > {O}.igzip", 0.85, ["igzip"]),
    ]),
    Job("query", "GROUP BY over a dataset", "store",
        "{B} query {S} 'SELECT country, count(*) FROM customers GROUP BY 1' > {O}", [
        Rival("sqlite3 over the view", "sqlite3 {S} 'SELECT country, count(*) FROM customers GROUP BY 1' > {O}.shell", 3,
              ["sqlite3"]),
    ]),
    Job("range", "WHERE range on a sorted column", "store",
        "{B} query {S} 'SELECT count(*) FROM customers WHERE id BETWEEN 20000 AND 21000' > {O}", [
        Rival("sqlite3 over the view",
              "sqlite3 {S} 'SELECT count(*) FROM customers WHERE id BETWEEN 20000 AND 21000' > {O}.shell", 20, ["sqlite3"]),
    ]),
    Job("export", "a dataset to CSV", "store", "{B} export {S} customers > {O}", [
        Rival("sqlite3 over the view", "sqlite3 -csv {S} 'SELECT * FROM customers' > {O}.shell", 3, ["sqlite3"]),
    ]),
    Job("dump-postgresql", "PostgreSQL dump to a store, kept", "orders:postgresql", DUMP, FROM_CSV,
        per_byte=True, memory=MEMORY),
    Job("dump-mysql", "MySQL dump to a store, kept", "orders:mysql", DUMP, FROM_CSV, per_byte=True, memory=MEMORY),
    Job("dump-line", "MySQL dump of one line", "orders:line", DUMP, FROM_CSV, per_byte=True, most=LINE, memory=MEMORY),
    Job("seed-sqlite", "seed a SQLite file", "store:orders:csv", "{B} seed {S} --to {O}", [
        Rival("sqlite3 .import", "sqlite3 {O}.shell '.import --csv {S} orders'", 1.0, ["sqlite3"], "orders:csv",
              "rm -f {O}*"),
    ], most=ROWS, before="rm -f {O}*"),
    Job("seed-postgresql", "seed PostgreSQL", "store:orders:postgresql",
        "{B} seed {S} --as postgresql | " + PSQL + " benchmark", [
            Rival("psql with the original dump", PSQL + " benchmark < {S}", 1.0, [], "orders:postgresql",
                  EMPTY_DATABASE + PSQL),
        ], most=ROWS, needs=["psql", "BAUTA_POSTGRESQL"], before=EMPTY_DATABASE + PSQL),
    Job("seed-mysql", "seed MariaDB", "store:orders:mysql", "{B} seed {S} --as mysql | " + MARIADB + " benchmark", [
        Rival("mariadb with the original dump", MARIADB + " benchmark < {S}", None, [], "orders:mysql",
              EMPTY_DATABASE + MARIADB),
    ], most=ROWS, needs=["mariadb", "BAUTA_MARIADB"], before=EMPTY_DATABASE + MARIADB),
]  # fmt: skip

# Shapes of tables: what is written is a staging store, everything kept.
SHAPES = [("customers", "14 columns"), ("wide:10", "10 columns"), ("wide:100", "100 columns"),
          ("wide:1000", "1,000 columns"), ("short", "fields of 1 byte"), ("long:1024", "fields of 1 KiB"),
          ("long:65536", "fields of 64 KiB"), ("long:1048576", "fields of 1 MiB")]  # fmt: skip
SHAPE = "rm -f {O}* && {B} run {D}/keep.yaml customers={S} --into {O} --jobs 2"
