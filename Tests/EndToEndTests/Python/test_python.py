#!/usr/bin/env python3
"""Tests of the Python programs themselves: python3 -m unittest discover -s Tests/EndToEndTests/Python -p 'test_*.py'"""
import base64
import contextlib
import csv
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
sys.path[:0] = [str(HERE), str(SAMPLES)]

import canary  # noqa: E402
import csv_source  # noqa: E402
import fake_store  # noqa: E402
import generate  # noqa: E402
import leak_search  # noqa: E402
import masking  # noqa: E402
import self_test  # noqa: E402

KEY = canary.key_text()


def run(script, *arguments):
    return subprocess.run([sys.executable, HERE / script, *map(str, arguments)], capture_output=True, text=True)


class PublishedVectors(unittest.TestCase):
    def test_all(self):
        self.assertEqual(list(self_test.failures()), [])


class Samples(unittest.TestCase):
    def test_files_are_what_the_generator_writes(self):
        wanted = generate.files(generate.CUSTOMERS, generate.ORDERS)
        self.assertEqual(list(generate.differences(SAMPLES, wanted)), [])

    def test_readers_agree_but_for_nulls(self):
        raw = generate.files(300, 300)["orders.csv.gz"]
        header, rows = csv_source.table(raw)
        other = list(csv.reader(io.StringIO(csv_source.plain_bytes(raw).decode(), newline="")))
        self.assertEqual([header] + [[(cell or b"").decode() for cell in row] for row in rows], other)
        self.assertTrue(any(b"" in row for row in rows) and any(None in row for row in rows))

    def test_orders_join_customers_by_id_and_by_normalized_email(self):
        buyers = generate.customers(500)
        emails = {row["id"]: row["email"] for row in buyers}
        self.assertEqual(len(emails), 500)
        for row in generate.orders(1500, buyers):
            if row["customer_id"] is not None:
                self.assertEqual(normalized(row["email"]), normalized(emails[row["customer_id"]]))


def normalized(email):
    return email and email.encode().strip().lower()


class SecondImplementation(unittest.TestCase):
    """A store built in Python is right; then every kind of damage is found."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        for name, content in generate.files(1500, 2000).items():
            (root / name).write_bytes(content)
        cls.sources = {"customers": root / "customers.csv", "orders": root / "orders.csv.gz"}
        cls.store = root / "good.db"
        cls.description = json.loads((HERE / "shop_masks.json").read_text())
        fake_store.build(cls.store, cls.description, KEY, cls.sources)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def compare(self, store, key=KEY):
        sources = [part for name, path in self.sources.items() for part in ("--source", f"{name}={path}")]
        return run("second_implementation.py", "--store", store, "--key", key,
                   "--description", HERE / "shop_masks.json", *sources)

    def damaged(self, statement, *values):
        """The comparison's answer after one statement."""
        path = self.store.with_name("damaged.db")
        path.write_bytes(self.store.read_bytes())
        with contextlib.closing(sqlite3.connect(path)) as store, store:
            self.assertGreater(store.execute(statement, values).rowcount, 0)
        return self.compare(path)

    def test_good_store(self):
        result = self.compare(self.store)
        self.assertRegex(result.stdout, r"\AOK \d+ values, \d+ counts\n\Z", result.stderr)
        self.assertEqual(result.returncode, 0)

    def test_every_count_of_a_field_is_compared(self):
        for column in fake_store.COUNTS + ["distinct_estimate"]:
            change = f"UPDATE bauta_field SET {column} = coalesce({column}, 0) + 1000 WHERE path = 'birth_date'"
            with self.subTest(column):
                self.assertIn(f"customers.birth_date: bauta_field.{column}", self.damaged(change).stdout)

    def test_every_total_is_compared(self):
        for change in ("bauta_dataset SET records = records + 1", "bauta_dataset SET digest = zeroblob(32)",
                       "bauta_dataset SET rejects = 1", "bauta_dataset SET stored_bytes = 1",
                       "bauta_run SET key_id = ''",
                       "bauta_source SET fingerprint = zeroblob(32)", "bauta_source SET bytes = 0",
                       "bauta_block SET sequence = sequence + 100", "bauta_block SET plain_sha256 = zeroblob(32)",
                       "bauta_block SET payload_sha256 = zeroblob(32)", "bauta_block SET first_record = 7",
                       "bauta_schema SET definition = 'x'", "bauta_range SET minimum = 'x'",
                       "bauta_range SET maximum = 1e9", "bauta_range SET ordinal = ordinal + 100",
                       "bauta_audit SET hash = zeroblob(32)", "bauta_field SET key_id = 'x'",
                       "bauta_field SET method = 'keep'", "bauta_field SET mask = 'x'"):
            with self.subTest(change):
                result = self.damaged("UPDATE " + change)
                self.assertEqual((result.returncode, result.stderr), (1, ""))
                self.assertNotIn("OK", result.stdout)

    def test_one_changed_value_is_found_without_being_shown(self):
        store = sqlite3.connect(self.store)
        plain = zlib.decompress(store.execute("SELECT payload FROM bauta_block WHERE dataset = 1").fetchone()[0])
        store.close()
        changed = plain.replace(b"@example.invalid", b"@example.invalie", 1)
        change = "UPDATE bauta_block SET payload = ? WHERE dataset = 1 AND sequence = 0"
        result = self.damaged(change, zlib.compress(changed))
        self.assertIn("customers.email: record 0 of the block", result.stdout)
        self.assertIn("customers.email: record 0 of the view", result.stdout)
        self.assertNotIn("invalie", result.stdout)

    def test_another_key_gives_other_values(self):
        other = masking.key_text(bytes(32))
        result = self.compare(self.store, other)
        self.assertEqual(result.returncode, 1)
        self.assertIn("customers.id: record 0", result.stdout)


