#!/usr/bin/env python3
"""The leak test: a canary in every masked value, and a search for it in everything that a run leaves behind.

    canary.py prepare DIR [--rows 10000]     writes sources, rule sets, canaries.txt, key.txt and cases.json into DIR
    canary.py failures DIR                   the same, and prints the cases
    canary.py search --canaries FILE [--key-file FILE] PATH…

A canary is `ZQ` and 14 base32 characters; those of a row are the same, so that chance hits stay rare. `search` looks
for any 8 bytes of one: raw, in lower case, reversed, as hex, base64 at any offset, URL-encoded, as JSON \\u escapes and
as UTF-16; in files, in the cells of SQLite files, and in what their blobs and gzip files inflate to. It prints counts
only and exits with 1 if there are any. Standard library only.

cases.json is a list of {name, arguments, environment, status}: runs of `bauta` and how they must end. BAUTA_KEY is set
as the environment says; where it is not in there, it must not be set at all.
"""
import argparse
import base64
import gzip
import hashlib
import json
import pathlib
import re
import sys

import json_canary
from leak_search import Search

ROWS, SMALL = 10_000, 300
DATASET = "people"

# MARK: canaries and the cells that hold them


def canary(row):
    """With at most five digits, so that `fpe: digits` finds it too short; it would keep the letters, as it says."""
    for salt in range(100):
        text = base64.b32encode(hashlib.sha256(b"bauta canary %d %d" % (row, salt)).digest()).decode()[:14]
        if sum(c.isdigit() for c in text) <= 5 and not text.isalpha():
            return "ZQ" + text
    raise AssertionError("no canary")


def key_text():
    """A key of its own: known to everyone, good for nothing else."""
    key = hashlib.sha256(b"bauta canary key").digest()
    return f"bauta-key-1:{base64.urlsafe_b64encode(key).decode().rstrip('=')}:{hashlib.sha256(key).hexdigest()[:8]}"


SHAPES = ("{}", "{}", 'said "{}", twice', "été {} 名", "{}\r\nsecond line")
# Column, rule; canaries are outside the grammar of some, which `on-invalid: redact` handles.
COLUMNS = {
    "redacted": "redact",
    "replaced": "{ replace: someone }",
    "nullified": "nullify",
    "hash_hex": "{ keyed-hash: hex }",
    "hash_base32": "{ keyed-hash: base32 }",
    "hash_base64url": "{ keyed-hash: base64url }",
    "hash_uuid": "{ keyed-hash: uuid }",
    "hash_email": "{ keyed-hash: email, normalize: [trim, lowercase] }",
    "token_integer": "{ tokenize: integer }",
    "token_text": "{ tokenize: text }",
    "fpe_digits": "{ fpe: digits }",
    "fpe_letters": "{ fpe: letters }",
    "fpe_alphanumeric": "{ fpe: alphanumeric }",
    "partial_last": "{ partial-mask: { keep-last: 2 } }",
    "partial_both": '{ partial-mask: { keep-first: 2, keep-last: 2, character: "#" } }',
    "partial_domain": "{ partial-mask: { keep: domain } }",
    "truncated_date": "{ truncate: year }",
    "truncated_address": "{ truncate: { ipv4: 24, ipv6: 48 } }",
    "truncated_text": "{ truncate: { length: 2 } }",
    "invalid_null": "{ truncate: month, on-invalid: nullify }",
}
HEADER = ["id", *COLUMNS, "conditional", "dropped", "unlisted_one"]


def cells(row):
    text = canary(row)
    record = [str(row)] + [SHAPES[(row + place) % len(SHAPES)].format(text) for place in range(1, len(HEADER))]
    record[HEADER.index("redacted")] = text    # so that the rule set's `when` meets the one it names
    record[HEADER.index("partial_domain")] = text + "@example.com"
    return record


def field(cell):
    if cell is None:
        return ""
    return '"' + cell.replace('"', '""') + '"' if not cell or re.search('[",\r\n]', cell) else cell


def line(record):
    return (",".join(map(field, record)) + "\n").encode()


