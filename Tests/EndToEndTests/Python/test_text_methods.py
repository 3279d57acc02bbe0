#!/usr/bin/env python3
"""Methods that give texts, and methods in a row, through the built program: 10,000 values each, as masking.py masks."""
import json
import random
import sqlite3
import subprocess
import unittest

import text_masking
from masking import INVALID, Keys, masker
from program import PROGRAM, ProgramTest

ROWS = 10_000
NAMES = ["Anna", "Ben", "Chloë", "Dan", "Eve", "Faye", "Gus"]
ODD = [" ", "0", "x" * 5000, "👩‍💻", "a\tb", "a\nb", "٤٢", "９０２１０", "90210-", "902-10", "3601", "SW1A  1AA", "1987-02-30"]
# Each column's method with its parameters, and which values it is given.
RULES = {
    "pick": ("pick-from", {"values": NAMES}, "texts"),
    "pick_weighted": ("pick-from", {"values": NAMES, "weights": [50, 20, 10, 10, 5, 4, 1]}, "texts"),
    "pick_file": ("pick-from", {"file": "names.txt"}, "texts"),
    "pick_weights": ("pick-from", {"file": "weights.txt"}, "texts"),
    **{f"postcode_{country}": ("postcode-area", {"country": country}, "postcodes") for country in text_masking.POSTCODES},
    "zip3": ("postcode-area", {"country": "US", "zip3": "hipaa"}, "postcodes"),
    "zip5": ("postcode-area", {"country": "US", "keep": 5}, "postcodes"),
    "zip_people": ("postcode-area", {"country": "US", "populations": "people.csv"}, "postcodes"),
    "outward_people": ("postcode-area", {"country": "GB", "populations": "outward.csv", "minimum": 500}, "postcodes"),
    "pattern": ("replace", {"pattern": "([A-Z])[0-9]+", "with": "\\1#\\\\", "unmatched": "redact"}, "texts"),
    "pattern_keep": ("replace", {"pattern": "[a-c]+( ?)([X-Z])?", "with": "<\\2\\1\\0>", "unmatched": "keep"}, "texts"),
    "pattern_whole": ("replace", {"pattern": "([0-9]{4})-(0[1-9]|1[0-2])-[0-9]{2}", "with": "\\2/\\1", "match": "whole"},
                      "dates"),
    "pattern_dates": ("replace", {"pattern": "-([0-9]+)$", "with": "-01"}, "dates"),
    "pattern_scalars": ("replace", {"pattern": "[^ -~]", "with": "?"}, "texts"),
    "pattern_chain": ("chain", {"steps": [{"replace": {"pattern": "[0-9]", "with": "9", "unmatched": "keep"}},
                                          {"keyed-hash": {"length": 16}}]}, "postcodes"),
    "chain_hash": ("chain", {"steps": [{"truncate": {"to": "month"}}, {"keyed-hash": {"length": 16}}]}, "dates"),
    "chain_twice": ("chain", {"steps": [{"keyed-hash": {"length": 20}}, {"keyed-hash": {"length": 20}}]}, "texts"),
    "chain_three": ("chain", {"steps": [
        {"postcode-area": {"country": "US", "zip3": "hipaa"}}, {"pick-from": {"file": "names.txt"}},
        {"keyed-hash": {"format": "base32"}}]}, "postcodes"),
}  # fmt: skip


def texts(chance):
    yield from ODD
    while True:
        yield "".join(chance.choice("abcdeXYZ 0123é😀") for _ in range(chance.choice([1, 3, 8, 20, 100])))


def dates(chance):
    yield from ODD
    while True:
        yield f"{chance.randrange(1900, 2030)}-{chance.randrange(1, 14):02}-{chance.randrange(1, 33):02}"


def postcodes(chance):
    yield from ODD
    digits, letters = "0123456789", "ABCDEFGHKLMPRSTWXY"
    shapes = ["9999", "99999", "99999-9999", "999 99", "999999", "9999999", "99999-999", "A9A 9A9", "A9X XXXX", "999 999",
              "999-9999", "9999 AA", "99-999", "9999-999", "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"]
    pools = {"9": digits, "A": letters, "X": digits + letters}
    while True:
        shape = chance.choice(shapes + ["99999"] * 9 + ["AA9 9AA"] * 4)
        text = "".join(chance.choice(pools.get(mark, mark)) for mark in shape)
        if chance.random() < 0.02:
            text = chance.choice(text_masking.HIPAA) + "01"
        text = text.replace(" ", "").replace("-", "") if chance.random() < 0.2 else text
        yield text.lower() if chance.random() < 0.2 else text


