"""What a JSON dataset should hold: each record with its masked values spliced in, and the counts of every path."""
import re

import json_paths
import json_source
from expectation import Column, Tally, expected_value, holds
from json_paths import ELEMENT, Key
from masking import REDACTED

IMPLICIT = "**"
SPELLINGS = {"integer": rb"0|-?[1-9][0-9]*", "real": json_source.NUMBER.pattern, "boolean": rb"true|false"}


class Field(Tally):
    """The counts of one path, or of the keys at it, with the column that says what is done."""

    def __init__(self, name, column):
        super().__init__()
        self.name, self.column, self.last, self.present = name, column, None, 0

    def occurs(self, record):
        self.seen += 1
        self.present += record != self.last
        self.last = record


class PathRule:
    """A rule at a path: its field, and where keys are masked, theirs."""

    def __init__(self, text, field, keys_field=None):
        self.text, self.path, self.field, self.keys_field = text, json_paths.steps(text), field, keys_field
        self.keys = json_paths.keys(self.path)


class PathRules:
    """The rules of a dataset's records, or of the JSON in a string, whose fields are named behind `prefix`."""

    def __init__(self, dataset, columns, description, keys, prefix=""):
        self.known, self.rules = {}, []
        self.unlisted = description["datasets"][dataset].get("unlisted") or description.get("unlisted", "fail")

        def field(name, rule):
            column = Column(dataset, prefix + name, description, keys, rule)
            for one in column.rules:
                if one.method == "json":
                    one.nested = PathRules(dataset, one.inner, description, keys, f"{prefix}{name}->")
            return Field(prefix + name, column)

        for name, rule in columns.items():
            spelled = rule.get("keys", "keep") if isinstance(rule, dict) else "keep"
            keys_field = None if spelled == "keep" else field(name + "~", spelled)
            self.rules.append(PathRule(name, field(name, rule), keys_field))
        method = "drop" if self.unlisted == "fail" else self.unlisted
        self.implicit = field(IMPLICIT, {"method": method})

    def fields(self):
        """All fields in their order: keys behind values, what is unlisted last, JSON in strings behind that."""
        own = [each for rule in self.rules for each in (rule.field, rule.keys_field) if each]
        # Where an unlisted path ends the run there is nothing to tell of it.
        own += [] if self.unlisted == "fail" else [self.implicit]
        nested = [rule.nested for each in own for rule in each.column.rules if rule.method == "json"]
        return own + [each for rules in nested for each in rules.fields()]

    def shown(self):
        """The rules whose values a view shows."""
        return [rule for rule in self.rules if rule.keys and not rule.field.column.is_dropped]

    def at(self, place):
        """The rule that holds at a place, whether others hold below it, and what becomes of its last key."""
        if place not in self.known:
            found = sorted((rule for rule in self.rules if json_paths.matches(rule.path, place)),
                           key=lambda rule: json_paths.width(rule.path))
            deeper = any(json_paths.is_deeper(rule.path, place) for rule in self.rules)
            self.known[place] = found[0] if found else None, deeper, self.keys_at(place)
        return self.known[place]

    def keys_at(self, place):
        """The field that masks the last key of a place, if any."""
        if not place or place[-1] is ELEMENT or any(json_paths.names_key(rule.path, place) for rule in self.rules):
            return None
        covering = [rule for rule in self.rules if json_paths.covers_key(rule.path, place)]
        return min(covering, key=lambda rule: json_paths.width(rule.path)).keys_field if covering else None


class Edit:
    """A span of the source, and the bytes that stand for it: a value, a key, or nothing for what is dropped."""

    def __init__(self, start, end, content):
        self.start, self.end, self.content = start, end, content


