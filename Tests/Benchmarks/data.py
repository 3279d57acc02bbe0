"""The benchmark's data: tables and events by chance that are the same in every run.

    data.py customers 100 > customers.csv     100 MB of a table of 14 columns
    data.py events 100 > events.jsonl         100 MB of nested JSON Lines
    data.py wide:1000 10 > wide.csv           10 MB of a table of 1,000 columns
    data.py long:1048576 100 > long.csv       100 MB of records with a field of 1 MiB
    data.py short 10 > short.csv              10 MB of fields of one byte
"""

import json
import random
import sys

FIRST = "Ada Ben Carla David Emma Fatima Grace Hugo Ines Jan Klara Liam Maria Noor Olga Paul Rosa Sven Tara Yusuf".split()
LAST = "Adams Baker Chen Diaz Evans Fischer Garcia Hansen Ito Jensen Kumar Lopez Moreau Novak Okafor Patel Rossi Silva".split()
STREETS = "Church Lane|Harbour View|Mill Road|Station Street|Park Avenue|High Street|Rue de Lyon|Am Markt".split("|")
CITIES = "Wien Milano Lyon Porto Gent Oslo Turku Graz Bonn Leeds Cork Brno Vigo Linz Utrecht Malmö".split()
COUNTRIES = "AT IT FR PT BE NO FI DE GB IE CZ ES NL SE".split()
DOMAINS = "example.com mail.example.com corp.example.net shop.example.org post.example.org".split()
WORDS = (
    "store subscription sent confirmed payment pending identity verify please loyal since courier added replacement "
    "newsletter gift arrived voucher ticket delivery tracking allergic next opening refund card invoice renewal box"
).split()
HEADER = "id,email,full_name,phone,birth_date,street,city,postcode,country,iban,credit_card,ip,created_at,notes"
SEED = 20260101
PIECE = 1 << 20


def words(chance, least, most):
    return " ".join(chance.choices(WORDS, k=chance.randint(least, most)))


def person(chance):
    first, last = chance.choice(FIRST), chance.choice(LAST)
    address = f"{first}.{last}{chance.randrange(10**7)}@{chance.choice(DOMAINS)}".lower()
    return f"{first} {last}", address


def day(chance, first, last):
    return f"{chance.randint(first, last)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def address(chance):
    return ".".join(str(chance.randint(1, 254)) for _ in range(4))


def customer(number, chance):
    name, email = person(chance)
    note = words(chance, 0, 18)
    if chance.random() < 0.1:
        note = f'"{note}, ""{chance.choice(WORDS)}"""'
    return (
        f"{number},{email},{name},+{chance.randint(1, 99)} {chance.randint(10**8, 10**9 - 1)},"
        f"{day(chance, 1940, 2006)},{chance.randint(1, 299)} {chance.choice(STREETS)},{chance.choice(CITIES)},"
        f"{chance.randint(10000, 99999)},{chance.choice(COUNTRIES)},DE{chance.randrange(10**19):020},"
        f"4{chance.randrange(10**15):015},{address(chance)},{day(chance, 2010, 2025)}T{chance.randint(0, 23):02}:"
        f"{chance.randint(0, 59):02}:00Z,{note}\n"
    )


def event(number, chance):
    name, email = person(chance)
    calls = [
        {"name": "send_email", "args": {"email": person(chance)[1], "limit": chance.randint(1, 50)}}
        for _ in range(chance.randint(0, 2))
    ]
    record = {
        "id": f"evt_{number:010}",
        "ts": f"{day(chance, 2019, 2025)}T00:00:00Z",
        "user": {"id": chance.randint(1, 400000), "email": email, "ip": address(chance)},
        "model": chance.choice(["small-1", "large-2"]),
        "prompt": f'{words(chance, 20, 90)}. Ask for {name}, "{words(chance, 1, 3)}".\n{words(chance, 5, 20)}',
        "tool_calls": calls,
        "usage": {"input_tokens": chance.randint(1, 2000), "output_tokens": chance.randint(1, 2000)},
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def wide(columns):
    header = ",".join(f"c{column}" for column in range(columns))
    return header, lambda number, chance: ",".join(str(chance.randrange(10**6)) for _ in range(columns)) + "\n"


def long(length):
    def record(number, chance):
        text = words(chance, length // 7, length // 7)[:length]
        return f"{number},{text},{number % 7}\n"

    return "id,text,group", record


def maker(kind):
    """The header, without its line end and empty where there is none, and what makes one record."""
    name, _, size = kind.partition(":")
    if name == "wide":
        return wide(int(size))
    if name == "long":
        return long(int(size))
    return {
        "customers": (HEADER, customer),
        "events": ("", event),
        "short": (",".join("abcdefghij"), lambda number, chance: ",".join(chance.choices("0123456789x", k=10)) + "\n"),
    }[name]


def pieces(kind, megabytes, distinct=100):
    """The bytes of about `megabytes` MB; beyond `distinct` MB the same records come again, as a stream may need."""
    header, record = maker(kind)
    if header:
        yield header.encode() + b"\n"
    chance = random.Random(SEED)
    made, kept, number = 0, [], 0
    while made < megabytes * 10**6 and made < distinct * 10**6:
        lines, size = [], 0
        while size < PIECE:
            number += 1
            line = record(number, chance).encode()
            lines.append(line)
            size += len(line)
        kept.append(b"".join(lines))
        made += size
        yield kept[-1]
    while made < megabytes * 10**6:
        for piece in kept:
            made += len(piece)
            yield piece
            if made >= megabytes * 10**6:
                return


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for piece in pieces(sys.argv[1], float(sys.argv[2])):
        sys.stdout.buffer.write(piece)
