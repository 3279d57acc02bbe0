"""Days and times as ISO 8601 spells them."""
import re

MOMENT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:([T ])([0-9]{2})"
                    r"(?::([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?)?( ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?))?)?)?)?")
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_moment(found):
    year, month, day = (int(part or 1) for part in found.group(1, 2, 3))
    hour, minute, second = (int(part or 0) for part in found.group(5, 6, 7))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= MONTH_DAYS[month - 1] + (leap and month == 2):
        return False
    midnight = found[7] is not None and found[8] is None and (hour, minute, second) == (24, 0, 0)
    zone = [int(part) for part in re.findall(r"[0-9]{2}", found[9] or "")] + [0, 0]
    return (hour < 24 or midnight) and minute < 60 and second <= 60 and zone[0] < 24 and zone[1] < 60
