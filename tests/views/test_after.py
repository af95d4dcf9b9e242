"""Right after: what was heard, before it fades."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from locales.words import words
from models import deck
from models.advice import Advice
from models.contact import Contact
from models.interview import CancelledBy, Interview
from models.referral import Referral
from tests.models.people import DAY, HOUR, contact, interview
from tests.screen import names
from tests.views.conftest import Open

HERE = "/today/interview/1/after"
NOTES = "Notes: Ana Lopes"


@pytest.fixture
def heard(data: object, clock: object, now: dt.datetime) -> Interview:
    """An interview that ended forty minutes ago, and that nobody confirmed."""
    return interview(contact(), now - HOUR, now - DAY)


async def test_from_today_one_tap_leads_to_the_notes_which_save_themselves(open_app: Open, heard: Interview) -> None:
    screen = await open_app("/today")
    await screen.click("Write it down")
    assert screen.route == HERE
    await screen.type(NOTES, "Blue door.")
    await screen.leave(NOTES)
    assert screen.has("Saved")
    assert Interview.get().notes == "Blue door."
    await screen.back()
    await screen.back()
    assert not screen.has("Write it down")


async def test_answers_are_gathered_and_every_card_can_be_shown(
    open_app: Open, heard: Interview, now: dt.datetime
) -> None:
    first, second, *_ = deck.cards(heard)
    first.write("By chance.", now)
    screen = await open_app(HERE)
    assert screen.field("What they said").value == "By chance."
    await screen.click("Show every card")
    await screen.type("What they said", "No fear.", f"card{second.id}")
    await screen.leave("What they said", f"card{second.id}")
    assert deck.cards(heard)[1].text == "No fear."


async def test_advice_is_noted_with_a_date(open_app: Open, heard: Interview, now: dt.datetime) -> None:
    screen = await open_app(HERE)
    await screen.click("Add this advice")
    assert screen.field("What they advise").error == "Please fill this in."
    await screen.click("Add a date")
    day = now.date() + 3 * DAY
    await screen.pick(dt.datetime.combine(day, dt.time()).astimezone(dt.UTC))
    assert screen.has("September 18, 2026")
    await screen.type("What they advise", "Read more")
    await screen.submit("What they advise")
    advice = Advice.get()
    assert (advice.text, advice.due_on) == ("Read more", day)
    assert screen.has("Add a date"), "the next advice begins without one"
    assert screen.field("What they advise").value == ""
    (line,) = [row for row in screen.all(ft.Row) if row.controls and isinstance(row.controls[0], ft.Checkbox)]
    assert not line.controls[0].label, "it would not wrap, and run on under the menu"
    assert line.controls[1].expand
    assert names(line.controls[1]) == ["Read more"]
    await screen.click("Read more")
    assert Advice.get().done_at is not None
    await screen.tick("Read more")
    assert Advice.get().done_at is None
    await screen.tick("Read more")
    assert screen.snack() == "Well done: it will be in your next news to them."
    await screen.click("Undo")
    assert Advice.get().done_at is None


async def test_a_date_may_be_taken_away(open_app: Open, heard: Interview, now: dt.datetime) -> None:
    screen = await open_app(HERE)
    await screen.click("Add a date")
    await screen.pick(dt.datetime.combine(now.date(), dt.time()).astimezone(dt.UTC))
    await screen.click("No date")
    await screen.type("What they advise", "Read more")
    await screen.click("Add this advice")
    assert Advice.get().due_on is None


async def test_an_impatient_finger_notes_one_person_and_one_advice(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    labels = ("What they advise", "Name of the person")
    shown = [screen.field(label)._i for label in labels]
    await screen.type("What they advise", "Read more")
    await screen.tap_twice("Add this advice")
    await screen.type("Name of the person", "Zed")
    await screen.tap_twice("Add this person")
    assert (Advice.select().count(), Referral.select().count()) == (1, 1)
    assert not screen.field("What they advise").error
    assert not screen.field("Name of the person").error
    assert [screen.field(label)._i for label in labels] == shown, "made anew they would lose the cursor to the notes"


async def test_people_suggested_are_noted_and_opened(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.type("Name of the person", "Zed")
    await screen.click("Add this person")
    await screen.chip("No")
    assert Referral.get().may_name == "no"
    await screen.click("Zed")
    assert screen.route == f"{HERE}/contact/2"
    assert screen.has("Suggested by Ana Lopes")


async def test_the_thank_you_note_is_one_tap_away(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.click("Write the thank-you note")
    assert screen.route == f"{HERE}/message/thank-you"


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Thank-you note sent · Today"), ("fr", "Mot de remerciement envoyé · Aujourd’hui")],
)
async def test_once_it_is_sent_the_note_is_no_longer_the_main_act(
    open_app: Open, heard: Interview, language: str, told: str
) -> None:
    say, screen = words(language), await open_app(HERE, language)
    await screen.click(say("Write the thank-you note"))
    await screen.click(say("Mark as sent"))
    assert screen.route == HERE
    assert screen.has(told)
    assert not [row for row in screen.all(ft.FilledButton) if row.content == say("Write the thank-you note")]
    await screen.back()
    assert screen.has(told), "the interview says so too"
    await screen.click(say("What you heard"))
    await screen.click(say("Write the thank-you note"))
    assert screen.route == f"{HERE}/message/thank-you", "another one is in the menu"


async def test_thanks_said_otherwise_take_its_place_too(open_app: Open, heard: Interview, now: dt.datetime) -> None:
    heard.set_already_thanked(now)
    screen = await open_app(HERE)
    assert screen.has("They were thanked in another way.")
    heard.set_already_thanked(None)
    await screen.settle()
    assert not screen.has("They were thanked in another way.")
    assert [row.content for row in screen.all(ft.FilledButton)] == ["Write the thank-you note"]


async def test_it_is_confirmed_and_that_can_be_undone(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.click("Yes")
    assert Interview.get().finished_at is not None
    assert not screen.has("Yes")
    assert screen.has("It took place"), "in the place of the question, so that nothing below it moves"
    await screen.click("Undo")
    assert screen.has("Yes")
    await screen.click("Yes")
    assert not (await open_app(HERE)).has("It took place")


async def test_it_did_not_take_place_and_that_can_be_undone(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.click("No")
    assert Interview.get().cancelled_by == CancelledBy.NOT_HELD
    assert screen.route == "/today/interview/1"
    await screen.click("Undo")
    assert Interview.get().cancelled_at is None


async def test_it_was_moved(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.click("Moved")
    assert screen.route == f"{HERE}/edit"
    await screen.back()
    assert screen.route == HERE


async def test_what_was_typed_and_not_added_is_noted_on_leaving(
    open_app: Open, heard: Interview, now: dt.datetime
) -> None:
    """The answers and notes beside it save themselves: so does this."""
    screen = await open_app(HERE)
    day = dt.datetime(2026, 9, 18).astimezone()
    await screen.click("Add a date")
    await screen.pick(day.astimezone(dt.UTC))
    await screen.type("What they advise", "Read more")
    await screen.type("Name of the person", "Marie de la Durantaye")
    await screen.back()
    assert [row.name for row in Contact.select()] == ["Ana Lopes", "Marie de la Durantaye"]
    assert (Advice.get().text, Advice.get().due_on) == ("Read more", dt.date(2026, 9, 18))
    assert screen.snack() == "Marie de la Durantaye is in your contacts."
    await screen.click("Undo")
    assert Contact.find(2) is None


async def test_a_blank_name_is_no_one(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.type("Name of the person", "  ")
    await screen.back()
    assert Contact.select().count() == 1


async def test_a_connection_made_anew_keeps_a_name_half_typed(open_app: Open, heard: Interview) -> None:
    screen = await open_app(HERE)
    await screen.type("Name of the person", "Mar")
    await screen.reconnect()
    assert screen.field("Name of the person").value == "Mar"
    assert Contact.select().count() == 1


async def test_someone_suggested_who_is_here_already_is_linked_with_its_undo(open_app: Open, heard: Interview) -> None:
    contact("Zed", organisation="Hydro"), contact("Zed", organisation="Cascades")
    screen = await open_app(HERE)
    await screen.type("Name of the person", "zed ")
    await screen.click("Add this person")
    field = screen.field("Name of the person")
    assert field.error and field.value == "zed "
    assert not Referral.select().exists()
    await screen.click("Zed is already in your contacts", nth=1)
    assert [(row.contact.organisation) for row in Referral.from_interview(heard)] == ["Cascades"]
    assert screen.snack() == "Noted: Ana Lopes suggested Zed."
    assert screen.field("Name of the person").value == ""
    assert not screen.has("Add another person named zed")
    await screen.click("Undo")
    assert Referral.from_interview(heard) == []
    assert Contact.select().where(Contact.deleted_at.is_null()).count() == 3


async def test_someone_already_said_to_be_suggested_stays_so(open_app: Open, heard: Interview) -> None:
    zed = contact("Zed")
    Referral.link(heard.contact, zed, why="Plays jazz.", may_name="yes")
    screen = await open_app(HERE)
    await screen.type("Name of the person", "Zed")
    await screen.submit("Name of the person")
    await screen.click("Zed is already in your contacts")
    assert screen.snack() == "Ana Lopes had already suggested Zed."
    (kept,) = Referral.from_interview(heard)
    assert (kept.contact, kept.why, kept.may_name) == (zed, "Plays jazz.", "yes")


async def test_another_person_of_a_name_is_suggested_on_purpose(open_app: Open, heard: Interview) -> None:
    contact("Zed")
    screen = await open_app(HERE)
    await screen.type("Name of the person", "Zed")
    await screen.click("Add this person")
    await screen.click("Add another person named Zed")
    assert [row.contact_id for row in Referral.from_interview(heard)] == [3]


@pytest.mark.parametrize(("here", "noted"), [(1, [2]), (2, [4])])
async def test_a_name_left_typed_is_the_one_of_that_name(
    open_app: Open, heard: Interview, here: int, noted: list[int]
) -> None:
    for _ in range(here):
        contact("Zed")
    screen = await open_app(HERE)
    await screen.type("Name of the person", "Zed")
    await screen.back()
    assert [row.contact_id for row in Referral.from_interview(heard)] == noted
    assert screen.snack()
    await screen.click("Undo")
    assert Referral.from_interview(heard) == []
