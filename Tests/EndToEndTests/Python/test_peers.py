#!/usr/bin/env python3
"""The page for those who come from another tool: it is up to date, names methods that exist, and leaves none out."""
import re
import subprocess
import unittest

from peers import HERE, LATER, NEVER, PAGE, PART, PEERS, page
from program import DATA, PROGRAM

LIST = DATA.parent / "reference/peers.md"
# The headings of the peers' own lists, whose names stand in bold.
LISTS = {"4a.": "Greenmask 0.2", "4b.": "Neosync", "4c.": "Google Sensitive Data Protection",
         "4d.": "PostgreSQL Anonymizer 2.2"}  # fmt: skip


class Peers(unittest.TestCase):
    def test_the_page_is_up_to_date(self):
        self.assertEqual(PAGE.read_text(), page(), "run Tests/EndToEndTests/Python/peers.py --write")

    def test_every_method_exists_and_every_answer_has_a_reason(self):
        said = subprocess.run([PROGRAM, "methods", "--json"], capture_output=True, check=True).stdout.decode()
        known = set(re.findall(r'"name":"([a-z-]+)"', said))
        for peer, rows in PEERS.items():
            names = [name for row in rows for name in row[0].split()]
            self.assertEqual(len(names), len(set(names)), peer)
            for names, kind, methods, note in rows:
                self.assertIn(kind, (HERE, PART, LATER, NEVER))
                self.assertEqual(bool(methods), kind == HERE, names)
                self.assertLessEqual(set(methods), known, names)
                self.assertTrue(note or kind == HERE, names)

    @unittest.skipUnless(LIST.exists(), f"{LIST} is absent")
    def test_no_name_of_a_peer_is_left_out(self):
        for part in re.split(r"\n### ", LIST.read_text())[1:]:
            peer = LISTS.get(part[:3])
            if not peer:
                continue
            ours = {name for row in PEERS[peer] for name in row[0].split()}
            found = set()
            for bold in re.findall(r"\*\*(.+?)\*\*", part.replace("\n", " ")):
                for name in re.split(r"[,/]\s*", bold):
                    name = re.sub(r"\(.*?\)", "", name).strip(" *")
                    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]+", name):
                        found.add(name)
            self.assertGreater(len(found), 10, peer)
            # The list shortens names that begin or end alike.
            missing = [name for name in found - ours
                       if not any(one.endswith("_" + name) or one.startswith(name) for one in ours)]
            self.assertEqual(missing, [], peer)


if __name__ == "__main__":
    unittest.main()
