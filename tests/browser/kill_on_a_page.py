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
GO = "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate', { state: null })); }"
"""As a link within the page: no second load."""
WORDS = ["Zoé", "said", "«", "à", "l’ouest", "»", ";", "rappeler", "20", "000", "$", "–", "œuvrer", "en", "équipe."]


def some_words(turn: int, n: int) -> str:
    return f"{turn}.{n} {' '.join(random.choices(WORDS, k=random.randint(1, 5)))} "


def type_until_killed(phone: Phone, journey: Journey, field: Locator, turn: int) -> str:
    """Type, and be killed at a random moment; what the page last showed as saved.

    On each page "Saved" is read once: Flutter tells a screen reader of its coming back no more, though it is seen.
    """
    word = phone.say("Saved")
    saved = phone.page.get_by_text(word).or_(phone.page.get_by_label(word)).first
    promised = before = field.input_value()
    phone.type(some_words(turn, 0))
    if turn % 2:
        expect(saved).to_be_visible()
        promised = field.input_value()
        phone.type(some_words(turn, 1))
        time.sleep(random.uniform(0, 0.9))
    else:
        time.sleep(random.uniform(0, 0.9))
        if saved.count():
            promised = field.input_value()
    journey.kill()
    assert promised.startswith(before)
    return promised


def test_what_the_page_said_was_saved_is_there(journey: Journey, capsys: pytest.CaptureFixture[str]) -> None:
    with journey.facts():
        talk = interview(contact("Ana Lopes"), now() - dt.timedelta(minutes=60), now() - dt.timedelta(days=1))
    name, seen = "Notes: Ana Lopes", 0
    for turn in range(KILLS):
        phone = journey.start("en")
        phone.page.evaluate(GO, f"/interviews/interview/{talk.id}/after")
        phone.at("What you heard")
        field = phone.field(name)
        time.sleep(1.5)  # while the screen comes in, the focus goes to and fro: see test_right_after.py
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
