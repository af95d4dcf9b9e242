"""The sample people make sense at any hour of any day, in both languages."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from locales.words import words
from models import clock
from models.advice import Advice
from models.agenda import coming
from models.answer import Answer
from models.call import Call
from models.contact import Contact
from models.database import close_database, open_database
from models.deck import cards
from models.interview import Interview
from models.message import Message, MessageKind, Reply
from models.naming import nameable
from models.profile import Profile
from models.question import Question
from models.record import Record
from models.referral import MayName, Referral
from models.reminder import Kind, Phase
from models.reminders import due, upcoming
from models.requests import unanswered
from tests.models.people import each_alone_as_among_all
from views.demo import fill

ROOT = Path(__file__).parents[2]
HOURS = ("00:05", "09:00", "12:30", "17:30", "23:55")
ON_THE_EDGE = ("12:00", "18:00")  # where what "just happened" moves to another day
CHANGES = ("2026-03-08", "2026-03-09", "2026-11-01", "2026-11-02", "2027-01-01")  # of the clock, and of the year
ELSEWHERE = ("America/St_Johns", "Europe/Paris")
MOMENTS = [
    ("America/Toronto", "2026-09-15 09:00", "en"),  # a language has no hours of its own
    *(("America/Toronto", f"2026-09-15 {hour}", "fr") for hour in HOURS + ON_THE_EDGE),
    *(("America/Toronto", f"{day} {hour}", "fr") for day in CHANGES for hour in HOURS),
    *((place, f"2026-09-15 {hour}", "fr") for place in ELSEWHERE for hour in HOURS),
]
TABLES: tuple[type[Record], ...] = (Contact, Interview, Answer, Advice, Message, Call, Referral, Question, Profile)
BOTH = {Phase.OPEN, Phase.LATE}


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


def texts() -> list[str]:
    """Everything one can read in the database."""
    fields = {
        Contact: ("title", "organisation", "notes"),
        Interview: ("place", "notes", "own_objective"),
        Answer: ("text",),
        Advice: ("text",),
        Message: ("subject", "body"),
        Call: ("notes",),
        Referral: ("why",),
        Question: ("text",),
        Profile: ("introduction", "subject_name", "study_plan"),
    }
    found = [
        getattr(row, name) for model, names in fields.items() for row in model.select().order_by("id") for name in names
    ]
    return [*found, *(tag for contact in Contact.select() for tag in contact.tags)]


@pytest.mark.parametrize(("place", "moment", "code"), MOMENTS)
def test_the_story_makes_sense_at_any_hour(place: str, moment: str, code: str, data: Path) -> None:
    there = dt.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(place))
    with time_machine.travel(there, tick=False):
        now = clock.now()
        assert (now, str(now.tzinfo)) == (there, place)
        fill(code)
        each_kind_is_due_and_late_for_some(now)
        an_interview_is_near_with_its_cards_chosen(now)
        what_is_past_is_past(now)
        one_thing_follows_another(now)
        all_can_be_kept()


def each_kind_is_due_and_late_for_some(now: dt.datetime) -> None:
    phases: dict[Kind, set[Phase]] = {kind: set() for kind in Kind}
    for reminder in due(now):
        phases[reminder.kind].add(reminder.phase(now))
    assert phases == {**dict.fromkeys(Kind, BOTH), Kind.CARDS: {Phase.OPEN}}
    assert len(due(now)) <= 20
    assert [request.contact.name for request in unanswered(now)] == ["Grace Wong"]
    assert upcoming(now, now + dt.timedelta(days=7))


def an_interview_is_near_with_its_cards_chosen(now: dt.datetime) -> None:
    first, *others = coming(now)
    assert now < first.start < now + dt.timedelta(hours=1)
    assert 8 <= first.start.hour < 19
    chosen = cards(first)
    assert first.cards_chosen_at
    assert len(chosen) == 7
    assert chosen[-1].question.is_last
    assert nameable(first.contact)
    assert [interview.start < now + dt.timedelta(hours=48) for interview in others] == [True]


def what_is_past_is_past(now: dt.datetime) -> None:
    for table in set(TABLES) - {Question, Profile}:  # those were there before the clock was moved
        names = {name for name in table._meta.fields if name.endswith("_at")} - {"starts_at", "ends_at"}
        for row in table.select():
            assert [name for name in names if (getattr(row, name) or now) > now] == [], (table, row.id)


def one_thing_follows_another(now: dt.datetime) -> None:
    for contact in Contact.select():
        assert all(message.sent > contact.created_at for message in contact.messages), contact.name
        assert all(call.called_at > contact.created_at for call in contact.calls), contact.name
        assert all(meeting.planned_at > contact.created_at for meeting in contact.interviews), contact.name
    for meeting in Interview.select():
        assert meeting.planned_at < meeting.starts_at
        assert not meeting.finished_at or meeting.finished_at == meeting.ends_at <= now
        assert all(meeting.ends_at < message.sent for message in meeting.messages)
    for message in Message.select():
        assert message.replied_at is None or message.sent < message.replied_at
    for referral in Referral.select():
        assert referral.interview is None or referral.created_at == referral.interview.ends_at


def all_can_be_kept() -> None:
    assert [row.problems() for table in TABLES for row in table.select() if row.problems()] == []


class TestWhoTheyAre:
    @pytest.fixture(autouse=True)
    def _filled(self, data: Path, language: str) -> None:
        fill(language)

    def test_about_a_dozen_of_every_sort(self) -> None:
        assert 12 <= Contact.select().count() <= 15
        assert {row.may_name for row in Referral.select()} == set(MayName)
        assert {row.kind for row in Message.select()} == set(MessageKind)
        assert {Reply.YES, Reply.NO} <= {row.reply for row in Message.select()}
        assert [row.name for row in Contact.select().where(Contact.closed_at.is_null(False))] == ["Robert Tremblay"]
        assert Call.select().count() == 2
        assert Interview.select().where(Interview.cancelled_at.is_null(False)).count() == 1
        assert Answer.select().where(Answer.text != "").count() >= 10
        assert {(row.due_on is None, row.done_at is None) for row in Advice.select()} >= {
            (True, False),
            (True, True),
            (False, True),
        }

    def test_each_is_told_the_same_alone_as_among_all(self) -> None:
        each_alone_as_among_all(clock.now())

    def test_nobody_real_can_be_reached(self) -> None:
        for contact in Contact.select():
            assert not contact.email or contact.email.endswith(("@example.ca", "@example.com"))
            assert all(phone[4:10] == "555-01" and len(phone) == 12 for phone in contact.phones)
            assert not contact.link or contact.link.startswith("https://example.com/")

    def test_the_profile_is_complete(self) -> None:
        profile = Profile.load()
        assert all((profile.name, profile.introduction, profile.subject_name, profile.study_plan, profile.welcomed_at))


def test_both_languages_tell_the_same_story_each_in_its_words(tmp_path: Path) -> None:
    told = {}
    for code in ("en", "fr"):
        open_database(tmp_path / code)
        fill(code)
        told[code] = texts()
        close_database()
    assert len(told["en"]) == len(told["fr"])
    assert [text == "" for text in told["en"]] == [text == "" for text in told["fr"]]
    same = {english for english, french in zip(told["en"], told["fr"], strict=True) if english and english == french}
    constants = {name for name in same if words("fr")(name) == name}
    assert same == constants == {
        "Agora Urbana", "Atelier Boréal", "Café du Canal", "Carto Nord", "Groupe Trois-Pignons", "Studio Vieux-Port",
        "Vélo-Cité", "https://video.example.com/agora",
    }  # fmt: skip


def test_the_real_data_is_left_alone(tmp_path: Path, language: str) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share"), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/-"}
    kept = {name: value for name, value in os.environ.items() if name != "FLET_APP_STORAGE_DATA"}
    command = [sys.executable, "main.py", "--demo", "--notify-due", "--language", language]
    done = subprocess.run(command, cwd=ROOT, env={**kept, **home}, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert list(tmp_path.rglob("*.db")) == []
    assert not (tmp_path / "share").exists()
