#!/usr/bin/env python3
"""Tests of what the Python programs say of JSON datasets; run as test_python.py is."""
import contextlib
import io
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zlib

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parents[2] / "samples"
GENERATOR = HERE.parents[3] / "shared/bench/gen/gen"
sys.path[:0] = [str(HERE), str(SAMPLES)]

import agreement  # noqa: E402
import canary  # noqa: E402
import fake_store  # noqa: E402
import generate  # noqa: E402
import json_self_test  # noqa: E402
import json_source  # noqa: E402
import staging_store  # noqa: E402

KEY = canary.key_text()


def compare(store, description, sources):
    arguments = [part for name, path in sources.items() for part in ("--source", f"{name}={path}")]
    return subprocess.run([sys.executable, HERE / "second_implementation.py", "--store", store, "--key", KEY,
                           "--description", description, *arguments], capture_output=True, text=True)


class Examples(unittest.TestCase):
    def test_all(self):
        self.assertEqual(list(json_self_test.failures()), [])


class Samples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        files = generate.files(generate.CUSTOMERS, generate.ORDERS)
        cls.customers = {row["id"]: row for row in generate.customers(generate.CUSTOMERS)}
        cls.raw = {name: files[name + ".jsonl"] for name in ("prompts", "events")}
        cls.records = {name: json_source.records(raw) for name, raw in cls.raw.items()}

    def test_they_are_as_many_as_they_should_be_and_small(self):
        self.assertEqual([len(self.records[name]) for name in ("prompts", "events")],
                         [generate.PROMPTS, generate.EVENTS])
        self.assertLess(max(map(len, self.raw.values())), 1_000_000)

    def test_people_are_those_of_the_tables(self):
        for name, records in self.records.items():
            for text, _ in records:
                user = json.loads(text)["user"] or {"id": None}
                if user["id"] is None:
                    continue
                email = self.customers[str(user["id"])]["email"]
                self.assertEqual(email and email.lower(), user["email"] and user["email"].strip().lower(), name)

    def test_they_hold_what_careless_writers_write(self):
        for part in (rb'"\u0', rb"\ud83c", b"\r\n", b"\n\n", b"9007199254740993", b":-0", b"1e3", b"1.0", b"null",
                     b"[]", b"{}", rb"\/", rb"\\\"", rb"\u0000", b" ,\t", rb'"half\udc00"'):
            self.assertIn(part, self.raw["prompts"])


class SecondImplementation(unittest.TestCase):
    """A store of the samples built in Python is right; then every kind of damage is found."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        for name, content in generate.files(300, 300, 300, 300).items():
            (root / name).write_bytes(content)
        cls.sources = {name: root / f"{name}.jsonl" for name in ("prompts", "events")}
        cls.store, cls.masks = root / "good.db", HERE / "ai_staging_masks.json"
        tables = {"customers": root / "customers.csv", "orders": root / "orders.csv.gz"}
        fake_store.build(cls.store, json.loads(cls.masks.read_text()), KEY, tables | cls.sources)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def changed_block(self, old, new):
        """The comparison's answer where one place of a block of prompts is another."""
        path = self.store.with_name("damaged.db")
        path.write_bytes(self.store.read_bytes())
        with contextlib.closing(sqlite3.connect(path)) as store, store:
            block = "dataset = 3 AND sequence = 0"
            plain = zlib.decompress(store.execute(f"SELECT payload FROM bauta_block WHERE {block}").fetchone()[0])
            self.assertIn(old, plain)
            store.execute(f"UPDATE bauta_block SET payload = ? WHERE {block}",
                          (zlib.compress(plain.replace(old, new, 1)),))
        return compare(path, self.masks, self.sources)

    def test_good_store(self):
        result = compare(self.store, self.masks, self.sources)
        self.assertRegex(result.stdout, r"\AOK \d+ values, \d+ counts\n\Z", result.stderr)

    def test_a_changed_number_blank_key_or_value_is_found(self):
        for old, new in ((b"9007199254740993", b"9007199254740992"), (b'": "', b'":  "'), (b'"role"', b'"rule"'),
                         (b"@example.invalid", b"@example.invalie"), (rb'"\u0072ole"', b'"role"'), (b"1.0", b"1")):
            with self.subTest(old):
                result = self.changed_block(old, new)
                self.assertRegex(result.stdout, r"prompts: record \d+ of the block")
                self.assertNotIn("invalie", result.stdout)

    def test_counts_of_paths_keys_and_nested_paths_are_compared(self):
        damaged = self.store.with_name("damaged.db")
        damaged.write_bytes(self.store.read_bytes())
        changed = [("user.email", "seen"), ("metadata.*~", "masked"), ("usage.**", "kept"), ("user.id", "missing"),
                   ("tool_calls[*].arguments", "invalid"), ("tool_calls[*].arguments->draft->to", "nulls")]
        with contextlib.closing(sqlite3.connect(damaged)) as store, store:
            for path, column in changed:
                store.execute(f"UPDATE bauta_field SET {column} = {column} + 1 WHERE path = ? AND dataset = 3", (path,))
        said = compare(damaged, self.masks, {"prompts": self.sources["prompts"]}).stdout
        for path, column in changed:
            self.assertIn(f"prompts.{path}: bauta_field.{column}", said)

    def test_three_ways_to_one_record_are_compared(self):
        root = pathlib.Path(self.folder.name)
        with contextlib.closing(staging_store.opened(self.store)) as store:
            dataset = staging_store.newest_dataset(store, "prompts")
            _, records = agreement.stored_records(store, dataset, staging_store.Faults())
        good, other = root / "good", root / "other"
        good.write_bytes(b"\n".join(records) + b"\n")
        other.write_bytes(good.read_bytes().replace(b"[text]", b"[test]", 1))
        for exported, status, said in ((good, 0, "OK 300 records"), (other, 1, "prompts: record 0 of export")):
            with contextlib.redirect_stdout(io.StringIO()) as output:
                self.assertEqual(agreement.main(self.store, "prompts", good, exported), status)
            self.assertEqual(output.getvalue(), said + "\n")

    @unittest.skipUnless(GENERATOR.exists(), "no ../shared/bench")
    def test_generated_events(self):
        root = pathlib.Path(self.folder.name)
        events = root / "generated.jsonl"
        subprocess.run([GENERATOR, "events", "2000", "1", "500", "csv", events], check=True)
        masks = (HERE / "events_masks.json").read_text()
        for unlisted in ("redact", "keep", "drop"):
            description = root / f"{unlisted}.json"
            description.write_text(masks.replace('"unlisted": "redact"', f'"unlisted": "{unlisted}"'))
            store = root / f"{unlisted}.db"
            fake_store.build(store, json.loads(description.read_text()), KEY, {"events": events})
            self.assertRegex(compare(store, description, {"events": events}).stdout, r"\AOK ")


if __name__ == "__main__":
    unittest.main()
