"""Reads a staging store by itself: sqlite3, zlib and hashlib, with DESIGN.md 6 in the other hand."""
import hashlib
import json
import pathlib
import sqlite3
import zlib

APPLICATION_ID, FORMAT = 0x42415554, 1


class Faults(list):
    """What differs: places and names, never a value."""

    def check(self, holds, text):
        if not holds:
            self.append(text)
        return holds


def sqlar_uncompress(payload, size):
    """SQLite's convention: stored plain where the lengths are equal, else one zlib stream."""
    return payload if len(payload) == size else inflate(payload)


def inflate(payload):
    stream = zlib.decompressobj()
    plain = stream.decompress(payload)
    if not stream.eof or stream.unused_data:
        raise ValueError("not one whole zlib stream")
    return plain


def opened(path):
    connection = sqlite3.connect(pathlib.Path(path).resolve().as_uri() + "?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    connection.create_function("sqlar_uncompress", 2, sqlar_uncompress, deterministic=True)
    return connection


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def newest_dataset(store, name):
    """The row of the newest published run's dataset of that name."""
    return store.execute(
        "SELECT d.*, r.key_id AS run_key_id, r.tenant AS run_tenant FROM bauta_dataset AS d "
        "JOIN bauta_run AS r USING (run) WHERE d.name = ? AND r.status = 'published' ORDER BY d.run DESC LIMIT 1",
        (name,)).fetchone()


def check_file(store, faults):
    faults.check(store.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID, "store: application_id")
    faults.check(store.execute("PRAGMA user_version").fetchone()[0] == FORMAT, "store: user_version")
    faults.check(store.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "store: integrity_check")


def check_chain(store, faults):
    """Every entry's hash covers the event's bytes and the hash before it."""
    previous = bytes(32)
    query = "SELECT sequence, time, run, event, previous, hash FROM bauta_audit ORDER BY sequence"
    rows = store.execute(query).fetchall()
    faults.check(rows, "bauta_audit: no entry")
    for number, row in enumerate(rows, 1):
        digest = hashlib.sha256(previous + row["event"].encode()).digest()
        faults.check(row["sequence"] == number, f"bauta_audit {number}: sequence")
        faults.check(row["previous"] == previous and row["hash"] == digest, f"bauta_audit {number}: hash")
        event = json.loads(row["event"])
        for column in ("sequence", "time", "run"):
            faults.check(event.get(column) == row[column], f"bauta_audit {number}: the event's {column}")
        previous = row["hash"]


def read_blocks(store, dataset, faults, elements=json.loads):
    """All records of a dataset, every promise of a block checked on the way; `elements` reads a block's text."""
    name, number = dataset["name"], dataset["dataset"]
    rows = store.execute(
        "SELECT sequence, first_record, records, plain_bytes, plain_sha256, payload_sha256, payload FROM bauta_block "
        "WHERE dataset = ? ORDER BY sequence", (number,))
    records, digest, blocks, plain_bytes, stored_bytes = [], hashlib.sha256(), 0, 0, 0
    for row in rows:
        place = f"{name}: block {row['sequence']}"
        faults.check(row["sequence"] == blocks, f"{place}: sequence")
        faults.check(row["first_record"] == len(records), f"{place}: first_record")
        content = block_records(row, place, faults, elements)
        faults.check(len(content) == row["records"], f"{place}: records")
        records += content
        digest.update(row["plain_sha256"])
        blocks += 1
        plain_bytes += row["plain_bytes"]
        stored_bytes += len(row["payload"])
    totals = {"records": len(records), "blocks": blocks, "plain_bytes": plain_bytes, "stored_bytes": stored_bytes,
              "digest": digest.digest()}
    return records, totals


def block_records(row, place, faults, elements):
    payload, size = row["payload"], row["plain_bytes"]
    faults.check(type(payload) is bytes and len(payload) <= size, f"{place}: payload")
    faults.check(row["payload_sha256"] == hashlib.sha256(payload).digest(), f"{place}: payload_sha256")
    try:
        plain = sqlar_uncompress(payload, size)
        faults.check(len(plain) == size, f"{place}: plain_bytes")
        faults.check(row["plain_sha256"] == hashlib.sha256(plain).digest(), f"{place}: plain_sha256")
        content = elements(plain.decode("utf-8"))
    except (ValueError, zlib.error):
        faults.append(f"{place}: is no JSON in one zlib stream")
        return []
    faults.check(isinstance(content, list), f"{place}: is no array")
    return content if isinstance(content, list) else []
