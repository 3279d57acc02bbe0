#!/usr/bin/env python3
"""A second implementation of Bauta's masks and store: recomputes every value and every count of a staging store.

    second_implementation.py --store STAGING.db --key KEY --description MASKS.json --source customers=PATH …
    second_implementation.py --self-test

It reads the SQLite file and the sources, tables and JSON Lines, by itself, and the masks from a description written by
hand (shop_masks.json, ai_staging_masks.json).
It prints `OK n values, m counts`, or up to twenty differences (a dataset, a column, a record; never a value), and then
exits with 1. Python's standard library, and PyPI's `cryptography` for the AES block alone. One source may be given
several times: its files in the order of the run.
"""
import argparse
import hmac
import json
import sqlite3
import sys

import csv_source
import json_comparison
import self_test
import store_catalog
from expectation import COUNTS, Column, expected_columns, reject_marks
from masking import KEYED, Keys
from staging_store import Faults, check_chain, check_file, newest_dataset, opened, quoted, read_blocks

SHOWN = 20
EXACT_DISTINCT = 1024


class Comparison:
    def __init__(self, store, keys, description, faults):
        self.store, self.keys, self.description, self.faults = store, keys, description, faults
        self.values = self.counts = 0

    def equal(self, found, wanted, text):
        self.counts += 1
        self.faults.check(found == wanted, text)

    def dataset(self, name, paths):
        stored = newest_dataset(self.store, name)
        if not self.faults.check(stored is not None, f"{name}: no published dataset"):
            return
        if self.description["datasets"][name].get("format") == "jsonl":
            json_comparison.compare(self, stored, self.raw_sources(stored, paths))
        else:
            self.table(stored, self.raw_sources(stored, paths))

    def table(self, stored, sources):
        name = stored["name"]
        header, rows = self.read_tables(name, sources)
        listed = self.description["datasets"][name]["columns"]
        if not self.faults.check(set(listed) == set(header), f"{name}: the description lists other columns"):
            return
        columns = [Column(name, column, self.description, self.keys) for column in header]
        rejected = reject_marks(columns, header, rows)
        results = expected_columns(columns, header, rows, rejected)
        staged = [place for place, column in enumerate(columns) if not column.is_dropped]
        wanted = list(zip(*(results[place][0] for place in staged)))
        names = [header[place] for place in staged]
        found, totals = read_blocks(self.store, stored, self.faults)
        self.compare_totals(stored, names, totals, len(rejected))
        self.compare_rows(name, "block", names, found, wanted)
        view = self.store.execute(f"SELECT * FROM {quoted(name)}")
        self.equal([column[0] for column in view.description], names, f"{name}: columns of the view")
        self.compare_rows(name, "view", names, view.fetchall(), wanted)
        store_catalog.compare(self, stored, [(header[place], columns[place]) for place in staged],
                              list(map(store_catalog.table_values, wanted)))
        tallies = [tally for _, tally in results]
        self.compare_fields(stored, list(zip(header, columns, tallies)))

    def raw_sources(self, stored, paths):
        """The bytes of all files; their sizes and fingerprints compared with bauta_source."""
        name, key, sources = stored["name"], self.keys.sub_key("source"), []
        query = "SELECT ordinal, bytes, fingerprint FROM bauta_source WHERE dataset = ? ORDER BY ordinal"
        known = self.store.execute(query, (stored["dataset"],)).fetchall()
        self.equal(len(known), len(paths), f"{name}: number of sources")
        for number, path in enumerate(paths):
            with open(path, "rb") as file:
                raw = file.read()
            sources.append(raw)
            if number < len(known):
                source = known[number]
                self.equal(source["ordinal"], number, f"{name}: source {number}: ordinal")
                self.equal(source["bytes"], len(raw), f"{name}: source {number}: bytes")
                wanted = hmac.digest(key, raw, "sha256")
                self.equal(source["fingerprint"], wanted, f"{name}: source {number}: fingerprint")
        return sources

    def read_tables(self, name, sources):
        """Header and records of all files."""
        dialect, header, rows = self.description["datasets"][name].get("dialect"), None, []
        for number, raw in enumerate(sources):
            names, more = csv_source.table(raw, dialect)
            self.faults.check(header in (None, names), f"{name}: source {number}: header")
            header, rows = names, rows + more
        return header, rows

    def compare_totals(self, stored, names, totals, rejects):
        name = stored["name"]
        for column, value in totals.items():
            self.equal(stored[column], value, f"{name}: bauta_dataset.{column}")
        self.equal(stored["rejects"], rejects, f"{name}: bauta_dataset.rejects")
        query = "SELECT count(*) FROM bauta_reject WHERE dataset = ?"
        listed = self.store.execute(query, (stored["dataset"],)).fetchone()
        self.equal(listed[0], rejects, f"{name}: rows of bauta_reject")
        self.equal(stored["format"], self.description["datasets"][name].get("format", "csv"), f"{name}: format")
        self.equal(json.loads(stored["columns"]), names, f"{name}: bauta_dataset.columns")
        self.equal(stored["run_key_id"], self.keys.id, f"{name}: key_id of the run")
        self.equal(stored["run_tenant"], self.keys.tenant, f"{name}: tenant of the run")

    def compare_rows(self, name, kind, names, found, wanted):
        self.equal(len(found), len(wanted), f"{name}: records in the {kind}s")
        for number, (row, want) in enumerate(zip(found, wanted)):
            row = tuple(row)
            self.values += len(row)
            if row == want and list(map(type, row)) == list(map(type, want)):
                continue
            if not self.faults.check(len(row) == len(want), f"{name}: record {number} of the {kind}: number of values"):
                continue
            for column, have, due in zip(names, row, want):
                same = have == due and type(have) is type(due)
                self.faults.check(same, f"{name}.{column}: record {number} of the {kind}")

    def compare_fields(self, stored, wanted):
        """What is said of each field: `wanted` are paths with their columns and counts, in the order of the fields."""
        query = "SELECT * FROM bauta_field WHERE dataset = ? ORDER BY ordinal"
        fields = self.store.execute(query, (stored["dataset"],)).fetchall()
        name = stored["name"]
        names = [path for path, _, _ in wanted]
        self.equal([field["path"] for field in fields], names, f"{name}: paths of bauta_field")
        self.equal([field["ordinal"] for field in fields], list(range(len(names))), f"{name}: ordinals of bauta_field")
        for field, (path, column, tally) in zip(fields, wanted):
            place = f"{name}.{path}: bauta_field"
            if column.is_dropped:
                tally.shortest = tally.longest = None
            for count in COUNTS:
                self.equal(field[count], getattr(tally, count), f"{place}.{count}")
            parts = [field[part] for part in ("masked", "kept", "nulls", "empties", "rejected")]
            self.equal(sum(parts), field["seen"], f"{place}: the counts do not balance")
            self.compare_labels(field, column, place)
            self.compare_distinct(field, column, tally, place)

    def compare_labels(self, field, column, place):
        methods = ", ".join(dict.fromkeys(rule.method for rule in column.rules))
        self.equal(field["method"], methods, f"{place}.method")
        self.equal(field["mask"], column.mask, f"{place}.mask")
        keyed = any(rule.method in KEYED for rule in column.rules)
        self.equal(field["key_id"], self.keys.id if keyed else None, f"{place}.key_id")

    def compare_distinct(self, field, column, tally, place):
        """Exact up to 1,024; within a tenth above."""
        found, exact = field["distinct_estimate"], len(tally.distinct)
        if not column.is_masked:
            self.equal(found, None, f"{place}.distinct_estimate")
        elif exact <= EXACT_DISTINCT:
            self.equal(found, exact, f"{place}.distinct_estimate")
        else:
            self.equal(found is not None and abs(found - exact) * 10 <= exact, True, f"{place}.distinct_estimate")


