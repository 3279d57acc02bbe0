"""What users put together today for the same jobs, as programs of their own.

    peers.py polars-csv IN OUT        the masked table as CSV; OUT may be /dev/stdout
    peers.py polars-rows IN OUT       the masked table in SQLite, by ADBC
    peers.py pack OUT                 standard input in compressed pieces into SQLite, by two ISA-L threads
    peers.py duckdb-json IN OUT       the masked events as JSON Lines
"""

import collections
import sys

KEY = "0123456789abcdef0123456789abcdef"


def polars_table(source):
    import polars as pl
    import polars_hash as plh

    column = pl.col
    hidden = pl.lit("*" * 40).str.head((column("phone").str.len_bytes().cast(pl.Int64) - 2).clip(0))
    return pl.scan_csv(source, infer_schema=False).with_columns(
        plh.col("email").chash.hmac_sha256(key=KEY).str.slice(0, 32).alias("email"),
        pl.lit("REDACTED").alias("full_name"),
        hidden.add(column("phone").str.tail(2)).alias("phone"),
        column("birth_date").str.head(4),
        plh.col("iban").chash.hmac_sha256(key=KEY).alias("iban"),
        (pl.lit("*" * 12) + column("credit_card").str.tail(4)).alias("credit_card"),
        column("ip").str.replace(r"[0-9]+$", "0").alias("ip"),
        pl.lit("").alias("notes"),
    )


def polars_csv(source, target):
    polars_table(source).sink_csv(target)


def polars_rows(source, target):
    import polars as pl

    table = polars_table(source).with_columns(pl.col("id").cast(pl.Int64)).collect(engine="streaming")
    table.write_database("customers", "sqlite:///" + target, engine="adbc")


def pack(target):
    import concurrent.futures
    import sqlite3

    from isal import isal_zlib

    database = sqlite3.connect(target, isolation_level=None)
    database.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE pieces(id INTEGER PRIMARY KEY, data BLOB); BEGIN"
    )

    def store(job):
        database.execute("INSERT INTO pieces(data) VALUES(?)", (job.result(),))

    with concurrent.futures.ThreadPoolExecutor(2) as pool, open(0, "rb") as lines:
        jobs = collections.deque()
        while piece := lines.read(1 << 20):
            jobs.append(pool.submit(isal_zlib.compress, piece + lines.readline(), 1))
            while len(jobs) > 4:
                store(jobs.popleft())
        while jobs:
            store(jobs.popleft())
    database.execute("COMMIT")


def duckdb_json(source, target):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads=2")
    connection.execute(
        f"""COPY (SELECT id, ts, struct_pack(id := hash("user".id), email := sha256('{KEY}' || "user".email),
        ip := regexp_replace("user".ip, '[0-9]+$', '0')) AS "user", model, '[redacted]' AS prompt,
        list_transform(tool_calls, lambda c: struct_pack(name := c.name, args := struct_pack(
            email := sha256('{KEY}' || c.args.email), "limit" := c.args."limit"))) AS tool_calls, usage
        FROM read_json('{source}', format = 'newline_delimited')) TO '{target}' (FORMAT json)"""
    )


if __name__ == "__main__":
    jobs = {"polars-csv": polars_csv, "polars-rows": polars_rows, "pack": pack, "duckdb-json": duckdb_json}
    if len(sys.argv) < 3 or sys.argv[1] not in jobs:
        sys.exit(__doc__)
    jobs[sys.argv[1]](*sys.argv[2:])
