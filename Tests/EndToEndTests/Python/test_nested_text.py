#!/usr/bin/env python3
"""Arrays, hstores and PHP's serialization in columns, through the built program.

The readers and writers of the three forms here are this test's own, made from PostgreSQL's and PHP's documentation.
"""
import csv
import json
import random
import re
import sqlite3
import subprocess
import unittest

from law_values import MEBIBYTE, scalars
from masking import Keys, masker
from program import PROGRAM, ProgramTest

ROWS = 10_000
RULES = """
bauta: 1
name: n
key: file:key
tenant: acme
epoch: '7'
unlisted: keep
on-invalid: redact
masks:
  email: { keyed-hash: email, normalize: [lowercase] }
  customer: { tokenize: { as: integer, max: 999999999 } }
datasets:
  t:
    columns:
"""
MASKS = {"email": ("keyed-hash", {"format": "email"}, ["lowercase"]),
         "customer": ("tokenize", {"as": "integer", "max": 999999999}, [])}  # fmt: skip
HOSTILE = ["", " ", "NULL", "null", "a,b", "{", "}", '"', "\\", '\\"', "a b", " a", "a\tb", "a\nb", "é", "👩‍💻", "=>", "a=>b",
           ";", '";', "s:1:", "[1:2]=", "{}", "'", "0", "ADA@example.com", "x" * 3000]  # fmt: skip
# Texts of all scripts; a NUL is in none of the three forms, and half a surrogate pair in no CSV.
HOSTILE += [text for text in (scalars(random.Random(seed), seed % 9 + 1) for seed in range(400))
            if "\0" not in text and text.encode("utf-8", "ignore").decode() == text]
