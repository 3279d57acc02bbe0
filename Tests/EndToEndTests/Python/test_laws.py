#!/usr/bin/env python3
"""Laws of every method through the built program: 10,000 values each of all scripts, lengths and grammars."""
import contextlib
import csv
import io
import json
import pathlib
import random
import sqlite3
import subprocess
import unittest

import masking
from law_records import ROWS, Records, Sample, is_whole
from laws import ELSEWHERE, LAWS
from program import PROGRAM, ProgramTest

csv.field_size_limit(1 << 24)

KEY = masking.key_text(bytes(range(32)))    # The same in every run, so that no law fails by chance.
MARKED = "[redacted]"
# What stands in the place of a value that the program left out.
ABSENT = object()


class Laws(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "key").write_text(KEY)

    def write_rules(self, law, on_invalid, **column):
        """Both columns under one mask; a method without a key may stand in each of them."""
        named = self.cards[law.method]["key"] == "needed"
        rule = {**({"mask": "m"} if named else law.mask), **column}
        columns = {"n": {"keep": {"reason": "it is the place"}}, "s": "who", "v": rule, "w": rule}
        if on_invalid in ("reject", "fail"):
            columns["w"] = "drop"
        rules = {"bauta": 1, "name": "laws", "key": "file:key", "on-invalid": on_invalid,
                 "masks": {"who": "keyed-hash", **({"m": law.mask} if named else {})},
                 "datasets": {"d": {"format": "jsonl", "unlisted": "redact", "columns": columns}}}
        (self.folder / "rules.yaml").write_text(json.dumps(rules))

    def run_program(self, arguments, source=None, status=0):
        """What it says of a file or a text on its standard input."""
        if not isinstance(source, pathlib.Path):
            path = self.folder / "input"
            path.write_text(source or "", newline="")
            source = path
        with open(source, "rb") as file:
            done = subprocess.run([str(part) for part in (PROGRAM, *arguments)], stdin=file, capture_output=True)
        self.assertEqual(done.returncode, status, done.stderr.decode()[-600:])
        return done

    def filter(self, source, jobs=2, status=0):
        arguments = ["filter", "-q", self.folder / "rules.yaml", "--dataset", "d", "--jobs", jobs]
        done = self.run_program(arguments, source, status)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()

    def records(self, text):
        """Each record by its place."""
        lines = text.split("\n")
        self.assertEqual(lines.pop(), "")
        return {record["n"]: record for record in map(json.loads, lines)}

    def explained(self):
        explained = json.loads(self.bauta("explain", self.folder / "rules.yaml", "d.v", "--json"))["rules"][0]
        return {"uniqueness": "lossy", **self.cards[explained["method"]], **explained}

    @classmethod
    def setUpClass(cls):
        listed = subprocess.run([PROGRAM, "methods", "--json"], capture_output=True, check=True).stdout
        cls.cards = {card["name"]: card for card in json.loads(listed)}

    def test_every_method_has_a_law(self):
        self.assertEqual(sorted({law.method for law in LAWS} | set(ELSEWHERE)), sorted(self.cards))

    def test_laws(self):
        known = {}
        for law in LAWS:
            if law.values not in known:
                known[law.values] = Records(law.values, self.folder)
            with self.subTest(str(law)):
                self.check(Sample(law, known[law.values]))

    def check(self, sample):
        self.write_rules(sample.law, "redact", **{"on-empty": "mask"})
        text = self.filter(sample.records.path, jobs=1)
        found = self.records(text)
        self.assertEqual(sorted(found), list(range(ROWS)))
        self.check_order(sample, text)
        results = [found[place].get("v", ABSENT) for place in range(ROWS)]
        if sample.law.method == "drop":
            self.assertEqual(set(results), {ABSENT})
            return
        card = self.explained()
        self.check_promises(sample, results)
        self.check_table(sample, results)
        self.check_equality(sample, found, card)
        self.check_nothing_else_is_kept(sample, results, card)
        self.check_uniqueness(sample, results, card)
        self.check_look(sample, results, card)
        self.check_invalid(sample, results)
        self.check_reveal(sample, results, card)

    def check_order(self, sample, text):
        """Two runs are equal, whatever the number of workers, and no record depends on those around it."""
        self.assertEqual(text, self.filter(sample.records.path))
        self.assertEqual(sorted(text.split("\n")), sorted(self.filter(sample.records.shuffled).split("\n")))

    def check_promises(self, sample, results):
        """What is valid becomes what the method promises, and all else the marker."""
        wrong = []
        for (value, subject, valid), result in zip(sample, results):
            if not (self.is_kept(sample.law, value, result) if valid else result == MARKED):
                wrong.append((value[:60], subject, "valid" if valid else "invalid", result and result[:60]))
        self.assertEqual(wrong[:3], [], f"{len(wrong)} differ")
        self.assertGreater(sum(sample.valid), ROWS * 0.1)

    def check_table(self, sample, results):
        """A value of a table is masked as the same one of JSON; half surrogate pairs and NUL are in none."""
        rules = json.loads((self.folder / "rules.yaml").read_text())
        rules["datasets"]["d"]["format"] = "csv"
        del rules["datasets"]["d"]["columns"]["w"]
        (self.folder / "rules.yaml").write_text(json.dumps(rules))
        rows = [(place, sample.records.subjects[place] or "", value) for place, value in enumerate(sample.values)
                if place % 3 == 0 and is_whole(value) and "\0" not in value]
        text = io.StringIO()
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow("nsv")
        writer.writerows(rows)
        found = csv.reader(io.StringIO(self.filter(text.getvalue()), newline=""))
        self.assertEqual(next(found), ["n", "s", "v"])
        wrong = [(value[:60], result[:60]) for (place, _, value), (_, _, result) in zip(rows, found, strict=True)
                 if result != (results[place] or "")]
        self.assertEqual(wrong[:3], [], f"{len(wrong)} differ")

    def is_kept(self, law, value, result):
        try:
            return law.promise(value, result)
        except (ArithmeticError, AttributeError, IndexError, TypeError, ValueError):
            return False    # The result is not even of the form that it is looked at in.

    def check_equality(self, sample, found, card):
        """Equal values become equal ones, in both columns and however JSON spells them."""
        known = {}
        for place, (value, other) in enumerate(zip(sample.values, sample.records.others)):
            subject = sample.records.subjects[place] if sample.law.subject else ""
            for original, result in ((value, found[place]["v"]), (other, found[place]["w"])):
                self.assertEqual(known.setdefault((original, subject), result), result, original[:60])
        self.assertEqual(card["consistent"], "no" if card["scope"] == "record" else "yes")

    def check_nothing_else_is_kept(self, sample, results, card):
        """No eight characters of a value stand in its result where the card says that nothing is kept."""
        if card["keeps"] not in ("nothing", "the length in bytes"):
            return
        chance = random.Random(3)
        for value, result in zip(sample.values, results):
            if len(value) < 8 or not result or len(set(value)) < 5 or value == result == MARKED:
                continue
            places = range(len(value) - 7) if len(value) < 500 else chance.sample(range(len(value) - 7), 300)
            shown = [value[place:place + 8] for place in places if value[place:place + 8] in result]
            self.assertEqual(shown, [], value[:60])

    def check_uniqueness(self, sample, results, card):
        """Different values stay different where the card says so for certain, or with odds that 10,000 do not meet."""
        if card["uniqueness"] != "lossy":
            pairs = {(value, result) for (value, _, valid), result in zip(sample, results) if valid}
            self.assertEqual(len({value for value, _ in pairs}), len(pairs))
            self.assertEqual(len({result for _, result in pairs}), len(pairs))

    def check_look(self, sample, results, card):
        """Length in characters and the classes of characters stay where the card says so."""
        for (value, _, valid), result in zip(sample, results):
            if valid and card["length-preserving"] == "yes":
                self.assertEqual(len(value), len(result), value[:60])

    def check_invalid(self, sample, results):
        """Invalid values are nulled, left out with their records, or end the run, as the rule says."""
        law, column = sample.law, {"on-empty": "mask"}
        self.write_rules(law, "nullify", **column)
        nulled = self.records(self.filter(sample.records.path))
        self.assertEqual([nulled[place]["v"] for place in range(ROWS)],
                         [result if valid else None for result, valid in zip(results, sample.valid)])
        accepted = {place: result for place, (result, valid) in enumerate(zip(results, sample.valid)) if valid}
        self.write_rules(law, "reject", **column)
        status = 15 if len(accepted) < ROWS else 0
        left = self.records(self.filter(sample.records.path, status=status))
        self.assertEqual({place: record["v"] for place, record in left.items()}, accepted)
        self.check_counts(sample, left, status)
        self.write_rules(law, "fail", **column)
        left = self.records(self.filter("".join(sample.records.lines[place] for place in accepted)))
        self.assertEqual({place: record["v"] for place, record in left.items()}, accepted)
        self.check_failures(sample)

    def check_counts(self, sample, left, status):
        """A run that rejects stages what a filter leaves, and its audit counts each value once."""
        store = self.folder / "s.db"
        store.unlink(missing_ok=True)
        self.run_program(["run", "-q", self.folder / "rules.yaml", f"d={sample.records.path}", "--into", store],
                         status=status)
        self.assertEqual(self.records(self.bauta("export", store, "d", "--format", "jsonl").decode()), left)
        dataset, = json.loads(self.bauta("audit", store, "--json"))["datasets"]
        field = next(field for field in dataset["fields"] if field["path"] == "v")
        with contextlib.closing(sqlite3.connect(store)) as rejects:
            reasons = {reason for reason, in rejects.execute("SELECT reason FROM bauta_reject")}
        wanted = "JSON in a string" if sample.law.method == "json" else f"a value that '{sample.law.method}' can mask"
        whose = ", of a record whose 's' is not empty" if sample.law.subject else ""
        self.assertLessEqual(reasons, {f"column 'v': a value is invalid; expected {wanted}{whose}"})
        accepted = sum(sample.valid)
        self.assertEqual([dataset["records"], dataset["rejects"], field["seen"], field["rejected"], field["invalid"]],
                         [accepted, ROWS - accepted, ROWS, ROWS - accepted, ROWS - accepted])
        self.assertEqual([field["masked"] + field["kept"], field["nulls"], field["empties"]], [accepted, 0, 0])

    def check_failures(self, sample):
        """A value that ends the run is not in its error."""
        places = [place for place, (value, _, valid) in enumerate(sample) if not valid and 8 <= len(value) <= 200]
        for place in places[:5]:
            value = sample.values[place]
            arguments = ["filter", self.folder / "rules.yaml", "--dataset", "d"]
            done = self.run_program(arguments, sample.records.lines[place], 5)
            self.assertEqual(done.stdout, b"")
            said = done.stderr.decode()
            self.assertEqual([value[at:at + 8] for at in range(len(value) - 7) if value[at:at + 8] in said], [])

    def check_reveal(self, sample, results, card):
        """Who has the key turns values back, or is told that no key does."""
        arguments = ["reveal", self.folder / "rules.yaml", "d.v", "--json", "--reason", "a test"]
        self.assertLessEqual(sample.law.reversible, card["reversible"].startswith("with the key"))
        if not sample.law.reversible:
            done = self.run_program(arguments, '"a"\n', status=3)
            self.assertIn(f"`{sample.law.method}`", done.stderr.decode())
            self.assertEqual(done.stdout, b"")
            return
        pairs = [(value, result) for (value, _, valid), result in zip(sample, results)
                 if valid and is_whole(result)]
        done = self.run_program(arguments, "".join(json.dumps(result) + "\n" for _, result in pairs))
        self.assertEqual([json.loads(line) for line in done.stdout.decode().split("\n")[:-1]],
                         [value for value, _ in pairs])
        self.check_other_key(arguments, [pair for pair in pairs if 12 <= len(pair[0]) < 5000][:200])

    def check_other_key(self, arguments, pairs):
        """Another key turns nothing back: it says so, or gives other values of the grammar."""
        (self.folder / "other").touch(mode=0o600)
        (self.folder / "other").write_text(masking.key_text(bytes(32)))
        command = [str(part) for part in (PROGRAM, *arguments, "--key", f"file:{self.folder / 'other'}")]
        lines = "".join(json.dumps(result) + "\n" for _, result in pairs)
        done = subprocess.run(command, input=lines.encode(), capture_output=True)
        self.assertIn(done.returncode, (0, 5))
        found = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
        self.assertEqual([value for (value, _), other in zip(pairs, found) if value == other], [])

    def test_half_a_surrogate_pair_comes_back(self):
        """JSON can spell it, so it can be masked and revealed."""
        law, = (law for law in LAWS if law.method == "encrypt-deterministic")
        self.write_rules(law, "redact")
        line = '{"n":0,"s":"a","v":"\\ud800","w":""}\n'
        result = self.records(self.filter(line))[0]["v"]
        arguments = ["reveal", self.folder / "rules.yaml", "d.v", "--json", "--reason", "a test"]
        self.assertEqual(json.loads(self.run_program(arguments, json.dumps(result) + "\n").stdout), "\ud800")


if __name__ == "__main__":
    unittest.main()
