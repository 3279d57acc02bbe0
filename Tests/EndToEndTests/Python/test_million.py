#!/usr/bin/env python3
"""A million FF1 round trips through the built program: `filter` agrees with ff1.py, and `reveal` gives all back."""
import multiprocessing
import random
import subprocess
import unittest

from ff1 import FF1
from masking import Keys
from program import PROGRAM, ProgramTest

VALUES = 1_000_000
PART = 10_000


def originals():
    """Texts of 6 to 24 digits."""
    chance = random.Random(2026)
    return ["".join(chance.choices("0123456789", k=chance.randint(6, 24))) for _ in range(VALUES)]


def encrypted(job):
    """What ff1.py makes of some texts."""
    key, texts = job
    cipher = FF1(key, 10)
    return ["".join(map(str, cipher.encrypt([int(digit) for digit in text]))) for text in texts]


class Million(ProgramTest):
    def run_program(self, arguments, lines):
        done = subprocess.run([PROGRAM, *arguments], input="\n".join(lines).encode() + b"\n", capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[-600:])
        return done.stdout.decode().split("\n")[:-1]

    def test_round_trips(self):
        rules = self.folder / "rules.yaml"
        rules.write_text("bauta: 1\nname: m\nkey: file:key\ndatasets:\n  m: { columns: { v: { fpe: digits } } }\n")
        texts = originals()
        masked = self.run_program(["filter", "-q", rules, "--dataset", "m"], ["v", *texts])[1:]
        key = Keys((self.folder / "key").read_text(), "", "").sub_key("mask", "column:m.v", "fpe/1")
        with multiprocessing.Pool() as pool:
            parts = pool.map(encrypted, [(key, texts[start:start + PART]) for start in range(0, VALUES, PART)])
        wrong = sum(one != other for one, other in zip(masked, (text for part in parts for text in part)))
        self.assertEqual((len(masked), wrong), (VALUES, 0))
        back = self.run_program(["reveal", rules, "m.v", "--reason", "round trip"], masked)
        self.assertEqual(sum(one != other for one, other in zip(back, texts)), 0)
        self.assertEqual(len(back), VALUES)


if __name__ == "__main__":
    unittest.main()
