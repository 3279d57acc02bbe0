"""Builds a staging store in Python, so that the checks can be tested without the program and against damage."""
import hashlib
import hmac
import json
import sqlite3
import zlib

import csv_source
import json_source
import store_catalog
from expectation import COUNTS, Column, expected_columns, reject_marks
from json_comparison import shown_values
from json_expectation import PathRules, expected_records
from masking import KEYED, Keys
from staging_store import APPLICATION_ID, FORMAT, quoted

RECORDS_A_BLOCK = 700
SCHEMA = """
CREATE TABLE bauta_run(run INTEGER PRIMARY KEY, uuid TEXT UNIQUE, status TEXT, started TEXT, finished TEXT,
    tenant TEXT, key_id TEXT, rules_name TEXT, rules_sha256 BLOB, rules_outline TEXT, versions TEXT,
    manifest_sha256 BLOB);
CREATE TABLE bauta_dataset(dataset INTEGER PRIMARY KEY, run INTEGER, name TEXT COLLATE NOCASE, format TEXT,
    columns TEXT, records INTEGER, rejects INTEGER, blocks INTEGER, plain_bytes INTEGER, stored_bytes INTEGER,
    digest BLOB, published TEXT, expires TEXT, UNIQUE(run, name));
CREATE TABLE bauta_source(dataset INTEGER, ordinal INTEGER, name TEXT, bytes INTEGER, fingerprint BLOB,
    PRIMARY KEY(dataset, ordinal));
CREATE TABLE bauta_schema(dataset INTEGER, ordinal INTEGER, kind TEXT, name TEXT, definition TEXT,
    PRIMARY KEY(dataset, ordinal));
CREATE TABLE bauta_range(dataset INTEGER, sequence INTEGER, ordinal INTEGER, minimum, maximum,
    PRIMARY KEY(dataset, sequence, ordinal));
CREATE TABLE bauta_block(dataset INTEGER, sequence INTEGER, first_record INTEGER, records INTEGER,
    plain_bytes INTEGER, plain_sha256 BLOB, payload_sha256 BLOB, payload BLOB, PRIMARY KEY(dataset, sequence));
CREATE TABLE bauta_field(dataset INTEGER, ordinal INTEGER, path TEXT, mask TEXT, method TEXT, parameters TEXT,
    technique TEXT, class TEXT, category TEXT, reason TEXT, key_id TEXT, seen INTEGER, missing INTEGER, nulls INTEGER,
    empties INTEGER, masked INTEGER, kept INTEGER, rejected INTEGER, invalid INTEGER, unchanged INTEGER,
    distinct_estimate INTEGER, shortest INTEGER, longest INTEGER, PRIMARY KEY(dataset, ordinal));
CREATE TABLE bauta_reject(dataset INTEGER, line INTEGER, byte_offset INTEGER, ordinal INTEGER, reason TEXT);
CREATE TABLE bauta_audit(sequence INTEGER PRIMARY KEY, time TEXT, run INTEGER, event TEXT, previous BLOB, hash BLOB);
"""
TIME = "2026-01-02T03:04:05.678Z"


def insert(store, table, **values):
    marks = ", ".join("?" * len(values))
    store.execute(f"INSERT INTO {table}({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def build(path, description, key, sources):
    """Writes the store that `description` and `sources` (name to path) should give."""
    keys = Keys(key, description.get("tenant", ""), description.get("epoch", ""))
    store = sqlite3.connect(path)
    store.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};" + SCHEMA)
    insert(store, "bauta_run", run=1, uuid="0", status="published", tenant=keys.tenant, key_id=keys.id)
    for number, (name, source) in enumerate(sources.items(), 1):
        add_dataset(store, number, name, source, description, keys)
    event = json.dumps({"sequence": 1, "time": TIME, "run": 1, "event": "run-published"})
    insert(store, "bauta_audit", sequence=1, time=TIME, run=1, event=event, previous=bytes(32),
           hash=hashlib.sha256(bytes(32) + event.encode()).digest())
    store.commit()
    store.close()


def add_dataset(store, number, name, path, description, keys):
    with open(path, "rb") as file:
        raw = file.read()
    fingerprint = hmac.digest(keys.sub_key("source"), raw, "sha256")
    insert(store, "bauta_source", dataset=number, ordinal=0, name=name, bytes=len(raw), fingerprint=fingerprint)
    add = add_documents if description["datasets"][name].get("format") == "jsonl" else add_table
    fields = add(store, number, name, raw, description, keys)
    for place, (path, column, tally) in enumerate(fields):
        add_field(store, number, place, path, column, tally, keys)


