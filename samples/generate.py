#!/usr/bin/env python3
"""Writes the samples: the exports of a small mask shop, customers.csv, orders.csv.gz, prompts.jsonl and events.jsonl.

Every order belongs to a customer (customer_id = id) and carries the customer's e-mail, sometimes in another letter case
or with blanks around it, as shops have it. Prompts and events are of the same customers (json_samples.py). Nobody in
here exists, and every contact is in a range that is reserved for examples: e-mail at example.com, .org and .net (RFC
2606), telephone 555-0100 to 555-0199, addresses of RFC 5737 and RFC 3849, card numbers that are published for tests or
fail Luhn's check, IBANs whose check digits are wrong.

    python3 generate.py                     write the samples beside this file
    python3 generate.py --check             say whether the samples are what this file writes
    python3 generate.py --customers 50000 --orders 100000 --into DIR

Standard library only, no clock, no network, and a random generator of its own: the same bytes on every machine
(the gzip file: the same bytes once inflated, since zlib's versions deflate differently).
"""
import argparse
import gzip
import pathlib
import struct
import sys
import unicodedata
import zlib

import json_samples

SEED = 0x42415554_41
CUSTOMERS, ORDERS, PROMPTS, EVENTS = 2_000, 5_000, 1_000, 2_000
CUSTOMER_COLUMNS = ("id full_name email phone birth_date street city postcode country iban card ip plan created_at "
                    "notes vat_id type").split()
ORDER_COLUMNS = "id customer_id email status currency amount ordered_at ship_to note".split()


