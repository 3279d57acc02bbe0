#!/usr/bin/env python3
"""What each method makes of JSON numbers, booleans, null, objects and arrays, through the built program."""
import json
import re
import subprocess
import unittest

from law_numbers import NUMBERS, REFUSED, TABLE
from program import PROGRAM, ProgramTest

NO_SCALARS = ["[1]", "[]", '{"a":1}', "{}", "[[null]]"]
MARKED = '"[redacted]"'

# What a rule says of what is invalid, what stands in the place of that, and the exit status.
CHOICES = [("redact", [MARKED], 0), ("nullify", ["null"], 0), ("reject", [], 15), ("fail", [], 5)]


class Numbers(ProgramTest):
    def filter(self, rule, type, values, on_invalid="redact", status=0):
        """The JSON texts that take the places of JSON texts; `-` where there is none."""
        declared = f", type: {type}" if type else ""
        rule = f"{rule}{declared}" if ":" in rule else f"{rule}: {{}}{declared}"
        (self.folder / "rules.yaml").write_text(
            f"bauta: 1\nname: n\nkey: file:key\nunlisted: redact\non-invalid: {on_invalid}\ndatasets:\n  d:\n"
            f"    format: jsonl\n    columns:\n      s: keyed-hash\n      v: {{ {rule} }}\n")
        lines = "".join(f'{{"v":{value},"s":"a"}}\n' for value in values)
        done = subprocess.run([PROGRAM, "filter", "-q", self.folder / "rules.yaml", "--dataset", "d"],
                              input=lines.encode(), capture_output=True)
        self.assertEqual(done.returncode, status, done.stderr.decode()[-600:])
        pattern = re.compile('{(?:"v":(.*?),)?"s":"[0-9a-f]{32}"}')
        found = [pattern.fullmatch(line) for line in done.stdout.decode().splitlines()]
        return [one[1] or "-" for one in found]

    def kind(self, result, expected):
        """What the table writes for a result: itself, or its kind."""
        if expected not in ("T", "N", "I") or result in (MARKED, "-"):
            return "I" if result == MARKED and expected == "I" else result
        value = json.loads(result)
        return "T" if isinstance(value, str) else "N" if type(value) in (int, float) else result

    def test_every_method_has_a_line(self):
        listed = json.loads(self.bauta("methods", "--json"))
        # What `shuffle` makes of numbers is in test_shuffle.py: a filter refuses it.
        spoken = {rule.partition(":")[0] for rule, _, _ in TABLE} | {"shuffle"}
        self.assertEqual(spoken, {card["name"] for card in listed})

    def test_numbers(self):
        for rule, type, line in TABLE:
            with self.subTest(rule, type=type):
                expected = line.split(" ")
                found = self.filter(rule, type, NUMBERS)
                self.assertEqual([self.kind(*pair) for pair in zip(found, expected)], expected)
                # A text that is spelled as a number is masked as the number is.
                texts = self.filter(rule, type, [json.dumps(value) for value in NUMBERS])
                if rule.startswith("keep") and type != "integer":
                    texts = [json.loads(text) for text in texts]
                self.assertEqual(texts, found)

    def test_a_type_that_does_not_fit_is_refused(self):
        for rule, type in REFUSED:
            with self.subTest(rule, type=type):
                self.assertEqual(self.filter(rule, type, [], status=3), [])

    def test_null_and_empty_stay(self):
        for rule, type, _ in TABLE:
            with self.subTest(rule, type=type):
                kept = ["-", "-"] if rule == "drop" else ["null", '""']
                self.assertEqual(self.filter(rule, type, ["null", '""']), kept)
                self.assertEqual(self.filter(rule, type, ["null", '""'], "fail"), kept)

    def test_an_object_or_array_is_invalid(self):
        for rule, type, _ in TABLE:
            if rule == "drop":
                continue
            with self.subTest(rule, type=type):
                for on_invalid, result, status in CHOICES:
                    values = NO_SCALARS[:1] if on_invalid == "fail" else NO_SCALARS
                    found = self.filter(rule, type, values, on_invalid, status)
                    self.assertEqual(found, result * len(values), on_invalid)


if __name__ == "__main__":
    unittest.main()
