"""What is being typed stays when its field is scrolled out of sight, also while the screen is read aloud.

In a lazy list such a field leaves what a screen reader is told. Flutter then makes its place in the page anew, empty,
and takes that for what the person typed: the app heard of a text that was emptied, and saved it.
"""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from models import deck
from models.clock import now
from models.interview import Interview
from models.message import Message
from models.profile import Profile
from tests.browser.journey import Journey
from tests.browser.test_messages import DAY
from tests.models.people import contact, interview
from tests.views.serving import until

_NOTES = "Notes: {name}"
_FAR = 5000  # points: past the end of any screen at once, as a wheel does


def met(language: str) -> Interview:
    start = now() - DAY
    row = interview(contact("Ana Lopes", language=language), start, start - DAY)
    row.finish(row.ends_at)
    for card in deck.cards(row):
        card.write("Oui.", row.ends_at)
    row.write_notes("Commencer petit.")
    return row


def notes() -> str:
    return Interview.get().notes


def body() -> str:
    message = Message.get_or_none()
    return message.body if message else ""


@pytest.mark.parametrize(
    ("path", "label", "saved"),
    [("message/thank-you", "Message", body), ("after", _NOTES, notes)],
    ids=["message", "notes"],
)
def test_a_text_that_is_scrolled_away_stays(journey: Journey, path: str, label: str, saved: Callable[[], str]) -> None:
    with journey.facts():
        Profile.load().describe(name="Émilie Roy")
        met("en")

    phone = journey.start("en", "--open", f"/today/interview/1/{path}", width=1280, height=800)
    page = phone.page
    field = phone.field(phone.say(label, name="Ana Lopes"))
    time.sleep(1.5)  # a hand is no faster: while the screen comes in, the focus goes to and fro
    field.click()
    expect(field).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Merci!")
    with journey.facts():
        until(lambda: saved().endswith(" Merci!"))
        text = saved()

    page.mouse.move(500, 500)
    for way in (_FAR, -_FAR):
        page.mouse.wheel(0, way)
        phone.at_rest()
    time.sleep(1)  # more than a text takes to be saved
    with journey.facts():
        assert saved() == text
    field.click()
    expect(field).to_have_value(text)
    journey.assert_quiet()