class Canaries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.canaries = [canary.canary(row).encode() for row in range(1, 101)]

    def hits(self, content, key=None):
        search = leak_search.Search(self.canaries, key)
        search.bytes("file", content)
        return {kind for _, kind in search.hits}

    def test_every_spelling_is_found(self):
        text = self.canaries[41]
        part = text[4:13]
        for kind, content in {
            "raw": b"x" + part, "lower": part.lower(), "reversed": part[::-1], "hex": b"f" + part.hex().encode(),
            "base64": base64.urlsafe_b64encode(b"xx" + text + b"y"), "url": b"".join(b"%%%02x" % byte for byte in part),
            "json": b"".join(b"\\\\u%04X" % byte for byte in part), "utf-16le": part.decode().encode("utf-16-le"),
            "utf-16be": part.decode().encode("utf-16-be"),
        }.items():
            with self.subTest(kind):
                self.assertIn(kind, self.hits(content))

    def test_seven_bytes_are_not(self):
        self.assertEqual(self.hits(self.canaries[0][3:10] + b" " + self.canaries[1][:7]), set())

    def test_a_key_is_found(self):
        self.assertEqual(self.hits(KEY.encode(), KEY), {"key"})
        self.assertEqual(self.hits(KEY.encode()), set())

    def test_packed_canaries_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x?.db"
            store = sqlite3.connect(path)
            store.execute("CREATE TABLE t(b)")
            store.execute("INSERT INTO t VALUES(?)", (zlib.compress(b"\n".join(self.canaries * 9)),))
            store.commit()
            store.close()
            search = leak_search.Search(self.canaries[:1])
            search.path(path)
            self.assertEqual(search.hits, {(path, "raw"): 9 * 9})

    def test_the_masked_files_have_none(self):
        """No pseudonym of the rule set happens to look like a canary, and what fails is written as data can be."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            cases = canary.prepare(root, 10_000)
            self.assertGreaterEqual(sum(case["status"] != 0 for case in cases), 20)
            self.assertEqual(len({case["name"] for case in cases}), len(cases))
            description = json.loads((HERE / "canary_masks.json").read_text())
            fake_store.build(root / "out.db", description, KEY, {"people": root / "canary.csv"})
            description = json.loads((HERE / "canary_log_masks.json").read_text())
            fake_store.build(root / "log.db", description, KEY, {"log": root / "log-success.jsonl"})
            result = run("canary.py", "search", "--canaries", root / "canaries.txt", "--key-file", root / "key.txt",
                         root / "out.db", root / "log.db")
            self.assertEqual((result.returncode, result.stdout), (0, "2 files, 0 hits\n"))


if __name__ == "__main__":
    unittest.main()