csv.field_size_limit(1 << 30)
HUGE = "Ab7 é一" * (MEBIBYTE // 9)


# MARK: PostgreSQL's arrays (8.15.6)

def array_element(text):
    if text is None:
        return "NULL"
    if text == "" or text.upper() == "NULL" or re.search(r'[{}",\\ \t\n\v\f\r]', text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def array_out(value):
    return "{" + ",".join(array_out(one) if isinstance(one, list) else array_element(one) for one in value) + "}"


# MARK: hstore (F.17)

def hstore_out(pairs):
    def quoted(text):
        return "NULL" if text is None else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return ", ".join(f"{quoted(key)}=>{quoted(value)}" for key, value in pairs)


# MARK: PHP's serialize()

class Object:
    def __init__(self, name, members):
        self.name, self.members = name, members


class Real(str):
    """A float as PHP spells it."""


def php(value):
    if value is None:
        return b"N;"
    if isinstance(value, bool):
        return b"b:%d;" % value
    if isinstance(value, int):
        return b"i:%d;" % value
    if isinstance(value, Real):
        return b"d:" + value.encode() + b";"
    if isinstance(value, str):
        return b's:%d:"%s";' % (len(value.encode()), value.encode())
    if isinstance(value, Object):
        name = value.name.encode()
        return b'O:%d:"%s":%d:{%s}' % (len(name), name, len(value.members), members(value.members))
    pairs = list(enumerate(value)) if isinstance(value, list) else list(value.items())
    return b"a:%d:{%s}" % (len(pairs), members(pairs))


def members(pairs):
    return b"".join(php(key) + php(value) for key, value in pairs)


class NestedText(ProgramTest):
    def rules(self, columns):
        lines = "".join(f"      {name}: {json.dumps(rule)}\n" for name, rule in columns.items())
        (self.folder / "rules.yaml").write_text(RULES + lines)

    def pseudonym(self, mask):
        """The pseudonyms of a mask by the second implementation; of a null null."""
        keys = Keys((self.folder / "key").read_text(), "acme", "7")
        method, parameters, normalize = MASKS[mask]
        make = masker(keys, method, parameters, f"mask:{mask}", normalize)

        def masked(text):
            if text is None or text == "":
                return text
            result = make(text.encode())
            return "[redacted]" if result is None else result.decode()
        return masked

    def test_arrays(self):
        self.rules({"kept": {"array": "keep"}, "masked": {"array": "email"}, "as_json": {"array": "email"},
                    "plain": "email"})
        chance = random.Random(3)
        email = self.pseudonym("email")

        def element():
            return chance.choice(HOSTILE + [None, f"p{chance.randrange(99)}@example.com"])

        def grow(depth, sizes):
            return [element() if depth == 1 else grow(depth - 1, sizes[1:]) for _ in range(sizes[0])]

        def deep(value, change):
            return [deep(one, change) if isinstance(one, list) else change(one) for one in value]
        arrays = [grow(depth, [chance.randrange(1, 4) for _ in range(depth)])
                  for depth in (chance.choice([1, 1, 1, 2, 3]) for _ in range(ROWS))] + [[], [HUGE, None, "a"]]
        bounds = [chance.choice(["", "", "[0:1]=", "[-3:2][1:1]="]) for _ in arrays]
        plain = [chance.choice(HOSTILE) for _ in arrays]
        texts = [bound + array_out(array) for bound, array in zip(bounds, arrays)]
        found = self.filtered("t", {"kept": texts, "masked": texts, "as_json": [json.dumps(one) for one in arrays],
                                    "plain": plain})
        self.assertEqual(list(found["kept"]), texts)
        expected = [bound + array_out(deep(array, email)) for bound, array in zip(bounds, arrays)]
        self.assertEqual([pair for pair in zip(found["masked"], expected) if pair[0] != pair[1]][:3], [])
        self.assertEqual([json.loads(text) for text in found["as_json"]], [deep(array, email) for array in arrays])
        self.assertEqual(list(found["plain"]), [email(text) for text in plain])

    def test_hstores(self):
        self.rules({"kept": {"hstore": {"*": {"keep": "test", "keys": "keep"}}},
                    "masked": {"hstore": {"mail": "email", "a.b": {"redact": "r"}, "id": {"mask": "customer"}}}})
        chance = random.Random(4)
        email, customer = self.pseudonym("email"), self.pseudonym("customer")
        change = {"mail": email, "a.b": lambda text: text and "r", "id": customer}
        values = []
        for _ in range(ROWS):
            keys = chance.sample(["mail", "a.b", "id"] + HOSTILE, chance.randrange(6))
            values.append([(key, str(chance.randrange(10 ** 6)) if key == "id" else chance.choice(HOSTILE + [None]))
                           for key in keys])
        values.append([("mail", HUGE), ("other", HUGE)])
        texts = [hstore_out(pairs) for pairs in values]
        found = self.filtered("t", {"kept": texts, "masked": texts})
        self.assertEqual(list(found["kept"]), texts)
        expected = [hstore_out((key, change.get(key, str)(value) if value is not None else None) for key, value in pairs)
                    for pairs in values]
        self.assertEqual([pair for pair in zip(found["masked"], expected) if pair[0] != pair[1]][:3], [])

    def test_php(self):
        self.rules({"kept": {"php-serialized": {"*": {"keep": "test", "keys": "keep"}}},
                    "masked": {"php-serialized": {"user.mail": "email", "ids[*]": "customer", "meta.*": {
                        "redact": "r", "keys": "keep"}}}})
        chance = random.Random(5)
        email, customer = self.pseudonym("email"), self.pseudonym("customer")

        def scalar():
            return chance.choice(HOSTILE + [None, True, False, -5, 2 ** 62, Real("0.1"), Real("1.0E+25"), Real("-INF")])
        kept, masked, expected = [], [], []
        for _ in range(ROWS):
            mail, ids = chance.choice(HOSTILE), [chance.randrange(10 ** 6) for _ in range(chance.randrange(4))]
            rest = {chance.choice(HOSTILE): scalar(), chance.randrange(2, 99): [scalar(), {"k": scalar()}]}
            meta = {chance.randrange(1, 9): "x", "k": chance.choice(HOSTILE), "n": None}

            def whole(mail, ids, meta):
                user = Object("App\\User", [("name", "N"), ("mail", mail), ("id", 7)])
                return php({"user": user, "ids": ids, "meta": meta, "rest": rest})
            text = whole(mail, ids, meta)
            kept.append(text.decode())
            masked.append(text.decode())
            told = {key: value and "r" for key, value in meta.items()}
            expected.append(whole(email(mail), [int(customer(str(one))) for one in ids], told).decode())
        found = self.filtered("t", {"kept": kept, "masked": masked})
        # `*` is for scalars: what holds arrays is invalid under it, and redacted as a whole.
        self.assertTrue(all('"[redacted]"' in text for text in found["kept"]))
        self.assertEqual([pair for pair in zip(found["masked"], expected) if pair[0] != pair[1]][:3], [])

    def test_php_keeps_what_no_rule_touches(self):
        self.rules({"kept": {"php-serialized": {"nothing": "redact"}}})
        chance = random.Random(6)

        def value(depth):
            if depth == 0 or chance.random() < 0.4:
                return chance.choice(HOSTILE + [None, True, False, 0, -5, 2 ** 62, Real("0.1"), Real("NAN"), Real("-0")])
            inside = [value(depth - 1) for _ in range(chance.randrange(4))]
            if chance.random() < 0.4:
                return inside
            return {chance.choice(HOSTILE + [number * 2 + 1]): one for number, one in enumerate(inside)}
        texts = [php(value(5)).decode() for _ in range(ROWS)] + [php({"k": HUGE, "n": [HUGE]}).decode()]
        self.assertEqual(list(self.filtered("t", {"kept": texts})["kept"]), texts)

    def test_what_is_invalid_is_redacted(self):
        bad = {"a": ("array", ["{", "{a}}", "{a,{b}}", "a", "[{}]", "[1", "{\"a}", "[1:2=x"]),
               "h": ("hstore", ["a", "a=>", '"a=>b', "a=>b,", "{}"]),
               "p": ("php-serialized", ['s:3:"é";', "a:1:{}", "a:2:{i:0;i:1;i:1;R:2;}", 'C:1:"A":0:{}', "N;N;", "x"])}
        self.rules({name: {method: "keep" if name == "a" else {"x": "redact"}} for name, (method, _) in bad.items()})
        rows = max(len(texts) for _, texts in bad.values())
        columns = {name: (texts * rows)[:rows] for name, (_, texts) in bad.items()}
        for texts in self.filtered("t", columns).values():
            self.assertEqual(set(texts), {"[redacted]"})

    def test_the_audit_has_a_row_for_each_rule(self):
        self.rules({"tags": {"array": "email"}, "h": {"hstore": {"a.b": "email"}},
                    "p": {"php-serialized": {"u.mail": "email"}}})
        (self.folder / "t.csv").write_text("tags,h,p\n\"{a,b}\",\"\"\"a.b\"\"=>\"\"c\"\"\",\"a:1:{s:1:\"\"u\"\";N;}\"\n")
        self.bauta("run", self.folder / "rules.yaml", self.folder / "t.csv", "--into", self.folder / "s.db", "-q")
        with sqlite3.connect(self.folder / "s.db") as store:
            rows = dict(store.execute("SELECT path, method FROM bauta_field").fetchall())
        self.assertEqual({path: rows[path] for path in ("tags", "tags->[*]", "h", "h->['a.b']", "p", "p->u.mail")},
                         {"tags": "array", "tags->[*]": "keyed-hash", "h": "hstore", "h->['a.b']": "keyed-hash",
                          "p": "php-serialized", "p->u.mail": "keyed-hash"})  # fmt: skip

    def test_what_would_leave_holes_is_refused(self):
        for rule in ({"array": "drop"}, {"hstore": {"a": "drop"}}, {"php-serialized": {"a": "drop"}}):
            self.rules({"a": rule})
            done = subprocess.run([PROGRAM, "check", self.folder / "rules.yaml"], capture_output=True)
            self.assertEqual(done.returncode, 3)
            self.assertIn("`drop` cannot take a value out of", (done.stdout + done.stderr).decode())


if __name__ == "__main__":
    unittest.main()
