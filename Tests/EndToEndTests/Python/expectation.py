"""What a dataset should hold, from a description of its masks and its originals: values and counts."""
import pathlib
import re
from decimal import Decimal, InvalidOperation

from column_expectation import results
from masking import INVALID, NULL, PROMISES_CHANGE, RECORD_METHODS, REDACTED, masker, record_masker

# What is no mask of a value: it passes, goes, or holds JSON that has rules of its own.
UNMASKED = ("keep", "drop", "json")
# What takes all of a column, or what other columns came out as.
BEYOND = ("shuffle", "template")
ROOT = pathlib.Path(__file__).resolve().parents[3]
COUNTS = "seen missing nulls empties masked kept rejected invalid unchanged shortest longest".split()


# MARK: the description

class Rule:
    """One rule of a column: keep, drop, or a method with its mask."""

    def __init__(self, text, place, description, keys):
        dataset = place.partition(".")[0]
        self.name = text.get("mask")
        named = description.get("masks", {}).get(self.name, {})
        rule = {**named, **text}
        self.method, self.when = rule["method"], text.get("when")
        self.on_invalid = rule.get("on-invalid") or description["datasets"][dataset].get("on-invalid") \
            or description.get("on-invalid", "fail")
        self.type, self.parameters = rule.get("type", "text"), rule.get("parameters", {})
        self.label = "mask:" + self.name if self.name else "column:" + place
        self.inner = rule.get("rules", {})    # of the JSON in a string
        self.normalize = rule.get("normalize", [])
        self.result = self.passing if self.method == "keep" else lambda value: NULL
        if "file" in self.parameters:
            self.parameters = {**self.parameters, "file": ROOT / self.parameters["file"]}
        if self.method in RECORD_METHODS:
            self.subject = self.parameters.get("subject", description["datasets"][dataset].get("subject"))
            own = Column(dataset, self.subject, description, keys).rules[0]
            self.of_subject = record_masker(keys, self.method, self.parameters, own.label, own.normalize)
        elif self.method in BEYOND:
            self.key = keys.sub_key("mask", self.label, self.method + "/1")
        elif self.method not in UNMASKED:
            self.result = masker(keys, self.method, self.parameters, self.label, self.normalize)

    def passing(self, value):
        """A kept value: as it is, or an integer in its canonical spelling."""
        if self.type != "integer":
            return value
        whole = re.fullmatch(rb"[+-]?[0-9]+", value) and -2**63 <= int(value) < 2**63
        return b"%d" % int(value) if whole else INVALID


class Column:
    """The rules of a column, in order; `references` means those of another column, label and all.

    The rules are the description's, or other ones for what has no entry there: keys, and JSON in strings.
    """

    def __init__(self, dataset, name, description, keys, rules=None):
        place, rules = f"{dataset}.{name}", rules or description["datasets"][dataset]["columns"][name]
        own = rules if isinstance(rules, dict) else {}
        self.references, self.is_unique = own.get("references"), own.get("unique", False)
        while isinstance(rules, dict) and "references" in rules:
            place = rules["references"]
            target, _, column = place.partition(".")
            rules = description["datasets"][target]["columns"][column]
        rules = rules if isinstance(rules, list) else [rules]
        self.name, self.rules = name, [Rule(rule, place, description, keys) for rule in rules]
        self.is_dropped = all(rule.method == "drop" for rule in self.rules)
        labels = dict.fromkeys(rule.label for rule in self.rules if rule.method not in UNMASKED)
        self.is_masked = bool(labels)
        self.mask = ", ".join(labels) or None


def holds(condition, record, header):
    """Whether all entries of a `when` map hold for the record's originals."""
    return all(matches(record[header.index(column)], test) for column, test in condition.items())


def matches(value, test):
    if test is None:
        return value is None
    if isinstance(test, list):
        return any(matches(value, one) for one in test)
    if isinstance(test, dict):
        return all(compares(value, name, operand) for name, operand in test.items())
    return value == str(test).encode()


