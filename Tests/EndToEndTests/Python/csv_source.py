"""A strict CSV reader that keeps an unquoted empty field (None) apart from a quoted one (b""); Python's csv cannot."""
import gzip
import re


class Malformed(ValueError):
    pass


def plain_bytes(raw):
    """The inflated source, without its byte-order mark."""
    plain = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    return plain[3:] if plain[:3] == b"\xef\xbb\xbf" else plain


def field_pattern(delimiter, ends):
    """One field and what ends it: (quoted, unquoted, end). A line end of two bytes ends a field only as a whole."""
    stop = re.escape(delimiter)
    if ends == [b"\r\n"]:
        plain = rb"(?:[^\r" + stop + rb"]|\r(?!\n))"
    else:
        plain = rb"[^" + stop + b"".join(set(re.escape(end[:1]) for end in ends)) + rb"]"
    unquoted = rb"((?!\")" + plain + rb"*)"
    return re.compile(rb'(?:"([^"]*(?:""[^"]*)*)"|' + unquoted + rb")(" + stop + rb"|" + rb"|".join(ends) + rb"|\Z)")


def line_end(plain, delimiter):
    """The first of LF, CRLF, CR outside quotes."""
    pattern, place = field_pattern(delimiter, [b"\r\n", b"\n", b"\r"]), 0
    while place < len(plain):
        found = pattern.match(plain, place)
        if found is None:
            raise Malformed("a quote never closes, or text follows one")
        if found[3] in (b"\r\n", b"\n", b"\r"):
            return found[3]
        place = found.end()
    return b"\n"


def records(plain, dialect=None):
    """The records, header included, as lists of bytes or None."""
    dialect = dialect or {}
    delimiter, null = dialect.get("delimiter", ",").encode(), dialect.get("null")
    pattern = field_pattern(delimiter, [line_end(plain, delimiter)])
    match, place, record, result = pattern.match, 0, [], []
    while place < len(plain):
        found = match(plain, place)
        if found is None:
            raise Malformed(f"byte {place}: a quote never closes, or text follows one")
        quoted, text, end = found.groups()
        if quoted is not None:
            record.append(quoted.replace(b'""', b'"') if b'""' in quoted else quoted)
        elif null is None:
            record.append(text or None)
        else:
            record.append(None if text == null.encode() else text)
        place = found.end()
        if end != delimiter:
            result.append(record)
            record = []
        elif place == len(plain):
            result.append(record + [None if not null else b""])
            record = []
    return [record for record in result if not is_blank(record, result[0])]


def is_blank(record, header):
    """A line with nothing in it is no record, except in a file of one column, where it is a null."""
    return len(record) == 1 and not record[0] and len(header) > 1


def table(raw, dialect=None):
    """Header names, and records of as many fields."""
    header, *rows = records(plain_bytes(raw), dialect)
    for number, row in enumerate(rows, 1):
        if len(row) != len(header):
            raise Malformed(f"record {number}: has {len(row)} fields; the header has {len(header)}")
    return [(name or b"").decode() for name in header], rows
