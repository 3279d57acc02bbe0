"""Instructions per input byte of each stage, counted under callgrind: a slow-down shows here whatever else runs.

    stages.py BAUTA             counts, and compares with thresholds.json: a stage may take a tenth more than it says
    stages.py BAUTA --write     counts, and writes thresholds.json

Callgrind knows no SHA instructions, so hashes take swift-crypto's way here and are left out; ISA-L and SQLite are not
ours and are left out, too. Two sources of different size are read and their difference counts, so that starting up does
not. The program needs its symbols, and none of its debugging information, which valgrind 3.19 cannot read.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import data

HERE = pathlib.Path(__file__).resolve().parent
THRESHOLDS = HERE / "thresholds.json"
MARGIN = 1.10
MEGABYTES = (2, 6)

# What is counted, by whom it is done: all that a function does, or without what it calls.
STAGES = {
    "cut": (r"Ingest\.RecordReader\.next\(into:", r"Ingest\.ByteSource\.read\(into:"),
    "tokenize CSV": (r"Ingest\.CSVTokenizer\.tokenize\(", None),
    "tokenize JSON": (r"Ingest\.JSONTokenizer\.tokenize\(", None),
    "mask": (r"Pipeline\.ColumnSet\.process\(", r"Masking\.KeyedHashState\.append\(hashesOf:"),
    "encode rows": (r"Pipeline\.RowEncoder\.append\(", None),
    "encode text": (r"Pipeline\.RowTextEncoder\.append\(", None),
    "splice JSON": (r"Pipeline\.SpliceEncoder\.append\(", None),
    "ranges": (r"Pipeline\.RangeFinder\.note\(", None),
}
COMMANDS = {
    "run": ("customers", "{B} run {D}/customers.yaml customers={S} --into {O} --jobs 1", ["cut", "tokenize CSV", "mask", "encode rows", "ranges"]),
    "filter": ("customers", "{B} filter -q {D}/customers.yaml --dataset customers --jobs 1 < {S}", ["encode text"]),
    "json": ("events", "{B} run {D}/events.yaml events={S} --into {O} --jobs 1", ["tokenize JSON", "splice JSON"]),
}  # fmt: skip


def counts(command, folder):
    """Instructions of every function with what it calls, by its readable name."""
    out = folder / "callgrind.out"
    valgrind = f"valgrind --tool=callgrind --callgrind-out-file={out} {command}"
    done = subprocess.run(["bash", "-c", valgrind], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{valgrind}\n{done.stderr.decode(errors='replace')[-2000:]}")
    report = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(out)], capture_output=True, check=True)
    names = subprocess.run(["swift", "demangle", "--compact"], input=report.stdout, capture_output=True, check=True)
    found = {}
    for line in names.stdout.decode(errors="replace").splitlines():
        if match := re.match(r"\s*([\d,]+) \([ \d.]+%\)\s+\S*?:(.*)", line):
            found.setdefault(match[2], int(match[1].replace(",", "")))
    return found


def instructions(found, pattern):
    """Those of the outermost function whose name has `pattern`."""
    if pattern is None:
        return 0
    return max((count for name, count in found.items() if re.search(pattern, name)), default=None)


def measure(program):
    figures = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stripped = folder / "bauta"
        subprocess.run(["strip", "--strip-debug", "-o", stripped, program], check=True)
        os.environ["BAUTA_KEY"] = "bauta-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8:630dcd29"
        for kind, command, stages in COMMANDS.values():
            found, sizes = [], []
            for megabytes in MEGABYTES:
                source = folder / "source"
                source.write_bytes(b"".join(data.pieces(kind, megabytes)))
                sizes.append(source.stat().st_size)
                target = folder / "out.db"
                found.append(counts(command.format(B=stripped, D=HERE, S=source, O=target), folder))
                target.unlink(missing_ok=True)
            for stage in stages:
                whole, left_out = ([instructions(one, pattern) for one in found] for pattern in STAGES[stage])
                if None in whole or None in left_out:
                    sys.exit(f"{stage}: no function with its name; correct STAGES in {pathlib.Path(__file__).name}")
                spent = [all_of_it - part for all_of_it, part in zip(whole, left_out)]
                figures[stage] = round((spent[1] - spent[0]) / (sizes[1] - sizes[0]), 2)
    return figures


def main():
    if len(sys.argv) < 2 or not shutil.which("valgrind"):
        sys.exit(__doc__ if len(sys.argv) < 2 else "valgrind is not installed")
    figures = measure(sys.argv[1])
    if "--write" in sys.argv:
        THRESHOLDS.write_text(json.dumps(figures, indent=2) + "\n")
    expected = json.loads(THRESHOLDS.read_text())
    slow = 0
    for stage, figure in figures.items():
        limit = expected[stage] * MARGIN
        slow += figure > limit
        print(f"{stage:14} {figure:6.2f} instructions a byte, {limit:6.2f} allowed{'  TOO MANY' if figure > limit else ''}")
    if slow:
        sys.exit("a stage has become slower; mend it, or say why in the commit that writes thresholds.json anew")


if __name__ == "__main__":
    main()
