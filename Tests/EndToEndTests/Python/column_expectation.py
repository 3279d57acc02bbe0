"""Methods that look beyond a value: at its record's subject, at other columns, or at all of its own column."""
import hmac
import re

from masking import RECORD_METHODS


def results(rule, place, header, rows, others):
    """What `rule` makes of the column at `place`: a function from a record's number and its value.

    `others` are the values and counts of the columns that are finished, by their places.
    """
    if rule.method in RECORD_METHODS:
        subjects = [row[header.index(rule.subject)] or b"" for row in rows]
        return lambda number, value: rule.of_subject(value, subjects[number])
    if rule.method == "shuffle":
        moved = shuffled(rule, place, header, rows)
        return lambda number, value: moved[number]
    if rule.method == "template":
        columns = {name: others[header.index(name)][0] for name in template_names(rule.parameters["text"])}
        return lambda number, value: written(rule.parameters["text"], columns, number)
    return lambda number, value: rule.result(value)


def shuffled(rule, place, header, rows):
    """Which value stands in each record: those of a group change places in the order of their positions' hashes."""
    within = header.index(rule.parameters["within"]) if "within" in rule.parameters else None
    gathered = [number for number, row in enumerate(rows) if row[place]]
    groups = {}
    for position, number in enumerate(gathered):
        groups.setdefault(None if within is None else rows[number][within], []).append(position)

    def rank(position):
        return hmac.digest(rule.key, position.to_bytes(8, "big"), "sha256")[:8], position

    moved = {}
    for positions in groups.values():
        for target, source in zip(positions, sorted(positions, key=rank)):
            moved[gathered[target]] = rows[gathered[source]][place]
    return moved


BRACES = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")


def template_names(text):
    return [match[1] for match in BRACES.finditer(text) if match[1]]


def written(text, columns, number):
    """The text with what the columns of the record came out as; of a null, nothing."""
    def piece(match):
        stored = columns[match[1]][number] if match[1] else match[0][0]
        return "" if stored is None else str(stored)
    return BRACES.sub(piece, text).encode()
