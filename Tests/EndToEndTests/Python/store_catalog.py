"""What a store says of its columns beside the values: bauta_schema, and each block's bounds in bauta_range."""
import re

LONGEST_BOUND = 64
WHOLE = re.compile(rb"-?(?:0|[1-9][0-9]*)")


def expected_schema(columns, subject):
    """The rows of bauta_schema, from the staged columns as (name, Column) in order."""
    rows = [("column", name, column.rules[0].type) for name, column in columns]
    rows += [("unique", name, "") for name, column in columns if column.is_unique]
    rows += [("subject", name, "") for name, _ in columns if name == subject]
    return rows + [("reference", name, column.references) for name, column in columns if column.references]


def bounds(values):
    """The smallest and largest of a block's values of one column, or None where they are of no one kind.

    A value is None (null), bytes (text), an int, or anything else, which has no order here.
    """
    found = [value for value in values if value is not None]
    kinds = set(map(type, found))
    if kinds not in ({bytes}, {int}):
        return None
    smallest, largest = min(found), max(found)
    if kinds == {int}:
        return (smallest, largest) if -2**63 <= smallest and largest < 2**63 else None
    return None if max(len(smallest), len(largest)) > LONGEST_BOUND else (smallest.decode(), largest.decode())


def expected_ranges(records):
    """The bounds of each column by its place; records are lists of values as above."""
    ranges = {place: bounds(values) for place, values in enumerate(zip(*records))}
    return {place: found for place, found in ranges.items() if found}


def table_values(row):
    """A record of a tabular block."""
    return [value.encode() if isinstance(value, str) else value for value in row]


def document_value(node):
    """The value at a shown path of a JSON record, a node or None."""
    if node is None or node.kind == "null":
        return None
    if node.kind == "string":
        return node.text
    return int(node.text) if node.kind == "number" and WHOLE.fullmatch(node.text) else float("nan")


def compare(comparison, stored, columns, records):
    """Both tables with what they should be; records are the values of all blocks, in order."""
    name, number = stored["name"], stored["dataset"]
    subject = comparison.description["datasets"][name].get("subject")
    query = ("SELECT kind, name, definition FROM bauta_schema WHERE dataset = ?"
             " AND kind NOT IN ('integrity', 'guarantee') ORDER BY ordinal")
    found = [tuple(row) for row in comparison.store.execute(query, (number,))]
    comparison.equal(found, expected_schema(columns, subject), f"{name}: rows of bauta_schema")
    blocks = comparison.store.execute(
        "SELECT sequence, first_record, records FROM bauta_block WHERE dataset = ? ORDER BY sequence", (number,))
    for block in blocks.fetchall():
        first = block["first_record"]
        query = "SELECT ordinal, minimum, maximum FROM bauta_range WHERE dataset = ? AND sequence = ?"
        rows = comparison.store.execute(query, (number, block["sequence"])).fetchall()
        found = {row["ordinal"]: (row["minimum"], row["maximum"]) for row in rows}
        wanted = expected_ranges(records[first:first + block["records"]])
        place = f"{name}: block {block['sequence']}: bauta_range"
        comparison.equal(sorted(found), sorted(wanted), f"{place}: columns")
        for ordinal in found.keys() & wanted.keys():
            same = found[ordinal] == wanted[ordinal] and type(found[ordinal][0]) is type(wanted[ordinal][0])
            comparison.equal(same, True, f"{place}: column {columns[ordinal][0]}")
