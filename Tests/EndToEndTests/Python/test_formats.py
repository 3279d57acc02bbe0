#!/usr/bin/env python3
"""`fpe` of formats and alphabets through the built program: 10,000 values each, against masking.py and python-stdnum."""
import json
import random
import unittest

import stdnum.iban
import stdnum.imei
import stdnum.isbn
import stdnum.luhn
from masking import INVALID, Keys, masker
from program import DATA, ProgramTest

ROWS = 10_000
DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ODD = ["-", " ", "4111.1111.1111.1111", "4111 1111 1111 111１", "٤١١١١١١١١١١١١١١١", "GB29\u00a0NWBK60161331926819", "X" * 10,
       "X161484100", "3-16-148410-x", "977-3-16-148410-0", "978316148X100", "DE89", "DE891", "DE8912345", "DE89123456",
       "GB00NWBK60161331926819", "GB01NWBK60161331926819", "GB99NWBK60161331926819", "1" * 5000, "A" * 35, "é👩\u200d💻",
       "DE" + "1" * 32, "DE" + "1" * 33, "0" * 11, "0" * 12, "0" * 19, "0" * 20]  # fmt: skip

# A rule, the kind of its values, and what becomes of valid and of invalid ones in the eyes of stdnum.
SAME, NEVER = "as valid as before", "never valid where it was"
RULES = {
    "card": ({"format": "card"}, "cards", NEVER),
    "card_alone": ({"alphabet": "card"}, "cards", NEVER),
    "card_kept": ({"format": "card", "checksum": "keep", "reason": "a form checks them"}, "cards", SAME),
    "iban": ({"format": "iban"}, "ibans", SAME),
    "iban_tweak": ({"format": "iban", "tweak": "orders, 2026"}, "ibans", SAME),
    "imei": ({"format": "imei"}, "imeis", SAME),
    "isbn": ({"format": "isbn"}, "isbns", SAME),
    "digits": ({"alphabet": "digits", "tweak": "ü"}, "cards", None),
    "hex": ({"characters": "0-9A-F"}, "ibans", None),
    "cyrillic": ({"characters": "а-яА-ЯёЁ"}, "names", None),
    "many": ({"characters": "a-zß-ÿа-я一-龥👩-👮"}, "names", None),
}
JUDGES = {
    "cards": lambda text: stdnum.luhn.is_valid(stdnum.imei.compact(text)),
    "ibans": lambda text: stdnum.iban.is_valid(text, check_country=False),   # national digits are encrypted
    "imeis": stdnum.imei.is_valid,
    "isbns": stdnum.isbn.is_valid,
}  # fmt: skip


def some(chance, characters, least, most=None):
    return "".join(chance.choice(characters) for _ in range(chance.randint(least, most or least)))


def spaced(chance, text):
    kind = chance.randrange(4)
    if kind < 2:
        return text
    mark = " -"[kind - 2]
    return mark.join(text[place:place + 4] for place in range(0, len(text), 4))


def shared(name):
    path = DATA / name
    return path.read_text() if path.exists() else ""


def published(*kinds):
    lines = [json.loads(line) for line in shared("ids-validatorjs/cases_shared.jsonl").split("\n") if line]
    return [line["value"] for line in lines if line["type"] in kinds and "\0" not in line["value"] and line["value"]]


def cards(chance):
    yield from ODD + [entry["value"] for entry in json.loads(shared("ids-pan/pans.json") or '{"pans": []}')["pans"]]
    yield from published("isCreditCard", "isLuhnNumber")
    while True:
        text = some(chance, DIGITS, 11, 18)
        text += stdnum.luhn.calc_check_digit(text) if chance.random() < 0.7 else chance.choice(DIGITS)
        yield spaced(chance, text)


def ibans(chance):
    countries = json.loads(shared("ids-iban/registry_examples.json") or '{"countries": []}')["countries"]
    examples = [entry["example"] for entry in countries] or ["GB29NWBK60161331926819", "DE89370400440532013000"]
    yield from ODD + examples + [example.lower() for example in examples]
    yield from json.loads(shared("ids-iban/expected.json") or "{}").get("invalid_but_mod97_ok", [])
    yield from published("isIBAN")
    while True:
        example = chance.choice(examples)
        rest = "".join(chance.choice(DIGITS if one.isdigit() else CAPITALS) for one in example[4:])
        check = stdnum.iban.calc_check_digits(f"{example[:2]}00{rest}") if chance.random() < 0.7 else some(chance, DIGITS, 2)
        text = spaced(chance, example[:2] + check + rest)
        yield text.lower() if chance.random() < 0.1 else text


