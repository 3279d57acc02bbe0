"""`fpe` of numbers with check digits, written from the standards and from what the method says of itself."""
import re

from ff1 import FF1

INVALID = None
SEPARATORS = b" -"


def luhn(digits):
    """ISO/IEC 7812-1: every second digit from the last one doubled, and its digits added."""
    return -sum(sum(divmod(digit * 2, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits[::-1])) % 10


def article(digits):
    return -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10


def book(digits):
    """The ten weights 10, 9, … 1 give a multiple of eleven."""
    return -sum(digit * (10 - place) for place, digit in enumerate(digits)) % 11


def split(value):
    return bytes(byte for byte in value if byte not in SEPARATORS)


def put_back(value, plain):
    """`plain` in the places of all but the separators of `value`."""
    left = iter(plain)
    return bytes(byte if byte in SEPARATORS else next(left) for byte in value)


def spelled(digits):
    return "".join("X" if digit == 10 else str(digit) for digit in digits).encode()


def checked_number(key, tweak, layout, shift=0):
    """`layout` gives of the plain text: how long its prefix is, how many digits are encrypted, what checks, modulo what."""
    cipher = FF1(key, 10, tweak)

    def mask(value):
        plain = split(value)
        found = layout(plain)
        if found is INVALID:
            return INVALID
        prefix, count, check, modulus = found
        digits = [10 if byte == ord("X") else byte - 48 for byte in plain]
        end = prefix + count
        new = digits[:prefix] + cipher.encrypt(digits[prefix:end]) + digits[end:]
        if check:
            new[end] = (check(new[:end]) + digits[end] - check(digits[:end]) + shift) % modulus
        return put_back(value, spelled(new))
    return mask


def card(parameters, key, tweak):
    def layout(plain):
        return (0, len(plain) - 1, luhn, 10) if re.fullmatch(rb"[0-9]{12,19}", plain) else INVALID
    return checked_number(key, tweak, layout, 0 if parameters.get("checksum") == "keep" else 1)


def imei(parameters, key, tweak):
    def layout(plain):
        return (0, 14, luhn if len(plain) == 15 else None, 10) if re.fullmatch(rb"[0-9]{14,16}", plain) else INVALID
    return checked_number(key, tweak, layout)


def isbn(parameters, key, tweak):
    def layout(plain):
        if re.fullmatch(rb"[0-9]{9}[0-9X]", plain):
            return 0, 9, book, 11
        return (3, 9, article, 10) if re.fullmatch(rb"97[89][0-9]{10}", plain) else INVALID
    return checked_number(key, tweak, layout)


def right_check(country, rest):
    """ISO 7064, MOD 97-10, letters as 10 to 35."""
    return 98 - int("".join(str(int(character, 36)) for character in rest + country + "00")) % 97


def iban(parameters, key, tweak):
    cipher = FF1(key, 2, tweak)

    def permuted(number, count):
        """FF1 of radix 2 on the bits of the largest number, until the result is below `count`."""
        bits = (count - 1).bit_length()
        low = bits - bits // 2
        while True:
            left, right = cipher.encrypt_halves(number >> low, number & ((1 << low) - 1), bits)
            number = left << low | right
            if number < count:
                return number

    def mask(value):
        found = re.fullmatch(r"([A-Za-z]{2})([0-9]{2})([0-9A-Za-z]{1,30})", split(value).decode("latin-1"))
        if not found or not 2 <= int(found[2]) <= 98:
            return INVALID
        country, check, rest = found.groups()
        number, count = 0, 1
        for character in rest:
            radix = 10 if character.isdigit() else 26
            number = number * radix + int(character, 36) - (0 if radix == 10 else 10)
            count *= radix
        if count < 1_000_000:
            return INVALID
        number, new = permuted(number, count), ""
        for character in rest[::-1]:
            number, numeral = divmod(number, 10 if character.isdigit() else 26)
            new = (str(numeral) if character.isdigit() else chr(ord("a" if character.islower() else "A") + numeral)) + new
        error = int(check) - right_check(country, rest)
        new_check = 2 + (right_check(country, new) + error - 2) % 97
        return put_back(value, f"{country}{new_check:02}{new}".encode())
    return mask


FORMATS = {"card": card, "iban": iban, "imei": imei, "isbn": isbn}
