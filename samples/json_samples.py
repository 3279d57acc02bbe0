"""What the mask shop's assistant and applications log: the records of prompts.jsonl and events.jsonl.

The people are those of customers.csv and the orders those of orders.csv.gz, so that a person has one pseudonym in
tables and in JSON, and also in the JSON inside of JSON strings. Some records are spelled as careless writers do it:
escaped keys and characters, surrogate pairs and halves, numbers like 1e3, doubled keys, nulls, blanks, CRLF.
"""


class Number(str):
    """A number that is written as it is spelled here."""


class Members(list):
    """The members of an object as pairs, where a key occurs twice."""


# MARK: spelling

# Keys that questions to the views name: SQLite before 3.45 finds no key that is spelled with escapes.
SHOWN = set("id ts model user email plan metadata experiment type actor ip order total note payload agent status "
            "tool_calls arguments customer".split())
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


class Spelling:
    """How one record is written: what stands between the tokens, and which characters are escaped."""

    def __init__(self, comma=",", colon=":", ascii_only=False, slashes=False, escaped_keys=False):
        self.comma, self.colon = comma, colon
        self.ascii_only, self.slashes, self.escaped_keys = ascii_only, slashes, escaped_keys

    def text(self, value):
        """A whole value; keys of dict stand in their order."""
        if isinstance(value, Number):
            return str(value)
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, dict):
            return self.text(Members(value.items()))
        if isinstance(value, Members):
            members = (self.key(key) + self.colon + self.text(each) for key, each in value)
            return "{" + self.comma.join(members) + "}"
        if isinstance(value, list):
            return "[" + self.comma.join(map(self.text, value)) + "]"
        return {"None": "null", "True": "true", "False": "false"}.get(str(value), str(value))

    def key(self, key):
        if not key or not self.escaped_keys or key in SHOWN:
            return self.string(key)
        return f'"\\u{ord(key[0]):04X}' + self.string(key[1:])[1:]

    def string(self, value):
        return '"' + "".join(map(self.character, value)) + '"'

    def character(self, c):
        if c in SHORT:
            return SHORT[c]
        if c == "/" and self.slashes:
            return "\\/"
        code = ord(c)
        if code < 0x20 or 0xD800 <= code < 0xE000 or self.ascii_only and 0x7E < code < 0x10000:
            return f"\\u{code:04x}"
        if self.ascii_only and code > 0xFFFF:
            code -= 0x10000
            return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04X}"
        return c


COMPACT = Spelling()
SPELLINGS = [COMPACT] * 12 + [Spelling(", ", ": ")] * 4 + [
    Spelling(ascii_only=True), Spelling(slashes=True), Spelling(escaped_keys=True),
    Spelling(" ,\t", " : ", ascii_only=True, escaped_keys=True)]


def lines(dice, records):
    """The file: some lines end as on Windows, some are blank or have blanks around; the last has no end."""
    text = []
    for number, record in enumerate(records):
        line = dice.pick(SPELLINGS).text(record)
        if number % 89 == 88:
            line = f"\t{line}  "
        text.append(line + ("\r\n" if number % 61 == 60 else "\n"))
        if number % 211 == 210:
            text.append(dice.pick(["\n", "  \n", "\r\n"]))
    return "".join(text)[:-1].encode("utf-8")


# MARK: what is said

MODELS = ["small-1"] * 4 + ["large-2", "large-2-fast", "embed-3/2025"]
QUESTIONS = [
    "Hello, this is {name}. Where is order {order}?",
    "Please send the invoice of {order} to {email}, not to the office.",
    "My new number is {phone}. Can you change it?",
    "I moved to {city}, {postcode}. Does the parcel still find me?",
    "Is the bauta 🎭 water-proof? It rains in {city} ☔.",
    "{name} hier. Könnte ich die Maske bis März zurückgeben?",
    "Bonjour, l'adresse {email} ne reçoit rien depuis hier…",
    "こんにちは、{name}です。注文 {order} を取り消したいです。",
    "first line\nsecond line: {email}\n\n\"third\" \\ line",
    "=HYPERLINK(\"http://example.com/?{email}\")", "Say \"{name}\" backwards.", "",
    "cut off in the middle of an emoji \ud83c", "what a terminal leaves: \x1b[1m{name}\x1b[0m \x00 \x7f",
]
ANSWERS = [
    "Hello {name}, order {order} left our house yesterday.", "I have written to {email}.",
    "The number that ends in {phone} is stored.", "Of course! 👍🏽", "I cannot tell.",
]
SYSTEM = "You help the customers of a mask shop in Venice. Never promise a date."
FREE_KEYS = ["campaign", "ab_test", "referrer", "store/venezia", "größe", "🎭", "a.b", "it's", "", "last_seen"]
TOOLS = ["lookup_customer", "search_orders", "create_refund", "send_email"]
CHUNKS = ["Masks are sent by registered mail.", "A bauta covers the whole face, a colombina half of it.",
          "Complaint of {name}, {city}: the ribbon was torn.", "Returned by {email} on the second day."]