class Splicer:
    """Walks through one text with its rules, counts, and collects what changes."""

    def __init__(self, rules, text, number):
        self.rules, self.text, self.number, self.edits, self.drops = rules, text, number, [], False

    def run(self, node):
        """The text with everything spliced in, and the places in it of what was masked."""
        self.originals = {rule.text: original(node, rule.keys) for rule in self.rules.rules if rule.keys}
        self.value(node, ())
        output, marks, end = bytearray(), [], 0
        for edit in sorted(self.edits, key=lambda edit: edit.start):
            output += self.text[end:edit.start]
            marks.append(len(output))
            output += edit.content
            end = edit.end
        return bytes(output + self.text[end:]), marks

    def replace(self, node, content):
        self.edits.append(Edit(node.start, node.end, content))

    def value(self, node, place):
        """Whether the value stays."""
        rule, deeper, _ = self.rules.at(place)
        if rule is None:
            is_way = (deeper or not place) and (node.is_container or node.kind == "null")
            return self.inside(node, place) if is_way else self.unlisted(node, place)
        chosen = next(one for one in rule.field.column.rules if one.when is None or self.holds(one.when))
        if not node.is_container:
            return self.scalar(node, rule.field, chosen)
        is_subtree = rule.path[-1] == json_paths.SUBTREE
        if deeper or is_subtree and chosen.method != "drop":
            return self.inside(node, place)
        return self.container(node, rule.field, chosen)

    def holds(self, condition):
        return holds(condition, list(self.originals.values()), list(self.originals))

    def inside(self, node, place):
        """Everything in a container; members and elements that go take the comma before them, or the one behind."""
        if not node.is_container:
            return True
        spans, kept = [], []
        for child in node.children:
            key, each = child if node.kind == "object" else (None, child)
            at = place + ((Key(key.text) if key else ELEMENT),)
            mark = len(self.edits)
            kept.append(self.value(each, at))
            spans.append(((key or each).start, each.end))
            if not kept[-1]:
                del self.edits[mark:]
            elif key:
                self.key(key, at)
        self.drop(spans, kept)
        return True

    def drop(self, spans, kept):
        before = None
        for number, stays in enumerate(kept):
            if stays:
                before = number
                continue
            self.drops = True
            if before is not None:
                self.edits.append(Edit(spans[number - 1][1], spans[number][1], b""))
            else:
                end = spans[number + 1][0] if number + 1 < len(spans) else spans[number][1]
                self.edits.append(Edit(spans[number][0], end, b""))

    def key(self, key, place):
        """A key under a wildcard is masked as the rule says; an unlisted one that may be data is redacted."""
        rule, deeper, field = self.rules.at(place)
        if field is not None:
            field.occurs(self.number)
            if not key.text:
                field.empties += 1
                field.note(b"")
                return
            stored = expected_value(field.column.rules[0], key.text, field)
            field.note(stored)
            self.replace(key, json_source.quoted(stored))
        elif rule is None and not deeper and self.rules.unlisted == "redact" and not looks_like_name(key.text):
            self.replace(key, json_source.quoted(REDACTED))

    def scalar(self, node, field, rule):
        field.occurs(self.number)
        if node.kind == "null" or not node.text:
            field.nulls += node.kind == "null"
            field.empties += node.kind != "null"
            field.note(None if node.kind == "null" else b"")
            return rule.method != "drop"
        stored = self.json_in_string(node, field, rule) if rule.method == "json" \
            else expected_value(rule, node.text, field)
        field.note(stored)
        if rule.method != "keep" or rule.type == "integer":
            self.replace(node, spelled(stored, rule.type))
        return rule.method != "drop"

    def json_in_string(self, node, field, rule):
        field.masked += 1
        try:
            if node.kind != "string":
                raise json_source.Malformed("no string")
            inner = json_source.document(node.text)
        except ValueError:
            return invalid(field, rule)
        return Splicer(rule.nested, node.text, self.number).run(inner)[0]

    def container(self, node, field, rule):
        """A container under a rule for scalars: it goes, or it is invalid."""
        field.occurs(self.number)
        field.masked += 1
        if rule.method == "drop":
            return False
        stored = invalid(field, rule)
        field.note(stored)
        self.replace(node, spelled(stored, "text"))
        return True

    def unlisted(self, node, place):
        if self.rules.unlisted == "fail":
            raise ValueError("a path has no rule")
        field, rule = self.rules.implicit, self.rules.implicit.column.rules[0]
        if not node.is_container:
            return self.scalar(node, field, rule)
        if self.rules.unlisted == "keep":
            return self.inside(node, place)
        field.occurs(self.number)
        stored = expected_value(rule, self.text[node.start:node.end], field)
        field.note(stored)
        if stored is not None:
            self.replace(node, spelled(stored, "text"))
        return self.rules.unlisted != "drop"


def invalid(field, rule):
    """What stands for a value that a rule cannot handle."""
    field.invalid += 1
    if rule.on_invalid not in ("redact", "nullify"):
        raise ValueError(f"a value is invalid, and its rule says {rule.on_invalid}")
    return REDACTED if rule.on_invalid == "redact" else None


def spelled(stored, kind):
    """A masked value in JSON: a string, or as its declared type where it can be."""
    if stored is None:
        return b"null"
    if kind in SPELLINGS and re.fullmatch(SPELLINGS[kind], stored):
        return stored
    return json_source.quoted(stored)


def looks_like_name(key):
    text = key.decode("utf-8", "surrogatepass")
    return text[:1].isalpha() and len(text) <= 64 and all(c.isalpha() or c in "0123456789_-. " for c in text)


def first(node, keys):
    """The value at these keys, of doubled ones the first; None where there is none."""
    for key in keys:
        if node is None or node.kind != "object":
            return None
        node = next((each for name, each in node.children if name.text == key), None)
    return node


def original(node, keys):
    """The text that a `when` sees."""
    found = first(node, keys)
    return found.text if found is not None and found.kind in ("string", "number", "boolean") else None


def expected_records(rules, records):
    """What should be stored of each record: text, places of masked values, whether something was dropped."""
    found = []
    for number, (text, node) in enumerate(records):
        splicer = Splicer(rules, text, number)
        found.append((*splicer.run(node), splicer.drops))
    for field in rules.fields():
        field.missing = len(records) - field.present
    return found
