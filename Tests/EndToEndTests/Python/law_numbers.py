"""What each method makes of a JSON number, and of what is no scalar; a table, read by test_law_numbers.py."""

NUMBERS = ["42", "-0", "1e400", "3.14", "12345678901234567890", "true"]
# What stands for a result of any spelling: T a JSON string, N a JSON number, I an invalid value.
NOISE = "add-noise: { distribution: uniform, amount: 500 }"
GROUPS = "bucket: { boundaries: [18, 65] }"
HASHED = "chain: { steps: [{ truncate: { length: 3 } }, keyed-hash] }"
ROUNDED = "chain: { steps: [{ round: 1 }, { clamp: { min: 0, max: 90 } }] }"
LABELLED = 'clamp: { min: 18, max: 90, above: "90+" }'
LATITUDE = "geo: { grid: 0.25, part: latitude }"
SHIFT = "shift-date: { days: 90, time: keep, subject: s }"
TEMPLATE = 'template: { text: "<{n}>", parts: { n: { truncate: { length: 3 } } } }'
# A rule, the type that it declares, and what becomes of the six; a type that a rule has no line of is refused.
TABLE = [
    (NOISE, None, "T T I T T I"),
    (NOISE, "integer", "N N I T T I"),
    (NOISE, "real", "N N I N N I"),
    ("age: 2026-03-01", None, "I I I I I I"),
    ("array: redact", None, "I I I I I I"),
    ("bucket: 10", None, '"40-49" "0-9" I "0-9" "12345678901234567890-12345678901234567899" I'),
    (GROUPS, None, '"18-64" "<18" I "<18" "65+" I'),
    (HASHED, None, "T T T T T T"),
    (ROUNDED, None, '"42" "0" I "3" "90" I'),
    (ROUNDED, "integer", "42 0 I 3 90 I"),
    (ROUNDED, "real", "42 0 I 3 90 I"),
    ("clamp: { min: 18, max: 90.5 }", None, '"42" "18" "90.5" "18" "90.5" I'),
    ("clamp: { min: 18, max: 90 }", "integer", "42 18 90 18 90 I"),
    ("clamp: { min: 18, max: 90.5 }", "real", "42 18 90.5 18 90.5 I"),
    ("clamp: { min: -1, max: 50 }", "real", "42 0 50 3.14 50 I"),
    ("clamp: { min: -1, max: 50 }", "integer", '42 0 50 "3.14" 50 I'),
    (LABELLED, None, '"42" "18" "90+" "18" "90+" I'),
    ("drop", None, "- - - - - -"),
    ("encrypt-deterministic", None, "T T T T T T"),
    ("fpe: digits", None, "I I I I T I"),
    ("fpe: alphanumeric", None, "I I T I T T"),
    ("fpe: card", None, "I I I I I I"),
    ("geo: 0.25", None, "I I I I I I"),
    (LATITUDE, None, '"42.00" "0.00" I "3.25" I I'),
    (LATITUDE, "real", "42.00 0.00 I 3.25 I I"),
    ("hstore: { a: redact }", None, "I I I I I I"),
    ("json: { a: redact }", None, "T T T T T T"),
    ("keep: it is a test", None, "42 -0 1e400 3.14 12345678901234567890 true"),
    ("keep: it is a test", "integer", "42 0 I I I I"),
    ("keep: it is a test", "real", "42 -0 1e400 3.14 12345678901234567890 true"),
    ("keyed-hash", None, "T T T T T T"),
    ("keyed-hash: { format: hex, length: 8 }", None, "T T T T T T"),
    ("nullify", None, "null null null null null null"),
    ("partial-mask: { keep-last: 2 }", None, '"**" "**" "***00" "**14" "******************90" "**ue"'),
    ("php-serialized: { a: redact }", None, "I I I I I I"),
    ("pick-from: { values: [7, 8] }", None, "T T T T T T"),
    ("pick-from: { values: [7, 8] }", "integer", "N N N N N N"),
    ("pick-from: { values: [7, eight] }", None, "T T T T T T"),
    ("postcode-area: DE", None, "I I I I I I"),
    ("redact", None, '"[redacted]" "[redacted]" "[redacted]" "[redacted]" "[redacted]" "[redacted]"'),
    ("replace: 7", None, '"7" "7" "7" "7" "7" "7"'),
    ("replace: 7", "integer", "7 7 7 7 7 7"),
    ("replace: 7.50", "real", "7.50 7.50 7.50 7.50 7.50 7.50"),
    ("replace: true", "boolean", "true true true true true true"),
    ("round: 1", None, '"42" "0" I "3" "12345678901234567890" I'),
    ("round: 1", "integer", '42 0 I 3 "12345678901234567890" I'),
    ("round: 0.1", "real", "42.0 0.0 I 3.1 12345678901234567890.0 I"),
    (SHIFT, None, "I I I I I I"),
    (TEMPLATE, None, '"<42>" "<-0>" "<1e4>" "<3.1>" "<123>" "<tru>"'),
    ("tokenize: integer", None, "T I I I I I"),
    ("tokenize: integer", "integer", "N I I I I I"),
    ("tokenize: text", None, "T T T T T T"),
    ("truncate: { length: 3 }", None, '"42" "-0" "1e4" "3.1" "123" "tru"'),
    ("truncate: year", None, "I I I I I I"),
    ("truncate: year", "integer", "I I I I I I"),
]
# Rules that no type makes numbers, whose results under `type: integer` no line above speaks of.
REFUSED = [(rule, "integer") for rule in (
    "age: 2026-03-01", "bucket: 10", GROUPS, HASHED, LABELLED, "fpe: digits", "fpe: card", "geo: 0.25",
    "json: { a: redact }",
    "keyed-hash", "partial-mask: { keep-last: 2 }", "pick-from: { values: [7, eight] }", "postcode-area: DE", "redact",
    "round: 0.25", SHIFT, "tokenize: text", "encrypt-deterministic", TEMPLATE, "array: redact")] + [(rule, type) for type in ("real", "boolean") for rule in (
        "age: 2026-03-01", "geo: 0.25", "fpe: card", "tokenize: integer", "json: { a: redact }", SHIFT, "keyed-hash: { format: hex, length: 8 }", "fpe: digits", "redact", "replace: 007",
        "truncate: { length: 3 }", LABELLED, "encrypt-deterministic", "hstore: { a: redact }")]  # fmt: skip
