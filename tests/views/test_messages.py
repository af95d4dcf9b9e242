"""Messages: drafted in the contact's language, kept while one writes, and marked as sent."""

from __future__ import annotations

import asyncio
import datetime as dt
from urllib.parse import parse_qs, urlsplit

import flet as ft
import pytest

from locales.words import words
from models import deck
from models.advice import Advice
from models.call import Call
from models.contact import Contact
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.proposed_times import kept
from models.referral import MayName, Referral
from models.template import Template
from tests.models.people import DAY, contact, interview, sent
from tests.screen import Screen
from tests.views.conftest import Open, PassTime
from views.parts.autosave import flush_everywhere

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
        (MessageKind.NUDGE, "My request for advice"),
        (MessageKind.THANK_YOU, "Thank you for your time"),
        (MessageKind.UPDATE, "Thank you, and a short update"),
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
    assert subject(screen) == "A short update"
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


# What is missing is asked for in place


async def test_what_is_missing_is_asked_for_in_place_and_the_draft_follows(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    assert screen.has("What the message still lacks")
    assert "My name is" not in body(screen)
    await screen.type("Your name", "Noé Roy")
    await screen.leave("Your name")
    assert "My name is Noé Roy." in body(screen)
    assert screen.has("What the message still lacks"), "it stays under the fingers"
    assert screen.field("Your name").value == "Noé Roy"
    assert Profile.load().name == "Noé Roy"


async def test_nothing_is_asked_for_when_nothing_is_missing(open_app: Open, ana: Contact) -> None:
    Profile.load().describe(name="Noé", introduction="I draw.", subject_name="jazz")
    screen = await open_app(f"{HERE}/message/request")
    assert not screen.has("What the message still lacks")


async def test_a_letter_without_an_address_asks_for_it(open_app: Open, data: object) -> None:
    bo = contact("Bo Winter")
    screen = await open_app("/contacts/contact/1/message/update")
    assert not link_of(screen)
    await screen.type("The email address of Bo Winter", "bo@nowhere")
    await screen.leave("The email address of Bo Winter")
    assert screen.field("The email address of Bo Winter").error
    await screen.type("The email address of Bo Winter", "bo@example.c")
    await asyncio.sleep(0.5)  # a pause in the middle of it, when what is there is kept
    assert screen.field("The email address of Bo Winter").value == "bo@example.c"
    await screen.type("The email address of Bo Winter", "bo@example.ca")
    await screen.leave("The email address of Bo Winter")
    assert link_of(screen).startswith("mailto:bo@example.ca?")
    assert Contact.get_by_id(bo.id).email == "bo@example.ca"


# Sending


def link_of(screen: Screen, name: str = "Open in my mail") -> str:
    """The address that a button opens."""
    try:
        button = screen.find(name, ft.FilledButton)
    except LookupError:
        return ""
    actions = button.action if isinstance(button.action, list) else [button.action]
    (url,) = [action.url for action in actions if isinstance(action, ft.OpenUrl)]
    return url


def fields_of(link: str) -> dict[str, str]:
    return {name: value.replace("\r\n", "\n") for name, (value,) in parse_qs(urlsplit(link).query).items()}


async def test_the_link_says_exactly_what_is_shown_also_while_one_types(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    assert fields_of(link_of(screen)) == {"subject": subject(screen), "body": body(screen)}
    await screen.type("Subject", "À & “B” + 100 %?")
    await screen.type("Message", "« Où? »\n\nÀ 5 % & plus = d’ici + là #1")
    assert fields_of(link_of(screen)) == {"subject": "À & “B” + 100 %?", "body": body(screen)}
    assert urlsplit(link_of(screen)).path == "ana@example.ca"


async def test_a_text_too_long_for_a_link_is_copied_and_said_so(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "é" * 1500)
    button = screen.find("Open in my mail", ft.FilledButton)
    (copied,) = [action.data for action in button.action if isinstance(action, ft.CopyToClipboard)]
    assert copied == "é" * 1500
    assert "body" not in fields_of(link_of(screen))
    assert screen.has("This text is too long to be passed on whole: it is copied as well, to paste.")
    await screen.click("Open in my mail")
    assert screen.snack() == "The text is too long to pass on: it was copied. Paste it in your mail."


async def test_a_short_message_opens_the_phones_messages(open_app: Open, ana: Contact) -> None:
    ana.describe(phones=("514 555-0199", "+1 418 555-0100"))
    screen = await open_app(f"{HERE}/message/request")
    await screen.segment("By text")
    with pytest.raises(LookupError):
        screen.field("Subject")
    link = link_of(screen, "Open in my messages: 514 555-0199")
    assert link.startswith("sms:5145550199?body=")
    assert fields_of(link) == {"body": body(screen)}
    assert len(body(screen).split()) < 60
    await screen.click("Open in my messages: +1 418 555-0100")
    assert screen.has("Was it sent?")
    await screen.click("Mark as sent")
    assert Message.get().channel == Channel.TEXT


async def test_each_form_keeps_its_own_text(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "A letter.")
    await screen.segment("By text")
    assert body(screen) != "A letter."
    await screen.type("Message", "A text.")
    await screen.segment("By email")
    assert body(screen) == "A letter."
    await screen.segment("By text")
    assert body(screen) == "A text."


async def test_on_return_one_tap_records_it_also_after_the_app_was_closed(
    open_app: Open, ana: Contact, held: Interview
) -> None:
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.click("Open in my mail")
    assert screen.has("Was it sent?")
    again = await open_app("/today")
    assert any("Was it sent?" in text for text in again.texts())
    await again.click("Yes, it was sent")
    assert again.snack() == "Noted as sent."
    assert Message.get().channel == Channel.EMAIL
    assert not again.has("Thank Ana Lopes")
    await again.click("Undo")
    assert again.has("Thank Ana Lopes")
    assert Message.get().sent_at is None


async def test_sent_on_an_earlier_day(open_app: Open, ana: Contact, held: Interview, now: dt.datetime) -> None:
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.click("Today")
    await screen.pick((now - DAY).replace(hour=0))
    await screen.click("Mark as sent")
    message = Message.get()
    assert message.sent.astimezone(now.tzinfo).date() == (now - DAY).date()
    assert message.sent > held.ends_at, "it thanks for that day's interview"
    assert screen.snack() == "Noted as sent."


async def test_a_sent_message_can_be_read_again_and_taken_back(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    note = sent(MessageKind.REQUEST, ana, now - DAY)
    note.write("Jazz", "Dear Ana,")
    screen = await open_app(HERE)
    await screen.click("Request for a meeting sent")
    assert screen.has("Dear Ana,")
    assert screen.has("Jazz")
    await screen.click("It was not sent")
    assert screen.route == HERE
    assert Message.get().sent_at is None
    await screen.click("Undo")
    assert Message.get().sent == now - DAY


async def test_the_share_sheet_is_offered_on_a_phone_only(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    with pytest.raises(LookupError):
        screen.find("Share", ft.OutlinedButton)
    screen.page.platform = ft.PagePlatform.ANDROID
    await screen.type("Message", "Dear Ana,")
    share = screen.find("Share", ft.OutlinedButton)
    assert (share.action.text, share.action.subject) == ("Dear Ana,", subject(screen))
    screen.page.platform = ft.PagePlatform.IOS
    ana.describe(phones=("514 555-0199",))
    await screen.segment("By text")
    assert "&body=" in link_of(screen, "Open in my messages")


# Length


async def test_the_length_is_told_as_one_types(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "one two three")
    assert screen.has("3 words: a good length")
    await screen.type("Message", "word " * 121)
    assert screen.has("121 words: busy people read about 120. Could it be shorter?")


@pytest.mark.parametrize("nothing", ["", " \n ", "\u200b\u00a0"])
async def test_a_message_that_says_nothing_does_not_go(open_app: Open, ana: Contact, nothing: str) -> None:
    screen = await open_app(f"{HERE}/message/request")
    sent_before = screen.find("Mark as sent", ft.FilledTonalButton)
    await screen.type("Message", nothing)
    assert screen.has("This message is empty")
    assert not any("a good length" in text for text in screen.texts())
    assert not link_of(screen)
    for act in ("Copy", "Mark as sent"):
        assert not screen.has(act)
    sent_before.on_click(None)  # a tap that was on its way
    await screen.settle()
    assert not Message.select().where(Message.sent_at.is_null(False)).exists()

    await screen.type("Message", "Dear Ana,")
    assert not screen.has("This message is empty")
    await screen.click("Mark as sent")
    assert Message.get().body == "Dear Ana,"


async def test_the_guide_stands_beside_the_draft(open_app: Open, ana: Contact) -> None:
    for width in (412, 1280):
        screen = await open_app(f"{HERE}/message/request", width=width)
        assert screen.has("What the guide advises")
        assert screen.has("who you are")


# The permission rule


async def test_a_name_without_permission_is_explained_and_a_yes_is_asked_about(open_app: Open, ana: Contact) -> None:
    referral = Referral.link(contact("Zed Qop"), ana)
    screen = await open_app(f"{HERE}/message/request")
    assert screen.has("Zed Qop is not named: you have not noted that they agreed.")
    await screen.click("They agreed")
    assert screen.has("Did Zed Qop say that you may name them?")
    await screen.click("Not yet")
    assert "Zed" not in body(screen)
    await screen.click("They agreed")
    await screen.click("Yes, they said so")
    assert "Zed Qop thought" in body(screen)
    assert Referral.get_by_id(referral.id).may_name == MayName.YES
    await screen.click("Undo")
    assert "Zed" not in body(screen)


async def test_a_name_typed_without_permission_holds_the_message_back(open_app: Open, ana: Contact) -> None:
    Referral.link(contact("Zed Qop"), ana)
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "Hello. ZED QOP told me of you. Thanks!")
    assert screen.has("It names Zed Qop, and you have not noted that they agreed.")
    assert not link_of(screen)
    with pytest.raises(ValueError, match="not enough"):
        screen.copied()
    await screen.click("Take out those sentences")
    assert body(screen) == "Hello. Thanks!"
    assert link_of(screen)


async def test_a_permission_withdrawn_elsewhere_reaches_an_open_draft(open_app: Open, ana: Contact) -> None:
    referral = Referral.link(contact("Zed Qop"), ana, may_name=MayName.YES)
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Subject", "Jazz")
    await screen.leave("Subject")
    assert "Zed Qop" in body(screen)
    referral.allow(MayName.NO)
    await screen.settle()
    assert "Zed Qop" not in body(screen)
    assert subject(screen) == "Jazz"
    assert screen.has("Zed Qop is not named: they prefer not to be.")


async def test_a_yes_on_the_contact_is_asked_about_too(open_app: Open, ana: Contact) -> None:
    referral = Referral.link(contact("Zed Qop"), ana)
    screen = await open_app(HERE)
    await screen.select("May you say so?", "Yes")
    assert Referral.get_by_id(referral.id).may_name == MayName.NOT_ASKED
    await screen.click("Yes, they said so")
    assert Referral.get_by_id(referral.id).may_name == MayName.YES
    await screen.select("May you say so?", "No")
    assert Referral.get_by_id(referral.id).may_name == MayName.NO


# Drafts from facts


async def test_one_thing_learned_is_picked_and_worded(open_app: Open, held: Interview, now: dt.datetime) -> None:
    card = deck.cards(held)[0]
    card.write("She began small", now)
    screen = await open_app("/today/interview/1/message/thank-you")
    assert "began small" not in body(screen)
    option = next(row.text for row in screen.find("Something you learned", ft.DropdownM2).options[1:])
    await screen.select("Something you learned", option)
    assert "What I will remember most: she began small." in body(screen)
    field = "In your own words"
    await screen.type(field, "begin small")
    await screen.leave(field)
    assert "What I will remember most: begin small." in body(screen)
    picked = screen.find("Something you learned", ft.DropdownM2)
    assert {row.key: row.text for row in picked.options}[picked.value] == "In your own words"
    await screen.select("Something you learned", "Nothing in particular")
    assert "remember most" not in body(screen)


async def test_what_was_promised_is_told(open_app: Open, held: Interview) -> None:
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.type("What you promised them", "send you my sketches")
    await screen.leave("What you promised them")
    assert "I have not forgotten what I promised you: send you my sketches." in body(screen)
    assert Interview.get().promised == "send you my sketches"


async def test_a_promise_that_gives_way_to_ones_own_words_is_said(open_app: Open, held: Interview) -> None:
    held.promise("send you my sketches")
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.type("Message", body(screen).replace("I have not forgotten", "I well remember"))
    await screen.leave("Message")
    told = "You changed the text in that place, so this was not put in. Add it yourself if you wish:"
    assert not screen.has(told)
    await screen.type("What you promised them", "send you my book")
    await screen.leave("What you promised them")
    assert "I well remember what I promised you: send you my sketches." in body(screen)
    assert screen.has(told)
    assert screen.has("I have not forgotten what I promised you: send you my book.")
    await screen.type("Message", body(screen).replace("sketches", "book"))
    await screen.leave("Message")
    assert not screen.has(told)


async def test_a_thank_you_that_was_sent_is_told_and_read_again(
    open_app: Open, ana: Contact, held: Interview, now: dt.datetime
) -> None:
    gone = sent(MessageKind.THANK_YOU, ana, now - DAY / 2, held)
    gone.write("Merci", "Chère Ana, merci!")
    screen = await open_app("/today/interview/1/message/thank-you")
    (told,) = [text for text in screen.texts() if text.endswith(": you already thanked them.")]
    assert "Today" in told
    assert screen.has("What stands below is a new message.")
    await screen.click("Read it again")
    assert screen.has("Chère Ana, merci!")
    await screen.click("Close")
    assert not screen.has("Chère Ana, merci!")

    other = interview(ana, now - DAY / 3, now - 2 * DAY)
    other.finish(other.ends_at)
    await screen.go("/today/interview/2/message/thank-you")
    assert not any("already thanked" in text for text in screen.texts()), "that was for another meeting"


async def test_facts_are_left_out_and_taken_in_while_ones_own_words_stay(
    open_app: Open, held: Interview, now: dt.datetime
) -> None:
    Referral.note(held, "Bo Winter")
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.focus("Message")
    await screen.type("Message", body(screen).replace("I will send you", "I will gladly send you"))
    for is_in in (False, True):
        await screen.chip("Bo Winter")
        assert ("Bo Winter" in body(screen)) is is_in
        assert "I will gladly send you an update" in body(screen)


@pytest.mark.parametrize("from_", ["/today", "/interviews", "/interviews/learned/advice"])
async def test_news_are_one_step_from_where_they_were_offered(
    open_app: Open, ana: Contact, held: Interview, from_: str
) -> None:
    screen = await open_app(f"{from_}/news/contact/{ana.id}/message/update")
    assert screen.has("Give news")
    await screen.back()
    assert screen.route == from_


async def test_the_next_step_is_told_in_news(open_app: Open, ana: Contact, held: Interview) -> None:
    screen = await open_app(f"{HERE}/message/update")
    await screen.type("What comes next for you", "enrol in a course")
    await screen.leave("What comes next for you")
    assert "What comes next for me: enrol in a course." in body(screen)


async def test_a_draft_begins_again_with_an_undo(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    first = body(screen)
    assert not screen.has("Begin again from the draft")
    await screen.type("Message", "Mine.")
    await screen.leave("Message")
    await screen.click("Begin again from the draft")
    assert body(screen) == first
    await screen.click("Undo")
    assert body(screen) == "Mine."


async def test_what_is_typed_survives_a_dropped_connection(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.segment("By text")
    await screen.type("Message", "Dear")
    await screen.reconnect()
    assert body(screen) == "Dear"


# Times, and calling


def chosen(screen: Screen, label: str) -> str | None:
    """What a list of choices holds."""
    return screen.find(label, ft.DropdownM2).value


async def test_times_are_proposed_changed_and_offered_once_agreed(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.click("Propose times")
    noon, three = words("en").time(dt.time(12)), words("en").time(dt.time(15))
    assert f"For example, at one of these times:\n• Wednesday, September 16 at {noon} (lunch)" in body(screen)
    assert f"• Friday, September 18 at {three}\n" in body(screen), "a plain hour, for who never eats out"
    await screen.fire(next(row for row in screen.all(ft.Chip) if row.key.startswith("time-")), "delete")
    assert "September 16" not in body(screen)
    await screen.click("Another time")
    await screen.pick((now + 6 * DAY).replace(hour=0))
    await screen.pick(dt.time(15))
    assert f"• Monday, September 21 at {three}" in body(screen)
    assert "For example, at one of these times:" in body(screen)
    await screen.click("Mark as sent")
    await screen.click("They said yes")
    assert screen.has("Times you proposed")
    assert [row.selected for row in screen.all(ft.Chip)] == [True, False, False], "the first, which has a meal"
    assert chosen(screen, "How") == "meal"
    await screen.chip(f"Monday, September 21 at {three}")
    assert chosen(screen, "How") == "in-person"
    await screen.click("Plan the interview")
    row = Interview.get()
    assert (row.start, row.way) == ((now + 6 * DAY).replace(hour=15), "in-person")


async def test_the_form_begins_with_the_first_time_proposed_that_is_to_come(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    request = sent(MessageKind.REQUEST, ana, now - 3 * DAY)
    two = now.replace(hour=14)
    request.propose(kept([two + 4 * DAY, two - DAY, two + 2 * DAY]))
    screen = await open_app(f"{HERE}/new-interview")
    assert [row.selected for row in screen.all(ft.Chip)] == [True, False]
    assert chosen(screen, "How") == "in-person"
    await screen.click("Plan the interview")
    row = Interview.get()
    assert (row.start, row.way) == (two + 2 * DAY, "in-person")


async def test_who_is_chosen_in_the_form_brings_their_times_unless_another_was_chosen(
    open_app: Open, ana: Contact, now: dt.datetime
) -> None:
    sent(MessageKind.REQUEST, ana, now - DAY).propose(kept([now + 5 * DAY]))
    screen = await open_app("/interviews/new-interview")
    await screen.type("With whom?", "Ana")
    await screen.click("Ana Lopes")
    assert [row.selected for row in screen.all(ft.Chip)] == [True]
    await screen.click("12:00\u202fp.m.")
    await screen.pick(dt.time(18, 30))
    await screen.select("How", "Over a meal")
    await screen.click("Choose someone else")
    await screen.type("With whom?", "Ana")
    await screen.click("Ana Lopes")
    await screen.click("Plan the interview")
    row = Interview.get()
    assert (row.start, row.way) == ((now + 5 * DAY).replace(hour=18, minute=30), "meal"), "a dinner, as one chose it"


async def test_ones_questions_can_be_asked_on_the_spot(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    ana.describe(phones=("514 555-0199 x7",))
    screen = await open_app(f"{HERE}/message/request")
    await screen.segment("By phone")
    button = screen.find("Call 514 555-0199 x7", ft.OutlinedButton)
    assert button.action.url == "tel:5145550199;ext=7"
    await screen.tap_twice("Ask my questions now")
    begun = Interview.get()
    assert Interview.select().count() == 1
    assert (begun.way, begun.contact) == ("phone", ana)
    assert dt.timedelta() <= begun.start - now < dt.timedelta(seconds=20)
    call = f"{HERE}/message/request"
    assert screen.route == f"{call}/interview/{begun.id}/cards"
    assert screen.has("To begin")
    await screen.back()
    assert screen.route == call
    assert screen.has("If they object"), "it is still a call"
    await screen.tap_twice("Ask my questions now")
    assert Interview.select().count() == 1
    await screen.go(f"{call}/interview/{begun.id}/after")
    assert screen.has("What you heard")
    await screen.back()
    assert screen.route == call
    begun.delete_for_now(now)
    await screen.click("Ask my questions now")
    await screen.click("Undo")
    assert not Interview.select().where(Interview.deleted_at.is_null()).exists()


async def test_a_call_that_leads_to_a_meeting_is_logged_and_planned(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.segment("By phone")
    await screen.click("They agree to meet: plan it")
    assert screen.route == f"{HERE}/new-interview"
    assert Call.select().count() == 1


async def test_someone_without_an_address_is_called(open_app: Open, ana: Contact) -> None:
    ana.describe(email="", phones=("514 555-0199",))
    screen = await open_app(f"{HERE}/message/request")
    assert screen.has("If they object")


async def test_a_deleted_contact_says_so(open_app: Open, ana: Contact, now: dt.datetime) -> None:
    ana.delete_for_now(now)
    screen = await open_app(f"{HERE}/message/request")
    assert screen.has("This contact was deleted.")


# What a review found


async def test_two_windows_write_two_fields_of_one_draft(open_app: Open, ana: Contact) -> None:
    one, two = await open_app(f"{HERE}/message/request"), await open_app(f"{HERE}/message/request")
    await one.type("Message", "My body")
    await asyncio.sleep(0.5)
    await two.settle()
    await two.type("Subject", "My subject")
    await two.leave("Subject")
    await one.settle()
    await one.type("Message", "My body.")
    await one.leave("Message")
    for screen in (one, two):
        await screen.settle()
        assert (subject(screen), body(screen)) == ("My subject", "My body.")


async def test_two_windows_write_in_one_text(open_app: Open, ana: Contact) -> None:
    one, two = await open_app(f"{HERE}/message/request"), await open_app(f"{HERE}/message/request")
    await one.focus("Message")
    first = body(one)
    await two.type("Message", first.replace("I know you are busy.", "I know how busy you are."))
    await two.leave("Message")
    await one.settle()
    await one.type("Message", f"{first}\nP.S. Mine.")
    await one.leave("Message")
    assert "I know how busy you are." in body(one)
    assert body(one).endswith("P.S. Mine.")


async def test_a_fact_that_changes_while_a_field_has_the_focus_waits(open_app: Open, ana: Contact) -> None:
    referral = Referral.link(contact("Zed Qop"), ana, may_name=MayName.YES)
    screen = await open_app(f"{HERE}/message/request")
    await screen.focus("Message")
    shown = body(screen)
    referral.allow(MayName.NO)
    await screen.settle()
    assert body(screen) == shown
    assert not link_of(screen), "what stands in the field names them"
    await screen.type("Message", f"{shown}\nP.S. Mine.")
    await screen.leave("Message")
    assert "Zed Qop" not in body(screen)
    assert body(screen).endswith("P.S. Mine.")
    assert link_of(screen)


async def test_beginning_again_keeps_what_is_told_and_its_undo_works_after_a_letter(
    open_app: Open, ana: Contact, held: Interview
) -> None:
    screen = await open_app(f"{HERE}/message/update")
    await screen.type("What comes next for you", "enrol")
    await screen.leave("What comes next for you")
    await screen.type("Message", "Mine.")
    await screen.leave("Message")
    await screen.click("Begin again from the draft")
    assert "What comes next for me: enrol." in body(screen)
    await screen.type("Message", f"{body(screen)}x")
    await screen.leave("Message")
    await screen.click("Undo")
    assert body(screen) == "Mine."


async def test_a_subject_too_long_does_not_cost_the_text(open_app: Open, ana: Contact) -> None:
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Subject", "x" * 1001)
    await screen.type("Message", "Dear Ana,")
    await screen.back()
    assert Message.get().body == "Dear Ana,"


async def test_what_a_window_left_unsaved_when_it_went_stands_in_nobodys_way(open_app: Open, ana: Contact) -> None:
    gone = await open_app(f"{HERE}/message/request")
    await gone.type("Subject", "x" * 1001)
    gone.page._Page__session = lambda: None  # as Flet has it once the last that held the session is collected
    flush_everywhere()


async def test_what_was_handed_over_is_what_is_noted_as_sent(
    open_app: Open, ana: Contact, held: Interview, pass_time: PassTime, now: dt.datetime
) -> None:
    screen = await open_app("/today/interview/1/message/thank-you")
    handed = body(screen)
    await screen.click("Copy")
    Referral.note(held, "Bo Winter")
    await pass_time(screen, 3 * DAY)
    assert body(screen) == handed
    await screen.click("Mark as sent")
    message = Message.get()
    assert message.body == handed
    assert message.sent.astimezone(now.tzinfo).date() == now.date(), "the day it was copied"


async def test_telling_something_else_is_another_message(open_app: Open, ana: Contact, held: Interview) -> None:
    Referral.note(held, "Bo Winter")
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.click("Copy")
    await screen.chip("Bo Winter")
    assert "Bo Winter" not in body(screen)
    assert not screen.has("Was it sent?")


async def test_today_takes_a_no_for_an_answer(open_app: Open, ana: Contact, held: Interview) -> None:
    screen = await open_app("/today/interview/1/message/thank-you")
    await screen.click("Copy")
    await screen.go("/today")
    assert screen.has("Yes, it was sent")
    assert screen.has("Write the thank-you note"), "the draft is still one tap away"
    await screen.click("It was not sent")
    assert not screen.has("Yes, it was sent")


async def test_a_copy_of_an_earlier_occasion_is_not_asked_about(
    open_app: Open, ana: Contact, held: Interview, now: dt.datetime, pass_time: PassTime
) -> None:
    sent(MessageKind.THANK_YOU, ana, now - DAY / 2, held)
    screen = await open_app(f"{HERE}/message/update")
    await screen.click("Copy")
    Call.log(ana, now + DAY / 24)
    await screen.go("/today")
    await pass_time(screen, 30 * DAY)
    assert screen.has("Give Ana Lopes some news")
    assert not screen.has("Yes, it was sent")


async def test_ones_own_wording_names_nobody_without_permission_also_on_the_phone(open_app: Open, ana: Contact) -> None:
    Referral.link(contact("Zed Qop"), ana)
    for wording in ("request", "request-call"):
        Template.write(wording, "en", "From Zed Qop", "Hello {contact}. Zed Qop suggested that I call you. Thanks.")
    screen = await open_app(f"{HERE}/message/request")
    assert body(screen) == "Hello Ana. Thanks."
    assert "Zed" not in subject(screen)
    assert link_of(screen)
    await screen.segment("By phone")
    assert screen.has("Hello Ana. Thanks.")


async def test_a_name_over_two_lines_can_be_taken_out(open_app: Open, ana: Contact) -> None:
    Referral.link(contact("Zed Qop"), ana)
    screen = await open_app(f"{HERE}/message/request")
    await screen.type("Message", "Hello.\nZed\nQop\nThanks")
    await screen.click("Take out those sentences")
    assert body(screen) == "Hello.\nThanks"
    assert link_of(screen)