# As programs and people write numbers; all of them are valid JSON.
ODD_NUMBERS = [Number(text) for text in ("1e3 1.0 -0 9007199254740993 1.5E+2 0.10 12345678901234567890 1e400 0e0 -0.0"
                                         .split())]


class Scene:
    """One customer on one day: fills texts and makes the parts of a record."""

    def __init__(self, dice, buyer, purchases):
        self.dice, self.buyer = dice, buyer
        self.order = dice.pick(purchases)["id"]
        self.identifier = Number(buyer["id"])

    def fill(self, text):
        for mark in ("name", "email", "phone", "city", "postcode"):
            column = "full_name" if mark == "name" else mark
            text = text.replace("{" + mark + "}", self.buyer[column] or "nobody")
        return text.replace("{order}", self.order)

    def moment(self):
        dice = self.dice
        day = f"2025-{dice.between(1, 12):02}-{dice.between(1, 28):02}"
        return f"{day}T{dice.below(24):02}:{dice.below(60):02}:{dice.below(60):02}.{dice.digits(3)}Z"

    def user(self):
        """The person; some writers spell the number as a string, and guests have none."""
        dice = self.dice
        if dice.chance(2):
            return {"id": None, "email": "guest@example.com", "plan": None}
        identifier = str(self.identifier) if dice.chance(4) else self.identifier
        user = {"id": identifier, "email": self.buyer["email"], "plan": self.buyer["plan"]}
        if dice.chance(3) and user["email"]:
            return Members(list(user.items()) + [("email", user["email"].upper() + " ")])
        return user

    def number(self, limit):
        return self.dice.pick(ODD_NUMBERS) if self.dice.chance(3) else self.dice.below(limit)

    def score(self):
        return Number("0." + self.dice.digits(self.dice.between(1, 17)))

    def metadata(self):
        """Keys that nobody has planned; one of them is a person's address, as it happens."""
        dice = self.dice
        found = {dice.pick(FREE_KEYS): dice.pick(["yes", "", 7, True, None, self.buyer["city"], Number("1e2")])
                 for _ in range(dice.below(4))}
        if dice.chance(4):
            found[self.buyer["email"] or "nobody"] = "asked twice"
        if dice.chance(1):
            found["half\udc00"] = "\ud83d"
        if dice.chance(60):
            found["experiment"] = dice.pick(["control", "longer answers", "été"])
        return found

    def arguments(self):
        """What the model wrote for a tool: JSON in a string, with one more in it now and then."""
        dice = self.dice
        wanted = {"customer": {"id": self.identifier, "email": self.buyer["email"]}}
        if dice.chance(60):
            wanted["order"] = {"id": Number(self.order)}
        wanted["limit"] = self.number(50)
        if dice.chance(15):
            wanted["cc"] = [each for each in (self.buyer["email"], "guest@example.com") if each][:dice.between(0, 2)]
        if dice.chance(10):
            draft = {"to": self.buyer["email"], "body": self.fill(dice.pick(ANSWERS)), "urgent": dice.chance(50)}
            wanted["draft"] = dice.pick(SPELLINGS).text(draft)
        return dice.pick(SPELLINGS).text(wanted)


# MARK: prompts