def imeis(chance):
    yield from ODD + published("isIMEI")
    while True:
        text = some(chance, DIGITS, 14)
        ends = ["", some(chance, DIGITS, 2), chance.choice(DIGITS)] + [stdnum.luhn.calc_check_digit(text)] * 3
        yield spaced(chance, text + chance.choice(ends))


def isbns(chance):
    yield from ODD + ["978-3-16-148410-0", "979-10-90636-07-1", "3-16-148410-X", "0-306-40615-2"]
    while True:
        text = chance.choice(["", "978", "979"]) + some(chance, DIGITS, 9)
        full = next(text + one for one in DIGITS + "X" if stdnum.isbn.is_valid(text + one))
        yield spaced(chance, full if chance.random() < 0.7 else text + chance.choice(DIGITS))


def names(chance):
    yield from ODD + ["иван", "Пётр Ильич Чайковский", "株式会社東京都庁舎", "Strauß, Zoë 👩👮👩👮", "\ufeffабвгд", "e\u0301e\u0301abcde"]
    while True:
        yield some(chance, chance.choice(["абвюяАЯёЁ -", "aßé一龥文👩👮 x7", "ёж日"]), 1, 24)


class Formats(ProgramTest):
    def setUp(self):
        super().setUp()
        columns = "".join(f"      {name}: {{ fpe: {json.dumps(rule, ensure_ascii=False)} }}\n"
                          for name, (rule, _, _) in RULES.items())
        (self.folder / "rules.yaml").write_text(
            f"bauta: 1\nname: f\nkey: file:key\ndatasets:\n  f:\n    on-invalid: redact\n    columns:\n{columns}")

    def test_all_rules(self):
        chance = random.Random(7)
        sources = {"cards": cards, "ibans": ibans, "imeis": imeis, "isbns": isbns, "names": names}
        values = {}
        for kind, make in sources.items():
            source = make(chance)
            values[kind] = [next(source) for _ in range(ROWS)]
        found = self.filtered("f", {name: values[kind] for name, (_, kind, _) in RULES.items()})
        keys = Keys((self.folder / "key").read_text(), "", "")
        for name, (rule, kind, promise) in RULES.items():
            with self.subTest(name):
                mask = masker(keys, "fpe", rule, f"column:f.{name}", [])
                expected = [mask(value.encode()) for value in values[kind]]
                expected = ["[redacted]" if one is INVALID else one.decode() for one in expected]
                wrong = [pair for pair in zip(values[kind], found[name], expected) if pair[1] != pair[2]]
                self.assertEqual(wrong[:3], [], f"{len(wrong)} differ")
                self.judge(kind, promise, values[kind], found[name])

    def judge(self, kind, promise, values, results):
        """Every result is valid or invalid as the rule promises, and no two values have the same one."""
        pairs = {value: result for value, result in zip(values, results) if result != "[redacted]"}
        self.assertEqual(len(set(pairs.values())), len(pairs))
        self.assertGreater(len(pairs), ROWS * (0.25 if kind == "names" else 0.9))
        if promise is None:
            return
        is_valid = JUDGES[kind]
        verdicts = [(is_valid(value), is_valid(result), value) for value, result in pairs.items()]
        self.assertGreater(sum(before for before, _, _ in verdicts), ROWS / 3)
        self.assertGreater(sum(not before for before, _, _ in verdicts), ROWS / 20)
        if promise == SAME:
            self.assertEqual([value for before, after, value in verdicts if before != after], [])
        else:
            self.assertEqual([value for before, after, value in verdicts if before and after], [])
            # One wrong check digit in nine comes out right.
            wrong = [after for before, after, _ in verdicts if not before]
            self.assertAlmostEqual(sum(wrong) / len(wrong), 1 / 9, delta=0.03)


if __name__ == "__main__":
    unittest.main()
