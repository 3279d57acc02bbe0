"""Keys, primitives and methods, written from the standards and from DESIGN.md 5, not from the Swift code."""
import base64
import datetime
import decimal
import hashlib
import hmac
import ipaddress
import re
import struct
import unicodedata

from checked_formats import FORMATS
from ff1 import FF1
from generalization import age, rounding
from moments import MOMENT, is_moment
from siv import SIV

from text_masking import pick_from, postcode, replace

NULL = object()      # what `nullify` answers
INVALID = None       # what a method answers to a value outside its grammar
REDACTED = b"[redacted]"
KEYED = {"keyed-hash", "tokenize", "fpe", "encrypt-deterministic", "pick-from", "chain", "shift-date", "add-noise",
         "shuffle", "template"}
PROMISES_CHANGE = {"redact", "replace", "keyed-hash", "tokenize", "fpe", "encrypt-deterministic", "partial-mask"}


# MARK: keys (DESIGN.md 5)

def master_key(text):
    """The 32 bytes of `bauta-key-1:` + base64url + `:` + 8 hex digits of their SHA-256."""
    found = re.fullmatch(r"bauta-key-1:([A-Za-z0-9_-]{43}):([0-9a-f]{8})", text.rstrip("\n"))
    key = base64.urlsafe_b64decode(found[1] + "=") if found else b""
    if len(key) != 32 or hashlib.sha256(key).hexdigest()[:8] != found[2]:
        raise ValueError("this is not a key")
    return key


def key_text(key):
    """The text of 32 bytes."""
    digits = base64.urlsafe_b64encode(key).decode().rstrip("=")
    return f"bauta-key-1:{digits}:{hashlib.sha256(key).hexdigest()[:8]}"


def hkdf(key, salt, info, length):
    """HKDF-SHA256 (RFC 5869)."""
    extracted = hmac.digest(salt or bytes(32), key, "sha256")
    output, block, counter = b"", b"", 1
    while len(output) < length:
        block = hmac.digest(extracted, block + info + bytes([counter]), "sha256")
        output, counter = output + block, counter + 1
    return output[:length]


class Keys:
    """The sub-keys of one master key in one tenant and epoch."""

    def __init__(self, text, tenant, epoch):
        self.master, self.tenant, self.epoch = master_key(text), tenant, epoch

    def sub_key(self, purpose, mask="", algorithm=""):
        return self._derive(purpose, self.tenant, self.epoch, mask, algorithm)

    @property
    def id(self):
        return hmac.digest(self._derive("key-id", "", "", "", ""), b"id", "sha256").hex()[:16]

    def _derive(self, *parts):
        info = b"".join(struct.pack(">I", len(part.encode())) + part.encode() for part in parts)
        return hkdf(self.master, b"bauta/1", info, 32)


# MARK: normalization, in the order given

BLANKS = b" \t\n\v\f\r"
NORMALIZERS = {
    "trim": lambda value: value.strip(BLANKS),
    "lowercase": bytes.lower,    # of bytes: A to Z only
    "nfc": lambda value: unicodedata.normalize("NFC", value.decode()).encode(),
    "digits": lambda value: bytes(byte for byte in value if 0x30 <= byte <= 0x39),
    "collapse": lambda value: re.sub(rb"[ \t\n\v\f\r]+", b" ", value),
}


# MARK: methods; each takes the parameters and a sub-key, and gives a function from bytes to bytes, NULL or INVALID

def base32(digest):
    return base64.b32encode(digest).decode().rstrip("=")


def uuid(digest):
    octets = bytearray(digest[:16])
    octets[6] = octets[6] & 0x0F | 0x80
    octets[8] = octets[8] & 0x3F | 0x80
    text = octets.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def keyed_hash(parameters, key):
    form = parameters.get("format", "hex")
    length = int(parameters.get("length", {"hex": 32, "base32": 26, "base64url": 22, "email": 26, "uuid": 0}[form]))
    spell = {
        "hex": lambda digest: digest.hex()[:length],
        "base32": lambda digest: base32(digest)[:length],
        "base64url": lambda digest: base64.urlsafe_b64encode(digest).decode()[:length],
        "uuid": uuid,
        "email": lambda digest: base32(digest)[:length].lower() + "@example.invalid",
    }[form]
    return lambda value: spell(hmac.digest(key, value, "sha256")).encode()


def tokenize(parameters, key):
    if parameters["as"] == "text":
        return lambda value: base32(hmac.digest(key, value, "sha256"))[:26].encode()
    largest = int(parameters.get("max", 2 ** 53 - 1))
    bits = largest.bit_length()
    low = bits - bits // 2
    cipher = FF1(key, 2)

    def mask(value):
        if not re.fullmatch(rb"0|[1-9][0-9]{0,18}", value) or int(value) > largest:
            return INVALID
        number = int(value)
        while True:
            left, right = cipher.encrypt_halves(number >> low, number & ((1 << low) - 1), bits)
            number = left << low | right
            if number <= largest:
                return b"%d" % number
    return mask


DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS = CAPITALS + CAPITALS.lower()
ALPHABETS = {"digits": DIGITS, "letters": LETTERS, "alphanumeric": DIGITS + LETTERS}


def alphabet_of(text):
    """The characters of a rule, ranges as a-z spelled out."""
    found = []
    for first, last, single in re.findall(r"(.)-(.)|(.)", text, re.DOTALL):
        span = range(ord(first), ord(last) + 1) if first else [ord(single)]
        found += [chr(code) for code in span if not 0xD800 <= code < 0xE000]
    return found


def fpe(parameters, key):
    tweak = parameters.get("tweak", "").encode()
    named = parameters.get("format", parameters.get("alphabet"))
    if named in FORMATS:
        return FORMATS[named](parameters, key, tweak)
    alphabet = alphabet_of(parameters["characters"]) if "characters" in parameters else list(ALPHABETS[named])
    cipher = FF1(key, len(alphabet), tweak)
    rank = {character: place for place, character in enumerate(alphabet)}

    def mask(value):
        text = list(value.decode(errors="surrogateescape"))
        places = [place for place, character in enumerate(text) if character in rank]
        if len(places) > 4096 or len(alphabet) ** len(places) < 1_000_000:
            return INVALID
        for place, digit in zip(places, cipher.encrypt([rank[text[place]] for place in places])):
            text[place] = alphabet[digit]
        return "".join(text).encode(errors="surrogateescape")
    return mask


def encrypt_deterministic(parameters, key):
    cipher = SIV(key)
    associated = [parameters["tweak"].encode()] if "tweak" in parameters else []

    def mask(value):
        sealed = cipher.seal(value, *associated)
        return (sealed.hex() if parameters.get("format") == "hex"
                else base64.urlsafe_b64encode(sealed).decode().rstrip("=")).encode()
    return mask


def partial_mask(parameters, key):
    first, last = int(parameters.get("keep-first", 0)), int(parameters.get("keep-last", 0))
    mark = parameters.get("character", "*")

    def domain(value):
        before, at, after = value.decode().rpartition("@")
        return (mark * len(before) + at + after).encode() if before else INVALID

    def ends(value):
        text = value.decode()
        if len(text) <= first + last:
            return (mark * len(text)).encode()
        return (text[:first] + mark * (len(text) - first - last) + text[len(text) - last:]).encode()
    return domain if parameters.get("keep") == "domain" else ends


LEADING_PART = {"year": 4, "month": 7, "day": 10, "hour": 13}


def truncated_date(part):
    length = LEADING_PART[part]

    def mask(value):
        found = MOMENT.fullmatch(value.decode())
        coarse = found is None or [found[1], found[2], found[3], found[5]][(length - 4) // 3] is None
        return INVALID if coarse or not is_moment(found) else value[:length]
    return mask


def truncated_address(parameters):
    prefixes = {4: parameters.get("ipv4"), 6: parameters.get("ipv6")}

    def mask(value):
        try:
            address = ipaddress.ip_address(value.decode())
        except ValueError:
            return INVALID
        prefix = prefixes[address.version]
        if prefix is None or b"%" in value:
            return INVALID
        rest = address.max_prefixlen - int(prefix)
        return str(type(address)(int(address) >> rest << rest)).encode()   # RFC 5952, but for an IPv4 tail
    return mask


def truncate(parameters, key):
    if "to" in parameters:
        return truncated_date(parameters["to"])
    if "length" in parameters:
        return lambda value: value.decode()[:int(parameters["length"])].encode()
    return truncated_address(parameters)


# MARK: methods that look at the record; each takes the parameters and a sub-key, and gives a function from a value and
# its normalized subject to bytes or INVALID

SENTINEL = re.compile(r"-?infinity|0000-00-00([T ]00:00(:00(\.0{1,6})?)?)?")


def drawn(digest, count):
    """A whole number below `count` from the first 8 bytes of a hash."""
    return int.from_bytes(digest[:8], "big") * count >> 64


def shift_date(parameters, key):
    least, most = int(parameters.get("least", 1)), int(parameters["days"])
    as_of = parameters.get("as-of")
    offsets = [*range(-most, -least + 1), *range(least, most + 1)]

    def mask(value, subject):
        text = value.decode("utf-8", "replace")
        if SENTINEL.fullmatch(text):
            return value
        found = MOMENT.fullmatch(text)
        if found is None or found[3] is None or not is_moment(found):
            return INVALID
        if found[1] == "9999":
            return value
        if not subject:
            return INVALID
        day = datetime.date.fromisoformat(text[:10])
        offset = offsets[drawn(hmac.digest(key, subject, "sha256"), len(offsets))]
        last = datetime.date(9998, 12, 31)
        if as_of and day <= datetime.date.fromisoformat(as_of):
            last = min(last, datetime.date.fromisoformat(as_of))
        for days in (offset, -offset):
            if 1 <= day.toordinal() + days <= last.toordinal():
                moved = datetime.date.fromordinal(day.toordinal() + days).isoformat()
                return (moved + (text[10:] if parameters["time"] == "keep" else "")).encode()
        return INVALID
    return mask


NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,15})?")
EXACT = decimal.Context(prec=400, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=[])


