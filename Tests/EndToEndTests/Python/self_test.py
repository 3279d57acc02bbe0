"""Published vectors: RFC 4231 (HMAC-SHA256), RFC 5869 (HKDF-SHA256), NIST SP 800-38G (FF1); and examples."""
import hmac

import json_self_test
from csv_source import Malformed, records
from masking import FF1, INVALID, METHODS, NORMALIZERS, NULL, Keys, hkdf, key_text, master_key, masker

# key, message, digest (test case 5 is of 128 bits)
RFC_4231 = [
    ("0b" * 20, b"Hi There".hex(), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (b"Jefe".hex(), b"what do ya want for nothing?".hex(),
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    ("aa" * 20, "dd" * 50, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    (bytes(range(1, 26)).hex(), "cd" * 50, "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    ("0c" * 20, b"Test With Truncation".hex(), "a3b6167473100ee06e0c796c2955552b"),
    ("aa" * 131, b"Test Using Larger Than Block-Size Key - Hash Key First".hex(),
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    ("aa" * 131, b"This is a test using a larger than block-size key and a larger than block-size data. The key needs "
     b"to be hashed before being used by the HMAC algorithm.".hex(),
     "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
]

# key, salt, info, output
RFC_5869 = [
    ("0b" * 22, bytes(range(13)).hex(), bytes(range(0xF0, 0xFA)).hex(),
     "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
    (bytes(range(0x50)).hex(), bytes(range(0x60, 0xB0)).hex(), bytes(range(0xB0, 0x100)).hex(),
     "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8"
     "367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"),
    ("0b" * 22, "", "", "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
]

KEY = "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94"
# bits of the key, radix, tweak, plain text, cipher text
FF1_SAMPLES = [
    (128, 10, "", "0123456789", "2433477484"),
    (128, 10, "39383736353433323130", "0123456789", "6124200773"),
    (128, 36, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
    (192, 10, "", "0123456789", "2830668132"),
    (192, 10, "39383736353433323130", "0123456789", "2496655549"),
    (192, 36, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"),
    (256, 10, "", "0123456789", "6657667009"),
    (256, 10, "39383736353433323130", "0123456789", "1001623463"),
    (256, 36, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
]

# method, parameters, value, result
METHOD_EXAMPLES = [
    ("truncate", {"to": "year"}, b"1987-05-17", b"1987"), ("truncate", {"to": "month"}, b"1987-05-17", b"1987-05"),
    ("truncate", {"to": "day"}, b"1987-05-17T09:10:11.5+02:00", b"1987-05-17"),
    ("truncate", {"to": "hour"}, b"1987-05-17 09:10 Z", b"1987-05-17 09"),
    ("truncate", {"to": "month"}, b"1987", INVALID), ("truncate", {"to": "hour"}, b"1987-05-17", INVALID),
    ("truncate", {"to": "year"}, b"1987-02-29", INVALID), ("truncate", {"to": "year"}, b"1988-02-29", b"1988"),
    ("truncate", {"to": "year"}, b"0000-01-01", INVALID), ("truncate", {"to": "year"}, b"17.05.1987", INVALID),
    ("truncate", {"to": "day"}, b"2016-12-31T23:59:60Z", b"2016-12-31"),
    ("truncate", {"to": "day"}, b"2020-06-01T24:00:00", b"2020-06-01"),
    ("truncate", {"to": "day"}, b"2020-06-01T24:00:01", INVALID),
    ("truncate", {"to": "day"}, b"2020-06-01T24:00", INVALID),
    ("truncate", {"to": "day"}, b"2020-06-01T09+24", INVALID),
    ("truncate", {"to": "day"}, b"2020-06-01T09:10 -0330", b"2020-06-01"),
    ("truncate", {"ipv4": 24, "ipv6": 48}, b"203.0.113.77", b"203.0.113.0"),
    ("truncate", {"ipv4": 24, "ipv6": 48}, b"2001:DB8:0:1::1", b"2001:db8::"),
    ("truncate", {"ipv4": 24}, b"2001:db8::1", INVALID), ("truncate", {"ipv4": 24}, b"203.0.113.077", INVALID),
    ("truncate", {"length": 2}, "дом".encode(), "до".encode()), ("truncate", {"length": 9}, b"abc", b"abc"),
    ("partial-mask", {"keep-last": 2}, b"+1-212-555-0142", b"*************42"),
    ("partial-mask", {"keep-first": 1, "keep-last": 1}, b"ab", b"**"), ("partial-mask", {}, "é!".encode(), b"**"),
    ("partial-mask", {"keep": "domain"}, b"ann@example.com", b"***@example.com"),
    ("partial-mask", {"keep": "domain"}, b"@example.com", INVALID),
    ("age", {"as-of": "2026-01-01"}, b"1987-05-17", b"30-39"), ("age", {"as-of": "2026-01-01"}, b"1936-01-01", b"90+"),
    ("age", {"as-of": "2026-01-01"}, b"1936-01-02", b"80-89"), ("age", {"as-of": "2026-01-01"}, b"2026-01-02", INVALID),
    ("age", {"as-of": "2026-01-01", "size": 5}, b"1987-05-17 00:00Z", b"35-39"),
    ("age", {"as-of": "2026-01-01", "size": 1}, b"1987-05-17", b"38"),
    ("age", {"as-of": "2026-01-01"}, b"1987", INVALID),
    ("round", {"to": "100"}, b"-1249.99", b"-1200"), ("round", {"to": "0.25"}, b"3.14159", b"3.25"),
    ("round", {"digits": "1"}, b"1.25e3", b"1250.0"), ("round", {"mode": "half-even", "to": "1"}, b"2.5", b"2"),
    ("round", {"to": "100"}, b"1,250", INVALID), ("round", {"to": "5"}, b"-2.49", b"0"),
    ("redact", {}, b"x", b"[redacted]"), ("nullify", {}, b"x", NULL), ("replace", {"with": "y"}, b"x", b"y"),
    ("replace", {"with": r"\1\\", "pattern": "(a)b|x"}, b"abxc", b"a\\\\c"), ("replace", {"with": "y", "pattern": "a"}, b"x", INVALID),
    ("tokenize", {"as": "integer"}, b"007", INVALID), ("tokenize", {"as": "integer"}, b"-1", INVALID),
    ("tokenize", {"as": "integer"}, b"9007199254740992", INVALID), ("fpe", {"alphabet": "digits"}, b"12345", INVALID),
    ("fpe", {"alphabet": "letters"}, b"abc 123", INVALID), ("fpe", {"format": "card"}, b"4111 1111 111", INVALID),
    ("fpe", {"format": "iban"}, b"GB00 NWBK 6016 1331 9268 19", INVALID), ("fpe", {"format": "iban"}, b"DE8912345", INVALID),
    ("fpe", {"format": "imei"}, b"4901542032375", INVALID), ("fpe", {"format": "isbn"}, b"3-16-148410-x", INVALID),
    ("fpe", {"format": "isbn"}, b"977-3-16-148410-0", INVALID),
]

# The examples that `bauta methods` prints: master key 00 01 … 1f, no tenant, no epoch, mask `mask:example`.
PRINTED_EXAMPLES = [
    ("tokenize", {"as": "integer"}, "1042", "6030099456234325"),
    ("tokenize", {"as": "integer", "max": "999999"}, "1042", "284241"),
    ("tokenize", {"as": "text"}, "1042", "T3MDJG4BBEVBVVHPXPSAVB7W7T"),
    ("fpe", {"alphabet": "digits"}, "4111 1111 1111 1111", "0919 3647 9825 6686"),
    ("fpe", {"alphabet": "letters"}, "Ada Lovelace", "xZl ySSZVrxQ"),
    ("fpe", {"alphabet": "alphanumeric"}, "AB-12/cd", "Uk-d9/PH"),
    ("fpe", {"format": "card"}, "4111 1111 1111 1111", "8441 4075 1197 0657"),
    ("fpe", {"format": "card", "checksum": "keep"}, "4111 1111 1111 1111", "8441 4075 1197 0656"),
    ("fpe", {"format": "iban"}, "GB29 NWBK 6016 1331 9268 19", "GB53 LOGJ 2675 0043 6987 70"),
    ("fpe", {"alphabet": "iban"}, "gb29nwbk60161331926819", "gb53logj26750043698770"),
    ("fpe", {"format": "imei"}, "49-015420-323751-8", "17-204602-291544-6"),
    ("fpe", {"format": "isbn"}, "978-3-16-148410-0", "978-8-63-673220-5"),
    ("fpe", {"format": "isbn"}, "3-16-148410-X", "8-63-673220-4"),
    ("fpe", {"characters": "а-я"}, "иван Петров 7", "увья Пэсгрф 7"),
    ("fpe", {"alphabet": "digits", "tweak": "orders"}, "4111 1111 1111 1111", "4733 5476 4721 2250"),
    ("keyed-hash", {}, "ada@example.com", "63c60f3864425918693ca13755aa79ce"),
    ("keyed-hash", {"format": "base32"}, "ada@example.com", "MPDA6ODEIJMRQ2J4UE3VLKTZZZ"),
    ("keyed-hash", {"format": "base64url"}, "ada@example.com", "Y8YPOGRCWRhpPKE3Vap5zn"),
    ("keyed-hash", {"format": "uuid"}, "ada@example.com", "63c60f38-6442-8918-a93c-a13755aa79ce"),
    ("keyed-hash", {"format": "email", "length": "12"}, "ada@example.com", "mpda6odeijmr@example.invalid"),
    ("pick-from", {"values": ["Anna", "Ben", "Chloë", "Dan"]}, "Ada Lovelace", "Ben"),
    ("postcode-area", {"country": "US", "zip3": "hipaa"}, "03601", "000"),
    ("chain", {"steps": [{"truncate": {"to": "month"}}, {"keyed-hash": {"length": "12"}}]}, "1987-05-17", "8cc21f66d681"),
]

CSV_EXAMPLES = [
    (b'a,b\n1,""\n,"x""y"\n', [[b"a", b"b"], [b"1", b""], [None, b'x"y']]),
    (b'a,b\r\n"1\r\n2",\r\n\r\n3,4"5', [[b"a", b"b"], [b"1\r\n2", None], [b"3", b'4"5']]),
    (b"a\n\n1\n", [[b"a"], [None], [b"1"]]), (b"a,b\n1\r,2\n", [[b"a", b"b"], [b"1\r", b"2"]]),
    (b"a,b\n1,", [[b"a", b"b"], [b"1", None]]), (b'a\n"1\n', Malformed), (b'a\n"1"x\n', Malformed),
]


def failures():
    """The names of the checks that fail."""
    for number, (key, message, digest) in enumerate(RFC_4231, 1):
        found = hmac.digest(bytes.fromhex(key), bytes.fromhex(message), "sha256").hex()
        if not found.startswith(digest):
            yield f"RFC 4231 test case {number}"
    for number, (key, salt, info, output) in enumerate(RFC_5869, 1):
        found = hkdf(*map(bytes.fromhex, (key, salt, info)), len(output) // 2)
        if found.hex() != output:
            yield f"RFC 5869 test case {number}"
    for number, (bits, radix, tweak, plain, cipher) in enumerate(FF1_SAMPLES, 1):
        key = bytes.fromhex(KEY)[:bits // 8]
        found = FF1(key, radix, bytes.fromhex(tweak)).encrypt([int(digit, 36) for digit in plain])
        if found != [int(digit, 36) for digit in cipher]:
            yield f"FF1 sample {number}"
    for method, parameters, value, result in METHOD_EXAMPLES:
        if METHODS[method](parameters, bytes(32))(value) != result:
            yield f"{method} {parameters}"
    keys = Keys(key_text(bytes(range(32))), "", "")
    for method, parameters, value, result in PRINTED_EXAMPLES:
        if masker(keys, method, parameters, "mask:example", [])(value.encode()) != result.encode():
            yield f"{method} {parameters} of {value}"
    for number, (text, result) in enumerate(CSV_EXAMPLES, 1):
        if parsed(text) != result:
            yield f"CSV example {number}"
    yield from json_self_test.failures()
    yield from property_failures()


def parsed(text):
    try:
        return records(text)
    except Malformed:
        return Malformed


def property_failures():
    """What holds for every key."""
    if master_key(key_text(bytes(range(32))) + "\n") != bytes(range(32)):
        yield "a key's text"
    token = METHODS["tokenize"]({"as": "integer", "max": 999_999}, bytes(32))
    found = {int(token(b"%d" % number)) for number in range(0, 1_000_000, 997)}
    if len(found) != len(range(0, 1_000_000, 997)) or max(found) > 999_999:
        yield "tokenize: integer is no permutation"
    spelled = METHODS["fpe"]({"alphabet": "digits"}, bytes(32))("+1-212-555-0142 ü".encode()).decode()
    if [c for c in spelled if not c.isdigit()] != list("+--- ü"):
        yield "fpe: other characters move"
    lengths = {"hex": 32, "base32": 26, "base64url": 22, "uuid": 36, "email": 26 + len("@example.invalid")}
    for form, length in lengths.items():
        if len(METHODS["keyed-hash"]({"format": form}, bytes(32))(b"x")) != length:
            yield f"keyed-hash: {form}"
    if NORMALIZERS["lowercase"]("ÀB".encode()) != "Àb".encode() or NORMALIZERS["trim"](b" \tx\n") != b"x":
        yield "normalize"


def run():
    failed = list(failures())
    for name in failed:
        print(f"{name}: fails")
    if not failed:
        print(f"OK {len(RFC_4231) + len(RFC_5869) + len(FF1_SAMPLES)} published vectors")
    return 1 if failed else 0
