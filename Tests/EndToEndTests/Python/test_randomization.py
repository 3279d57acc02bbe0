#!/usr/bin/env python3
"""Randomizing methods through the built program, against masking.py, 10,000 odd values each."""
import csv
import datetime
import io
import json
import random
import subprocess
import unittest

import masking
from program import PROGRAM, ProgramTest

ROWS = 10_000
INVALID = "[redacted]"
ODD_NUMBERS = [
    "", "abc", "1,000", "NaN", "Infinity", "-", ".", " 5", "5 ", "0x10", "1_000", "١٢", "１２", "1e", "-0", "+0.0", "0.00e5",
    "--1", "9" * 36, "9" * 37, "1e35", "1e36", "1e-18", "1e-19", "1e-400", "1e999999999999999", "-" + "4" * 35 + ".5", "5.",
    ".5", "1e3", "1.25e1", "125e-1", "007", "120", "119.999", "x" * 5000, "👩‍💻"]
ODD_DATES = [
    "", "abc", "1987", "1987-05", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "17.05.1987", "infinity", "-infinity",
    "Infinity", "0000-00-00", "0000-00-00 00:00:00", "0000-00-00 00:00:00.000000", "0000-00-00 00:00:01", "2020-00-00",
    "9999-12-31", "9999-12-31 23:59:59.999", "9999-02-30", "9998-12-31", "9998-12-31T24:00:00", "0001-01-01", "0044-03-15 BC",
    "10000-01-01", "-0044-03-15", "2026-01-30", "2026-01-31", "2026-01-31T23:59", "2026-02-01", "1987-05-17T09:41:00.123+02:00",
    "1987-05-17 24:00:00", "1987-05-17 24:00:01", "1987-05-17 23:59:60Z", "١٩٨٧-٠٥-١٧", " 1987-05-17", "x" * 5000, "👩‍💻"]
SUBJECTS = ["", " ", "Ada", "ada ", "ADA", "Zoë 👩‍💻", "1", "01", "x" * 3000]
UNIFORM = {"distribution": "uniform"}
GAUSSIAN = {"distribution": "gaussian"}
# A method, its parameters, and which values it is given.
RULES = {
    "day": ("shift-date", {"days": 1, "time": "keep"}, "dates"),
    "month": ("shift-date", {"days": 30, "time": "drop"}, "dates"),
    "year": ("shift-date", {"days": 400, "least": 365, "time": "keep"}, "dates"),
    "bounded": ("shift-date", {"days": 3650, "time": "keep", "as-of": "2026-01-31"}, "dates"),
    "widest": ("shift-date", {"days": 365250, "time": "drop", "as-of": "0900-01-01"}, "dates"),
    "amount": ("add-noise", {**UNIFORM, "amount": 500}, "numbers"),
    "fine": ("add-noise", {**UNIFORM, "amount": 0.001}, "numbers"),
    "ratio": ("add-noise", {**UNIFORM, "ratio": 0.05}, "numbers"),
    "clamped": ("add-noise", {**UNIFORM, "amount": 50, "min": 0.5, "max": 120}, "numbers"),
    "narrow": ("add-noise", {**UNIFORM, "amount": 7, "min": 0.25, "max": 0.75}, "numbers"),
    "bell": ("add-noise", {**GAUSSIAN, "amount": 2.5}, "numbers"),
    "bell_ratio": ("add-noise", {**GAUSSIAN, "ratio": 1, "min": -10}, "numbers"),
}


def numbers(chance):
    yield from ODD_NUMBERS
    while True:
        text = str(chance.randrange(10 ** chance.choice([1, 2, 3, 5, 8, 17, 19, 30])))
        if chance.random() < 0.5:
            text += "." + "".join(chance.choice("0055123456789") for _ in range(chance.choice([1, 1, 2, 3, 4, 18])))
        if chance.random() < 0.2:
            text += chance.choice("eE") + chance.choice(["", "+", "-"]) + str(chance.randrange(12))
        yield chance.choice(["", "", "-", "+"]) + text


def dates(chance):
    yield from ODD_DATES
    while True:
        edge = chance.choice([(1, 3_652_060), (1, 400), (3_651_300, 3_652_060), (739_600, 739_700), (693_000, 740_000)])
        day = datetime.date.fromordinal(chance.randrange(*edge))
        yield day.isoformat() + chance.choice(["", "", "T09:10", " 23:59:59", " 12:00:00.5+02", "T10:00:00Z", " 10:00 +0100"])


def parameters(given):
    """The parameters as texts, spelled as the rules spell them."""
    return {name: str(value) for name, value in given.items()}


def rule(method, given, **more):
    spelled = ", ".join(f"{name}: {value}" for name, value in {**given, **more}.items())
    return f"{{ {method}: {{ {spelled} }} }}"


