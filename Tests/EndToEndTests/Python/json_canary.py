"""The leak test's JSON: canaries in nested values, in JSON in strings, in keys, and spelled with escapes."""
import gzip
import json

DATASET, ROWS, SMALL = "log", 2_000, 60
# Path, rule; canaries are outside the grammar of some, which `on-invalid: redact` handles.
RULES = {
    "user.email": "{ keyed-hash: email, normalize: [trim, lowercase] }",
    '"user.deep.**"': '{ redact: "[deep]", keys: keep }',
    "escaped": "{ partial-mask: { keep-last: 2 } }",
    "halves": "{ tokenize: text }",
    "spoken": "{ json: { customer.email: { keyed-hash: hex }, more: { json: { to: redact } } } }",
    '"list[*].name"': "{ keyed-hash: uuid }",
    '"labels.*"': '{ redact: "[label]", keys: { keyed-hash: hex } }',
    '"free.**"': "{ replace: someone, keys: { tokenize: text } }",
    "year": "{ truncate: year }",
    "typed": "{ tokenize: integer, type: integer }",
    "replaced": "{ replace: someone }",
}


def rules(changes=None, unlisted="redact", when=None):
    """A rule set over log.jsonl; its `when` names a canary, which the audit may not hold."""
    lines = ["bauta: 1", "name: canary-log", "tenant: canary", "key: env:BAUTA_KEY", f"unlisted: {unlisted}",
             "on-invalid: redact", "datasets:", f"  {DATASET}:", "    source: log.jsonl", "    format: jsonl",
             "    keep: [id]", "    drop: [dropped]", "    columns:"]
    lines += [f"      {path}: {rule}" for path, rule in {**RULES, **(changes or {})}.items()]
    lines += ["      conditional:", f'        - {{ redact: "[set aside]", when: {{ replaced: {when} }} }}',
              "        - redact"]
    return "\n".join(lines) + "\n"


def escaped(text):
    """A JSON string with every character escaped."""
    return '"' + "".join(f"\\u{ord(c):04X}" for c in text) + '"'


def members(number, text):
    """The members of a record as JSON texts; the canary is in every value and in every key under a wildcard."""
    spoken = json.dumps({"customer": {"email": text + "@example.com"},
                         "more": f'{{"to":{escaped(text)},"{text}!":1}}', "other": [text]})
    return {
        "id": str(number),
        "user": f'{{"\\u0065mail":"{text}@example.com","deep":{{"a":[{{"b":"{text}"}},"{text}"]}},"more":"{text}"}}',
        "escaped": escaped(text), "halves": f'"\\ud83d\\ude00{text}\\ud83d"', "spoken": json.dumps(spoken),
        "list": f'[{{"name":"{text}"}},{{"name":{escaped(text)},"{text}!":["{text}"]}}]',
        "labels": f'{{"{text}":"{text}",{escaped(text[::-1])}:{escaped(text)},"x":{{"{text}":"{text}"}}}}',
        "free": f'{{"{text}":[{{"{text}":"{text}"}}],{escaped(text)}:{{}}}}', "year": f'"{text}"',
        "typed": f'"{text}"', "replaced": f'"{text}"', "conditional": f'"{text}"',
        "dropped": f'{{"{text}":["{text}"]}}', "unlisted": f'{{"{text}":{escaped(text)}}}',
        f"{text}@example.com": f'"{text}"',
    }


def record(number, text, **changes):
    parts = {**members(number, text), **changes}
    return ("{" + ",".join(f'"{key}":{value}' for key, value in parts.items()) + "}\n").encode()


