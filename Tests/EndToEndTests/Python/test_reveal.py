#!/usr/bin/env python3
"""Reversible methods through the built program: 10,000 values each equal masking.py's and come back by `reveal`."""
import json
import random
import subprocess
import unittest

from masking import INVALID, Keys, masker
from program import PROGRAM, ProgramTest

ROWS = 10_000
RULES = {
    "base64url": ("encrypt-deterministic", {"format": "base64url"}),
    "hex": ("encrypt-deterministic", {"format": "hex"}),
    "tweak": ("encrypt-deterministic", {"tweak": "orders, \u00fc"}),
    "digits": ("fpe", {"alphabet": "digits"}),
    "own": ("fpe", {"characters": "a-zß-ÿа-я"}),
    "integer": ("tokenize", {"as": "integer"}),
    "chain": ("chain", {"steps": [{"fpe": {"alphabet": "digits"}}, {"encrypt-deterministic": {"format": "hex"}}]}),
}
ODD = ["", " ", "a", "0", "007", "9007199254740991", "9007199254740992", "é👩\u200d💻", "e\u0301", "\ufeffx", "a\nb\r\n", "\u0085",
       "x" * 60_000, '"quoted", with commas', "\\N", "ada@example.com", "555-0100-4711"]  # fmt: skip
LETTERS = "abcxyzßüабвя0123456789 -_,'👩一\n"


def values():
    chance = random.Random(11)
    yield from ODD
    while True:
        if chance.random() < 0.3:
            yield str(chance.randrange(10 ** chance.randrange(1, 17)))
        else:
            yield "".join(chance.choice(LETTERS) for _ in range(chance.randrange(60)))


class Reveal(ProgramTest):
    def setUp(self):
        super().setUp()
        columns = "".join(f"      {name}: {{ {method}: {json.dumps(rule, ensure_ascii=False)}, on-empty: mask }}\n"
                          for name, (method, rule) in RULES.items())
        (self.folder / "rules.yaml").write_text(
            f"bauta: 1\nname: r\nkey: file:key\ndatasets:\n  r:\n    on-invalid: redact\n    columns:\n{columns}")

    def run_program(self, arguments, text, status=0):
        done = subprocess.run([PROGRAM, *arguments], input=text.encode(), capture_output=True)
        self.assertEqual(done.returncode, status, done.stderr.decode()[-600:])
        return done

    def masked(self, originals):
        return self.filtered("r", dict.fromkeys(RULES, originals))

    def test_values_come_back(self):
        source = values()
        originals = [next(source) for _ in range(ROWS)]
        found = self.masked(originals)
        keys = Keys((self.folder / "key").read_text(), "", "")
        for name, (method, rule) in RULES.items():
            with self.subTest(name):
                mask = masker(keys, method, rule, f"column:r.{name}", [])
                expected = [mask(original.encode()) for original in originals]
                pairs = [(original, result) for original, result, one in zip(originals, found[name], expected)
                         if one is not INVALID]
                self.assertEqual(["[redacted]" if one is INVALID else one.decode() for one in expected],
                                 list(found[name]))
                self.assertGreater(len(pairs), ROWS * 0.2)
                lines = "".join(json.dumps(result) + "\n" for _, result in pairs)
                done = self.run_program(["reveal", self.folder / "rules.yaml", f"r.{name}", "--json", "--reason", "test"],
                                        lines)
                self.assertEqual([json.loads(line) for line in done.stdout.decode().split("\n")[:-1]],
                                 [original for original, _ in pairs])

    def test_no_changed_value_comes_back(self):
        sealed = self.masked(["ada@example.com"])["base64url"][0]
        for place in range(len(sealed)):
            wrong = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1:]
            done = self.run_program(["reveal", self.folder / "rules.yaml", "r.base64url", "--reason", "x"],
                                    wrong + "\n", status=5)
            self.assertEqual(done.stdout, b"")
            self.assertNotIn(b"ada", done.stderr)


if __name__ == "__main__":
    unittest.main()
