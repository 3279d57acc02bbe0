"""Values for the laws: texts of all scripts and lengths, and what is of the grammar of one method or another."""
import datetime
import ipaddress
import json

import test_generalization as generalization
import test_randomization as randomization
import test_text_methods as texts_of_methods

MEBIBYTE = 1 << 20
# The first and last scalar of blocks: combining, right to left, joined, wide, emoji, private, astral.
BLOCKS = [
    (0x00, 0x1F), (0x20, 0x7E), (0x20, 0x7E), (0x30, 0x39), (0x7F, 0x9F), (0xA0, 0xFF), (0x100, 0x24F), (0x250, 0x2AF),
    (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x74F),
    (0x900, 0x97F), (0x980, 0x9FF), (0xB80, 0xBFF), (0xE00, 0xE7F), (0xF00, 0xFFF), (0x10A0, 0x10FF), (0x1100, 0x11FF),
    (0x1200, 0x137F), (0x13A0, 0x13FF), (0x1400, 0x167F), (0x1780, 0x17FF), (0x1E00, 0x1EFF), (0x2000, 0x206F),
    (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2E80, 0x2EFF), (0x3000, 0x303F),
    (0x3040, 0x309F), (0x30A0, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA48F), (0xAC00, 0xD7A3),
    (0xE000, 0xF8FF), (0xF900, 0xFAFF), (0xFB1D, 0xFDFF), (0xFE00, 0xFE0F), (0xFE70, 0xFEFF), (0xFF00, 0xFFEF),
    (0xFFF0, 0xFFFF), (0x10000, 0x1007F), (0x10300, 0x1032F), (0x10900, 0x1091F), (0x12000, 0x123FF),
    (0x13000, 0x1342F),
    (0x1D400, 0x1D7FF), (0x1E900, 0x1E95F), (0x1F1E6, 0x1F1FF), (0x1F300, 0x1F64F), (0x1F900, 0x1F9FF),
    (0x20000, 0x2A6DF),
    (0xE0000, 0xE007F), (0xE0100, 0xE01EF), (0xF0000, 0xFFFFD), (0x10FFF0, 0x10FFFF),
]  # fmt: skip
ODD = ["", "\0", "\0\0", "a\0", "\0a", " ", "\t", "\r\n", "a", "ab", "0", "00", "007", "-0", "+1", "NaN", "Infinity",
       "null", "true", "[1]", "{}", '"', "\\", "\\u0041", "'", "\ufeff", "\ufeffa", "\ud800", "a\udc00", "\udc00\ud800",
       "\u2028",
       "é", "e\u0301", "👩\u200d💻", "🏳️\u200d🌈", "🇩🇪", "١٢٣", "１２３", "\u202eabc", "\uffff", "\U0010ffff", "[redacted]",
       "*", "****", "a@b", "@", "a@", "@b", "a@b@c", "1987-05-17", "4111111111111111", "\x7f", "\x1b[31m",
       "\N{KELVIN SIGN}",
       "ß", "ſ", "İ", "x" * 4096, "1" * 4096, "1" * 4097, "a" * 4097, "一" * 4097]  # fmt: skip
