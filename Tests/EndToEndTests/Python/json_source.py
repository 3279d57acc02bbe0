"""A strict reader of JSON Lines that keeps places: every value and key with where it begins and ends in the source."""
import json
import re

from csv_source import Malformed, plain_bytes

BLANKS = re.compile(rb"[ \t\n\r]*")
STRING = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"')
NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
LITERALS = {b"null": "null", b"true": "boolean", b"false": "boolean"}
TOKEN = re.compile(rb"([ \t\n\r]*)(" + STRING.pattern + rb"|[^\s\"{}\[\],:]+|[{}\[\],:])")


class Node:
    """A value: its kind, its place, its text, and what is in it: nodes of an array, (key, node) of an object."""

    def __init__(self, kind, start, end, text=None, children=()):
        self.kind, self.start, self.end, self.text, self.children = kind, start, end, text, children

    @property
    def is_container(self):
        return self.kind in ("object", "array")

    def values(self):
        return [node for _, node in self.children] if self.kind == "object" else self.children


def unescaped(token):
    """What a JSON string stands for, in UTF-8; half of a surrogate pair is three bytes."""
    return json.loads(token.decode()).encode("utf-8", "surrogatepass")


def quoted(text):
    """UTF-8 as a JSON string, escaped only where RFC 8259 section 7 asks for it."""
    return json.dumps(text.decode("utf-8", "surrogatepass"), ensure_ascii=False).encode("utf-8", "surrogatepass")


class Reader:
    """Recursive descent over one text."""

    def __init__(self, source):
        self.source, self.place = source, 0

    def whole(self):
        node = self.value()
        self.blanks()
        if self.place != len(self.source):
            raise Malformed("text after the value")
        return node

    def blanks(self):
        self.place = BLANKS.match(self.source, self.place).end()

    def value(self):
        self.blanks()
        first = self.source[self.place:self.place + 1]
        if first == b"{":
            return self.container("object", b"}", self.member)
        if first == b"[":
            return self.container("array", b"]", self.value)
        if first == b'"':
            return self.string()
        for word, kind in LITERALS.items():
            if self.source.startswith(word, self.place):
                return self.node(kind, len(word))
        found = NUMBER.match(self.source, self.place)
        if not found:
            raise Malformed("no value")
        return self.node("number", len(found[0]))

    def node(self, kind, length):
        start, self.place = self.place, self.place + length
        return Node(kind, start, self.place, self.source[start:self.place])

    def string(self):
        found = STRING.match(self.source, self.place)
        if not found:
            raise Malformed("no string")
        self.place = found.end()
        return Node("string", found.start(), found.end(), unescaped(found[0]))

    def member(self):
        self.blanks()
        key = self.string()
        self.expect(b":")
        return key, self.value()

    def container(self, kind, closing, child):
        start, children = self.place, []
        self.place += 1
        self.blanks()
        if self.source[self.place:self.place + 1] != closing:
            children.append(child())
            while self.next_byte() == b",":
                self.place += 1
                children.append(child())
        self.expect(closing)
        return Node(kind, start, self.place, children=children)

    def next_byte(self):
        self.blanks()
        return self.source[self.place:self.place + 1]

    def expect(self, byte):
        if self.next_byte() != byte:
            raise Malformed("something is missing")
        self.place += 1


class Spelled(str):
    """A number as it is spelled."""


class Pairs(list):
    """An object's members, in order, doubled keys included."""


def constant(text):
    raise Malformed(f"{text} is no JSON")


def parsed(text):
    """What Python's json makes of a text, with spelled numbers and all members."""
    return json.loads(text, object_pairs_hook=Pairs, parse_int=Spelled, parse_float=Spelled, parse_constant=constant)


def tree(node):
    """The same from a node, to hold one reader against the other."""
    if node.kind == "object":
        return Pairs((key.text.decode("utf-8", "surrogatepass"), tree(each)) for key, each in node.children)
    if node.kind == "array":
        return [tree(each) for each in node.children]
    if node.kind == "string":
        return node.text.decode("utf-8", "surrogatepass")
    if node.kind == "number":
        return Spelled(node.text.decode())
    return {b"null": None, b"true": True, b"false": False}[node.text]


def document(text):
    """The node of a text that both readers understand alike."""
    node = Reader(text).whole()
    if tree(node) != parsed(text.decode()):
        raise Malformed("the readers differ")
    return node


def records(raw):
    """The text and the node of each record; lines of blanks are none."""
    found = []
    for number, line in enumerate(plain_bytes(raw).split(b"\n"), 1):
        text = line.strip(b" \t\r")
        if text:
            found.append((text, document(text)))
            if found[-1][1].kind != "object":
                raise Malformed(f"line {number}: no object")
    return found


def elements(block):
    """The records of a block, as they are spelled."""
    plain = block.encode()
    node = document(plain)
    found = [plain[each.start:each.end] for each in node.children]
    if b"[" + b",".join(found) + b"]" != plain:
        raise Malformed("the block is no array, or has blanks between its records")
    return found


def tokens(text):
    """The tokens of a JSON text, each with the blanks before it and its place."""
    return [(found[1], found[2], found.start(2)) for found in TOKEN.finditer(text)]