def compare(options):
    with open(options.description, encoding="utf-8") as file:
        description = json.load(file)
    keys = Keys(options.key, description.get("tenant", ""), description.get("epoch", ""))
    sources, faults = {}, Faults()
    for source in options.source:
        name, _, path = source.partition("=")
        sources.setdefault(name, []).append(path)
    store = opened(options.store)
    check_file(store, faults)
    check_chain(store, faults)
    comparison = Comparison(store, keys, description, faults)
    for name, paths in sources.items():
        comparison.dataset(name, paths)
    return comparison


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store")
    parser.add_argument("--key", help="the key's text")
    parser.add_argument("--description", help="the masks, as JSON")
    parser.add_argument("--source", action="append", default=[], metavar="NAME=PATH")
    parser.add_argument("--self-test", action="store_true", help="RFC 4231, RFC 5869 and the nine FF1 samples of NIST")
    options = parser.parse_args()
    if options.self_test:
        return self_test.run()
    if not (options.store and options.key and options.description and options.source):
        parser.error("--store, --key, --description and --source are needed")
    try:
        comparison = compare(options)
    except (ValueError, OSError, sqlite3.Error) as error:
        print(f"cannot compare: {error}")
        return 1
    for fault in comparison.faults[:SHOWN]:
        print(fault)
    if len(comparison.faults) > SHOWN:
        print(f"… and {len(comparison.faults) - SHOWN} more differences")
    if not comparison.faults:
        print(f"OK {comparison.values} values, {comparison.counts} counts")
    return 1 if comparison.faults else 0


if __name__ == "__main__":
    sys.exit(main())
