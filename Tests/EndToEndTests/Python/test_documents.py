#!/usr/bin/env python3
"""Real JSON documents through the built program: every record comes out as its document spells it, byte by byte.

The documents lie in ../shared and are left out where it is absent. Records are cut out by a scanner of its own, which
decodes nothing; only line ends outside of strings, and the blanks beside them, may be missing.
"""
import gzip
import json
import re
import unittest

from program import DATA, ProgramTest


# Records deeper in a document: where they are in the rules' words, and the keys on the way to them.
DEEPER = {
    "json-simdjson/apache_builds.json": ("jobs", ["jobs"]),
    "json-simdjson/canada.json.gz": ("features", ["features"]),
    "json-simdjson/citm_catalog.json.gz": ("performances", ["performances"]),
    "json-simdjson/gsoc-2018.json.gz": ("*", []),
    "json-simdjson/random.json.gz": ("result", ["result"]),
    "json-simdjson/update-center.json.gz": ("plugins.*", ["plugins"]),
    "chat-tau2bench/banking_knowledge_db.json.gz": ("users.data.*", ["users", "data"]),
    "chat-tau2bench/sim_49b22f0c-4a56-41c5-922f-bc2a56e53a23.json.gz": ("ticks", ["ticks"]),
}
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.S)
BROKEN = re.compile(rb'("(?:[^"\\]|\\.)*")|[ \t]*[\r\n]\s*', re.S)


def documents():
    """The names of all documents with a known result, and how many items each has."""
    for truth in sorted(DATA.glob("*/expected.json")):
        files = json.loads(truth.read_text()).get("files")
        for name, known in (files or {}).items():
            if isinstance(known, dict) and known.get("format") == "json" and "jsonl" not in known.get("top", ""):
                yield f"{truth.parent.name}/{name}", known


def plain(name):
    raw = (DATA / name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw


def children(text, begin):
    """The container that opens at `begin`: (key or None, begin, end) of each value in it."""
    found, depth, key, start, last = [], 0, None, None, begin
    for token in TOKEN.finditer(text, begin):
        word = token[0]
        if word in (b"[", b"{"):
            depth += 1
            if depth == 1:
                continue
        elif word in (b"]", b"}"):
            depth -= 1
        if depth == 0 or (depth == 1 and word == b","):
            if start is not None:
                found.append((key, start, last))
            key = start = None
            if depth == 0:
                return found
            continue
        if depth == 1 and word == b":":
            key, start = text[start:last], None
            continue
        start = token.start() if start is None else start
        last = token.end()
    raise AssertionError("a container never closes")


def records(text, keys, whole):
    """The records of a document, as it spells them: the values in the container behind `keys`, or the document."""
    begin = TOKEN.search(text).start()
    if whole:
        return [text[begin:].rstrip()]
    for key in keys:
        begin = next(start for name, start, _ in children(text, begin) if name == b'"' + key.encode() + b'"')
    return [text[start:end] for _, start, end in children(text, begin)]


def on_one_line(record):
    return BROKEN.sub(lambda found: found[1] or b"", record)


@unittest.skipUnless(DATA.exists(), "needs ../shared")
class Documents(ProgramTest):
    def exported(self, name, path):
        """The lines of a run that keeps all."""
        place = f", records: {json.dumps(path)}" if path else ""
        (self.folder / "rules.yaml").write_text(
            "bauta: 1\nname: all\nkey: file:key\nunlisted: keep\ndatasets:\n"
            f"  d: {{ source: {json.dumps(str(DATA / name))}, format: json, unlisted: keep{place} }}\n")
        store = self.folder / "s.db"
        store.unlink(missing_ok=True)
        self.bauta("run", self.folder / "rules.yaml", "--into", store, "-q")
        lines = self.bauta("export", store, "d", "--format", "jsonl").split(b"\n")
        self.assertEqual(lines.pop(), b"")
        return lines

    def compare(self, lines, wanted):
        self.assertEqual(len(lines), len(wanted))
        for number, (line, record) in enumerate(zip(lines, wanted)):
            self.assertTrue(line == on_one_line(record), f"record {number} differs")
            self.assertEqual(json.loads(line), json.loads(record))

    def test_documents(self):
        tried = 0
        for name, known in documents():
            with self.subTest(document=name):
                text = plain(name)
                is_list = text.lstrip()[:1] == b"["
                wanted = records(text, [], whole=not is_list)
                self.assertEqual(len(wanted), known["items"] if is_list else 1)
                self.compare(self.exported(name, None), wanted)
                tried += 1
        self.assertGreater(tried, 20)

    def test_records_deeper_in_documents(self):
        for name, (path, keys) in DEEPER.items():
            with self.subTest(document=name):
                text = plain(name)
                wanted = records(text, keys, whole=False)
                truth = json.loads(text)
                for key in keys:
                    truth = truth[key]
                self.assertEqual(len(wanted), len(truth))
                self.compare(self.exported(name, path), wanted)


class Scanner(ProgramTest):
    """The scanner of this test, by hand."""

    def test_it_cuts_what_stands_between_commas(self):
        text = b' {"a,b": [1, {"x": "]"} ,"q\\"]"], "c" :{ "d":\n 1e5 } }'
        self.assertEqual(records(text, ["a,b"], False), [b"1", b'{"x": "]"}', b'"q\\"]"'])
        self.assertEqual(records(text, [], False), [b'[1, {"x": "]"} ,"q\\"]"]', b'{ "d":\n 1e5 }'])
        self.assertEqual(on_one_line(records(text, [], False)[1]), b'{ "d":1e5 }')
        self.assertEqual(records(b" [ ]", [], False), [])


if __name__ == "__main__":
    unittest.main()
