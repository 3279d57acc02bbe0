"""The benchmark's data: tables and events by chance that are the same in every run.

    data.py customers 100 > customers.csv     100 MB of a table of 14 columns
    data.py events 100 > events.jsonl         100 MB of nested JSON Lines
    data.py wide:1000 10 > wide.csv           10 MB of a table of 1,000 columns
    data.py long:1048576 100 > long.csv       100 MB of records with a field of 1 MiB
    data.py short 10 > short.csv              10 MB of fields of one byte
    data.py orders:csv 100 > orders.csv       100 MB of a table of 10 columns, which has the same rows
    data.py orders:postgresql 100 > orders.sql         as pg_dump writes it, with COPY
    data.py orders:mysql 100 > orders.sql              as mysqldump writes it, in statements of about 1 MB
    data.py orders:line 100 > orders.sql               and in one statement on one line
"""

import collections
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


# How a table of orders is written: what stands before, between and behind blocks of rows, between rows, and a row.
Form = collections.namedtuple("Form", "head between foot join row")

ORDER_COLUMNS = "id customer_id email full_name amount discount ordered_on updated_at city note".split()
NUMBERS = {"id", "customer_id", "amount", "discount"}
ODD = ["it's", '"so"', "C:\\new\\temp", "first\nsecond", "a\tb", "50%, or less", "Malmö", "\\N", "(1,'x');", "\\."]
POSTGRESQL_HEAD = """--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET client_min_messages = warning;

CREATE TABLE public.orders (
    id bigint NOT NULL,
    customer_id integer NOT NULL,
    email character varying(80) NOT NULL,
    full_name text NOT NULL,
    amount numeric(12,2) NOT NULL,
    discount double precision,
    ordered_on date NOT NULL,
    updated_at timestamp without time zone,
    city text,
    note text
);

COPY public.orders (id, customer_id, email, full_name, amount, discount, ordered_on, updated_at, city, note) FROM stdin;
"""
POSTGRESQL_FOOT = """
\\.


ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- PostgreSQL database dump complete
--

"""
MYSQL_HEAD = """-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!40101 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
DROP TABLE IF EXISTS `orders`;
CREATE TABLE `orders` (
  `id` bigint NOT NULL,
  `customer_id` int NOT NULL,
  `email` varchar(80) NOT NULL,
  `full_name` varchar(80) NOT NULL,
  `amount` decimal(12,2) NOT NULL,
  `discount` double DEFAULT NULL,
  `ordered_on` date NOT NULL,
  `updated_at` datetime DEFAULT NULL,
  `city` varchar(40) DEFAULT NULL,
  `note` longtext,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `orders` WRITE;
/*!40000 ALTER TABLE `orders` DISABLE KEYS */;
INSERT INTO `orders` VALUES """
MYSQL_FOOT = """;
/*!40000 ALTER TABLE `orders` ENABLE KEYS */;
UNLOCK TABLES;
/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
-- Dump completed
"""
COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
MYSQL_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def order(chance):
    """The values of a row behind its key; some are null, and some texts need escapes."""
    name, email = person(chance)
    note = words(chance, 0, 14)
    if chance.random() < 0.2:
        note += "".join(chance.choices(ODD, k=2))
    return [
        str(chance.randrange(400_000)), email, name, f"{chance.randrange(10**7) / 100:.2f}",
        None if chance.random() < 0.5 else str(chance.randrange(100) / 4), day(chance, 2010, 2025),
        f"{day(chance, 2010, 2025)} {chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00",
        None if chance.random() < 0.1 else chance.choice(CITIES), None if chance.random() < 0.1 else note,
    ]  # fmt: skip


def csv_field(value):
    if value is None:
        return ""
    if value == "" or any(mark in value for mark in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def csv_row(values):
    return ",".join(map(csv_field, values))


def copy_row(values):
    return "\t".join("\\N" if value is None else value.translate(COPY_ESCAPES) for value in values)


def mysql_literal(column, value):
    if value is None:
        return "NULL"
    return value if column in NUMBERS else f"'{value.translate(MYSQL_ESCAPES)}'"


def mysql_row(values):
    return "(" + ",".join(map(mysql_literal, ORDER_COLUMNS, values)) + ")"


FORMS = {
    "csv": Form(",".join(ORDER_COLUMNS) + "\n", "\n", "\n", "\n", csv_row),
    "postgresql": Form(POSTGRESQL_HEAD, "\n", POSTGRESQL_FOOT, "\n", copy_row),
    "mysql": Form(MYSQL_HEAD, ";\nINSERT INTO `orders` VALUES ", MYSQL_FOOT, ",", mysql_row),
    "line": Form(MYSQL_HEAD, ",", MYSQL_FOOT, ",", mysql_row),
}


def orders(form, megabytes, rows=6_000, distinct=20):
    """The bytes of as many rows as `megabytes` MB of CSV have, whatever the form; each has a key of its own.

    The other values come again after `distinct` blocks: keys are then set into blocks that are kept.
    """
    form, chance = FORMS[form], random.Random(SEED)
    made, number, kept = 0, 1, []
    yield form.head.encode()
    while made < megabytes * 10**6:
        block = number // rows % distinct
        if block == len(kept):
            # A row as a format string, in which the key is missing.
            drawn = [["\0", *order(chance)] for _ in range(rows)]
            text = form.join.join(map(form.row, drawn)).replace("%", "%%").replace("\0", "%d")
            kept.append((text.encode(), sum(len(csv_row(values).encode()) + 7 for values in drawn)))
        text, size = kept[block]
        if number > 1:
            yield form.between.encode()
        yield text % tuple(range(number, number + rows))
        made += size
        number += rows
    yield form.foot.encode()


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
    if kind.startswith("orders:"):
        yield from orders(kind.removeprefix("orders:"), megabytes)
        return
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
