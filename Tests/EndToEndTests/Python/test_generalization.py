#!/usr/bin/env python3
"""Generalizing methods through the built program, against Python's own decimals and dates, 10,000 values each."""
import datetime
import decimal
import random
import re
import unittest

from generalization import EXACT, MODES, aged, multiple, number, rounded, spelled
from program import ProgramTest

ROWS = 10_000
INVALID = None
decimal.setcontext(EXACT)
ODD = ["", "abc", "1,000", "NaN", "Infinity", "-", ".", " 5", "5 ", "0x10", "1_000", "١٢", "１２", "1e", "e5", "-0", "+0.0", "--1",
       "1.2.3", "9" * 36, "9" * 37, "1e35", "1e36", "1e-400", "1e999999999999999", "-" + "4" * 35 + ".5", "5.", ".5", "1e3",
       "2.5", "-2.5", "50", "150", "250", "-50", "0.125", "0.375", "x" * 5000, "👩‍💻"]  # fmt: skip


def clamped(low, high, above=None):
    def mask(text):
        value = number(text)
        if value is None:
            return INVALID
        if value < decimal.Decimal(low):
            return low
        if value > decimal.Decimal(high):
            return above or high
        return "0" if text == "-0" else text
    return mask


def group(low, end, decimals):
    high = end - 1 if decimals == 0 else end
    return spelled(low, decimals) + ("" if low == high else "-" + spelled(high, decimals))


def grouped(size, origin, decimals):
    size, origin = decimal.Decimal(size), decimal.Decimal(origin)

    def mask(text):
        value = number(text, decimals)
        if value is None:
            return INVALID
        low = EXACT.add(multiple(EXACT.subtract(value, origin), size, decimal.ROUND_FLOOR), origin)
        low = low if low else decimal.Decimal(0)
        return group(low, EXACT.add(low, size), decimals)
    return mask


def bounded(*boundaries):
    def mask(text):
        value = number(text, 0)
        if value is None:
            return INVALID
        place = sum(value >= boundary for boundary in boundaries)
        if place == 0:
            return f"<{boundaries[0]}"
        if place == len(boundaries):
            return f"{boundaries[-1]}+"
        return group(decimal.Decimal(boundaries[place - 1]), decimal.Decimal(boundaries[place]), 0)
    return mask


def coordinates(text):
    parts = [part for part in re.split(r", *", text, maxsplit=1)] if len(text) <= 128 else []
    if len(parts) != 2:
        return None
    found = [number(part, 0) for part in parts]
    if None in found or abs(found[0]) > 90 or abs(found[1]) > 180:
        return None
    return found


def gridded(text):
    found = coordinates(text)
    if found is None:
        return INVALID
    latitude, longitude = (rounded("0.25", 2)(str(part)) for part in found)
    # One meridian has two names.
    return f"{latitude},{longitude.replace('-180.00', '180.00')}"


def hashed(text):
    """A geohash: the axes are halved in turn, longitude first, five halvings a character."""
    found = coordinates(text)
    if found is None:
        return INVALID
    sides = [[decimal.Decimal(-180), decimal.Decimal(180)], [decimal.Decimal(-90), decimal.Decimal(90)]]
    bits = 0
    for step in range(30):
        side, value = sides[step % 2], found[1 - step % 2]
        middle = (side[0] + side[1]) / 2
        bits = bits << 1 | (value >= middle)
        side[value < middle] = middle
    return "".join("0123456789bcdefghjkmnpqrstuvwxyz"[bits >> at & 31] for at in range(25, -1, -5))