def exact(text):
    """The number that `text` spells and its decimals once it is written without an exponent."""
    number = EXACT.create_decimal(text)
    exponent = number.as_tuple().exponent if number else -len(text.lower().split("e")[0].partition(".")[2])
    return number, max(-exponent, 0)


def uniform(digest, spread):
    place = int.from_bytes(digest[:16], "big") * 2 * spread >> 128
    return place - spread if place < spread else place - spread + 1


def gaussian(digest, spread):
    """The sum of twelve uniform numbers less six, in units of 2^-80: one of 80 bits, eleven of 16 in their middles."""
    parts = struct.unpack(">12H", digest[:24])
    numbers = [(part << 64) + (1 << 63) for part in parts[1:]] + [(parts[0] << 64) + int.from_bytes(digest[24:], "big")]
    total = sum(numbers) - (6 << 80)
    size = max((abs(total) * spread + (1 << 79)) >> 80, 1)
    return -size if total < 0 else size


def add_noise(parameters, key):
    draw = {"uniform": uniform, "gaussian": gaussian}[parameters["distribution"]]
    amount, ratio = parameters.get("amount"), parameters.get("ratio")
    bounds = [(name, exact(parameters[name])[0]) for name in ("min", "max") if name in parameters]

    def mask(value, subject=None):
        text = value.decode("utf-8", "replace")
        if subject == b"" or not NUMBER.fullmatch(text):
            return INVALID
        number, decimals = exact(text)
        if decimals > 18 or (number and number.adjusted() + decimals + 1 > 36):
            return INVALID
        seed = value if subject is None else hmac.digest(key, subject, "sha256") + value
        digest = hmac.digest(key, seed, "sha256")

        def units(other, rounding):
            return int(EXACT.to_integral_value(EXACT.scaleb(other, decimals)) if rounding is None
                       else EXACT.scaleb(other, decimals).to_integral_value(rounding, EXACT))
        size = exact(amount)[0] if amount else EXACT.multiply(exact(ratio)[0], EXACT.abs(number))
        spread = units(size, decimal.ROUND_CEILING)
        result = units(number, None) + (draw(digest, spread) if spread else 0)
        limits = {name: units(bound, decimal.ROUND_CEILING if name == "min" else decimal.ROUND_FLOOR) for name, bound in bounds}
        if len(limits) == 2 and limits["min"] > limits["max"]:
            return INVALID
        result = max(result, limits.get("min", result))
        result = min(result, limits.get("max", result))
        return format(EXACT.scaleb(decimal.Decimal(result), -decimals), "f").encode()
    return mask


RECORD_METHODS = {"shift-date": shift_date, "add-noise": add_noise}


def record_masker(keys, method, parameters, subject_label, normalize=()):
    """The whole way of a value in the record of a subject, whose mask has a label and normalizes."""
    mask = RECORD_METHODS[method](parameters, keys.sub_key("subject", subject_label, method + "/1"))

    def masked(value, subject):
        for name in normalize:
            subject = NORMALIZERS[name](subject)
        return mask(value, subject)
    return masked


def chain(parameters, key):
    """Methods in a row, each `{ NAME: { parameters } }` and under a key of its own."""
    steps = []
    for place, step in enumerate(parameters["steps"], 1):
        (name, own), = step.items()
        own_key = hmac.digest(key, struct.pack(">I", place) + (name + "/1").encode(), "sha256")
        steps.append(METHODS[name](own, own_key))

    def mask(value):
        for step in steps:
            if value is INVALID:
                return INVALID
            value = step(value)
        return value
    return mask


METHODS = {
    "age": age,
    "redact": lambda parameters, key: lambda value: parameters.get("marker", "[redacted]").encode(),
    "replace": replace,
    "nullify": lambda parameters, key: lambda value: NULL,
    "encrypt-deterministic": encrypt_deterministic,
    "keyed-hash": keyed_hash,
    "tokenize": tokenize,
    "fpe": fpe,
    "chain": chain,
    "partial-mask": partial_mask,
    "pick-from": pick_from,
    "postcode-area": postcode,
    "round": rounding,
    "truncate": truncate,
}


def masker(keys, method, parameters, label, normalize):
    """The whole way of a value: normalized, masked, remembered."""
    key = keys.sub_key("mask", label, method + "/1") if method in KEYED else None
    mask = METHODS[method](parameters, key)
    steps = [NORMALIZERS[name] for name in normalize]
    known = {}

    def masked(value):
        result = known.get(value, masked)
        if result is masked:
            text = value
            for step in steps:
                text = step(text)
            result = known[value] = mask(text)
        return result
    return masked