def prompt(dice, number, buyer, purchases):
    scene = Scene(dice, buyer, purchases)
    record = {"id": f"req_{number:06}", "ts": scene.moment(), "model": dice.pick(MODELS),
              "user": None if dice.chance(0.5) else scene.user(), "messages": messages(scene)}
    calls = [tool_call(scene, place) for place in range(dice.pick([0, 0, 1, 1, 2]))]
    if calls or dice.chance(50):
        record["tool_calls"] = calls or dice.pick([[], None])
    record["usage"] = {"input_tokens": scene.number(4000), "output_tokens": scene.number(900)}
    if dice.chance(20):
        record["usage"]["cache"] = {"read": scene.number(100), "hit": dice.chance(50), "tiers": [1, None, []]}
    if dice.chance(80):
        record["metadata"] = scene.metadata()
    if dice.chance(30):
        record["retrieved"] = [
            {"chunk_id": f"faq-{dice.below(40)}", "score": scene.score(), "text": scene.fill(dice.pick(CHUNKS))}
            for _ in range(dice.below(3))]
    if dice.chance(5):   # what should never have been logged
        record["debug"] = {"session": dice.digits(12), "headers": [["authorization", "Bearer " + dice.digits(20)]]}
    return record


def messages(scene):
    dice = scene.dice
    said = [{"role": "system", "content": SYSTEM}] if dice.chance(40) else []
    for _ in range(dice.pick([1, 1, 1, 2])):
        said.append({"role": "user", "content": scene.fill(dice.pick(QUESTIONS))})
        if dice.chance(15):
            said[-1]["content"] = [{"type": "text", "text": said[-1]["content"]},
                                   {"type": "image", "bytes": Number(dice.digits(5).lstrip("0") + "0")}]
        answer = None if dice.chance(10) else scene.fill(dice.pick(ANSWERS))
        said.append({"role": "assistant", "content": answer})
    return said


def tool_call(scene, place):
    dice = scene.dice
    arguments = scene.arguments()
    if dice.chance(3):
        arguments = dice.pick(["", None, arguments[:-1]])   # models stop in the middle of a word
    return {"id": f"call_{place}", "name": dice.pick(TOOLS), "arguments": arguments}


def prompts(dice, buyers, purchases, count):
    """The bytes of prompts.jsonl."""
    return lines(dice, [prompt(dice, number, dice.pick(buyers), purchases) for number in range(count)])


# MARK: events

EVENTS = ["login"] * 4 + ["order"] * 3 + ["ticket"]
AGENTS = ["Firefox/140.0", "shop-app/2.1 (Android 15)", "curl/8.5.0"]
TICKETS = ["{name} wants the money back", "call {phone}", "wrote from {email}", "again {name}; see order {order}"]
CLOSED = "closed after two weeks"
LABELS = ["region", "shard", "canary-release", "größe", "k8s.io/app"]


def event(dice, number, buyer, purchases):
    scene = Scene(dice, buyer, purchases)
    kind = dice.pick(EVENTS)
    record = {"id": f"evt_{number:06}", "ts": scene.moment(), "type": kind,
              "actor": dice.pick(["customer", "customer", "system"]), "user": scene.user(), "ip": buyer["ip"]}
    del_plan(record)
    if kind == "order":
        record["order"] = {"id": Number(scene.order), "total": scene.number(9000)}
        record["items"] = [{"sku": f"MASK-{dice.below(90):02}", "quantity": dice.between(1, 3),
                            "gift_for": buyer["full_name"] if dice.chance(15) else None}
                           for _ in range(dice.below(3))]
    if kind == "ticket":
        record["note"] = CLOSED if record["actor"] == "system" else scene.fill(dice.pick(TICKETS))
    if dice.chance(60):
        record["labels"] = {dice.pick(LABELS): dice.pick(["eu", "a/b", "", 3, False]) for _ in range(dice.below(3))}
    if dice.chance(40):
        record["payload"] = payload(scene)
    return record


def del_plan(record):
    """Applications do not log what somebody pays for."""
    user = record["user"]
    if isinstance(user, dict):
        del user["plan"]
    else:
        record["user"] = Members((key, value) for key, value in user if key != "plan")


def payload(scene):
    """What a form happened to hold; nobody keeps a list of its fields."""
    dice = scene.dice
    form = {"agent": dice.pick(AGENTS), "status": dice.pick([200, 201, 404]),
            "form": {"mail": scene.buyer["email"], "phones": [scene.buyer["phone"]], "": []}}
    if dice.chance(10):
        form["form"][scene.buyer["full_name"] or "-"] = {"vip": True, "since": scene.number(30)}
    return form


def events(dice, buyers, purchases, count):
    """The bytes of events.jsonl."""
    return lines(dice, [event(dice, number, dice.pick(buyers), purchases) for number in range(count)])