def add_table(store, number, name, raw, description, keys):
    header, rows = csv_source.table(raw, description["datasets"][name].get("dialect"))
    columns = [Column(name, column, description, keys) for column in header]
    rejected = reject_marks(columns, header, rows)
    results = expected_columns(columns, header, rows, rejected)
    staged = [place for place, column in enumerate(columns) if not column.is_dropped]
    records = list(zip(*(results[place][0] for place in staged)))
    names = [header[place] for place in staged]
    add_records(store, number, name, "csv", names, list(map(compact, records)), rejects=len(rejected))
    add_catalog(store, number, description["datasets"][name].get("subject"),
                [(header[place], columns[place]) for place in staged], list(map(store_catalog.table_values, records)))
    for _ in rejected:
        insert(store, "bauta_reject", dataset=number, reason="a value is invalid")
    add_view(store, number, name, [f"json_extract(r.value,'$[{place}]') AS {quoted(column)}"
                                   for place, column in enumerate(names)])
    return [(column, *each) for column, each in zip(header, zip(columns, (tally for _, tally in results)))]


def add_documents(store, number, name, raw, description, keys):
    rules = PathRules(name, description["datasets"][name]["columns"], description, keys)
    records = [text for text, _, _ in expected_records(rules, json_source.records(raw))]
    names = [rule.text for rule in rules.shown()]
    add_records(store, number, name, "jsonl", names, records, rejects=0)
    add_catalog(store, number, description["datasets"][name].get("subject"),
                [(rule.text, rule.field.column) for rule in rules.shown()], shown_values(rules, records))
    paths = ["$" + "".join(f'."{key.decode()}"' for key in rule.keys) for rule in rules.shown()]
    add_view(store, number, name, [f"json_extract(r.value,'{path}') AS {quoted(column)}"
                                   for path, column in zip(paths, names)] + ["r.value AS record"])
    return [(field.name, field.column, field) for field in rules.fields()]


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def add_records(store, number, name, form, names, records, rejects):
    """The dataset and its blocks; records are JSON texts."""
    digest, blocks, plain_bytes, stored_bytes = hashlib.sha256(), 0, 0, 0
    for first in range(0, len(records), RECORDS_A_BLOCK):
        part = records[first:first + RECORDS_A_BLOCK]
        plain = b"[" + b",".join(part) + b"]"
        packed = zlib.compress(plain, 1)
        payload = packed if len(packed) < len(plain) else plain
        insert(store, "bauta_block", dataset=number, sequence=blocks, first_record=first, records=len(part),
               plain_bytes=len(plain), plain_sha256=hashlib.sha256(plain).digest(),
               payload_sha256=hashlib.sha256(payload).digest(), payload=payload)
        digest.update(hashlib.sha256(plain).digest())
        blocks, plain_bytes, stored_bytes = blocks + 1, plain_bytes + len(plain), stored_bytes + len(payload)
    insert(store, "bauta_dataset", dataset=number, run=1, name=name, format=form, columns=json.dumps(names),
           records=len(records), rejects=rejects, published=TIME, blocks=blocks, plain_bytes=plain_bytes,
           stored_bytes=stored_bytes, digest=digest.digest())


def add_catalog(store, dataset, subject, columns, values):
    """What is said of the columns, and the bounds of each block."""
    for ordinal, (kind, name, definition) in enumerate(store_catalog.expected_schema(columns, subject)):
        insert(store, "bauta_schema", dataset=dataset, ordinal=ordinal, kind=kind, name=name, definition=definition)
    for sequence, first in enumerate(range(0, len(values), RECORDS_A_BLOCK)):
        ranges = store_catalog.expected_ranges(values[first:first + RECORDS_A_BLOCK])
        for ordinal, (minimum, maximum) in ranges.items():
            insert(store, "bauta_range", dataset=dataset, sequence=sequence, ordinal=ordinal, minimum=minimum,
                   maximum=maximum)


def add_field(store, dataset, place, path, column, tally, keys):
    counts = {name: getattr(tally, name) for name in COUNTS}
    if column.is_dropped:
        counts["shortest"] = counts["longest"] = None
    methods = dict.fromkeys(rule.method for rule in column.rules)
    insert(store, "bauta_field", dataset=dataset, ordinal=place, path=path, method=", ".join(methods),
           mask=column.mask,
           key_id=keys.id if KEYED & set(methods) else None,
           distinct_estimate=len(tally.distinct) if column.is_masked else None, **counts)


def add_view(store, dataset, name, columns):
    store.execute(f"CREATE VIEW {quoted(name)} AS SELECT {', '.join(columns)} FROM bauta_block AS b CROSS JOIN "
                  "json_each(CAST(sqlar_uncompress(b.payload, b.plain_bytes) AS TEXT)) AS r "
                  f"WHERE b.dataset = {dataset} ORDER BY b.sequence LIMIT -1")