def rules(columns=COLUMNS, unlisted="redact", more=""):
    """A rule set over canary.csv; its `when` names a canary, which the audit may not hold."""
    lines = ["bauta: 1", "name: canary", "tenant: canary", "key: env:BAUTA_KEY", f"unlisted: {unlisted}",
             "on-invalid: redact", "datasets:", f"  {DATASET}:", "    source: canary.csv"]
    lines += [f"    {more}"] if more else []
    lines += ["    keep: [id]", "    drop: [dropped]", "    columns:"]
    lines += [f"      {name}: {rule}" for name, rule in columns.items()]
    lines += ["      conditional:", f'        - {{ redact: "[set aside]", when: {{ redacted: {canary(5)} }} }}',
              "        - redact"]
    return "\n".join(lines) + "\n"


# MARK: runs that fail

class Cases:
    """Writes the files of each case into a folder of its own."""

    def __init__(self, folder, rows):
        self.folder, self.list = folder, []
        self.lines = [line(HEADER)] + [line(cells(row)) for row in range(1, rows + 1)]
        self.small = self.lines[:SMALL + 1]
        self.write("canary.csv", b"".join(self.lines))
        self.write("canary.yaml", rules().encode())
        (folder / "out").mkdir(exist_ok=True)

    def write(self, name, content):
        (self.folder / name).write_bytes(content)

    def add(self, name, status, source, rule_set=None, options=(), *, key=key_text(), dataset=DATASET, suffix="csv"):
        """One case: `source` is bytes, lines, or None for canary.csv."""
        path = "canary.csv"
        if source is not None:
            path = f"{name}.{suffix}"
            self.write(path, source if isinstance(source, bytes) else b"".join(source))
        rule_path = "canary.yaml"
        if rule_set is not None:
            rule_path = f"{name}.yaml"
            self.write(rule_path, rule_set.encode())
        arguments = ["run", str(self.folder / rule_path), f"{dataset}={self.folder / path}",
                     "--into", str(self.folder / "out" / f"{name}.db"), *options]
        environment = {} if key is None else {"BAUTA_KEY": key}
        self.list.append({"name": name, "arguments": arguments, "environment": environment, "status": status})

    def changed(self, row, change, all_rows=False):
        """The lines with one record's bytes changed."""
        lines = list(self.lines if all_rows else self.small)
        lines[row] = change(lines[row])
        return lines

    def with_cell(self, row, column, value):
        """The small source with one cell changed; None is null."""
        record = cells(row)
        record[HEADER.index(column)] = value
        return self.changed(row, lambda _: line(record))


def malformed(cases):
    last = len(cases.lines) - 9
    extra = b"," + canary(200).encode()
    cases.add("ragged-short", 5, cases.changed(last, lambda text: line(cells(last)[:-1]), all_rows=True))
    cases.add("ragged-long", 5, cases.changed(200, lambda text: text[:-1] + extra + b"\n"))
    cases.add("unclosed-quote", 5, cases.changed(200, lambda text: text[:-1] + b',"' + canary(200).encode() + b"\n"))
    cases.add("text-after-quote", 5, cases.changed(200, lambda text: b'"200"' + canary(200).encode() + text[3:]))
    cases.add("nul-byte", 5, cases.changed(last, lambda text: text.replace(b"ZQ", b"ZQ\0", 1), all_rows=True))
    cases.add("not-utf8", 5, cases.changed(200, lambda text: text.replace(b"ZQ", b"ZQ\xff", 1)))
    cases.add("utf16", 5, "\ufeff".encode("utf-16-le") + b"".join(cases.small).decode().encode("utf-16-le"))
    cases.add("zip", 5, b"PK\x03\x04" + b"".join(cases.small))
    packed = gzip.compress(b"".join(cases.lines), 1, mtime=0)
    cases.add("gzip-truncated", 5, packed[:-1000], suffix="csv.gz")
    cases.add("gzip-wrong-checksum", 5, packed[:-8] + bytes([packed[-8] ^ 1]) + packed[-7:], suffix="csv.gz")
    cases.add("gzip-trailing-bytes", 5, packed + extra * 3, suffix="csv.gz")
    blown = b"".join(cases.small) + line(cells(301)[:-1] + [canary(301) * 900_000])
    cases.add("gzip-expands", 13, gzip.compress(blown, 9, mtime=0), suffix="csv.gz")
    cases.add("record-too-large", 13, cases.with_cell(200, "redacted", canary(200) * 4000), 
              options=("--max-record", "4096"))


