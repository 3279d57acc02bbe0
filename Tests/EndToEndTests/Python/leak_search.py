"""Looks for any 8 bytes of a canary in files, however they are written or packed; counts and never shows."""
import base64
import re
import sqlite3
import zlib

WINDOW = 8
RUNS = re.compile(rb"[A-Za-z2-7]{8,}")
ENCODED = {
    "hex": re.compile(rb"[0-9A-Fa-f]{16,}"),
    "base64": re.compile(rb"[A-Za-z0-9+/_-]{11,}"),
    "url": re.compile(rb"(?:%[0-9A-Fa-f]{2}){8,}"),
    "json": re.compile(rb"(?:\\+u00[0-9A-Fa-f]{2}){8,}"),   # also in JSON in a string
    "utf-16le": re.compile(rb"(?:[A-Za-z2-7]\0){8,}"),
    "utf-16be": re.compile(rb"(?:\0[A-Za-z2-7]){8,}"),
}
BASE64_BYTES = bytes.maketrans(b"-_", b"+/")


def decoded(kind, run):
    """What a run of encoded characters may stand for; the run may begin anywhere within."""
    if kind == "hex":
        return [bytes.fromhex(run[start:len(run) - (len(run) - start) % 2].decode()) for start in (0, 1)]
    if kind == "base64":
        run = run.translate(BASE64_BYTES)
        return [base64.b64decode(run[start:] + b"A" * (-len(run[start:]) % 4)) for start in range(4)]
    if kind in ("url", "json"):
        return [bytes.fromhex(re.sub(rb"\\+u00|%", b"", run).decode())]
    return [run[0::2] if kind == "utf-16le" else run[1::2]]


class Search:
    """Counts the windows of canaries, by file and by how they are written."""

    def __init__(self, canaries, key=None):
        self.windows = {}
        for text in canaries:
            for kind, spelled in (("raw", text), ("lower", text.lower()), ("reversed", text[::-1]),
                                  ("reversed", text.lower()[::-1])):
                for start in range(len(spelled) - WINDOW + 1):
                    self.windows.setdefault(spelled[start:start + WINDOW], kind)
        self.key_parts = key_windows(key) if key else []
        self.hits, self.files = {}, 0

    def count(self, path, kind, number=1):
        self.hits[path, kind] = self.hits.get((path, kind), 0) + number

    def path(self, path):
        if path.is_dir():
            for name in sorted(path.iterdir()):
                self.path(name)
        elif path.is_file():
            self.files += 1
            for content in contents(path):
                self.bytes(path, content)

    def bytes(self, path, content):
        self.plain(path, content)
        for kind, pattern in ENCODED.items():
            for run in pattern.findall(content):
                for text in decoded(kind, run):
                    self.plain(path, text, kind)
        for part in self.key_parts:
            if part in content:
                self.count(path, "key")

    def plain(self, path, content, kind=None):
        windows = self.windows
        for run in RUNS.findall(content):
            for start in range(len(run) - WINDOW + 1):
                known = windows.get(run[start:start + WINDOW])
                if known:
                    self.count(path, kind or known)


def key_windows(text):
    """Parts of a key: eight bytes of it raw, or as hex, or twelve characters of its text."""
    digits = text.split(":")[1].strip()
    key = base64.urlsafe_b64decode(digits + "=")
    parts = [key[start:start + WINDOW] for start in range(len(key) - WINDOW + 1)]
    parts += [part.hex().encode() for part in parts] + [part.hex().upper().encode() for part in parts]
    return parts + [digits[start:start + 12].encode() for start in range(len(digits) - 11)]


def contents(path):
    """A file's bytes, and what lies packed in them."""
    raw = path.read_bytes()
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield zlib.decompressobj(wbits=47).decompress(raw)
    elif raw[:16] == b"SQLite format 3\0":
        try:
            yield from sqlite_cells(path)
        except sqlite3.DatabaseError:
            yield from zlib_streams(raw)   # a partial that SQLite cannot read
    elif path.name.endswith(".partial") or path.suffix in (".db", ".sqlite"):
        yield from zlib_streams(raw)


def sqlite_cells(path):
    store = sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
    store.text_factory = bytes
    try:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            quoted = '"' + name.decode().replace('"', '""') + '"'
            for row in store.execute(f"SELECT * FROM {quoted}"):
                cells = [cell for cell in row if isinstance(cell, bytes)]
                yield b"\n".join(cells)
                yield from filter(None, map(inflated, cells))
    finally:
        store.close()


def inflated(blob):
    """As much as inflates of a zlib stream."""
    try:
        return zlib.decompressobj().decompress(blob)
    except zlib.error:
        return b""


def zlib_streams(raw):
    """What inflates from anywhere in a file that cannot be read as tables."""
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", raw):
        yield inflated_in_steps(raw[found.start():])


def inflated_in_steps(raw, step=4096):
    stream, plain = zlib.decompressobj(), b""
    try:
        for start in range(0, len(raw), step):
            plain += stream.decompress(raw[start:start + step])
            if stream.eof:
                break
    except zlib.error:
        pass
    return plain