class TextMethods(ProgramTest):
    def setUp(self):
        super().setUp()
        chance = random.Random(11)
        columns = "".join(
            f"      {name}: {{ {method}: {json.dumps(parameters, ensure_ascii=False)} }}\n"
            for name, (method, parameters, _) in RULES.items())
        (self.folder / "rules.yaml").write_text(
            f"bauta: 1\nname: t\nkey: file:key\ntenant: acme\nepoch: '7'\ndatasets:\n  t:\n    on-invalid: redact\n"
            f"    columns:\n{columns}")
        names = [f"Name {number}" for number in range(1000)] + NAMES
        self.write("names.txt", "\ufeff" + "\r\n".join(names) + "\r\n")
        self.write("weights.txt", "\n".join(f"{name}\t{place + 1}" for place, name in enumerate(names)))
        areas = [f"{number:03},{chance.randrange(40_000)}" for number in range(0, 1000, 2)]
        self.write("people.csv", "zip3,people\n" + "\n".join(areas))
        outward = {chance.choice("BEM") + chance.choice("ABLW") + chance.choice("123456789") for _ in range(60)}
        self.write("outward.csv", "\n".join(f'"{area}",{chance.randrange(1000)}' for area in sorted(outward)))

    def write(self, name, text):
        (self.folder / name).write_bytes(text.encode())

    def second(self, name):
        """What the second implementation makes of a value of a column."""
        keys = Keys((self.folder / "key").read_text(), "acme", "7")
        method, parameters, _ = RULES[name]

        def found(given):
            if isinstance(given, dict):
                return {name: str(self.folder / part) if name in ("file", "populations") else found(part)
                        for name, part in given.items()}  # fmt: skip
            return [found(part) for part in given] if isinstance(given, list) else given
        return masker(keys, method, found(parameters), f"column:t.{name}", [])

    def test_all_rules(self):
        chance = random.Random(7)
        sources = {kind: make(chance) for kind, make in {"texts": texts, "dates": dates, "postcodes": postcodes}.items()}
        values = {kind: [next(source) for _ in range(ROWS)] for kind, source in sources.items()}
        found = self.filtered("t", {name: values[kind] for name, (_, _, kind) in RULES.items()})
        for name, (_, _, kind) in RULES.items():
            mask = self.second(name)
            results = [mask(value.encode()) for value in values[kind]]
            expected = ["[redacted]" if result is INVALID else result.decode() for result in results]
            self.assertEqual(len(found[name]), ROWS)
            wrong = [(text[:60], one[:60]) for text, one in zip(found[name], expected) if text != one]
            self.assertEqual(wrong[:3], [], f"{name}: {len(wrong)} differ")
            self.assertGreater(len(set(expected)), 4, name)

    def test_a_list_that_changes_is_another_rule_set(self):
        rules = "bauta: 1\nname: t\nkey: file:key\ndatasets: { t: { columns: { a: { pick-from: { file: names.txt } } } } }\n"
        (self.folder / "rules.yaml").write_text(rules)
        self.write("t.csv", "a\nx\n")
        found = set()
        for names in ("a\nb\n", "a\nc\n"):
            self.write("names.txt", names)
            self.bauta("run", self.folder / "rules.yaml", self.folder / "t.csv", "--into", self.folder / "s.db", "-q")
            query = "SELECT hex(rules_sha256), rules_outline FROM bauta_run ORDER BY run DESC LIMIT 1"
            with sqlite3.connect(self.folder / "s.db") as store:
                digest, outline = store.execute(query).fetchone()
            found.add(digest)
            self.assertIn('"parameters":{"file":"names.txt"}', outline)
        self.assertEqual(len(found), 2)

    def test_a_list_that_is_missing_is_a_fault_of_the_rules(self):
        (self.folder / "names.txt").unlink()
        done = subprocess.run([PROGRAM, "check", self.folder / "rules.yaml"], capture_output=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("'names.txt' cannot be read: No such file or directory", done.stderr.decode() + done.stdout.decode())


if __name__ == "__main__":
    unittest.main()
