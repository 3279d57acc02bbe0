#!/usr/bin/env python3
"""`shuffle` through the built program: the places are those that Python draws, for any number of workers."""
import hmac
import json
import random
import unittest

from law_values import values
from masking import Keys
from program import ProgramTest

ROWS = 10_000
RULES = """
bauta: 1
name: n
key: file:key
tenant: acme
epoch: '7'
datasets:
  d:
    source: d.jsonl
    keep: [n, g]
    columns:
      all: shuffle
      within: {{ shuffle: g }}
      typed: {{ shuffle: g, type: {type} }}
"""


def shuffled(column, groups, key):
    """Each value that is there in the place that the key draws within its group."""
    places = [place for place, value in enumerate(column) if value not in (None, "")]
    ranks = {place: hmac.digest(key, index.to_bytes(8, "big"), "sha256")[:8] for index, place in enumerate(places)}
    of_groups = {}
    for place in places:
        of_groups.setdefault(groups[place], []).append(place)
    result = list(column)
    for own in of_groups.values():
        for target, source in zip(own, sorted(own, key=lambda place: (ranks[place], place))):
            result[target] = column[source]
    return result


class Shuffle(ProgramTest):
    def run_shuffle(self, records, type, jobs):
        (self.folder / "rules.yaml").write_text(RULES.format(type=type))
        with open(self.folder / "d.jsonl", "w") as source:
            source.writelines(json.dumps(record) + "\n" for record in records)
        store = self.folder / f"s{jobs}.db"
        store.unlink(missing_ok=True)
        self.bauta("run", "-q", self.folder / "rules.yaml", "--into", store, "--jobs", str(jobs))
        return self.bauta("export", store, "d", "--format", "jsonl").decode()

    def test_values_of_all_scripts_move_as_python_says(self):
        chance = random.Random(7)
        texts = [value[:5000] for value in values("texts", chance, ROWS)]
        # Half a surrogate pair is no text to Python's hash.
        texts = [text if text.isprintable() or text.isascii() else text.encode("utf-8", "replace").decode()
                 for text in texts]
        groups = [chance.choice(["a", "b", "", None, "ü"]) for _ in range(ROWS)]
        numbers = [chance.choice([None, chance.randrange(10 ** 6), -5, 0]) for _ in range(ROWS)]
        records = [{"n": place, "g": groups[place], "all": text, "within": text, "typed": numbers[place]}
                   for place, text in enumerate(texts)]
        found = self.run_shuffle(records, "integer", 1)
        self.assertEqual(found, self.run_shuffle(records, "integer", 2))
        found = [json.loads(line) for line in found.split("\n")[:-1]]
        keys = Keys((self.folder / "key").read_text(), "acme", "7")
        for name, column, own in [("all", texts, ["x"] * ROWS), ("within", texts, groups), ("typed", numbers, groups)]:
            key = keys.sub_key("mask", f"column:d.{name}", "shuffle/1")
            self.assertEqual([record[name] for record in found], shuffled(column, own, key), name)
        self.assertEqual([record["n"] for record in found], list(range(ROWS)))

    def test_numbers_stay_numbers_under_their_type_alone(self):
        spellings = ["1.50", "2", "3e5", "-0", "4", "5.25"] * 20
        lines = [f'{{"n":{place},"g":"x","all":{text},"within":{text},"typed":{text}}}\n'
                 for place, text in enumerate(spellings)]
        (self.folder / "rules.yaml").write_text(RULES.format(type="real"))
        (self.folder / "d.jsonl").write_text("".join(lines))
        self.bauta("run", "-q", self.folder / "rules.yaml", "--into", self.folder / "s.db")
        said = self.bauta("export", self.folder / "s.db", "d", "--format", "jsonl").decode()
        found = [json.loads(line, parse_float=str, parse_int=str) for line in said.split("\n")[:-1]]
        for name in ("all", "within", "typed"):
            self.assertEqual(sorted(record[name] for record in found), sorted(spellings), name)
        self.assertTrue(said.startswith('{"n":0,"g":"x","all":"'))
        self.assertRegex(said.splitlines()[0], '"typed":[-0-9.e]+}$')


if __name__ == "__main__":
    unittest.main()
