"""Compares a stored JSON dataset with its sources: bytes outside masked spans, values within, counts, the view."""
import json
import re
import sqlite3

import json_source
import store_catalog
from json_expectation import IMPLICIT, PathRules, expected_records, first
from staging_store import quoted, read_blocks

RECORD, NESTED = "record", "->"
FINDS_ESCAPED_KEYS = sqlite3.sqlite_version_info >= (3, 45)


def compare(comparison, stored, sources):
    """All of one dataset; `sources` are the bytes of its files."""
    name = stored["name"]
    rules = PathRules(name, comparison.description["datasets"][name]["columns"], comparison.description,
                      comparison.keys)
    wanted = expected_records(rules, [record for raw in sources for record in json_source.records(raw)])
    found, totals = read_blocks(comparison.store, stored, comparison.faults, json_source.elements)
    names = [rule.text for rule in rules.shown()]
    comparison.compare_totals(stored, names, totals, 0)
    comparison.equal(len(found), len(wanted), f"{name}: records in the blocks")
    for number, (have, due) in enumerate(zip(found, wanted)):
        comparison.values += len(due[1])
        same = have == due[0] or is_alike(have, *due)
        comparison.faults.check(same, f"{name}: record {number} of the block")
    compare_view(comparison, name, rules.shown(), found)
    columns = [(rule.text, rule.field.column) for rule in rules.shown()]
    store_catalog.compare(comparison, stored, columns, shown_values(rules, [text for text, _, _ in wanted]))
    comparison.compare_fields(stored, in_stored_order(comparison.store, stored, rules.fields()))


def shown_values(rules, texts):
    """The values of the view's paths in each record."""
    nodes = map(json_source.document, texts)
    return [[store_catalog.document_value(first(node, rule.keys)) for rule in rules.shown()] for node in nodes]


def in_stored_order(store, stored, fields):
    """The fields as the store lists them: those of the records in their own order.

    Those of JSON in strings may stand anywhere, and what is unlisted there may have no row.
    """
    query = "SELECT path FROM bauta_field WHERE dataset = ? ORDER BY ordinal"
    paths = [row["path"] for row in store.execute(query, (stored["dataset"],))]
    outer = iter([field for field in fields if NESTED not in field.name])
    inner = {field.name: field for field in fields if NESTED in field.name}
    ordered = [inner.pop(path) if path in inner else next(outer, None) for path in paths]
    return [(field.name, field.column, field) for field in [*ordered, *outer, *inner.values()] if field]


def is_alike(have, due, marks, has_drops):
    """Whether two records differ only in how a masked string is escaped, or in blanks where something went."""
    ours, theirs = json_source.tokens(due), json_source.tokens(have)
    if len(ours) != len(theirs):
        return False
    masked = set(marks)
    return all(token_is_alike(*pair, masked, has_drops) for pair in zip(ours, theirs))


def token_is_alike(ours, theirs, masked, has_drops):
    blanks, token, place = ours
    if blanks != theirs[0] and not has_drops:
        return False
    if token == theirs[1]:
        return True
    is_text = token[:1] == theirs[1][:1] == b'"'
    return is_text and place in masked and json_source.unescaped(token) == json_source.unescaped(theirs[1])


def compare_view(comparison, name, shown, records):
    """The view shows what is in the records, as SQLite's JSON functions give it."""
    columns = [f"$.{rule.text}" if rule.text.lower() == RECORD else rule.text for rule in shown]
    view = comparison.store.execute(f"SELECT * FROM {quoted(name)}")
    comparison.equal([column[0] for column in view.description], columns + [RECORD], f"{name}: columns of the view")
    rows = view.fetchall()
    comparison.equal(len(rows), len(records), f"{name}: records in the view")
    for number, (row, text) in enumerate(zip(rows, records)):
        node = json_source.document(text)
        if not FINDS_ESCAPED_KEYS:
            hide_escaped_keys(node, text)
        for column, rule, value in zip(columns, shown, row):
            comparison.values += 1
            comparison.faults.check(is_shown(value, first(node, rule.keys)),
                                    f"{name}.{column}: record {number} of the view")
        comparison.values += 1
        same = json_source.parsed(row[len(shown)]) == json_source.parsed(text.decode())
        comparison.faults.check(same, f"{name}.{RECORD}: record {number} of the view")


def hide_escaped_keys(node, text):
    """Takes members out whose keys are spelled with escapes."""
    if node.kind == "object":
        node.children = [child for child in node.children if b"\\" not in text[child[0].start:child[0].end]]
    for each in node.values():
        hide_escaped_keys(each, text)


def is_shown(value, node):
    """Whether SQLite's value is what stands in the record: numbers are numbers, booleans 1 and 0, containers text."""
    if node is None or node.kind == "null":
        return value is None
    if node.is_container:
        return isinstance(value, str) and json_source.parsed(value) == json_source.tree(node)
    if node.kind == "string":
        return value == node.text.decode("utf-8")
    if node.kind == "boolean":
        return value == int(node.text == b"true") and type(value) is int
    number = json.loads(node.text)
    if re.fullmatch(rb"-?[0-9]+", node.text) and -2**63 <= number < 2**63:
        return value == number and type(value) is int
    return value == float(node.text) and type(value) is float
