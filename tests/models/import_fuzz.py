"""Files of address books, broken in every way: what becomes of them."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from typing import Final

from models.contact import Contact
from models.database import db
from models.errors import EntrevueError
from models.exchange import preview, table
from models.exchange.keeping import NothingToImport, keep
from models.exchange.preview import Choice, Group, Preview
from models.exchange.source import Format, Source
from tests.models.test_import_dialects import FILES, NAMES, say

NOW: Final = dt.datetime(2026, 9, 15, 16, tzinfo=dt.UTC)
SEEDS: Final = [path.read_bytes() for path in sorted(FILES.iterdir())]
_TOKENS: Final = [
    *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"AGENT:\r\nBEGIN:VCARD\r\n", b"VERSION:4.0\n", b"N:;;;;\n", b"FN:\n"),
    *(b"\r\n ", b"\r\n\t", b"=\r\n", b"\r", b"\n\n", b"\\", b"\\n", b"\\,", b";", b",", b":", b"'=", b"=", b'"', b'""'),
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", "é".encode(), b"\x85"),
    *(b";ENCODING=QUOTED-PRINTABLE:", b";CHARSET=utf-7:", b";CHARSET=hex:", b";CHARSET=\x00:", b"=ZZ=0", b";PREF="),
    *(b"TEL:" + b"1" * 300, b"x" * 5000, b"\n" * 200, b";" * 500, b"," * 500, b"FN;a" + b",b" * 60 + b"\n"),
    *(b"URL:javascript:alert(1)\n", b"URL:http://[\n", b"EMAIL:a@b.ca\n", b"TEL:tel:%ff%00\n", b"sep=;\n"),
    b"Name,Email\n",
]


def broken(random: random.Random) -> bytes:
    """One of the files, mutated one to eight times."""
    data = random.choice(SEEDS)
    if random.random() < 0.2:
        data += random.choice(SEEDS)
    for _ in range(random.randint(1, 8)):
        data = random.choice(_MUTATIONS)(data, random)
    return data


def _put(data: bytes, random: random.Random) -> bytes:
    place = random.randint(0, len(data))
    return data[:place] + random.choice(_TOKENS) + data[place:]


def _cut(data: bytes, random: random.Random) -> bytes:
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:start] + data[min(end, start + 200) :]


def _flip(data: bytes, random: random.Random) -> bytes:
    changed = bytearray(data or b" ")
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _shuffle(data: bytes, random: random.Random) -> bytes:
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def _repeat(data: bytes, random: random.Random) -> bytes:
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:end] + data[start:end] * random.randint(1, 5) + data[end:]


def _truncate(data: bytes, random: random.Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _encode(data: bytes, random: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(["utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-7"]), "replace")


def _swap(data: bytes, random: random.Random) -> bytes:
    one, other = (random.choice([b",", b";", b"\t", b"|", b'"', b"\r\n", b"\n", b":", b"="]) for _ in range(2))
    return data.replace(one, other)


_MUTATIONS: Final[list[Callable[[bytes, random.Random], bytes]]] = [
    *(_put, _put, _put, _cut, _flip, _repeat, _swap),
    *(_shuffle, _truncate, _encode),
]


def read(data: bytes) -> Preview:
    source = Source("broken", data)
    lay = table.layout(source, NAMES) if source.format is Format.TABLE else None
    return preview.read(source, lay, say, lambda _: None)


def run(count: int, seed: int) -> Counter[str]:
    """Read that many broken files and keep every tenth. Every error but our own goes through to the test."""
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    for number in range(count):
        data = broken(chance)
        seen["passed the first line"] += b"BEGIN:VCARD" in data[:4096].upper() or b"," in data[:200]
        try:
            found = read(data)
        except EntrevueError as refusal:
            seen["refused"] += 1
            seen[type(refusal).__name__] += 1
            continue
        readable = len(found.rows) - found.count(Group.UNREADABLE)
        seen["accepted" if readable else "nobody in it"] += 1
        seen["people"] += readable
        seen["unreadable people"] += found.count(Group.UNREADABLE)
        for row in found.rows:
            assert row.person.problem or holds(row.person), (number, row)
        if number % 10 == 0:
            seen["kept"] += _keep(found, chance)
    return seen


def holds(person: preview.Found) -> bool:
    """Whether a contact can hold all of them."""
    return not Contact(**preview.values_found(person)).problems()


def _keep(found: Preview, random: random.Random) -> bool:
    """Bring them in, with choices made at random: all of them are there, or nobody, and then they are taken back."""
    before = _everyone()
    for row in found.rows:
        if row.group is not Group.UNREADABLE:
            row.choice = random.choice([row.choice, Choice.ADD, Choice.SKIP])
    with db.atomic() as transaction:
        try:
            batch = keep(found, "fr", NOW, lambda _: None, ("en", "fr"))
        except NothingToImport:
            assert _everyone() == before
            return False
        assert len(_everyone()) == len(before) + batch.added
        batch.undo(NOW)
        assert _everyone() == before
        transaction.rollback()
    return True


def _everyone() -> list[tuple[object, ...]]:
    rows = Contact.select().where(Contact.deleted_at.is_null()).order_by(Contact.id)
    return [tuple(preview.values_of(row).values()) for row in rows]
