"""Paths of JSON rules: RFC 9535 without `$.`, and which of several rules holds at a place."""
import re

ANY_KEY, ANY_ELEMENT, SUBTREE = "*", "[*]", "**"
STEP = re.compile(r"\.?(?:\['((?:[^'\\]|\\.)*)'\]|(\[\*\])|(\*\*)|(\*)|([^.\[\]*'\"$]+))")


class Key(bytes):
    """A step to the value of this key; the other steps are the texts above."""


class Element:
    """The step to any element of an array, in the place of a value."""


ELEMENT = Element()


def steps(text):
    """The steps of a path."""
    found, place = [], 0
    while place < len(text):
        match = STEP.match(text, place)
        if match is None or (match[0][0] == ".") != (place > 0 and "[" not in match[0][:2]):
            raise ValueError("a text is no path")
        quoted, element, subtree, any_key, name = match.groups()
        if quoted is not None:
            name = re.sub(r"\\(.)", r"\1", quoted)
        found.append(element or subtree or any_key or Key(name.encode("utf-8")))
        place = match.end()
    return tuple(found)


def step_matches(step, at):
    if isinstance(step, Key):
        return at is not ELEMENT and step == at
    return (step == ANY_ELEMENT) == (at is ELEMENT)


def matches_so_far(path, place):
    """Whether the first steps of a path lead to a place."""
    return len(path) >= len(place) and all(map(step_matches, path, place)) and SUBTREE not in path[:len(place)]


def matches(path, place):
    """Whether a path names the value at a place."""
    if path[-1:] == (SUBTREE,):
        return len(place) >= len(path) - 1 and all(map(step_matches, path[:-1], place))
    return len(path) == len(place) and matches_so_far(path, place)


def is_deeper(path, place):
    """Whether a path goes on below a place."""
    return len(path) > len(place) and matches_so_far(path, place)


def width(path):
    """Sorts paths that match one place: the narrowest first."""
    rank = 2 if SUBTREE in path else 1 if ANY_KEY in path else 0
    return rank, tuple(0 if isinstance(step, Key) else 2 if step == SUBTREE else 1 for step in path)


def names_key(path, place):
    """Whether a path names the last key of a place, there or on its way further down."""
    last = len(place) - 1
    return len(path) > last and isinstance(path[last], Key) and matches_so_far(path[:last + 1], place)


def covers_key(path, place):
    """Whether the last key of a place is under a wildcard of a path."""
    last = len(place) - 1
    if path[-1:] == (SUBTREE,) and last >= len(path) - 1:
        return matches(path, place[:last])
    return len(path) > last and path[last] == ANY_KEY and matches_so_far(path[:last + 1], place)


def keys(path):
    """The keys from the record down, or None where a path has another step."""
    return list(path) if all(isinstance(step, Key) for step in path) else None
