"""Records of JSON for the laws, with values however JSON spells them."""
import json
import random

import law_values

ROWS = 10_000
SUBJECTS = ["", None, *(f"person {number}" for number in range(50))]
SPELLINGS = [json.dumps, lambda value: json.dumps(value, ensure_ascii=False),
             lambda value: '"' + "".join(f"\\u{unit:04X}" for unit in units(value)) + '"']  # fmt: skip


def units(text):
    data = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[place:place + 2], "big") for place in range(0, len(data), 2)]


def is_whole(text):
    """Whether all its surrogates are in pairs, so that UTF-8 can spell it."""
    return not any(0xD800 <= ord(character) < 0xE000 for character in text)


def spelled(value, chance):
    """A JSON string of a value in one of the ways that there are."""
    if len(value) > 5000:
        return SPELLINGS[1](value)
    return chance.choice(SPELLINGS if is_whole(value) else [SPELLINGS[0], SPELLINGS[2]])(value)


class Records:
    """Records in a folder, as the laws of one grammar share them: values `v`, the same but the huge ones in another
    order `w`, and subjects `s`."""

    def __init__(self, grammar, folder):
        chance = random.Random(grammar)
        self.values = law_values.values(grammar, chance, ROWS)
        turned = self.values[ROWS // 3:] + self.values[:ROWS // 3]
        self.others = ["" if len(value) > 100_000 else value for value in turned]
        self.subjects = [chance.choice(SUBJECTS) for _ in self.values]
        self.lines = [
            f'{{"n":{place},"s":{json.dumps(subject)},"v":{spelled(value, chance)},"w":{spelled(other, chance)}}}\n'
            for place, (value, other, subject) in enumerate(zip(self.values, self.others, self.subjects))]
        self.path, self.shuffled = folder / f"{grammar}.jsonl", folder / f"{grammar}-shuffled.jsonl"
        self.path.write_text("".join(self.lines))
        self.shuffled.write_text("".join(chance.sample(self.lines, ROWS)))


class Sample:
    """Records with what is valid to one law."""

    def __init__(self, law, records):
        self.law, self.records, self.values = law, records, records.values
        self.valid = [law.takes(value, subject) for value, subject in zip(self.values, records.subjects)]

    def __iter__(self):
        """Value, subject and whether it is valid, by place."""
        return zip(self.values, self.records.subjects, self.valid)