class Randomization(ProgramTest):
    def setUp(self):
        super().setUp()
        self.keys = masking.Keys((self.folder / "key").read_text(), "acme", "2026")

    def write_rules(self, datasets):
        (self.folder / "rules.yaml").write_text(
            "bauta: 1\nname: r\ntenant: acme\nepoch: '2026'\nkey: file:key\n"
            f"masks: {{ person: {{ keyed-hash: hex, normalize: [trim, lowercase] }} }}\ndatasets:\n{datasets}")

    def filter(self, dataset, text, jobs=2):
        command = [PROGRAM, "filter", "-q", self.folder / "rules.yaml", "--dataset", dataset, "--jobs", str(jobs)]
        done = subprocess.run(command, input=text.encode(), capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[-600:])
        return done.stdout.decode()

    def expected(self, name, values, subjects):
        method, given, _ = RULES[name]
        mask = masking.record_masker(self.keys, method, parameters(given), "mask:person", ["trim", "lowercase"])
        for value, subject in zip(values, subjects):
            result = mask(value.encode(), subject.encode()) if value else b""
            yield INVALID if result is masking.INVALID else result.decode()

    def table(self, header, rows):
        text = io.StringIO()
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        return text.getvalue()

    def test_every_value_is_that_of_the_second_implementation(self):
        chance = random.Random(11)
        made = {"numbers": numbers(chance), "dates": dates(chance)}
        values = {kind: [next(source) for _ in range(ROWS)] for kind, source in made.items()}
        subjects = [chance.choice(SUBJECTS) if chance.random() < 0.1 else f"Person {chance.randrange(2000)}" for _ in range(ROWS)]
        columns = "".join(f"      {name}: {rule(method, given, subject='id')}\n" for name, (method, given, _) in RULES.items())
        other = "".join(f"      {name}: {rule(method, given)}\n" for name, (method, given, _) in reversed(RULES.items()))
        self.write_rules(
            f"  one:\n    on-invalid: redact\n    columns:\n      id: person\n{columns}"
            f"  two:\n    on-invalid: redact\n    subject: who\n    columns:\n{other}      who: person\n")
        rows = list(zip(subjects, *(values[kind] for _, _, kind in RULES.values())))
        table = self.table(["id", *RULES], rows)
        text = self.filter("one", table)
        self.assertEqual(text, self.filter("one", table, jobs=1))
        found = list(csv.reader(io.StringIO(text)))
        self.assertEqual(found[0], ["id", *RULES])
        for column, (name, (_, _, kind)) in enumerate(RULES.items(), 1):
            got = [row[column] for row in found[1:]]
            want = list(self.expected(name, values[kind], subjects))
            wrong = [(value[:60], subject[:20], one[:60], right[:60])
                     for value, subject, one, right in zip(values[kind], subjects, got, want) if one != right]
            self.assertEqual(wrong[:3], [], f"{name}: {len(wrong)} differ")
            self.assertGreater(len(set(got)), 4, name)
        # Another dataset, whose columns stand and are called otherwise, masks the same people alike.
        reordered = self.filter("two", self.table([*reversed(RULES), "who"], [row[::-1] for row in rows]))
        self.assertEqual([row[::-1] for row in csv.reader(io.StringIO(reordered))][1:], found[1:])

    def test_intervals_of_a_subject_survive(self):
        self.write_rules("  d: { columns: { id: person, at: { shift-date: { days: 90, time: keep, subject: id } } } }\n")
        chance = random.Random(5)
        days = [datetime.date(1950, 1, 1) + datetime.timedelta(chance.randrange(25_000)) for _ in range(ROWS)]
        people = [f"p{chance.randrange(500)}" for _ in range(ROWS)]
        text = self.filter("d", self.table(["id", "at"], [(who, day.isoformat()) for who, day in zip(people, days)]))
        offsets = {}
        for who, day, row in zip(people, days, list(csv.reader(io.StringIO(text)))[1:]):
            offsets.setdefault(who, set()).add((datetime.date.fromisoformat(row[1]) - day).days)
        self.assertTrue(all(len(found) == 1 for found in offsets.values()))
        found = {offset for (offset,) in offsets.values()}
        self.assertNotIn(0, found)
        self.assertGreater(len(found), 100)
        self.assertLessEqual(max(abs(offset) for offset in found), 90)

    def test_numbers_of_json_stay_numbers_and_need_no_subject(self):
        noise = "add-noise: { distribution: gaussian, ratio: 0.1"
        self.write_rules(
            f"  d:\n    format: jsonl\n    columns:\n      u.id: person\n      n: {{ {noise} }}, type: integer }}\n"
            f"      'pay[*]': {{ {noise}, subject: u.id }}, type: real }}\n")
        chance = random.Random(3)
        records = [{"u": {"id": chance.choice([f"P {n % 100}", n])}, "n": chance.randrange(10 ** 9),
                    "pay": [chance.randrange(10 ** 7) / 100, chance.randrange(1000)]} for n in range(1000)]
        lines = self.filter("d", "".join(json.dumps(record) + "\n" for record in records)).splitlines()
        given = {"distribution": "gaussian", "ratio": "0.1"}
        alone = masking.add_noise(given, self.keys.sub_key("mask", "column:d.n", "add-noise/1"))
        mask = masking.record_masker(self.keys, "add-noise", given, "mask:person", ["trim", "lowercase"])
        for record, line in zip(records, lines, strict=True):
            subject = str(record["u"]["id"]).encode()
            pay = ", ".join(mask(json.dumps(value).encode(), subject).decode() for value in record["pay"])
            number = alone(json.dumps(record["n"]).encode()).decode()
            self.assertTrue(line.endswith(f'"n": {number}, "pay": [{pay}]}}'), line)

    def test_sentinels_are_counted_as_kept(self):
        self.write_rules(
            "  d: { source: d.csv, columns: { id: person, at: { shift-date: { days: 90, time: drop, subject: id } } } }\n")
        rows = [("a", "infinity"), ("b", "0000-00-00"), ("", "9999-12-31"), ("c", "2020-02-29"), ("d", "")]
        (self.folder / "d.csv").write_text(self.table(["id", "at"], rows))
        self.bauta("run", "-q", self.folder / "rules.yaml", "--into", self.folder / "s.db")
        audit = json.loads(self.bauta("audit", self.folder / "s.db", "--json"))
        field = next(field for dataset in audit["datasets"] for field in dataset["fields"] if field["path"] == "at")
        self.assertEqual([field[name] for name in ("masked", "kept", "empties", "unchanged", "invalid")], [1, 3, 1, 0, 0])


if __name__ == "__main__":
    unittest.main()
