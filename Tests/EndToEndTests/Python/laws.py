"""The rules by which every method of the catalogue is tried; one that has none here fails the test."""
import dataclasses
import json
import typing

import law_promises as promised
import masking
import text_masking
from law_promises import anything, becomes, in_place, matches, takes

NAMES = ["Adelheid", "Bartholomew", "Cassiopeia", "Desdemona", "Eurydike"]
DIGITS, LETTERS = frozenset(masking.ALPHABETS["digits"]), frozenset(masking.ALPHABETS["letters"])
NOISE = {"distribution": "uniform", "amount": "500"}
CARD, IMEI, ISBN = "[0-9]{12,19}", "[0-9]{14,16}", "[0-9]{9}[0-9X]|97[89][0-9]{10}"
STEPS = [{"fpe": {"alphabet": "digits"}}, {"encrypt-deterministic": {"format": "hex"}}]


@dataclasses.dataclass(frozen=True)
class Law:
    """A rule of a method, what it takes, which of that is valid, and whether a result is what a value may become."""

    method: str
    parameters: dict
    values: str
    valid: typing.Callable[[str], bool]
    promise: typing.Callable[[str, object], bool]
    reversible: bool = False
    subject: bool = False
    valid_alone: typing.Callable[[str], bool] = lambda value: False    # with a subject that is null or empty

    def takes(self, value, subject):
        return self.valid(value) if subject or not self.subject else self.valid_alone(value)

    @property
    def mask(self):
        given = {**self.parameters, **({"subject": "s"} if self.subject else {})}
        return {self.method: given}

    def __str__(self):
        return json.dumps(self.mask, ensure_ascii=False)


def form(name, characters):
    return Law("keyed-hash", {"format": name}, "texts", anything, matches(characters))


def encrypted(parameters, values, valid, promise):
    return Law("fpe", parameters, values, valid, promise, reversible=True)


def truncated(values, promise, **parameters):
    return Law("truncate", parameters, values, takes(masking.truncate(parameters, None)), promise)


# Methods whose laws stand in tests of their own: what is in them is masked by rules, or they look at all of a dataset.
ELSEWHERE = {"array": "test_nested_text.py", "hstore": "test_nested_text.py", "php-serialized": "test_nested_text.py",
             "shuffle": "test_shuffle.py"}  # fmt: skip