# A rule, what it makes of a value, and which values it is given.
RULES = {
    "round_100": ("{ round: 100 }", rounded(100, 0), "numbers"),
    "round_quarter": ("{ round: 0.25 }", rounded("0.25", 2), "numbers"),
    "round_digits": ("{ round: { digits: 3 } }", rounded("0.001", 3), "numbers"),
    **{"round_" + mode: (f"{{ round: {{ to: 10, mode: {mode} }} }}", rounded(10, 0, mode), "numbers") for mode in MODES},
    "clamp": ("{ clamp: { min: 18, max: 90.5 } }", clamped("18", "90.5"), "numbers"),
    "clamp_label": ("{ clamp: { min: -100, max: 100, above: \"100+\" } }", clamped("-100", "100", "100+"), "numbers"),
    "bucket": ("{ bucket: 10 }", grouped(10, 0, 0), "numbers"),
    "bucket_origin": ("{ bucket: { size: 10, origin: 5 } }", grouped(10, 5, 0), "numbers"),
    "bucket_half": ("{ bucket: 0.5 }", grouped("0.5", 0, 1), "numbers"),
    "bucket_bounds": ("{ bucket: { boundaries: [0, 18, 65] } }", bounded(0, 18, 65), "numbers"),
    "age": ("{ age: 2026-03-01 }", aged("2026-03-01"), "dates"),
    "geo": ("{ geo: 0.25 }", gridded, "places"),
    "geo_hash": ("{ geo: { geohash: 6 } }", hashed, "places"),
}  # fmt: skip


def numbers(chance):
    yield from ODD
    while True:
        digits = chance.choice([1, 2, 3, 5, 8, 17, 19, 30])
        text = str(chance.randrange(10 ** digits))
        if chance.random() < 0.5:
            text += "." + "".join(chance.choice("0055123456789") for _ in range(chance.choice([1, 1, 2, 3, 4, 20])))
        if chance.random() < 0.2:
            text += chance.choice("eE") + chance.choice(["", "+", "-"]) + str(chance.randrange(12))
        yield chance.choice(["", "", "-", "+"]) + text


def dates(chance):
    yield from ODD + ["2026-03-01", "2026-03-02", "2024-02-29", "2023-02-29", "1936-03-01", "1936-03-02", "1936-02-29", "1987-05"]
    while True:
        day = datetime.date.fromordinal(chance.randrange(1, 745_000))
        yield day.isoformat() + chance.choice(["", "", "T09:10", " 23:59"])


def places(chance):
    yield from ODD + ["90,180", "-90,-180", "90.0001,0", "0,180.5", "1,2,3", "1 ,2", "0,0", "-0.1,0.1", "57.64911,10.40744"]
    while True:
        places = chance.choice([0, 1, 3, 7])
        pair = (f"{chance.uniform(-91, 91):.{places}f}", f"{chance.uniform(-181, 181):.{places}f}")
        yield chance.choice([",", ", "]).join(pair)


class Generalization(ProgramTest):
    def setUp(self):
        super().setUp()
        columns = "".join(f"      {name}: {rule}\n" for name, (rule, _, _) in RULES.items())
        (self.folder / "rules.yaml").write_text(
            f"bauta: 1\nname: g\nkey: file:key\ndatasets:\n  g:\n    on-invalid: redact\n    columns:\n{columns}")

    def test_all_rules(self):
        chance = random.Random(7)
        sources = {kind: make(chance) for kind, make in {"numbers": numbers, "dates": dates, "places": places}.items()}
        values = {kind: [next(source) for _ in range(ROWS)] for kind, source in sources.items()}
        found = self.filtered("g", {name: values[kind] for name, (_, _, kind) in RULES.items()})
        for name, (_, mask, kind) in RULES.items():
            expected = ["" if value == "" else mask(value) for value in values[kind]]
            got = [INVALID if text == "[redacted]" else text for text in found[name]]
            self.assertEqual(len(got), ROWS)
            wrong = [(value[:60], one[:60], other[:60]) for value, one, other in zip(values[kind], got, expected) if one != other]
            self.assertEqual(wrong[:3], [], f"{name}: {len(wrong)} differ")
            self.assertGreater(len(set(got)), 4, name)


if __name__ == "__main__":
    unittest.main()
