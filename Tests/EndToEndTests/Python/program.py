"""The built program, and what a test that runs it needs: a folder of its own with a key and rules."""
import csv
import io
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("BAUTA_PROGRAM", ROOT / ".build/release/bauta"))
DATA = ROOT.parent / "shared/data"
KEEP_ALL = "bauta: 1\nname: all\nkey: file:key\nunlisted: keep\n"


class ProgramTest(unittest.TestCase):
    """Runs the program in a folder that has a key and rules which keep all."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="bauta-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "key").touch(mode=0o600)
        (self.folder / "key").write_bytes(self.bauta("keys", "generate"))
        (self.folder / "rules.yaml").write_text(KEEP_ALL)

    def bauta(self, *arguments):
        """What the program writes; it must succeed."""
        done = subprocess.run([str(part) for part in (PROGRAM, *arguments)], capture_output=True)
        if done.returncode:
            raise AssertionError(f"{arguments[0]}: {done.returncode}: {done.stderr.decode()[-600:]}")
        return done.stdout

    def filtered(self, dataset, columns):
        """The columns that `bauta filter` makes of `columns`, texts by name; the same for one and two workers."""
        table = io.StringIO()
        writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(columns)
        rows = list(zip(*columns.values()))
        writer.writerows(rows)
        command = [PROGRAM, "filter", "-q", self.folder / "rules.yaml", "--dataset", dataset]
        texts = {}
        for jobs in ("1", "2"):
            done = subprocess.run([*command, "--jobs", jobs], input=table.getvalue().encode(), capture_output=True)
            self.assertEqual(done.returncode, 0, done.stderr.decode()[-600:])
            texts[jobs] = done.stdout.decode()
        self.assertEqual(texts["1"], texts["2"])
        found = list(csv.reader(io.StringIO(texts["1"], newline="")))
        self.assertEqual((found[0], len(found)), (list(columns), len(rows) + 1))
        return dict(zip(columns, zip(*found[1:])))
