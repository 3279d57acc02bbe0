#!/usr/bin/env python3
"""The reference page of the methods, from what the program says of them: Sources/Masking/Masking.docc/Methods.md.

`reference.py` prints the page, `reference.py --write` writes it; test_reference.py holds it to the program.
"""
import json
import subprocess
import sys
from pathlib import Path

from program import PROGRAM

PAGE = Path(__file__).resolve().parents[3] / "Sources/Masking/Masking.docc/Methods.md"

HEAD = """# Methods

What every method of the catalogue does and promises. This page is made from the program's own cards, `bauta methods`;
`bauta explain RULES DATASET.COLUMN` says the same of one rule, with its parameters.
"""

# Members of a card that are no promises.
OTHERS = {"name", "summary", "values", "parameters", "examples"}


def cards():
    """What `bauta methods --json` says."""
    said = subprocess.run([PROGRAM, "methods", "--json"], capture_output=True, check=True).stdout
    return json.loads(said)


def cell(text):
    """A text in a table's cell."""
    return str(text).replace("|", "\\|").replace("\n", " ")


def rows(names, lines):
    """A table."""
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for line in lines:
        yield "| " + " | ".join(cell(text) for text in line) + " |"


def section(card):
    """One method."""
    yield f"## {card['name']}"
    yield ""
    yield card["summary"]
    yield ""
    promises = [(name, words) for name, words in card.items() if name not in OTHERS]
    yield from rows(["promise", ""], promises)
    yield ""
    yield from rows(["value", "what becomes of it"], card["values"].items())
    if card["parameters"]:
        yield ""
        yield from rows(
            ["parameter", "is", "default", "what it does"],
            [(f"`{own['name']}`", own["type"], f"`{own['default']}`" if own["default"] else "", own["summary"])
             for own in card["parameters"]])
    if card["examples"]:
        yield ""
        yield "```text"
        yield from card["examples"]
        yield "```"
    yield ""


def page():
    """The page."""
    found = cards()
    lines = [HEAD, ", ".join(f"[{card['name']}](#{card['name']})" for card in found), ""]
    for card in found:
        lines += section(card)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page())
    else:
        print(page(), end="")