def compares(value, name, operand):
    if name == "not":
        return not matches(value, operand)
    if value is None:
        return False
    if name == "like":
        parts = (".*" if c == "%" else "." if c == "_" else re.escape(c) for c in operand)
        return re.fullmatch("".join(parts), value.decode(), re.DOTALL) is not None
    try:
        left, right = Decimal(value.decode()), Decimal(str(operand))
    except InvalidOperation:
        return False
    return {"less-than": left < right, "less-or-equal": left <= right,
            "greater-than": left > right, "greater-or-equal": left >= right}[name]


# MARK: what a dataset should hold

class Tally:
    """The counts of one field, and its distinct masked values."""

    def __init__(self):
        for name in COUNTS:
            setattr(self, name, 0)
        self.shortest = self.longest = None
        self.distinct = set()

    def note(self, stored):
        """A stored value that is not null widens the range of lengths."""
        if stored is not None:
            size = len(stored)
            self.shortest = size if self.shortest is None or size < self.shortest else self.shortest
            self.longest = size if self.longest is None or size > self.longest else self.longest


def reject_marks(columns, header, rows):
    """The records that `on-invalid: reject` sets aside, and the place of the first column that does so."""
    marked = {}
    for place, column in enumerate(columns):
        if all(rule.on_invalid != "reject" for rule in column.rules):
            continue
        for number, row in enumerate(rows):
            rule = rule_of(column, row, header)
            if rule.on_invalid == "reject" and row[place] and rule.result(row[place]) is INVALID:
                marked.setdefault(number, place)
    return marked


def rule_of(column, row, header):
    return next(rule for rule in column.rules if rule.when is None or holds(rule.when, row, header))


def expected_value(rule, value, tally):
    """The stored value of an original that is neither null nor empty, counted; bytes or None."""
    return counted(rule, value, rule.result(value), tally)


def counted(rule, value, result, tally):
    """The stored value of an original that came out as `result`."""
    if rule.method == "keep" and result is not INVALID or rule.method == "shift-date" and result == value:
        tally.kept += 1
        return result
    tally.masked += 1
    if result is INVALID:
        tally.invalid += 1
        if rule.on_invalid not in ("redact", "nullify"):
            raise ValueError(f"a value is invalid, and its rule says {rule.on_invalid}")
        return REDACTED if rule.on_invalid == "redact" else None
    if result is NULL:
        return None
    tally.unchanged += result == value and rule.method in PROMISES_CHANGE
    tally.distinct.add(result)
    return result


def expected_columns(columns, header, rows, rejected):
    """The stored values of each column, as JSON has them, and its counts."""
    found = {}
    # Those that take what others came out as are the last.
    for place in sorted(range(len(columns)), key=lambda place: columns[place].rules[0].method == "template"):
        found[place] = expected_column(columns[place], place, header, rows, rejected, found)
    return [found[place] for place in range(len(columns))]


def expected_column(column, place, header, rows, rejected, others):
    """Those of one column."""
    tally, values, only = Tally(), [], column.rules[0] if len(column.rules) == 1 else None
    result = {rule: results(rule, place, header, rows, others) for rule in column.rules}
    for number, row in enumerate(rows):
        original = row[place]
        tally.seen += 1
        if number in rejected:
            tally.rejected += 1
            tally.invalid += rejected[number] == place
            continue
        if original is None:
            tally.nulls += 1
            values.append(None)
            continue
        rule = only or rule_of(column, row, header)
        stored = counted(rule, original, result[rule](number, original), tally) if original else b""
        tally.empties += not original
        tally.note(stored)
        values.append(json_value(stored, rule.type))
    return values, tally


def json_value(stored, kind):
    if stored is None:
        return None
    if kind == "integer" and re.fullmatch(rb"0|-?[1-9][0-9]{0,18}", stored) and -2**63 <= int(stored) < 2**63:
        return int(stored)
    return stored.decode("utf-8")
