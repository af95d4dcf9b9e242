"""Messages: drafted in the contact's language, kept while one writes, and marked as sent."""

from __future__ import annotations

import datetime as dt

import pytest

from locales.words import words
from models.advice import Advice
from models.call import Call
from models.contact import Contact
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.referral import MayName, Referral
from tests.models.people import DAY, contact, interview, sent
from tests.screen import Screen
from tests.views.conftest import Open

HERE = "/contacts/contact/1"


@pytest.fixture
def ana(data: object, clock: object) -> Contact:
    return contact(email="ana@example.ca")


def body(screen: Screen) -> str:
    return screen.field("Message").value


def subject(screen: Screen) -> str:
    return screen.field("Subject").value


@pytest.fixture
def held(ana: Contact, now: dt.datetime) -> Interview:
    row = interview(ana, now - DAY, now - 2 * DAY)
    row.finish(row.ends_at)
    return row


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (MessageKind.REQUEST, "May I ask your advice?"),
        (MessageKind.NUDGE, "My request from the other day"),
        (MessageKind.THANK_YOU, "Thank you for your time"),
        (MessageKind.UPDATE, "Thank you, and some news"),
    ],
)
@pytest.mark.parametrize("language", ["", "en", "fr"])
async def test_a_draft_is_in_the_language_of_the_contact(
    open_app: Open, ana: Contact, held: Interview, kind: str, line: str, language: str
) -> None:
    ana.describe(language=language)
    Profile.load().describe(name="Noé Roy")
    there = words(language)
    screen = await open_app(f"{HERE}/message/{kind}")
    assert subject(screen) == there(line)
    assert body(screen).startswith(there("Hello {name},", name="Ana"))
    assert body(screen).endswith("Noé Roy")
    assert screen.has("To Ana Lopes")
    assert screen.has("ana@example.ca")
    assert screen.has("Mark as sent")


async def test_what_was_written_is_kept_while_away(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Subject", "Jazz")
    await screen.type("Message", "Dear Ana,")
    await screen.back()
    assert screen.route == HERE
    await screen.click("Ask for a meeting")
    assert (subject(screen), body(screen)) == ("Jazz", "Dear Ana,")
    assert Message.select().count() == 1
    assert Message.get().sent_at is None


async def test_reading_a_draft_keeps_nothing(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.back()
    assert not Message.select().exists()


async def test_a_sent_message_is_noted_and_can_be_undone(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "Dear Ana,")
    await screen.segment("Text message")
    await screen.click("Mark as sent")
    assert screen.route == HERE
    assert screen.snack() == "Noted as sent."
    message = Message.get()
    assert (message.body, message.channel) == ("Dear Ana,", Channel.TEXT)
    assert message.sent_at is not None
    assert screen.has("Request for a meeting sent")
    await screen.click("Undo")
    assert not screen.has("Request for a meeting sent")
    assert Message.get().sent_at is None
    await screen.click("Ask for a meeting")
    assert body(screen) == "Dear Ana,"


async def test_an_impatient_finger_sends_one_message(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.tap_twice("Mark as sent")
    assert Message.select().count() == 1
    assert screen.route == HERE


async def test_a_call_made_aloud_is_logged_once(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.segment("By phone")
    await screen.tap_twice("Log the call")
    assert Call.select().count() == 1


async def test_a_message_too_long_is_refused_and_stays(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "x" * 1_000_001)
    await screen.click("Mark as sent")
    assert screen.snack() == "This is too long to keep. Please shorten it."
    assert len(body(screen)) == 1_000_001
    assert not Message.select().where(Message.sent_at.is_null(False)).exists()


@pytest.mark.parametrize("may_name", MayName)
async def test_who_suggested_them_is_named_only_with_permission(
    open_app: Open, ana: Contact, may_name: MayName
) -> None:
    Referral.link(contact("Zed"), ana, may_name=may_name)
    screen = await open_app(f"{HERE}/message/request")
    said = [subject(screen), body(screen)]
    await screen.segment("By phone")
    said.append(next(text for text in screen.texts() if text.startswith("Hello Ana")))
    assert [("Zed" in text) for text in said] == [may_name is MayName.YES] * 3


async def test_a_thank_you_names_the_people_suggested_then(open_app: Open, held: Interview) -> None:
    Referral.note(held, "Zed")
    screen = await open_app("/today/interview/1/message/thank-you")
    assert "Zed" in body(screen)
    await screen.click("Mark as sent")
    assert Message.get().interview == held


async def test_news_tell_the_advice_that_was_followed(
    open_app: Open, ana: Contact, held: Interview, now: dt.datetime
) -> None:
    sent(MessageKind.THANK_YOU, ana, now - DAY / 2, held)
    Advice.note(held, "Read more", None, now).do(now)
    screen = await open_app(f"{HERE}/message/update")
    assert subject(screen) == "Some news"
    assert "• Read more" in body(screen) or "• read more" in body(screen)


async def test_a_request_can_be_made_aloud_and_the_call_logged(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.segment("By phone")
    assert screen.has("If they object")
    assert screen.has("“I have no time.”")
    await screen.click("Log the call")
    assert screen.route == HERE
    assert Call.select().where(Call.deleted_at.is_null()).count() == 1
    await screen.click("Undo")
    assert Call.select().where(Call.deleted_at.is_null()).count() == 0


async def test_copying_says_where_to_paste(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "Dear Ana,")
    await screen.click("Copy")
    assert screen.snack() == "The message was copied. Paste it where you write to them."
    assert screen.copied().endswith("Dear Ana,")


async def test_letters_typed_before_the_screen_follows_are_kept(open_app: Open, ana: Contact) -> None:
    """A render between two keys must not put the first one's text back into the field."""
    screen = await open_app(f"{HERE}/message/request")
    await screen.focus("Message")
    field = screen.field("Message")
    screen.session.apply_patch(field._i, {"value": "a"})
    await screen.session.dispatch_event(field._i, "change", "a")
    screen.session.apply_patch(field._i, {"value": "ab"})  # whose event is still on its way
    await screen.settle()
    assert body(screen) == "ab"
