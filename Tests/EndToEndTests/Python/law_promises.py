"""What the methods of the catalogue promise: which values are valid to one, and what a result may show of its value."""
import base64
import datetime
import decimal
import ipaddress
import json
import re

import checked_formats
import masking
import test_generalization as generalization
from masking import INVALID, MOMENT

AS_OF = "2026-03-01"
ALPHANUMERIC = frozenset(masking.ALPHABETS["alphanumeric"])
MARKED = "[redacted]"
OWN = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя")


def anything(value):
    return True


def matches(pattern):
    """Whatever the value is, the result has this form."""
    compiled = re.compile(pattern)
    return lambda value, result: compiled.fullmatch(result) is not None


def becomes(function):
    """The result is what `function` makes of the value."""
    return lambda value, result: result == function(value)


def takes(mask):
    """What a function of bytes does not call invalid; half a surrogate pair is in no grammar."""
    def valid(value):
        try:
            return mask(value.encode()) is not INVALID
        except UnicodeError:
            return False
    return valid


# MARK: numbers

def is_number(decimals=None):
    """A number of at most 36 digits, so many decimals included; without them of any length."""
    return lambda value: generalization.number(value, decimals) is not None


# 36 digits at most in all its decimals, of which there are 18 at most.
noisy = takes(masking.add_noise({"distribution": "uniform", "amount": "500"}, bytes(32)))


def moved(value, result):
    """By at most 500, never by nothing, and with as many decimals."""
    distance = abs(decimal.Decimal(result) - decimal.Decimal(value))
    return 0 < distance <= 500 and len(result.partition(".")[2]) == masking.exact(value)[1]


def grouped(value, result):
    low, high = (int(part) for part in re.fullmatch(r"(-?\d+)-(-?\d+)", result).groups())
    return low % 10 == 0 and high == low + 9 and low <= decimal.Decimal(value) < low + 10


def banded(value, result):
    number = decimal.Decimal(value)
    return result == ("<18" if number < 18 else "65+" if number >= 65 else "18-64")


def clamped(value, result):
    number = decimal.Decimal(value)
    return result == ("18" if number < 18 else "90+" if number > 90 else value)


def rounded(value, result):
    distance = abs(decimal.Decimal(result) - decimal.Decimal(value))
    return distance <= decimal.Decimal("0.125") and re.fullmatch(r"-?\d+\.(00|25|50|75)", result) and result != "-0.00"


# MARK: dates and places

def day_of(value):
    found = MOMENT.fullmatch(value)
    return found is not None and found[3] is not None and masking.is_moment(found)


def born(value):
    return day_of(value) and value[:10] <= AS_OF


def aged(value, result):
    years = int(AS_OF[:4]) - int(value[:4]) - (value[5:10] > AS_OF[5:])
    return result == ("90+" if years >= 90 else f"{years // 10 * 10}-{years // 10 * 10 + 9}")


SHIFT = masking.shift_date({"days": "90", "time": "keep"}, bytes(32))


def shifted(value, result):
    if SHIFT(value.encode(), b"") is not INVALID:
        return result == value
    days = datetime.date.fromisoformat(result[:10]) - datetime.date.fromisoformat(value[:10])
    return 1 <= abs(days.days) <= 90 and result[10:] == value[10:]


def is_latitude(value):
    found = generalization.number(value, 0)
    return found is not None and abs(found) <= 90


def is_place(value):
    return generalization.coordinates(value) is not None


def gridded(value, result):
    """At most half a step away, where one meridian has two names."""
    found = [decimal.Decimal(part) for part in result.split(",")]
    off = [abs(new - old) for new, old in zip(found, generalization.coordinates(value))]
    return (off[0] <= decimal.Decimal("0.125") and min(off[1], 360 - off[1]) <= decimal.Decimal("0.125")
            and all(part * 4 % 1 == 0 for part in found))


def hashed(value, result):
    return result == generalization.hashed(value)


def addressed(version, prefix):
    def promise(value, result):
        network = ipaddress.ip_network((value, prefix), strict=False)
        return network.version == version and ipaddress.ip_address(result) == network.network_address
    return promise


# MARK: encryption

def enough(alphabet, least):
    def valid(value):
        return least <= sum(character in alphabet for character in value) <= 4096
    return valid