class Dice:
    """SplitMix64 (Steele, Lea, Flood 2014): the same throws with every version of Python."""

    def __init__(self, seed):
        self.state = seed & 0xFFFF_FFFF_FFFF_FFFF

    def next(self):
        self.state = (self.state + 0x9E37_79B9_7F4A_7C15) & 0xFFFF_FFFF_FFFF_FFFF
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9) & 0xFFFF_FFFF_FFFF_FFFF
        z = ((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB) & 0xFFFF_FFFF_FFFF_FFFF
        return z ^ (z >> 31)

    def below(self, limit):
        return self.next() % limit

    def between(self, first, last):
        return first + self.below(last - first + 1)

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def chance(self, percent):
        return self.below(1000) < percent * 10

    def digits(self, count):
        return "".join(str(self.below(10)) for _ in range(count))


# Countries: given names and family names as WRITTEN/latin; streets, # is the number; CITY/POSTCODE, # is a digit.
LANDS = {
    "US": ("Maria/maria James/james Renée/renee Luis/luis Grace/grace",
           "O'Brien/obrien Nuñez/nunez Smith-Jones/smithjones Washington/washington Lee/lee",
           ("# Lantern Ave", "# Cedar St, Apt. 4", "P.O. Box #"),
           ("Springfield/6270#", "Washington, D.C./2000#", "O'Fallon/6336#")),
    "DE": ("Jürgen/juergen Zoë/zoe Änne/aenne Björn/bjoern Jörg/joerg",
           "Müller/mueller Groß/gross von der Heide/heide Weiß/weiss Çelik/celik",
           ("Lindenstraße #", "Am Köllnischen Park #", "Große Gasse # b"),
           ("Köln/5066#", "Dresden/0106#", "Ülzen/2952#")),
    "FR": ("François/francois Éloïse/eloise Noël/noel Cédric/cedric",
           "Lefèvre/lefevre D'Août/daout Œuvrard/oeuvrard Béranger/beranger",
           ("#, rue de l'Église", "# bis, quai des Brumes"),
           ("Évry/9100#", "Saint-Étienne/4200#", "L'Haÿ-les-Roses/9424#")),
    "PL": ("Łukasz/lukasz Zofia/zofia Świętosława/swietoslawa",
           "Żółkiewski/zolkiewski Wójcik/wojcik Dąbrowska/dabrowska",
           ("ul. Długa #", "al. Róż #/4"), ("Łódź/90-00#", "Kraków/31-00#")),
    "VN": ("Minh/minh Thị Hương/huong Đức/duc", "Nguyễn/nguyen Trần/tran Phạm/pham",
           ("# đường Lê Lợi",), ("Hà Nội/1000#", "Huế/4900#")),
    "GR": ("Ελένη/eleni Νίκος/nikos Σοφία/sofia", "Παπαδόπουλος/papadopoulos Οικονόμου/oikonomou",
           ("Οδός Ερμού #", "Λεωφόρος Νίκης #"), ("Θεσσαλονίκη/546 2#", "Αθήνα/105 6#")),
    "UA": ("Олена/olena Їжак/yizhak Григорій/hryhorii", "Шевченко/shevchenko Ґалаґан/galagan",
           ("вул. Хрещатик, буд. #",), ("Київ/0100#", "Львів/7900#")),
    "EG": ("محمد/mohamed فاطمة/fatima يوسف/youssef", "الخطيب/elkhatib عبد الرحمن/abdelrahman",
           ("شارع النيل #",), ("القاهرة/1151#", "الإسكندرية/2151#")),
    "IL": ("נועה/noa דוד/david יָעֵל/yael", "כהן/cohen לוי/levi", ("רחוב הרצל #",), ("תל אביב/61000#", "חיפה/31000#")),
    "IN": ("क्षितिज/kshitij आर्या/arya श्री/shri", "शर्मा/sharma त्रिवेदी/trivedi",
           ("गांधी मार्ग #",), ("मुंबई/40000#", "दिल्ली/11000#")),
    "CN": ("伟/wei 秀英/xiuying 𠮷/ji", "王/wang 歐陽/ouyang", ("长安街#号",), ("北京/10000#", "上海/20000#")),
    "JP": ("葉子/yoko さくら/sakura ケンジ/kenji", "髙橋/takahashi 渡邉/watanabe", ("東町#丁目",), ("東京/100-000#", "大阪/530-000#")),
    "KR": ("민준/minjun 서연/seoyeon", "김/kim 박/park", ("종로 #길",), ("서울/0300#", "부산/4870#")),
    "TR": ("İpek/ipek Işıl/isil Çağrı/cagri", "Şahin/sahin Yıldız/yildiz",
           ("Gül Sokağı #",), ("İstanbul/3411#", "Iğdır/7600#")),
}
FAMILY_FIRST = {"CN": "", "JP": "", "KR": "", "VN": " "}   # and what stands between the names
WEIGHTED_LANDS = ["US"] * 5 + ["DE"] * 4 + ["FR"] * 3 + [land for land in LANDS]
CURRENCIES = {"US": "USD", "PL": "PLN", "VN": "VND", "UA": "UAH", "EG": "EGP", "IL": "ILS", "IN": "INR", "CN": "CNY",
              "JP": "JPY", "KR": "KRW", "TR": "TRY"}
NO_MINOR_UNIT = {"JPY", "KRW", "VND"}
PLANS = ["free"] * 8 + ["basic"] * 5 + ["pro"] * 3 + ['family "plus"', "team, yearly", "trial\u00a0(30\u202fdays)"]
STATUSES = ["delivered"] * 9 + ["shipped"] * 3 + ["paid"] * 2 + ["returned", "cancelled", "on hold, see note"]
TEST_CARDS = ("4111111111111111 4012888888881881 4242424242424242 5555555555554444 5105105105105100 2223003122003222 "
              "378282246310005 371449635398431 6011111111111117 3530111333300000 30569309025904").split()
AREA_CODES = "202 206 212 303 312 404 415 512 617 713".split()
PHONE_SHAPES = ("+1-{0}-555-01{1}", "({0}) 555-01{1}", "{0}.555.01{1}",
                "+1 {0} 555 01{1}", "555-01{1}", "+1{0}55501{1}")
NOTES = [
    "Prefers a call after six: {phone}",
    "Write to {email}, not to the office",
    "Ordered as {name} before, other address then",
    'Said "never again", came back in May',
    "Wheelchair; ring twice",
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A2)", '=HYPERLINK("http://example.com","x")',
    "first line\nsecond line", "typed on Windows\r\nwith a line end of its own", "column\tsplit, by tab",
    "one paragraph\u2028and the next\u2029and one more\u0085end",
    "🎭 loves bautas 👩‍👩‍👧‍👦 👍🏽 🇮🇹",
    "e\u0301 is é, n\u0303 is ñ, and \u1e9b\u0323 is neither", "\u202etfel ot thgir\u202c",
    "NULL", "N/A", "null", "\\N", '""', "'; DROP TABLE customers; --", "C:\\masks\\new", "<b>VIP</b>", "{\"tier\": 2}",
    "אבא קנה מתנה", "العميل يفضل البريد", "お得意様です", "ग्राहक से बात हुई", "с января по новому адресу", "zero\u200bwidth",
    "\ufeffstarts with a mark", "  blanks around  ", ",", '"',
]
SHIP_NOTES = ["Leave at the door", "Gift: no invoice\nplease", "Ring for {name}",
              "Code 4711, back door", "=SUM(1;2)", "🎁", "Call {phone}", '"fragile"',
              "Not before 18:00\r\nnot after 20:00"]