LAWS = [
    Law("add-noise", NOISE, "numbers", promised.noisy, promised.moved),
    Law("add-noise", NOISE, "numbers", promised.noisy, promised.moved, subject=True),
    Law("age", {"as-of": promised.AS_OF}, "dates", promised.born, promised.aged),
    Law("bucket", {"size": "10"}, "numbers", promised.is_number(0), promised.grouped),
    Law("bucket", {"boundaries": ["18", "65"]}, "numbers", promised.is_number(0), promised.banded),
    Law("bucket", {"map": {"a..m": "first", "n..z": "second"}, "else": "other"}, "words", anything,
        matches("first|second|other")),
    Law("chain", {"steps": [{"truncate": {"length": "3"}}, {"keyed-hash": {"format": "hex"}}]}, "texts", anything,
        matches("[0-9a-f]{32}")),
    Law("chain", {"steps": STEPS}, "phones", promised.enough(DIGITS, 6), matches("([0-9a-f]{2}){17,}"),
        reversible=True),
    Law("clamp", {"min": "18", "max": "90", "above": "90+"}, "numbers", promised.is_number(), promised.clamped),
    Law("drop", {}, "texts", anything, anything),
    Law("encrypt-deterministic", {}, "texts", anything, promised.sealed, reversible=True),
    encrypted({"alphabet": "digits"}, "phones", promised.enough(DIGITS, 6), in_place(DIGITS)),
    encrypted({"alphabet": "letters"}, "words", promised.enough(LETTERS, 4), in_place(LETTERS)),
    encrypted({"alphabet": "alphanumeric"}, "words", promised.enough(promised.ALPHANUMERIC, 4),
              in_place(promised.ALPHANUMERIC)),
    encrypted({"characters": "a-zа-я"}, "own", promised.enough(promised.OWN, 4), in_place(promised.OWN)),
    encrypted({"format": "card"}, "cards", promised.has_format(CARD), promised.checked(promised.card_error, 1, 10)),
    encrypted({"format": "card", "checksum": "keep", "reason": "a form checks them"}, "cards",
              promised.has_format(CARD), promised.checked(promised.card_error, 0, 10)),
    encrypted({"format": "iban"}, "ibans", promised.is_iban, promised.iban_promise),
    encrypted({"format": "imei"}, "devices", promised.has_format(IMEI), promised.checked(promised.imei_error, 0, 10)),
    encrypted({"format": "isbn"}, "books", promised.has_format(ISBN), promised.isbn_promise),
    Law("geo", {"grid": "0.25"}, "places", promised.is_place, promised.gridded),
    Law("geo", {"geohash": "6"}, "places", promised.is_place, promised.hashed),
    Law("geo", {"grid": "0.25", "part": "latitude"}, "latitudes", promised.is_latitude, promised.rounded),
    Law("json", {"b": "redact", "c[*]": {"truncate": {"length": "3"}}}, "documents", promised.is_json,
        promised.documented),
    Law("keep", {"reason": "it is a test"}, "texts", anything, becomes(str)),
    form("hex", "[0-9a-f]{32}"),
    form("base32", "[A-Z2-7]{26}"),
    form("base64url", "[A-Za-z0-9_-]{22}"),
    form("email", "[a-z2-7]{26}@example[.]invalid"),
    form("uuid", "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    Law("nullify", {}, "texts", anything, lambda value, result: result is None),
    Law("partial-mask", {"keep-last": "4"}, "texts", anything, becomes(promised.ends)),
    Law("partial-mask", {"keep": "domain"}, "mails", lambda value: "@" in value[1:], becomes(promised.domain)),
    Law("pick-from", {"values": NAMES}, "texts", anything, lambda value, result: result in NAMES),
    Law("postcode-area", {"country": "GB"}, "postcodes", takes(text_masking.postcode({"country": "GB"}, None)),
        becomes(lambda value: value.upper().replace(" ", "")[:-3])),
    Law("postcode-area", {"country": "US", "zip3": "hipaa"}, "postcodes",
        takes(text_masking.postcode({"country": "US"}, None)),
        becomes(lambda value: "000" if value[:3] in text_masking.HIPAA else value[:3])),
    Law("redact", {"marker": "[gone]"}, "texts", anything, lambda value, result: result == "[gone]"),
    Law("replace", {"with": "so"}, "texts", anything, lambda value, result: result == "so"),
    Law("round", {"to": "0.25"}, "numbers", promised.is_number(2), promised.rounded),
    Law("shift-date", {"days": "90", "time": "keep"}, "dates", takes(lambda value: promised.SHIFT(value, b"a")),
        promised.shifted, subject=True, valid_alone=takes(lambda value: promised.SHIFT(value, b""))),
    Law("template", {"text": "<{n}>", "parts": {"n": {"truncate": {"length": "3"}}}}, "texts", anything,
        becomes(lambda value: f"<{value[:3]}>")),
    Law("tokenize", {"as": "integer"}, "tokens", promised.is_token, promised.token, reversible=True),
    Law("tokenize", {"as": "text"}, "texts", anything, matches("[A-Z2-7]{26}")),
    truncated("months", becomes(lambda value: value[:7]), to="month"),
    Law("truncate", {"length": "3"}, "texts", anything, becomes(lambda value: value[:3])),
    truncated("addresses", promised.addressed(4, 24), ipv4="24"),
    truncated("addresses", promised.addressed(6, 48), ipv6="48"),
]