def headers(cases):
    strange = [f"{place} {canary(place + 1)}@example.com" for place in range(len(HEADER))]
    cases.add("empty-source", 4, b"")
    cases.add("header-is-data", 4, [line(strange)] + cases.small[1:])
    cases.add("duplicate-header", 4, [line([*HEADER[:-1], "Redacted"])] + cases.small[1:])
    cases.add("blank-header", 4, [line([*HEADER[:-1], ""])] + cases.small[1:])
    cases.add("missing-column", 4, [line(cells(row)[:2] + cells(row)[3:]) if row else line(HEADER[:2] + HEADER[3:])
                                    for row in range(SMALL)])
    cases.add("new-column", 4, None, rules(unlisted="fail"))


def values(cases):
    def strict(column, rule):
        return rules({**COLUMNS, column: rule})
    cases.add("invalid-date", 5, None, strict("truncated_date", "{ truncate: year, on-invalid: fail }"))
    cases.add("invalid-address", 5, None, strict("truncated_address", "{ truncate: { ipv4: 24 }, on-invalid: fail }"))
    cases.add("invalid-integer", 5, None, strict("token_integer", "{ tokenize: integer, on-invalid: fail }"))
    cases.add("invalid-fpe", 5, None, strict("fpe_digits", "{ fpe: digits, on-invalid: fail }"))
    cases.add("invalid-email", 5, cases.with_cell(200, "partial_domain", canary(200)),
              strict("partial_domain", "{ partial-mask: { keep: domain }, on-invalid: fail }"))
    cases.add("null", 5, cases.with_cell(200, "hash_hex", None),
              strict("hash_hex", "{ keyed-hash: hex, on-null: fail }"))
    cases.add("empty", 5, cases.with_cell(200, "hash_hex", ""),
              strict("hash_hex", "{ keyed-hash: hex, on-empty: fail }"))
    cases.add("dry-run-invalid", 5, None, strict("truncated_date", "{ truncate: year, on-invalid: fail }"),
              ("--dry-run",))
    cases.add("all-rejected", 15, None, strict("truncated_date", "{ truncate: year, on-invalid: reject }"),
              ("--max-rejects", "100000"))


def keys_and_gates(cases):
    good = key_text()
    cases.add("key-missing", 6, None, key=None)
    cases.add("key-malformed", 6, None, key=canary(1))
    cases.add("key-checksum", 6, None, key=good[:-8] + "00000000")
    cases.add("min-records", 9, None, rules(more="expect: { min-records: 1000000 }"))
    unchanged = cases.with_cell(200, "replaced", "someone")
    cases.add("strict-unchanged", 9, unchanged, options=("--strict",))
    cases.add("unknown-dataset", 2, None, dataset="nobody")
    ragged = [text[:-1] + b"," + canary(row).encode() + b"\n" if row in (50, 150, 250) else text
              for row, text in enumerate(cases.small)]
    cases.add("too-many-rejects", 5, ragged, options=("--max-rejects", "1"))
    cases.add("with-rejects", 15, ragged, options=("--max-rejects", "10"))
    cases.add("dry-run", 0, None, options=("--dry-run",))
    cases.add("success", 0, None)


def prepare(folder, rows):
    """Writes everything, and gives the cases."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    cases = Cases(folder, rows)
    for add in (malformed, headers, values, keys_and_gates):
        add(cases)
    json_canary.add(cases, canary)
    cases.write("canaries.txt", "".join(canary(row) + "\n" for row in range(1, rows + 1)).encode())
    cases.write("key.txt", (key_text() + "\n").encode())
    (folder / "key.txt").chmod(0o600)
    cases.write("cases.json", json.dumps(cases.list, indent=1).encode())
    return cases.list


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("prepare", "failures"):
        command = commands.add_parser(name)
        command.add_argument("folder", type=pathlib.Path)
        command.add_argument("--rows", type=int, default=ROWS)
    command = commands.add_parser("search")
    command.add_argument("--canaries", type=pathlib.Path, required=True)
    command.add_argument("--key-file", type=pathlib.Path, help="a key whose bytes must not be found either")
    command.add_argument("paths", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    if options.command == "search":
        key = options.key_file.read_text() if options.key_file else None
        search = Search(options.canaries.read_bytes().split(), key)
        for path in options.paths:
            search.path(path)
        for (path, kind), number in sorted(search.hits.items()):
            print(f"{path}: {kind}: {number}")
        print(f"{search.files} files, {sum(search.hits.values())} hits")
        return 1 if search.hits else 0
    cases = prepare(options.folder, options.rows)
    print(json.dumps(cases, indent=1) if options.command == "failures" else f"{len(cases)} cases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