ODD_BIRTH_DATES = ["1900-01-01", "1900-01-01", "1988-02-29", "2000-02-29", "1899-12-31", "2087-01-01",
                   "9999-12-31", "0001-01-01", "1954", "1961-07", "1987-05-17T00:00:00Z",
                   "1987-05-17 23:59:59.999999+05:45", "1970-01-01 00:00"]
# These are outside the grammar of `truncate`: the rule of birth_date says `on-invalid: redact`.
INVALID_BIRTH_DATES = ["0000-00-00", "unknown", "1987-02-30", "17.05.1987", "1900-02-29", "1987-13-01"]
ODD_TIMES = ["1900-01-01", "9999-12-31T23:59:59Z", "2016-12-31T23:59:60Z", "2024-02-29T12:00:00Z",
             "2021-03-28 02:30:00", "2020-06-01T24:00:00+14:00", "2023-10-29T01:30:00.000000001Z"]
ODD_ADDRESSES = ["2001:db8::", "2001:DB8:0:0:8:800:200C:417A", "2001:0db8:0000:0000:0000:0000:0000:0001",
                 "2001:db8:1:2:3:4:192.0.2.33", "::ffff:198.51.100.7", "192.0.2.0", "203.0.113.255"]
ODD_NAMES = ["Zoe\u0301 Mu\u0308ller", 'Robert "Bob" Dobbs', "Nuñez, María del Carmen", "X Æ A-12",
             "Anna\nMaria", "Null", "Li\u00a0Wei", "Wolfe\u00adschlegel\u00adstein", "محمد Smith",
             "Dr. " + "Maximiliana " * 24 + "Hohenlohe", "👑 Queen", "  Ada  ", "-"]
# How many in a hundred are null, and how many of the rest are empty.
ABSENT = (("full_name", 0.5, 0.5), ("email", 3, 1), ("phone", 10, 2), ("street", 2, 1), ("city", 1, 1),
          ("postcode", 3, 1), ("ip", 8, 0.5), ("plan", 1, 0.5), ("created_at", 0.5, 0))
ODD_IDS = [0, 9007199254740991, 9007199254740990, 4503599627370496, 7]


def ascii_upper(text):
    """Only A to Z change, so that `normalize: [lowercase]` undoes it."""
    return "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in text)


def split_pairs(words, by=" "):
    """`WRITTEN/latin WRITTEN/latin` as pairs; a WRITTEN name may hold blanks."""
    pairs, written = [], []
    for word in words.split(by):
        name, slash, latin = word.partition("/")
        written.append(name)
        if slash:
            pairs.append((" ".join(written), latin))
            written = []
    return pairs


NAMES = {land: (split_pairs(given), split_pairs(family)) for land, (given, family, _, _) in LANDS.items()}


