"""Methods that give texts, written from what their descriptors say, not from the Swift code."""
import hmac
import itertools
import re


def listed(path):
    """The values of a file and their weights: one a line, behind a tab its weight where there is one."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = [line.removesuffix("\r") for line in file.read().split("\n")]
    rows = [line.split("\t") for line in (lines if lines[-1] else lines[:-1])]
    return [row[0] for row in rows], [int(row[1]) if len(row) > 1 else 1 for row in rows]


def pick_from(parameters, key):
    values, weights = parameters.get("values"), parameters.get("weights")
    if values is None:
        values, weights = listed(parameters["file"])
    ends = list(itertools.accumulate(int(weight) for weight in weights or [1] * len(values)))

    def mask(value):
        number = int.from_bytes(hmac.digest(key, value, "sha256")[:8], "big")
        ticket = number * ends[-1] // 2 ** 64
        return values[next(place for place, end in enumerate(ends) if ticket < end)].encode()
    return mask


def replace(parameters, key):
    """A fixed text, or one for each match; without a match what `unmatched` says, None being invalid."""
    text = parameters["with"]
    if "pattern" not in parameters:
        return lambda value: text.encode()
    pattern = re.compile(parameters["pattern"])

    def write(match):
        return re.sub(r"\\(\d|\\)", lambda found: "\\" if found[1] == "\\" else match[int(found[1])] or "", text)

    def mask(value):
        spelled = value.decode()
        if parameters.get("match") == "whole":
            match = pattern.fullmatch(spelled)
            result, count = (write(match), 1) if match else ("", 0)
        else:
            result, count = pattern.subn(write, spelled)
        if count:
            return result.encode()
        return {"keep": value, "redact": b"[redacted]"}.get(parameters.get("unmatched"))
    return mask


# How postcodes are written, and how many characters stay; of the United Kingdom all but the last three.
POSTCODES = {
    **dict.fromkeys(["AT", "AU", "BE", "BG", "CH", "DK", "HU", "NO", "NZ", "ZA"], (r"\d{4}", 2)),
    **dict.fromkeys(["LU", "SI"], (r"\d{4}", 1)),
    **dict.fromkeys(["DE", "EE", "ES", "FI", "FR", "HR", "IT", "KR", "MX", "TR", "UA"], (r"\d{5}", 2)),
    **dict.fromkeys(["CZ", "GR", "SE", "SK"], (r"\d{3} ?\d{2}", 2)),
    **dict.fromkeys(["CN", "RU"], (r"\d{6}", 3)),
    **dict.fromkeys(["RO", "SG"], (r"\d{6}", 2)),
    "BR": (r"\d{5}-?\d{3}", 2), "CA": (r"[A-Z]\d[A-Z] ?\d[A-Z]\d", 3), "IE": (r"[A-Z]\d[A-Z\d] ?[A-Z\d]{4}", 3),
    "IL": (r"\d{7}", 2), "IN": (r"\d{3} ?\d{3}", 3), "JP": (r"\d{3}-?\d{4}", 2), "NL": (r"\d{4} ?[A-Z]{2}", 2),
    "PL": (r"\d{2}-?\d{3}", 2), "PT": (r"\d{4}-?\d{3}", 2), "US": (r"\d{5}(-?\d{4})?", 3),
    "GB": (r"([A-Z]\d|[A-Z]\d\d|[A-Z]{2}\d|[A-Z]{2}\d\d|[A-Z]\d[A-Z]|[A-Z]{2}\d[A-Z]) ?\d[A-Z]{2}", -3),
}  # fmt: skip
HIPAA = "036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893".split()


def large_areas(path, minimum):
    """The areas of a file with at least so many people; the first line may be a header."""
    with open(path, encoding="utf-8-sig") as file:
        lines = file.read().replace('"', "").splitlines()
    rows = [line.split(",") for line in lines]
    return {area.upper() for area, people in rows if people.isdecimal() and int(people) >= minimum}


def postcode(parameters, key):
    shape, part = POSTCODES[parameters["country"]]
    part = int(parameters.get("keep", part))
    large = None
    if "populations" in parameters:
        large = large_areas(parameters["populations"], int(parameters.get("minimum", 20001)))

    def mask(value):
        text = value.decode()
        if not re.fullmatch(shape, text, re.ASCII | re.IGNORECASE) or not text.isascii():
            return None
        area = text.upper().replace(" ", "").replace("-", "")[:part]
        is_sparse = area in HIPAA if "zip3" in parameters else large is not None and area not in large
        return (len(area) * "0" if is_sparse else area).encode()
    return mask
