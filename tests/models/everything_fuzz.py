"""Files of everything, broken in every way: what becomes of them."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from models import agenda, deck, people, search
from models.advice import Advice
from models.call import Call
from models.contact import Contact
from models.database import FILE
from models.deleted import recently_deleted
from models.delivery import Delivery
from models.everything import filling
from models.everything.filling import put_back
from models.everything.refusals import DamagedExport, ExportRefused, UnsoundExport
from models.everything.rules import RECORDS
from models.everything.writing import written
from models.exchange.batch import ContactImport, ImportedContact
from models.interview import Interview, Objective
from models.key_phrase import KeyPhrase
from models.message import Message, MessageKind
from models.profile import Profile
from models.proposed_times import to_come
from models.question import Question
from models.referral import MayName, Referral
from models.reminders import due
from models.requests import unanswered
from models.sources import sources
from models.template import Template
from models.touches import touches
from tests.conftest import MONTREAL
from tests.models.people import DAY, contact, sent
from tests.models.people import interview as meeting

NOW: Final = dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)
_TOKENS: Final = [
    *(b"null", b"true", b"false", b"0", b"-1", b"1e999", b"1.5", b"9" * 18, b"9" * 30, b"-0", b"NaN", b"[]", b"{}"),
    *(b'""', b'"\\u0000"', b'"\\ud800"', b'"\\u12"', b'"\\x"', b'"x"', b'"' + b"x" * 5000 + b'"', b"\\", b'"'),
    *(b"{", b"}", b"[", b"]", b",", b":", b"[" * 3000, b'{"a":' * 3000, b"\n", b"\0", b"\xef\xbb\xbf", b"\xff"),
    *(b'"id": 1', b'"uid": "x"', b'"9999-12-31T23:59:59.999Z"', b'"0001-01-01"', b'"2026-02-30T00:00:00.000Z"'),
    *(b'"format": "entrevue"', b'"version": 2', b'"schema": 99', "é\u2028😀".encode(), b"// x", b"/**/"),
]
_STRANGE: Final[list[Any]] = [
    *(None, 0, 1, -1, 2**31, 2**53, 2**63, 10**30, 1.5, True, "", "x", " ", "\0", "\ud800", "x" * 5000, [], {}, "1"),
    *("2026-09-15", "2026-09-15T16:00:00.000Z", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z", "25:00"),
    *("javascript:alert(1)", "Nowhere/Zone", "who-else", "a\nb", "2026-09-15T16:00:00.000Z\n2026"),
]


def broken(seed: bytes, random: random.Random) -> bytes:
    """The file, mutated one to four times: as what it says, as rows, or as bytes."""
    data = seed
    for _ in range(random.randint(1, 4)):
        data = random.choice(_MUTATIONS)(data, random)
    return data


def _put(data: bytes, random: random.Random) -> bytes:
    place = random.randint(0, len(data))
    return data[:place] + random.choice(_TOKENS) + data[place:]


def _cut(data: bytes, random: random.Random) -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + data[start + random.randint(1, 60) :]


def _flip(data: bytes, random: random.Random) -> bytes:
    changed = bytearray(data or b" ")
    for _ in range(random.randint(1, 5)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _truncate(data: bytes, random: random.Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _drop_a_line(data: bytes, random: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def _say_twice(data: bytes, random: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return b"\n".join(lines)


def _exchange_a_value(data: bytes, random: random.Random) -> bytes:
    """A value for another one of the file, so that its shape stays."""
    values = list(re.finditer(rb'(?<=: )("(?:[^"\\]|\\.)*"|-?\d+|null)', data))
    if not values:
        return data
    place = random.choice(values)
    other = random.choice([random.choice(values)[0], random.choice(_TOKENS)])
    return data[: place.start()] + other + data[place.end() :]


def _change_a_row(data: bytes, random: random.Random) -> bytes:
    """What it says is changed, and it is written again by another program."""
    try:
        told = json.loads(data)
        table = random.choice(list(told["tables"].values()))
        row = random.choice(table)
        column = random.choice(list(row))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return data
    match random.randrange(8):
        case 0:
            del row[column]
        case 1:
            row[random.choice(["x", "id", "uid", "name", ""])] = random.choice(_STRANGE)
        case 2:
            table.remove(row)
        case 3:
            table.append({**row, "id": row.get("id", 0)})
        case 4:
            told[random.choice(["version", "schema", "format", "made_at", "x"])] = random.choice(_STRANGE)
        case 5:
            told["tables"].pop(random.choice(list(told["tables"])))
        case _:
            row[column] = random.choice(_STRANGE)
    keys = random.random() < 0.3
    return json.dumps(told, ensure_ascii=True, sort_keys=keys, indent=random.choice([None, 1])).encode()


def _harmless(data: bytes, random: random.Random) -> bytes:
    """Another text in the place of one that a person wrote."""
    texts = list(re.finditer(rb'(?<="(?:notes|place|title|text_)": )"[^"\\]*"|(?<="why": )"[^"\\]*"', data))
    texts = texts or list(re.finditer(rb'(?<="notes": )"[^"\\]*"', data))
    if not texts:
        return data
    place = random.choice(texts)
    text = random.choice(["", "Qop", "é\u2028😀 œ", 'a "b" \\ c', "\n".join("q" * 3)])
    return data[: place.start()] + json.dumps(text).encode() + data[place.end() :]


_MUTATIONS: Final[list[Callable[[bytes, random.Random], bytes]]] = [
    *(_put, _cut, _flip, _truncate, _drop_a_line, _say_twice, _exchange_a_value, _exchange_a_value),
    *(_change_a_row, _change_a_row, _change_a_row, _change_a_row, _harmless, _harmless, _harmless, _harmless),
]


def run(folder: Path, count: int, seed: int) -> Counter[str]:
    """Bring so many broken files into the open, new database: each is refused by name, or is then what is in it."""
    _fill()
    original = written(folder, NOW)
    seen: Counter[str] = Counter()
    moment = NOW
    with closing(sqlite3.connect(folder / FILE)) as other, made_once():
        for number in range(count):
            data = broken(original, random.Random(seed * 1_000_000 + number))
            before = other.execute("PRAGMA data_version").fetchone()
            moment += dt.timedelta(milliseconds=1)
            try:
                kept = put_back(data, moment, lambda part: None)
            except ExportRefused as refusal:
                seen[type(refusal).__name__] += 1
                assert other.execute("PRAGMA data_version").fetchone() == before, "a refused file changed something"
                assert not list((folder / "backups").glob("*.part*"))
                past = isinstance(refusal, DamagedExport) and refusal.place != "1"
                seen["passed the first line"] += past or isinstance(refusal, UnsoundExport)
                continue
            kept.path.unlink()
            seen["accepted"] += 1
            seen["passed the first line"] += 1
            _is_what_it_says(folder, data)
    return seen


_made: Final[dict[tuple[int, ...], bytes]] = {}


@contextmanager
def made_once() -> Iterator[None]:
    """The new database that a file is filled into is made once, and copied."""
    real = filling._migrate

    def migrate(path: Path, *version: int) -> None:
        if version and path.stat().st_size == 0:
            if version not in _made:
                real(path, *version)
                _made[version] = path.read_bytes()
            path.write_bytes(_made[version])
        else:
            real(path, *version)

    filling._migrate = migrate
    try:
        yield
    finally:
        filling._migrate = real


def _fill() -> None:
    """A row of each table, or a few."""
    ana, ben = contact("Ana", notes="Qop", phones=("514 555-0199",), email="q@example.ca"), contact("Ben")
    held = meeting(ana, NOW - DAY, NOW - 7 * DAY)
    held.aim([Objective.NETWORK], "qopper")
    held.finish(held.ends_at)
    first = deck.cards(held)[0]
    first.write("Qopopop", held.ends_at)
    KeyPhrase.mark(first, "Qopopop")
    meeting(ben, NOW + DAY, NOW)
    Referral.note(held, "Gil", may_name=MayName.YES)
    Advice.note(held, "Qop la qopa", (NOW + DAY).date(), NOW - DAY)
    sent(MessageKind.REQUEST, ben, NOW - 9 * DAY)
    Message.begin(MessageKind.THANK_YOU, ana, held, "email", "fr").propose(("2026-09-20T16:00:00+00:00",))
    Call.log(ana, NOW, at=NOW - DAY, notes="Qop")
    Template.write("update", "fr", "Qop", "Qop qop")
    Delivery.dismiss(due(NOW)[0], NOW)
    Question.add("Qop qop qop?")
    brought_in(ben)


def brought_in(known: Contact) -> None:
    """An import that added someone, and completed someone who was known."""
    batch = ContactImport.create(file_name="qop.vcf")
    ImportedContact.create(batch=batch, contact=contact("Qopine"))
    was, to = {"title": known.title, "phones": known.phones}, {"title": "Qop", "phones": ("514 555-0123",)}
    known.describe(**to)
    ImportedContact.create(batch=batch, contact=known, before=json.dumps(was), after=json.dumps(to))


def _is_what_it_says(folder: Path, data: bytes) -> None:
    """All of the file is there, nothing else is, and the app can work with it."""
    told = json.loads(data.decode("utf-8-sig"))["tables"]
    there = json.loads(written(folder, NOW))["tables"]
    assert {name: sorted(rows, key=lambda row: row["id"]) for name, rows in told.items()} == there
    for model in RECORDS:
        for _ in model.select():
            pass
    for read in (due, unanswered, agenda.coming, agenda.past, people.people):
        read(NOW)
    Profile.load().quiet  # noqa: B018 - it reads two hours
    recently_deleted()
    search.search("qop")
    for person in Contact.select():
        for kind in MessageKind:
            sources(kind, person, agenda.last_held(NOW, person), None, NOW)
        touches([person.id], NOW)
    for batch in ContactImport.latest():
        batch.undo(NOW)
        batch.redo()
    for message in Message.select():
        to_come(message.times, NOW)
    for interview in Interview.select():
        deck.cards(interview), interview.start, interview.end, interview.subject(Profile.load())