class Log:
    """Adds the cases: `canary` gives the canary of a row."""

    def __init__(self, cases, canary):
        self.cases, self.canary = cases, canary
        self.lines = [record(number, canary(number)) for number in range(1, ROWS + 1)]

    def add(self, name, status, source=None, changes=None, options=(), unlisted="redact", suffix="jsonl"):
        text = rules(changes, unlisted, when=self.canary(5))
        self.cases.add("log-" + name, status, self.lines if source is None else source, text, options,
                       dataset=DATASET, suffix=suffix)

    def with_line(self, line, place=30):
        """Some records, with one line that is something else."""
        return self.lines[:place] + [line + b"\n"] + self.lines[place:SMALL]

    def malformed(self):
        text = self.canary(30)
        whole = self.lines[29][:-1]
        quoted = b'{"id":1,"escaped":"' + text.encode()
        for name, line in {
            "truncated": whole[:whole.index(text.encode()) + 12], "unclosed-string": quoted,
            "no-object": b'["' + text.encode() + b'"]', "no-json": text.encode(),
            "not-a-number": quoted + b'","year":NaN}',
            "trailing-comma": quoted + b'",}', "comment": quoted + b'"/* ' + text.encode() + b" */}",
            "two-values": whole + b" " + whole, "text-behind": whole + text.encode(),
            "control-character": quoted + b"\t" + text.encode() + b'"}', "bad-escape": quoted + rb"\x41" + b'"}',
            "not-utf8": quoted + b"\xff" + b'"}', "single-quotes": whole.replace(b'"', b"'"),
            "bare-key": b"{" + text.encode() + b':1}', "half-escape": quoted + rb"\u00" + b'"}',
            "too-deep": b'{"id":1,"free":' + b"[" * 80 + b'"' + text.encode() + b'"' + b"]" * 80 + b"}",
        }.items():
            self.add(name, 5, self.with_line(line))
        self.add("utf16", 5, "\ufeff".encode("utf-16-le") + b"".join(self.lines[:SMALL]).decode().encode("utf-16-le"))
        packed = gzip.compress(b"".join(self.lines), 1, mtime=0)
        self.add("gzip-truncated", 5, packed[:-1000], suffix="jsonl.gz")
        large = record(30, text, replaced=json.dumps(self.canary(30) * 4000))
        self.add("too-large", 13, self.with_line(large[:-1]), options=("--max-record", "16KiB"))

    def values(self):
        def fails(path, rule):
            return {path: rule[:-2] + ", on-invalid: fail }"}
        text = self.canary(30)
        self.add("invalid-date", 5, changes=fails("year", RULES["year"]))
        self.add("invalid-container", 5, self.with_line(record(30, text, escaped=f'{{"{text}":1}}')[:-1]),
                 fails("escaped", RULES["escaped"]))
        self.add("invalid-inner", 5, self.with_line(record(30, text, spoken=json.dumps("{" + text))[:-1]),
                 fails("spoken", RULES["spoken"]))
        self.add("null", 5, self.with_line(record(30, text, halves="null")[:-1]),
                 {"halves": "{ tokenize: text, on-null: fail }"})
        self.add("new-path", 4, unlisted="fail")
        inner = json.dumps(json.dumps({"customer": {text + "@example.com": text}}))
        listed = f'{{"id":1,"spoken":{inner}}}'.encode()
        self.add("new-inner-path", 4, [listed + b"\n"], unlisted="fail")
        self.add("dry-run-invalid", 5, changes=fails("year", RULES["year"]), options=("--dry-run",))
        self.add("strict-unchanged", 9, self.with_line(record(30, text, replaced='"someone"')[:-1]),
                 options=("--strict",))

    def rejects(self):
        broken = [line[:-9] + b"\n" if number % 20 == 7 else line for number, line in enumerate(self.lines[:SMALL])]
        self.add("too-many-rejects", 5, broken, options=("--max-rejects", "1"))
        self.add("with-rejects", 15, broken, options=("--max-rejects", "10"))
        self.add("all-rejected", 15, changes={"year": "{ truncate: year, on-invalid: reject }"},
                 options=("--max-rejects", "100000"))
        self.add("dropped", 0, unlisted="drop")
        self.add("success", 0)


def add(cases, canary):
    """All cases of the log."""
    log = Log(cases, canary)
    log.malformed()
    log.values()
    log.rejects()