HUGE = ["a" * MEBIBYTE, "\0" * MEBIBYTE, "7" * MEBIBYTE, "一" * (MEBIBYTE // 3 + 1), "😀é" * (MEBIBYTE // 6 + 1),
        "一" * (MEBIBYTE // 3) + "123456789"]  # fmt: skip
# More of them, of one grammar.
HUGE_OF = {
    "numbers": ["0" * MEBIBYTE + "42", "42." + "0" * MEBIBYTE, "-0." + "0" * MEBIBYTE + "1",
                "9" * MEBIBYTE + "e-1048576"],
    "latitudes": ["0" * MEBIBYTE + "42"],
    "dates": ["2001-02-03T04:05:06." + "7" * MEBIBYTE],
    "months": ["2001-02-03T04:05:06." + "7" * MEBIBYTE + "Z"],
    "mails": ["é" * (MEBIBYTE // 2) + "@example.com", "a@" + "b" * MEBIBYTE],
    "documents": ['{"b":"' + "é" * (MEBIBYTE // 2) + '"}', '{"c":[' + "1," * (MEBIBYTE // 2) + "1]}", "[" * MEBIBYTE],
    "cards": ["-" * MEBIBYTE + "4111111111111111"],
    "ibans": [" " * MEBIBYTE + "DE89370400440532013000"],
    "own": ["ы" * 4096 + "1" * MEBIBYTE],
}  # fmt: skip


def drawn(chance, pattern):
    """A text of a pattern: 9 is a digit, A a capital, a a small letter, X either; all else is itself."""
    pools = {"9": "0123456789", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "a": "abcdefghijklmnopqrstuvwxyz"}
    pools["X"] = pools["9"] + pools["A"]
    return "".join(chance.choice(pools.get(mark, mark)) for mark in pattern)


def scalars(chance, count):
    """Of one script, of a few, or of all of Unicode."""
    blocks = [chance.choice(BLOCKS) for _ in range(chance.choice([1, 1, 1, 2, 4]))]
    if chance.random() < 0.1:
        blocks = [(0, 0xD7FF), (0xE000, 0x10FFFF)]
    return "".join(chr(chance.randint(*chance.choice(blocks))) for _ in range(count))


def texts(chance):
    while True:
        yield scalars(chance, chance.choice([1, 1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 20, 33, 60, 100, 300]))


def spread(chance, patterns):
    """Numbers of a format, at times in groups, at times with a character that does not belong."""
    while True:
        text = drawn(chance, chance.choice(patterns))
        if chance.random() < 0.3:
            mark = chance.choice(" -")
            text = mark.join(text[place:place + 4] for place in range(0, len(text), 4))
        if chance.random() < 0.05:
            place = chance.randrange(len(text) + 1)
            text = text[:place] + chance.choice(["\0", "é", "X", "x", "٣", ".", "\n", "😀"]) + text[place:]
        yield text


def cards(chance):
    return spread(chance, ["9" * count for count in range(11, 21)] + ["4999999999999999"] * 8)


def ibans(chance):
    return spread(chance, [
        "DE" + "9" * 20, "GB99AAAA" + "9" * 14, "MT99AAAA99999" + "X" * 18, "fr99" + "9" * 10 + "X" * 13,
        "NO" + "9" * 13,
        "LC99aaaa" + "9" * 24, "AA99", "AA999999", "AA99AAAAA"])  # fmt: skip


def devices(chance):
    return spread(chance, ["9" * count for count in range(13, 18)])


def books(chance):
    return spread(chance, ["9" * 9, "9" * 10, "999999999X", "978" + "9" * 10, "979" + "9" * 10, "9" * 13])


def phones(chance):
    return spread(chance, ["+49 (99) 999-999", "999999", "99999", "9" * 40, "a9b9c9d9e9f9"])


def words(chance):
    patterns = ["Aaaa Aaaaaa", "aaaa", "aaa", "AXAXAX-aa", "A. aaaaaaa", "aaaa" * 40, "XXXX", "AAAA9"]
    while True:
        text = drawn(chance, chance.choice(patterns))
        yield text + (scalars(chance, 3) if chance.random() < 0.3 else "")


def own_words(chance):
    while True:
        yield "".join(chance.choice("abcxyzабвэюяßё0 -😀") for _ in range(chance.choice([2, 3, 4, 5, 9, 30])))


def addresses(chance):
    while True:
        text = str(ipaddress.IPv4Address(chance.getrandbits(32)))
        if chance.random() < 0.5:
            network = ipaddress.IPv6Address(chance.getrandbits(128) & chance.choice([-1, ~(2 ** 64 - 1), 2 ** 16 - 1]))
            text = chance.choice([network.compressed, network.exploded, network.compressed.upper()])
        yield text + chance.choice(["", "", "", "", "", "", "/8", "%eth0", " ", ":80", ".1"])


def mails(chance):
    while True:
        yield drawn(chance, chance.choice(["aaa.aaaa@aaaaaa.aaa", "a@a", "@aaaa", "aaaa@", "aaaaa", '"a@a"@aa.aa'])) + (
            scalars(chance, 2) if chance.random() < 0.2 else "")


def documents(chance):
    def scalar():
        return chance.choice([chance.randrange(10 ** 9), scalars(chance, 5), None, True, ""])

    def part(name):
        return [scalar() for _ in range(chance.randrange(4))] if name == "c" else scalar()
    while True:
        names = chance.sample(["b", "c", "other"], chance.randrange(4))
        text = json.dumps({name: part(name) for name in names}, ensure_ascii=chance.random() < 0.5)
        yield chance.choice([text, text, text, f" {text}\n", text[:-1], text + ",", "\ufeff" + text])


def days(chance):
    for value in randomization.dates(chance):
        yield value
        day = datetime.date.fromordinal(chance.randrange(693_000, 740_000))
        yield day.isoformat() + chance.choice(["", "T09:10:00+01:00", " 23:59:59.5", "T24:00", " ", "Z", "-01"])


def months(chance):
    for value in days(chance):
        yield value
        yield drawn(chance, chance.choice(["1999-09", "1999", "1999-09-19T19", "1999-9-9", "99.99.1999"]))


def latitudes(chance):
    while True:
        yield f"{chance.uniform(-95, 95):.{chance.choice([0, 1, 3, 7])}f}"


def tokens(chance):
    while True:
        yield str(chance.randrange(10 ** chance.randrange(1, 20)))


GRAMMARS = {
    "texts": texts, "numbers": randomization.numbers, "dates": days, "months": months, "places": generalization.places,
    "latitudes": latitudes, "postcodes": texts_of_methods.postcodes, "cards": cards, "ibans": ibans, "devices": devices,
    "books": books, "phones": phones, "words": words, "own": own_words, "addresses": addresses, "mails": mails,
    "documents": documents, "tokens": tokens,
}  # fmt: skip


def values(grammar, chance, count):
    """`count` values, a third texts and the rest of a grammar, one in ten of them a second time, all in some order."""
    own, other = GRAMMARS[grammar](chance), texts(chance)
    # Half a surrogate pair and the other half behind it are one scalar to JSON.
    found = [json.loads(json.dumps(value)) for value in ODD]
    huge = HUGE + HUGE_OF.get(grammar, [])
    while len(found) < count - len(huge):
        source = other if chance.random() < 0.3 else own
        found.append(chance.choice(found[-1000:]) if chance.random() < 0.1 else next(source))
    found += huge
    chance.shuffle(found)
    return found
