"""Examples of reading JSON, of paths and their precedence, and of splicing."""
from csv_source import Malformed
from json_expectation import PathRules, expected_records
from json_paths import ELEMENT, Key, covers_key, matches, steps, width
from json_source import records, unescaped
from masking import Keys, key_text

# A line, and whether it is a record.
LINES = [
    (b'{}', True), (b' {"a" : [1, -0, 1.0, 1e400, true, null]} \r', True), (b'{"a":"\\ud800"}', True),
    (b'{"a":1,"a":2}', True), (b'{"\\u0061":"\\u0000"}', True), ('{"é":"𠮷"}'.encode(), True),
    (b'[]', False), (b'1', False), (b'{"a":NaN}', False), (b'{"a":1,}', False), (b'{"a":01}', False),
    (b'{"a":1} {}', False), (b'{"a":"\t"}', False), (b'{"a":"\xff"}', False), (b'{"a":"\\x41"}', False),
    (b'{a:1}', False), (b'{"a":1//x\n}', False), (b'{"a":.5}', False), (b'{"a":+1}', False), (b'{"a":', False),
]

# A path, a place, and whether the path names it; `*` stands for an element.
PLACES = [
    ("a.b", "a b", True), ("a.b", "a", False), ("a.b", "a b c", False), ("a[*].b", "a * b", True),
    ("a[*].b", "a b b", False), ("a.*", "a b", True), ("a.*", "a *", False), ("a.**", "a", True),
    ("a.**", "a * b", True), ("a.**", "b", False), ("**", "", True), ("**", "x *", True), ("['a.b'].c", "a.b c", True),
    ("[*]", "*", True), ("['it\\'s']", "it's", True),
]

# Paths that match one place, the narrowest first.
PRECEDENCE = ["a.b.c", "a.b.*", "a.*.c", "a.*.*", "*.*.*", "a.b.c.**", "a.b.**", "a.**", "*.**", "**"]

MARK = {"method": "replace", "parameters": {"with": "M"}}
KEEP, DROP = {"method": "keep"}, {"method": "drop"}
# What is said of unlisted paths, rules, a record, and what becomes of it; None: the run fails.
SPLICES = [
    ("keep", {"a": MARK}, b'{ "a" : "x", "\\u0061":1, "b":1.0 }', b'{ "a" : "M", "\\u0061":"M", "b":1.0 }'),
    ("fail", {"a": MARK}, b'{"a":"x","b":1}', None),
    ("fail", {"a.b": MARK}, b'{"a":null}', b'{"a":null}'), ("fail", {"a.b": MARK}, b'{"a":1}', None),
    ("fail", {"a.b": MARK}, b'{"a":{}}', b'{"a":{}}'), ("fail", {"a": MARK}, b'{"a":""}', b'{"a":""}'),
    ("fail", {"a": MARK}, b'{"a":{"b":1}}', b'{"a":"[redacted]"}'),
    ("fail", {"a": KEEP}, b'{"a":[1]}', b'{"a":"[redacted]"}'),
    ("fail", {"a": MARK, "a[*]": KEEP}, b'{"a":[1,"x"]}', b'{"a":[1,"x"]}'),
    ("redact", {"a": KEEP}, b'{"a":1,"b":{"c":2},"c d":3,"e@f":[]}',
     b'{"a":1,"b":"[redacted]","c d":"[redacted]","[redacted]":"[redacted]"}'),
    ("redact", {"a": KEEP}, b'{"b":null,"c":""}', b'{"b":null,"c":""}'),
    ("drop", {"a": KEEP}, b'{"b":1,"a":1,"c":[2]}', b'{"a":1}'), ("drop", {}, b'{"b":1,"c":2}', b'{}'),
    ("keep", {"a[*].b": DROP}, b'{"a":[{"b":1,"c":2},{"c":3,"b":[4]}]}', b'{"a":[{"c":2},{"c":3}]}'),
    ("keep", {"a[*]": DROP}, b'{"a":[1,{},null]}', b'{"a":[]}'),
    ("fail", {"a.*": {**MARK, "keys": MARK}, "a.x": KEEP}, b'{"a":{"x":1,"y":2,"":3}}',
     b'{"a":{"x":1,"M":"M","":"M"}}'),
    ("fail", {"a.**": {**MARK, "keys": MARK}}, b'{"a":{"x":[{"y":2}]}}', b'{"a":{"M":[{"M":"M"}]}}'),
    ("fail", {"a.**": KEEP, "a.b": MARK}, b'{"a":{"b":1,"c":[true]}}', b'{"a":{"b":"M","c":[true]}}'),
    ("fail", {"a": {**KEEP, "type": "integer"}}, b'{"a":"+007"}', b'{"a":7}'),
    ("fail", {"a": {"method": "nullify"}}, b'{"a":5}', b'{"a":null}'),
    ("fail", {"a": {"method": "json", "rules": {"b": MARK, "[*]": KEEP}}}, b'{"a":"{\\"b\\": 1}"}',
     b'{"a":"{\\"b\\": \\"M\\"}"}'),
    ("fail", {"a": {"method": "json", "rules": {"b": MARK}}}, b'{"a":"{"}', b'{"a":"[redacted]"}'),
    ("fail", {"a": {"method": "json", "rules": {"b": MARK}}}, b'{"a":"{\\"c\\":1}"}', None),
    ("fail", {"a": [{**KEEP, "when": {"b": "t"}}, MARK], "b": KEEP}, b'{"a":1,"b":"t"}', b'{"a":1,"b":"t"}'),
    ("fail", {"a": [{**KEEP, "when": {"b": "t"}}, MARK], "b": KEEP}, b'{"a":1}', b'{"a":"M"}'),
]


def failures():
    """The names of the checks that fail."""
    for number, (line, is_record) in enumerate(LINES, 1):
        if is_record != (attempt(records, line) is not None):
            yield f"JSON line {number}"
    if len(records(b'\xef\xbb\xbf{}\r\n \t\r\n\n{"a":1}')) != 2:
        yield "JSON lines: blank ones, or the byte-order mark"
    if unescaped(b'"\\ud83c\\udfad\\ud83c"') != "🎭".encode() + b"\xed\xa0\xbc":
        yield "surrogates"
    for path, place, wanted in PLACES:
        if matches(steps(path), spot(place)) != wanted:
            yield f"path {path} at {place}"
    if not covers_key(steps("a.*.b"), spot("a x")) or covers_key(steps("a.*.b"), spot("a x b")):
        yield "keys under a wildcard"
    widths = [width(steps(path)) for path in PRECEDENCE]
    if widths != sorted(widths):
        yield "precedence"
    for number, (unlisted, rules, record, wanted) in enumerate(SPLICES, 1):
        if attempt(spliced, unlisted, rules, record) != wanted:
            yield f"splice {number}"


def spot(text):
    return tuple(ELEMENT if part == "*" else Key(part.encode()) for part in text.split())


def attempt(function, *arguments):
    """What a function gives, or None where it refuses."""
    try:
        return function(*arguments)
    except (Malformed, ValueError):
        return None


def spliced(unlisted, columns, record):
    description = {"unlisted": unlisted, "on-invalid": "redact", "datasets": {"d": {"columns": columns}}}
    rules = PathRules("d", columns, description, Keys(key_text(bytes(32)), "", ""))
    found = expected_records(rules, records(record))[0][0]
    for field in rules.fields():
        if field.masked + field.kept + field.nulls + field.empties != field.seen:
            raise AssertionError("the counts do not balance")
    return found
