"""The app is killed while someone types on a real page: what the screen said was saved is there. Run by name."""

import datetime as dt
import os
import random
import time

import pytest
from playwright.sync_api import Locator, expect

from models.clock import now
from models.database import db
from models.interview import Interview
from tests.browser.journey import Journey, Phone
from tests.models.people import contact, interview

KILLS = int(os.environ.get("ENTREVUE_PAGE_KILLS", "20"))
WORDS = ["Zoé", "said", "«", "à", "l’ouest", "»", ";", "rappeler", "20", "000", "$", "–", "œuvrer", "en", "équipe."]


def some_words(turn: int, n: int) -> str:
    return f"{turn}.{n} {' '.join(random.choices(WORDS, k=random.randint(1, 5)))} "


def type_until_killed(phone: Phone, journey: Journey, field: Locator, turn: int) -> str:
    """Type, and be killed at a random moment; what the page last showed as saved."""
    word = phone.say("Saved")
    saved = phone.page.get_by_text(word).or_(phone.page.get_by_label(word)).first
    promised = before = field.input_value()
    rounds = random.randint(1, 3)
    for n in range(rounds):
        phone.type(some_words(turn, n))
        expect(saved).to_have_count(0)
        if n < rounds - 1:
            expect(saved).to_be_visible()
            promised = field.input_value()
    time.sleep(random.uniform(0, 0.9))
    if saved.count():
        promised = field.input_value()
    journey.kill()
    assert promised.startswith(before)
    return promised


def test_what_the_page_said_was_saved_is_there(journey: Journey, capsys: pytest.CaptureFixture[str]) -> None:
    with journey.facts():
        talk = interview(contact("Ana Lopes"), now() - dt.timedelta(minutes=60), now() - dt.timedelta(days=1))
    name, seen = "Notes: what you heard from Ana Lopes", 0
    for turn in range(KILLS):
        phone = journey.start("en")
        phone.page.goto(f"{journey.app.origin}/interviews/interview/{talk.id}/after")
        phone.read_aloud()
        phone.at("What you heard")
        field = phone.field(name)
        phone.tap(field)
        expect(field).to_be_focused()
        phone.at_rest()
        phone.page.keyboard.press("Control+End")
        before = field.input_value()
        promised = type_until_killed(phone, journey, field, turn)
        phone.page.close()
        seen += promised != before
        with journey.facts():
            assert Interview.get().notes.startswith(promised), turn
            assert db.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
    with capsys.disabled():
        print(f"\nkilled {KILLS} times on a page; {seen} times it had shown new words as saved, and none was lost")  # noqa: T201
    assert seen
