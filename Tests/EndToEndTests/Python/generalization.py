"""Methods that make numbers and dates coarser, by Python's own decimals and dates."""
import decimal
import re

from moments import MOMENT, is_moment

INVALID = None
EXACT = decimal.Context(prec=200, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=[])
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,15})?")
MODES = {"half-away": decimal.ROUND_HALF_UP, "half-even": decimal.ROUND_HALF_EVEN, "toward-zero": decimal.ROUND_DOWN,
         "floor": decimal.ROUND_FLOOR, "ceiling": decimal.ROUND_CEILING}  # fmt: skip


def number(text, decimals=None):
    """The number that `text` spells; nothing where it has more than 36 digits before the cut."""
    if not NUMBER.fullmatch(text):
        return None
    found = EXACT.create_decimal(text)
    if decimals is not None and found and found.adjusted() + decimals + 1 > 36:
        return None
    return found


def spelled(value, decimals):
    return format(value.quantize(decimal.Decimal(1).scaleb(-decimals), context=EXACT), "f")


def multiple(value, step, mode):
    return EXACT.multiply(EXACT.divide(value, step).to_integral_value(mode), step)


def rounded(step, decimals, mode="half-away"):
    step = decimal.Decimal(step)

    def mask(text):
        value = number(text, decimals)
        if value is None:
            return INVALID
        result = multiple(value, step, MODES[mode])
        return spelled(result if result else decimal.Decimal(0), decimals)
    return mask


def aged(day, size=10, top=90):
    """The band of full years on `day`."""
    def mask(text):
        found = MOMENT.fullmatch(text)
        if found is None or found[3] is None or not is_moment(found) or text[:10] > day:
            return INVALID
        years = int(day[:4]) - int(text[:4]) - (day[5:] < text[5:10])
        low = years // size * size
        return f"{top}+" if years >= top else str(low) if size == 1 else f"{low}-{low + size - 1}"
    return mask


def in_bytes(mask):
    def masked(value):
        result = mask(value.decode("utf-8", "replace"))
        return INVALID if result is INVALID else result.encode()
    return masked


def age(parameters, key):
    return in_bytes(aged(parameters["as-of"], int(parameters.get("size", 10)), int(parameters.get("top", 90))))


def rounding(parameters, key):
    """To a step, written with as many decimals as it is, or to `digits`."""
    digits = int(parameters.get("digits", len(str(parameters.get("to", "")).partition(".")[2])))
    step = parameters.get("to", decimal.Decimal(1).scaleb(-digits))
    return in_bytes(rounded(step, digits, parameters.get("mode", "half-away")))
