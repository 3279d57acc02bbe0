#!/usr/bin/env python3
"""What the methods of five peers are called here: makes Sources/Masking/Masking.docc/Peers.md.

`peers.py` prints the page, `peers.py --write` writes it; test_peers.py holds it to the program and to the peers' lists.
"""
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "Sources/Masking/Masking.docc/Peers.md"

# How a name is answered: by methods of ours, by another part of the program, by a later issue, or by a refusal.
HERE, PART, LATER, NEVER = "here", "part", "later", "refused"

SYNTHETIC = "made-up names, addresses and contacts by locale come later"
SCRIPT = "rules are data: no program of the user's runs in a masking job, where it could see and send originals"
UNKEYED = "a digest without a key, or with a salt that is known, is undone by guessing; `keyed-hash` is an HMAC"
RANDOM = "what is drawn anew each run joins with nothing and cannot be audited; a keyed method gives one result a value"
CONSTANT = "a made-up value that depends on nothing says as little as a fixed one"

GREENMASK = [
    ("Json", HERE, ["json"], "rules by path; `drop` deletes, `replace` sets"),
    ("Template TemplateRecord", NEVER, [], SCRIPT),
    ("Cmd", NEVER, [], SCRIPT),
    ("Dict", HERE, ["bucket"], "`map`, with `else` for all other values"),
    ("Hash", HERE, ["keyed-hash"], UNKEYED),
    ("Masking", HERE, ["partial-mask"], "`keep-first`, `keep-last`, `keep: domain`"),
    ("NoiseDate", HERE, ["shift-date"], "one offset for all dates of a subject, so that intervals stay"),
    ("NoiseFloat NoiseNumeric NoiseInt", HERE, ["add-noise"], "`ratio` or `amount`, clamped by `min` and `max`"),
    ("RandomBool RandomChoice", HERE, ["pick-from"], "a keyed choice of a list, weighted"),
    ("RandomCompany RandomPerson RealAddress RandomEmail RandomUsername RandomPhoneNumber RandomE164PhoneNumber "
     "RandomTollFreePhoneNumber RandomDomainName RandomURL RandomMac", LATER, [], SYNTHETIC),
    ("RandomDate RandomUnixTimestamp", HERE, ["shift-date"], RANDOM),
    ("RandomFloat RandomNumeric RandomInt RandomAmountWithCurrency", HERE, ["add-noise", "bucket"], RANDOM),
    ("RandomIp", HERE, ["truncate"], "the network stays: `truncate: { ipv4: 24 }`"),
    ("RandomString RandomPassword", HERE, ["tokenize", "keyed-hash"], "the same value, the same text"),
    ("RandomUuid", HERE, ["keyed-hash"], "`format: uuid`"),
    ("RandomCCNumber", HERE, ["fpe"], "`format: card`: never a valid number where there was one"),
    ("RandomLatitude RandomLongitude", HERE, ["geo"], "the place, on a grid"),
    ("RandomCCType RandomCurrency RandomTimezone RandomCentury RandomDayOfMonth RandomDayOfWeek RandomMonthName "
     "RandomYearString RandomWord", HERE, ["pick-from"], "from a list of yours"),
    ("RandomSentence RandomParagraph", HERE, ["redact"], CONSTANT),
    ("RegexpReplace", HERE, ["replace"], "`pattern`, in RE2's syntax"),
    ("Replace", HERE, ["replace"], ""),
    ("SetNull", HERE, ["nullify"], ""),
]

NEOSYNC = [
    ("GenerateEmail TransformEmail", HERE, ["keyed-hash"], "`format: email`, under example.invalid"),
    ("GenerateBool GenerateCategorical GenerateGender GenerateState GenerateCountry", HERE, ["pick-from"],
     "a keyed choice of a list, weighted"),
    ("GenerateCardNumber", HERE, ["fpe"], "`format: card`"),
    ("GenerateCity GenerateE164PhoneNumber GenerateFirstName GenerateFullAddress GenerateFullName "
     "GenerateInt64PhoneNumber GenerateLastName GenerateSSN GenerateStreetAddress GenerateStringPhoneNumber "
     "GenerateUsername GenerateZipcode GenerateBusinessName", LATER, [], SYNTHETIC),
    ("GenerateFloat64 GenerateInt64", HERE, ["add-noise", "tokenize"], RANDOM),
    ("GenerateSha256Hash", HERE, ["keyed-hash"], "of the value, not of chance"),
    ("GenerateString", HERE, ["tokenize"], "the same value, the same text"),
    ("GenerateUnixTimestamp GenerateUtcTimestamp", HERE, ["shift-date"], RANDOM),
    ("GenerateUuid TransformUuid", HERE, ["keyed-hash"], "`format: uuid`"),
    ("GenerateDefault", HERE, ["drop"], "a column that is not staged has its default in the seeded table"),
    ("GenerateJavascript TransformJavascript UserDefinedTransformerConfig", NEVER, [], SCRIPT),
    ("GenerateIpAddress", HERE, ["truncate"], "the network stays"),
    ("TransformE164PhoneNumber TransformInt64PhoneNumber TransformPhoneNumber", HERE, ["fpe"], "`alphabet: digits`"),
    ("TransformFirstName TransformFullName TransformLastName", LATER, [], SYNTHETIC),
    ("TransformString TransformCharacterScramble", HERE, ["fpe"], "an alphabet or `characters`; all others stay"),
    ("TransformFloat64 TransformInt64", HERE, ["add-noise"], "`ratio`"),
    ("TransformPiiText", LATER, [], "free text: `scrub` comes later; until then `redact`"),
    ("TransformScrambleIdentity", HERE, ["tokenize"], "`as: integer`, a permutation"),
    ("Passthrough", HERE, ["keep"], "with a reason"),
    ("Null", HERE, ["nullify"], ""),
]

