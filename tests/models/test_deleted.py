"""What was deleted comes back whole for thirty days; then nothing of it is left, in the tables or in the file."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import deck
from models.advice import Advice
from models.answer import Answer
from models.backup import Reason, back_up
from models.call import Call
from models.contact import Contact
from models.database import FILE, close_database, db, open_database
from models.deleted import DAYS, purge, recently_deleted, take_back
from models.delivery import Delivery
from models.interview import Interview
from models.message import Message, MessageKind
from models.question import Question
from models.record import Record
from models.referral import Referral
from models.template import Template
from tests.models.people import DAY, contact, interview

LATER = dt.timedelta(days=DAYS + 1)
_MARK = re.compile(rb"zq\d+qz")


def test_the_latest_deletion_comes_first_and_says_how_long_it_stays(now: dt.datetime) -> None:
    contact("Stays")
    contact("Ana").delete_for_now(now - 29 * DAY)
    Question.add("Why?").delete_for_now(now)
    assert [(type(row.record).__name__, row.days_left(now)) for row in recently_deleted()] == [
        ("Question", 30),
        ("Contact", 1),
    ]


def test_a_contact_comes_back_with_who_suggested_them(now: dt.datetime) -> None:
    held = interview(contact("Ana"), now - DAY, now - 2 * DAY)
    referral = Referral.note(held, "Ben")
    referral.forget_with_contact(now)
    (row,) = recently_deleted()
    take_back(row.record)
    assert [found.contact.name for found in Referral.from_interview(held)] == ["Ben"]
    assert recently_deleted() == []


def test_an_interview_comes_back_with_its_contact(now: dt.datetime) -> None:
    held = interview(contact("Ana"), now - DAY, now - 2 * DAY)
    held.delete_for_now(now)
    held.contact.delete_for_now(now)
    take_back(Interview.get_by_id(held.id))
    assert Interview.find(held.id) and Contact.find(held.contact_id)


def test_nothing_goes_before_its_time(now: dt.datetime) -> None:
    contact("Ana").delete_for_now(now)
    assert purge(now + dt.timedelta(days=DAYS)) == 0
    assert Contact.select().count() == 1
    assert purge(now + LATER) == 1
    assert Contact.select().count() == 0


def test_an_own_card_stays_with_its_answers(now: dt.datetime) -> None:
    held = interview(contact("Ana"), now - DAY, now - 2 * DAY)
    answered, unused = Question.add("Answered?"), Question.add("Unused?")
    deck.add(held, answered, now).write("Yes.", now)
    deck.add(held, unused, now)
    for card in (answered, unused):
        card.delete_for_now(now)
    purge(now + LATER)
    assert [row.text for row in Question.select().where(Question.key.is_null())] == ["Answered?"]
    assert Answer.select().where(Answer.text == "Yes.").count() == 1


def test_what_was_done_with_its_reminders_goes_too(now: dt.datetime) -> None:
    ana = contact("Ana")
    for uid, kind in ((ana.uid, "update"), ("2026-09-15", "digest")):
        Delivery.create(kind=kind, subject_uid=uid, occurrence="", phase="open")
    purge(now + LATER)
    assert Delivery.select().count() == 2
    ana.delete_for_now(now)
    purge(now + LATER)
    assert [row.kind for row in Delivery.select()] == ["digest"]


class _Marks:
    """Texts that are found again wherever they are left, each of one record."""

    def __init__(self) -> None:
        self.of: dict[str, list[Record]] = {}

    def make(self, *owners: Record) -> str:
        mark = f"zq{len(self.of)}qz"
        self.of[mark] = list(owners)
        return f"{mark} " * random.choice([1, 3, 900])


def _people(marks: _Marks, now: dt.datetime, many: int) -> list[Record]:
    """Contacts, each with one of everything; each text was another before."""
    made: list[Record] = []
    for n in range(many):
        who = contact(f"Ana {n}")
        for _ in range(2):
            who.write_notes(marks.make(who))
        talk = interview(who, now - DAY, now - 2 * DAY)
        talk.write_notes(marks.make(who, talk))
        for card in deck.cards(talk)[:3]:
            for _ in range(2):
                card.write(marks.make(who, talk), now)
        advice = Advice.note(talk, "x", None, now)
        advice.text = marks.make(who, advice)
        advice.save()
        call = Call.log(who, now)
        call.notes = marks.make(who, call)
        call.save()
        message = Message.create(kind=MessageKind.UPDATE, contact=who)
        message.body = marks.make(who, message)
        message.save()
        card_of_own = Question.add("x")
        card_of_own.reword(marks.make(card_of_own).strip()[:40])
        words = Template.create(wording="update", language="en")
        words.body = marks.make(words)
        words.save()
        made += [who, talk, advice, call, message, card_of_own, words]
        if n:
            link = Referral.link(made[0], who)  # type: ignore[arg-type]
            link.why = marks.make(made[0], who, link)
            link.save()
            made.append(link)
    return made


@settings(max_examples=6)
@given(seed=st.integers(0, 2**32), many=st.integers(1, 12))
def test_no_text_of_it_is_left_anywhere(tmp_path_factory: pytest.TempPathFactory, seed: int, many: int) -> None:
    close_database()
    folder = tmp_path_factory.mktemp("purged")
    open_database(folder)
    now = dt.datetime(2026, 9, 15, 12, tzinfo=dt.UTC)
    random.seed(seed)
    marks = _Marks()
    people = _people(marks, now, many)
    gone = random.sample(people, random.randint(1, len(people)))
    for record in gone:
        record.delete_for_now(now)
    purge(now + LATER)
    made = back_up(folder, Reason.DAILY, now)

    def is_left(mark: str) -> bool:
        return not any(owner in gone for owner in marks.of[mark])

    wanted = {mark.encode() for mark in marks.of if is_left(mark)}
    for file in (folder / FILE, folder / f"{FILE}-wal", made.path):
        found = set(_MARK.findall(file.read_bytes())) if file.exists() else set()
        assert found <= wanted, f"{len(found - wanted)} are still in {file.name}"
    said = "".join(
        str(row) for table in db.get_tables() for row in db.execute_sql(f'SELECT * FROM "{table}"').fetchall()
    ).encode()
    assert set(_MARK.findall(said)) <= wanted
    assert db.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    close_database()