def hidden(value, result, alphabet):
    """Whether no eight characters of the alphabet in a row are what they were."""
    same = "".join(" " if old not in alphabet else "=" if old == new else "x" for old, new in zip(value, result))
    return "=" * 8 not in same.replace(" ", "")


def in_place(alphabet):
    """What is of the alphabet becomes something else of it, all else stays."""
    def promise(value, result):
        return len(value) == len(result) and hidden(value, result, alphabet) and all(
            (new in alphabet) if old in alphabet else old == new for old, new in zip(value, result))
    return promise


def shape(value):
    """Digits, capitals and small letters as one of each."""
    return re.sub("[a-z]", "a", re.sub("[A-Z]", "A", re.sub("[0-9]", "9", value)))


def plain_digits(value):
    return [int(character) if character != "X" else 10 for character in value if character not in " -"]


def check_error(check, count, modulus):
    """How far a check digit that stands behind `count` others is from the right one."""
    def error(value):
        digits = plain_digits(value)
        return (digits[count] - check(digits[:count])) % modulus
    return error


def checked(error, shift, modulus, kept=0):
    """Shape, the first `kept` characters and the error of the check digit stay, the last one but for a shift."""
    def promise(value, result):
        return (shape(value) == shape(result) and value[:kept] == result[:kept]
                and hidden(value[kept:], result[kept:], ALPHANUMERIC)
                and (error(value) + shift) % modulus == error(result))
    return promise


def card_error(value):
    return check_error(checked_formats.luhn, len(plain_digits(value)) - 1, 10)(value)


def imei_error(value):
    return check_error(checked_formats.luhn, 14, 10)(value) if len(plain_digits(value)) == 15 else 0


def isbn_promise(value, result):
    if len(plain_digits(value)) == 10:
        error = check_error(checked_formats.book, 9, 11)
        return error(value) == error(result) and shape(value[:-1]) == shape(result[:-1])
    return checked(check_error(checked_formats.article, 12, 10), 0, 10, kept=3)(value, result)


def iban_error(value):
    plain = value.replace(" ", "").replace("-", "").upper()
    return (int(plain[2:4]) - checked_formats.right_check(plain[:2], plain[4:])) % 97


def iban_promise(value, result):
    odd = re.sub("[ -]", "", result)[2:4] in ("00", "01", "99")
    return not odd and checked(iban_error, 0, 97, kept=2)(value, result)


def has_format(pattern):
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(re.sub("[ -]", "", value)) is not None


def is_iban(value):
    found = re.fullmatch("[A-Za-z]{2}(0[2-9]|[1-8][0-9]|9[0-8])([0-9A-Za-z]{1,30})", re.sub("[ -]", "", value))
    return found is not None and 10 ** len(re.sub("[^0-9]", "", found[2])) * 26 ** len(
        re.sub("[0-9]", "", found[2])) >= 1_000_000


def sealed(value, result):
    length = len(value.encode("utf-8", "surrogatepass")) + 16
    return len(result) == (length * 4 + 2) // 3 and len(base64.urlsafe_b64decode(result + "==")) == length


def is_token(value):
    return re.fullmatch("0|[1-9][0-9]{0,15}", value) is not None and int(value) < 2 ** 53


def token(value, result):
    return is_token(result)


# MARK: texts

def ends(value):
    return "*" * len(value) if len(value) <= 4 else "*" * (len(value) - 4) + value[-4:]


def domain(value):
    before, at, after = value.rpartition("@")
    return "*" * len(before) + at + after


def is_json(value):
    try:
        json.loads(value, parse_int=str, parse_constant=lambda name: 1 / 0)
    except (ValueError, ZeroDivisionError, RecursionError):
        return False
    return value[0] != "\ufeff"


def blanked(part):
    """What no rule names, by `unlisted: redact`: whole, but for what is null or empty."""
    return part if part is None or part == "" else MARKED


def documented(value, result):
    """Of a document `b` is redacted, the texts in `c` are cut to three characters, and no rule names anything else."""
    document = json.loads(value, parse_int=str)
    if isinstance(document, dict):
        rules = {"b": blanked, "c": lambda part: [cut(one) for one in part]}
        expected = {key: rules.get(key, blanked)(part) for key, part in document.items()}
    else:
        expected = [blanked(part) for part in document] if isinstance(document, list) else blanked(document)
    return json.loads(result) == expected


def cut(part):
    return part if part is None else "tru" if part is True else part[:3]