def luhn_digit(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return -total % 10


def card(dice):
    if dice.chance(35):
        number = dice.pick(TEST_CARDS)
    else:
        number = "400000" + dice.digits(9)
        number += str((luhn_digit(number) + dice.between(1, 9)) % 10)   # never the right one
    groups = [number[i:i + 4] for i in range(0, len(number), 4)]
    return dice.pick([number, number, " ".join(groups), "-".join(groups)])


def iban(dice, land):
    """Nobody's account: its check digits (ISO 7064, MOD 97-10, letters as 10 to 35) are the right ones and two more."""
    country = dice.pick([land, "XX"])
    account = dice.digits(dice.between(14, 20))
    right = 98 - int(account + "".join(str(int(letter, 36)) for letter in country) + "00") % 97
    number = f"{country}{2 + right % 97:02}{account}"
    return number if dice.chance(60) else " ".join(number[i:i + 4] for i in range(0, len(number), 4))


def address(dice):
    kind = dice.below(100)
    if kind < 75:
        return dice.pick(["192.0.2.", "198.51.100.", "203.0.113."]) + str(dice.below(256))
    if kind < 97:
        groups = [f"{dice.below(65536):x}" for _ in range(dice.between(2, 5))]
        return "2001:db8:" + ":".join(groups[1:]) + "::" + groups[0]
    return dice.pick(ODD_ADDRESSES)


def phone(dice):
    return dice.pick(PHONE_SHAPES).format(dice.pick(AREA_CODES), dice.digits(2))


def date(dice, first, last):
    month = dice.between(1, 12)
    year = dice.between(first, last)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{year:04}-{month:02}-{dice.between(1, days):02}"


def time(dice):
    return f"{dice.below(24):02}:{dice.below(60):02}:{dice.below(60):02}"


def moment(dice, first, last):
    if dice.chance(0.6):
        return dice.pick(ODD_TIMES)
    shape = dice.pick(["{}T{}Z", "{}T{}Z", "{}T{}Z", "{} {}", "{}T{}+02:00", "{} {}.123-0330"])
    return shape.format(date(dice, first, last), time(dice))


def birth_date(dice):
    kind = dice.below(1000)
    if kind < 60:
        return None
    if kind < 64:
        return ""
    if kind < 74:
        return dice.pick(INVALID_BIRTH_DATES)
    if kind < 110:
        return dice.pick(ODD_BIRTH_DATES)
    return date(dice, 1931, 2009)


def person(dice, land, number):
    """A name and an e-mail address that goes with it."""
    given, family = (dice.pick(names) for names in NAMES[land])
    name = family[0] + FAMILY_FIRST[land] + given[0] if land in FAMILY_FIRST else f"{given[0]} {family[0]}"
    host = "example." + dice.pick(["com", "com", "org", "net"])
    if dice.chance(2):
        return name, f"{given[0].split()[0]}{number}@{host}"   # an internationalized mailbox (RFC 6531)
    mark = dice.pick([".", ".", "_", "+", "-", ""])
    return name, f"{given[1]}{mark}{family[1]}{number}@{host}"


def customer(dice, number, identifier):
    land = dice.pick(WEIGHTED_LANDS)
    company = dice.chance(12)
    name, email = person(dice, land, number)
    if company:
        name = dice.pick(["{} & Söhne GmbH", "{} S.A.", "“{}” Ltd.", "{}, Inc."]).format(name)
    elif dice.chance(1.5):
        name = dice.pick(ODD_NAMES)
    city, postcode = dice.pick(split_pairs("|".join(LANDS[land][3]), "|"))
    if dice.chance(4):
        email = ascii_upper(email)
    row = {
        "id": str(identifier), "full_name": name, "email": email, "phone": phone(dice),
        "birth_date": None if company else birth_date(dice),
        "street": dice.pick(LANDS[land][2]).replace("#", str(dice.between(1, 199))), "city": city,
        "postcode": postcode.replace("#", dice.digits(1)), "country": land,
        "iban": iban(dice, land) if dice.chance(45) else None, "card": card(dice) if dice.chance(50) else None,
        "ip": address(dice), "plan": dice.pick(PLANS), "created_at": moment(dice, 2015, 2025), "notes": None,
        "vat_id": "XX" + dice.digits(9) if company or dice.chance(4) else None,
        "type": "company" if company else "person",
    }
    for column, nulls, empties in ABSENT:
        row[column] = None if dice.chance(nulls) else "" if dice.chance(empties) else row[column]
    if dice.chance(2) and row["street"]:
        row["street"] += dice.pick(["\nRear building", '\r\n"The Mill"', "; c/o Dobbs, 2nd floor"])
    if dice.chance(1):
        row["full_name"] = row["full_name"] and unicodedata.normalize("NFD", row["full_name"])
    if dice.chance(22):
        row["notes"] = text(dice, NOTES, row)
    elif dice.chance(4):
        row["notes"] = ""
    return row


def text(dice, choices, row):
    """One of the texts, its marks filled in from the customer."""
    chosen = dice.pick(choices)
    for mark, column in (("{name}", "full_name"), ("{phone}", "phone"), ("{email}", "email")):
        chosen = chosen.replace(mark, row[column] or "nobody")
    return chosen


def customers(count):
    """The shop's customers. One in forty shares an e-mail address with the one before: a household."""
    dice, rows, identifier = Dice(SEED), [], 100_000
    for number in range(1, count + 1):
        identifier += dice.between(1, 9)
        odd = number % 97 == 0 and number // 97 <= len(ODD_IDS)
        row = customer(dice, number, ODD_IDS[number // 97 - 1] if odd else identifier)
        if rows and dice.chance(2.5):
            row["email"] = rows[-1]["email"]
        rows.append(row)
    return rows


def order(dice, identifier, buyer):
    currency = CURRENCIES.get(buyer["country"], "EUR")
    whole = dice.below(100) ** 2 // 10 + 1
    amount = str(whole * 100) if currency in NO_MINOR_UNIT else f"{whole}.{dice.below(100):02}"
    if dice.chance(2):
        amount = dice.pick(["0.00", "-" + amount, "0", "1234567890.10", "007.50"])
    row = {
        "id": str(identifier), "customer_id": buyer["id"], "email": same_email(dice, buyer["email"]),
        "status": dice.pick(STATUSES), "currency": currency, "amount": None if dice.chance(0.5) else amount,
        "ordered_at": moment(dice, 2022, 2025), "ship_to": None, "note": None,
    }
    if dice.chance(70):
        place = " ".join(part for part in (buyer["postcode"], buyer["city"]) if part)
        lines = (buyer["full_name"], buyer["street"], place, buyer["country"])
        row["ship_to"] = "\n".join(line for line in lines if line)
    if dice.chance(12):
        row["note"] = text(dice, SHIP_NOTES, buyer)
    elif dice.chance(3):
        row["note"] = ""
    return row


def same_email(dice, email):
    """The address as it was typed at checkout: the same once trimmed and in lower case."""
    if not email:
        return email
    kind = dice.below(100)
    if kind < 8:
        return ascii_upper(email)
    if kind < 14:
        return email[:1].upper() + email[1:] if email[:1].isascii() else email
    if kind < 19:
        return dice.pick([" {}", "{} ", "  {}\t"]).format(email)
    return email


def orders(count, buyers):
    """Orders of some customers: a few buy often, many once or never; guests have no customer."""
    dice, rows = Dice(SEED + 1), []
    guest = {column: None for column in CUSTOMER_COLUMNS} | {"country": "DE", "email": "guest@example.com"}
    for identifier in range(1, count + 1):
        luck = dice.below(1 << 20) / (1 << 20)
        buyer = guest if not buyers or dice.chance(0.4) else buyers[int(len(buyers) * luck * luck)]
        rows.append(order(dice, 7_000_000 + identifier * 3, buyer))
    return rows


def csv_field(value, always_quoted=False):
    """Null is an unquoted empty field; the empty string is a quoted one."""
    if value is None:
        return ""
    if value == "" or always_quoted or any(c in value for c in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def csv_bytes(columns, rows, line_end, quoted=()):
    lines = [",".join(columns)]
    lines += [",".join(csv_field(row[column], column in quoted) for column in columns) for row in rows]
    return "".join(line + line_end for line in lines).encode("utf-8")


def gzip_member(plain):
    """One member of RFC 1952: no name, no time."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflater.compress(plain) + deflater.flush()
    return b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + body + struct.pack("<II", zlib.crc32(plain), len(plain) & 0xFFFF_FFFF)


def files(customer_count, order_count, prompt_count=PROMPTS, event_count=EVENTS):
    """What is written, by file name; the orders are an office program's: byte-order mark, CRLF, two gzip members."""
    buyers = customers(customer_count)
    purchases = orders(order_count, buyers)
    customers_csv = csv_bytes(CUSTOMER_COLUMNS, buyers, "\n", quoted=("notes",))
    orders_csv = b"\xef\xbb\xbf" + csv_bytes(ORDER_COLUMNS, purchases, "\r\n")
    middle = len(orders_csv) // 2
    orders_gzip = gzip_member(orders_csv[:middle]) + gzip_member(orders_csv[middle:])
    prompts = json_samples.prompts(Dice(SEED + 2), buyers, purchases, prompt_count)
    events = json_samples.events(Dice(SEED + 3), buyers, purchases, event_count)
    return {"customers.csv": customers_csv, "orders.csv.gz": orders_gzip, "prompts.jsonl": prompts,
            "events.jsonl": events}


def differences(folder, wanted):
    """The names of the files that are not what they should be."""
    for name, expected in wanted.items():
        try:
            found = (folder / name).read_bytes()
            if name.endswith(".gz"):
                found, expected = gzip.decompress(found), gzip.decompress(expected)
        except (OSError, EOFError, zlib.error):
            found = None
        if found != expected:
            yield name


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--customers", type=int, default=CUSTOMERS)
    parser.add_argument("--orders", type=int, default=ORDERS)
    parser.add_argument("--prompts", type=int, default=PROMPTS)
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--into", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent)
    parser.add_argument("--check", action="store_true",
                        help="write nothing; exit 1 if a file is not what would be written")
    options = parser.parse_args()
    wanted = files(options.customers, options.orders, options.prompts, options.events)
    if options.check:
        wrong = list(differences(options.into, wanted))
        for name in wrong:
            print(f"{name}: is not what generate.py writes; run python3 samples/generate.py")
        return 1 if wrong else 0
    options.into.mkdir(parents=True, exist_ok=True)
    for name, content in wanted.items():
        (options.into / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