GOOGLE = [
    ("ReplaceValue", HERE, ["replace"], ""),
    ("Redact", HERE, ["redact"], ""),
    ("CharacterMask", HERE, ["partial-mask"], ""),
    ("CryptoReplaceFfxFpe", HERE, ["fpe"], "FF1 of NIST SP 800-38G; the context is `tweak`"),
    ("FixedSizeBucketing Bucketing", HERE, ["bucket"], "`size`, `boundaries` or `map`; top and bottom are `clamp`"),
    ("ReplaceWithInfoType", HERE, ["redact"], "`marker`; kinds found in free text come later, with `scrub`"),
    ("TimePart", HERE, ["truncate"], "the leading parts; a day of the week alone is not offered"),
    ("CryptoHash", HERE, ["keyed-hash"], ""),
    ("DateShift", HERE, ["shift-date"], "the context is `subject`"),
    ("CryptoDeterministic", HERE, ["encrypt-deterministic"], "the context is `tweak`"),
    ("ReplaceDictionary", HERE, ["pick-from"], "keyed, not drawn anew"),
    ("RecordSuppression", PART, [], "`where`, of a dataset"),
    ("ImageTransformations", NEVER, [], "images are no fields of an export; redact or drop the column"),
    ("TransformationErrorHandling", PART, [], "`on-invalid`; nothing is ever left as it was"),
]

ANONYMIZER = [
    ("noise add_noise_on_numeric_column", HERE, ["add-noise"], ""),
    ("dnoise add_noise_on_datetime_column", HERE, ["shift-date"], ""),
    ("random_date random_date_between random_in_daterange random_in_tsrange random_in_tstzrange", HERE, ["shift-date"],
     RANDOM),
    ("random_string random_hash", HERE, ["tokenize", "keyed-hash"], "the same value, the same text"),
    ("random_int_between random_bigint_between random_in_int4range random_in_int8range random_in_numrange", HERE,
     ["add-noise", "bucket"], RANDOM),
    ("random_in random_in_enum", HERE, ["pick-from"], ""),
    ("random_id random_id_int random_id_small_int", HERE, ["tokenize"], "`as: integer`, never two alike"),
    ("random_zip random_phone fake_address fake_city fake_country fake_company fake_email fake_first_name "
     "fake_last_name fake_postcode fake_siret pseudo_first_name pseudo_last_name pseudo_email pseudo_city "
     "pseudo_country pseudo_company pseudo_siret seeded_email seeded_first_name seeded_last_name seeded_street_name "
     "dummy_*", LATER, [], SYNTHETIC),
    ("fake_iban pseudo_iban", HERE, ["fpe"], "`format: iban`: country and validity stay"),
    ("lorem_ipsum", HERE, ["redact"], CONSTANT),
    ("digest hash", HERE, ["keyed-hash"], UNKEYED),
    ("partial partial_email", HERE, ["partial-mask"], ""),
    ("ternary", PART, [], "`when`"),
    ("generalize_int4range generalize_int8range generalize_numrange", HERE, ["bucket", "round"], ""),
    ("generalize_tsrange generalize_tstzrange generalize_daterange", HERE, ["truncate", "age"], ""),
    ("shuffle_column", LATER, [], "`shuffle`, a keyed permutation of a column"),
    ("image_blur", NEVER, [], "images are no fields of an export; redact or drop the column"),
    ("k_anonymity", LATER, [], "risk measures of a run's result"),
    ("detect", LATER, [], "finding personal data in columns"),
    ("ldp_grrm", NEVER, [], "local differential privacy of single values destroys joins and is easily claimed wrongly"),
]

PRESIDIO = [
    ("replace", HERE, ["replace"], ""),
    ("redact", HERE, ["redact"], ""),
    ("hash", HERE, ["keyed-hash"], UNKEYED),
    ("mask", HERE, ["partial-mask"], ""),
    ("encrypt decrypt", HERE, ["encrypt-deterministic"], "`bauta reveal` decrypts"),
    ("custom", NEVER, [], SCRIPT),
    ("keep", HERE, ["keep"], "with a reason"),
    ("surrogate_ahds", NEVER, [], "a service outside the machine would be sent every value"),
]

PEERS = {
    "Greenmask 0.2": GREENMASK, "Neosync": NEOSYNC, "Google Sensitive Data Protection": GOOGLE,
    "PostgreSQL Anonymizer 2.2": ANONYMIZER, "Presidio": PRESIDIO,
}  # fmt: skip


def page():
    """The page as Markdown."""
    lines = [
        "# Coming from another tool", "",
        "What the methods of five tools are called here. *Later* is planned; what is refused has its reason.", "",
    ]
    for peer, rows in PEERS.items():
        lines += [f"## {peer}", "", "| there | here | |", "|---|---|---|"]
        for names, kind, methods, note in rows:
            answer = ", ".join(f"`{method}`" for method in methods) or {
                PART: "another part of a rule", LATER: "*later*", NEVER: "refused"}[kind]
            lines += [f"| {', '.join(f'`{name}`' for name in names.split())} | {answer} | {note} |"]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page())
    else:
        print(page(), end="")
