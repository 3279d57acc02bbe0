#!/usr/bin/env python3
"""The reference page of the methods says what the program says, and every card answers every question."""
import unittest

from reference import PAGE, cards, page

VALUES = ["null", "empty", "invalid", "unicode", "nul", "one-mebibyte", "json-number"]
PROMISES = {"technique", "standard-class", "consistent", "policy", "reversible", "format-preserving",
            "length-preserving", "keeps", "scope", "key"}  # fmt: skip


class Reference(unittest.TestCase):
    def test_the_page_is_up_to_date(self):
        self.assertEqual(PAGE.read_text(), page(), "run Tests/EndToEndTests/Python/reference.py --write")

    def test_every_card_answers_every_question(self):
        for card in cards():
            self.assertEqual(list(card["values"]), VALUES, card["name"])
            self.assertLessEqual(PROMISES, set(card), card["name"])
            for question, answer in list(card["values"].items()) + [(name, card[name]) for name in PROMISES]:
                self.assertTrue(answer, f"{card['name']}: {question}")
            self.assertTrue(card["examples"] or card["name"] == "keep", card["name"])


if __name__ == "__main__":
    unittest.main()
