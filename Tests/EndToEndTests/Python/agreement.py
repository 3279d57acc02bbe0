#!/usr/bin/env python3
"""Compares three ways to the same masked values: what a store holds, what `filter` wrote, what `export` wrote.

    agreement.py STAGING.db DATASET FILTERED EXPORTED

CSV is compared value by value, null and empty apart; JSON Lines record by record, byte by byte. Prints `OK n records`,
or the first difference (a record, never a value), and then exits with 1.
"""
import json
import sys

import csv_source
import json_source
from staging_store import Faults, newest_dataset, opened, read_blocks


def stored_records(store, dataset, faults):
    """The header, if there is one, and the records of a dataset."""
    if dataset["format"] == "jsonl":
        return None, read_blocks(store, dataset, faults, json_source.elements)[0]
    rows = read_blocks(store, dataset, faults)[0]
    return json.loads(dataset["columns"]), [[None if value is None else str(value).encode() for value in row]
                                            for row in rows]


def written_records(path, form):
    with open(path, "rb") as file:
        raw = file.read()
    return (None, [text for text, _ in json_source.records(raw)]) if form == "jsonl" else csv_source.table(raw)


def main(path, name, *written):
    faults, store = Faults(), opened(path)
    dataset = newest_dataset(store, name)
    header, records = stored_records(store, dataset, faults)
    for kind, file in zip(("filter", "export"), written):
        names, found = written_records(file, dataset["format"])
        faults.check(names == header, f"{name}: header of {kind}")
        faults.check(len(found) == len(records), f"{name}: records of {kind}")
        number = next((number for number, pair in enumerate(zip(found, records)) if pair[0] != pair[1]), None)
        faults.check(number is None, f"{name}: record {number} of {kind}")
    print("\n".join(faults) or f"OK {len(records)} records")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
