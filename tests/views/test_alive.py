"""The app stays alive: when something fails, when the connection drops, when someone else writes."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flet as ft
import pytest
import time_machine
from flet.components.component import Component

from models.contact import Contact
from models.database import FILE, db
from models.interview import Interview
from models.message import Message
from models.people import people
from models.question import Question
from tests.models.people import DAY, HOUR, contact, interview
from tests.views.conftest import Open
from tests.views.every_route import shortest
from tests.views.filled import fill
from views import contacts
from views.parts import keys
from views.parts.autosave import PAUSE

APOLOGY = "This part of the screen could not be shown."


def fail(*_: object, **__: object) -> None:
    raise RuntimeError("broken on purpose")


async def test_a_screen_that_fails_says_so_and_the_session_goes_on(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact()
    screen = await open_app("/contacts")
    screen.forgiving = True
    monkeypatch.setattr(contacts, "people", fail)
    await screen.chip("Request sent")
    assert screen.has(APOLOGY)
    await screen.click("Go to Today")
    assert screen.has("Write to Ana Lopes")
    monkeypatch.setattr(contacts, "people", people)
    await screen.go("/contacts")
    assert screen.has("Ana Lopes")


async def test_a_part_that_fails_leaves_the_rest_of_the_screen(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, now: dt.datetime
) -> None:
    interview(contact(), now - HOUR, now - DAY)
    monkeypatch.setattr("views.parts.suggestions.Referral.from_interview", fail)
    screen = await open_app("/today")
    screen.forgiving = True
    await screen.click("Write it down")
    assert screen.has(APOLOGY)
    assert screen.has("Write the thank-you note")


async def test_an_answer_that_comes_once_its_screen_is_gone_harms_nobody(open_app: Open, now: dt.datetime) -> None:
    """The window was asked to focus a field, and the person left meanwhile."""
    meeting = interview(contact(), now - HOUR, now - DAY)
    screen = await open_app(f"/today/interview/{meeting.id}/after")
    asked = screen.field("Notes: Ana Lopes")._i
    await screen.back()
    await screen.back()
    assert asked not in screen.session.index
    screen.session.handle_invoke_method_results(asked, "its call", None, None)
    assert (await screen.settle()).route == "/today"

    screen.answer = lambda name, _: f"{name} is done"  # one in time still arrives
    assert await screen.session.invoke_method(screen.page._i, "this", {}, timeout=5) == "this is done"


async def test_a_handler_that_fails_gives_a_sentence_and_keeps_what_was_typed(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = await open_app("/contacts/new-contact")
    screen.forgiving = True
    await screen.type("Name", "Zoé")
    monkeypatch.setattr(Contact, "describe", fail)
    await screen.click("Save")
    assert screen.snack().startswith("Something went wrong, and it was not done.")
    assert screen.field("Name").value == "Zoé"
    monkeypatch.undo()
    await screen.click("Save")
    assert Contact.get().name == "Zoé"


async def test_another_process_is_followed(open_app: Open, data: Path) -> None:
    contact()
    screen = await open_app("/contacts")
    other = sqlite3.connect(data / FILE)
    with other:
        other.execute("UPDATE contact SET name = 'Zed', sort_name = 'zed'")
    other.close()
    await screen.wait_for("Zed", seconds=1.5)
    assert not screen.has("Ana Lopes")


async def test_each_minute_is_followed(
    open_app: Open, now: dt.datetime, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.app._LOOK", 0.01)
    monkeypatch.setattr("views.app._MINUTE", 0.03)
    interview(contact(), now + HOUR * 2, now)
    screen = await open_app("/today")
    assert not screen.has("Have your cards at hand for Ana Lopes")
    clock.shift(3 * HOUR)
    await screen.wait_for("Write down what you heard from Ana Lopes", seconds=1)


async def test_waking_up_is_followed(open_app: Open, now: dt.datetime, clock: time_machine.Traveller) -> None:
    interview(contact(), now + HOUR, now)
    screen = await open_app("/today")
    clock.shift(3 * HOUR)
    await screen.wake()
    assert screen.has("Write down what you heard from Ana Lopes")


async def test_after_a_dropped_connection_the_same_screen_is_alive(open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now + HOUR, now)
    screen = await open_app("/today/interview/1")
    before = [view.route for view in screen.views]
    shown = set(map(id, screen.views))
    await screen.reconnect()
    assert [view.route for view in screen.views] == before
    assert not shown & set(map(id, screen.views)), "every screen is made anew: the window shows no patch of the old"
    await screen.chip("Résumé advice")
    assert screen.has("4 cards are chosen.")
    await screen.back()
    assert screen.has("Next interview")


async def test_a_dropped_connection_loses_nothing_that_saves_itself(open_app: Open, now: dt.datetime) -> None:
    interview(contact(), now - HOUR, now - DAY)
    screen = await open_app("/today/interview/1/after")
    notes = "Notes: Ana Lopes"
    await screen.type(notes, "Blue door.")
    await screen.reconnect()
    assert screen.field(notes).value == "Blue door."
    await screen.type(notes, "Blue door. Jazz.")
    await screen.leave(notes)
    assert Interview.get().notes == "Blue door. Jazz."


async def test_what_was_typed_is_saved_as_soon_as_the_connection_drops(open_app: Open) -> None:
    """The window may have been closed: nobody comes back."""
    contact()
    screen = await open_app("/contacts/contact/1")
    await screen.type("Notes about them", "Likes fugues.")
    await screen.session.disconnect(3600)
    assert Contact.get().notes == "Likes fugues."


async def test_a_dropped_connection_keeps_a_message(open_app: Open) -> None:
    contact()
    screen = await open_app("/contacts/contact/1/message/request")
    await screen.type("Message", "Dear Ana,")
    await screen.reconnect()
    assert screen.field("Message").value == "Dear Ana,"
    await screen.click("Mark as sent")
    assert [row.body for row in Message.select()] == ["Dear Ana,"]


async def test_a_dropped_connection_keeps_a_form(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    await screen.type("Name", "Zoé")
    await screen.reconnect()
    assert screen.field("Name").value == "Zoé"
    await screen.click("Save")
    assert Contact.get().name == "Zoé"
    await screen.go("/contacts/new-contact")
    assert screen.field("Name").value == "", "the next form begins empty"


async def test_a_dropped_connection_keeps_what_was_chosen(open_app: Open, now: dt.datetime) -> None:
    contact()
    screen = await open_app("/interviews/new-interview")
    await screen.type("With whom?", "ana")
    await screen.click("Ana Lopes")
    await screen.click("12:00\u202fp.m.")
    await screen.pick(dt.time(9, 30))
    await screen.select("How", "By video")
    await screen.type("Place, number or link", "example.ca")
    await screen.reconnect()
    await screen.click("Plan the interview")
    row = Interview.get()
    assert (row.contact.name, row.start.hour, row.way, row.place) == ("Ana Lopes", 9, "video", "example.ca")


async def test_two_sessions_follow_each_other(open_app: Open) -> None:
    contact()
    one, two = await open_app("/contacts/contact/1"), await open_app("/contacts")
    await one.click("Change the contact")
    await one.type("Name", "Zed")
    await one.click("Save")
    await two.settle()
    assert two.has("Zed")
    await one.settle()
    assert one.has("Zed")


async def test_notes_written_in_one_session_are_read_in_the_other(open_app: Open) -> None:
    contact()
    one, two = await open_app("/contacts/contact/1"), await open_app("/contacts/contact/1")
    await one.focus("Notes about them")
    await one.type("Notes about them", "Likes fugues.")
    await one.leave("Notes about them")
    await two.settle()
    assert two.field("Notes about them").value == "Likes fugues."


async def test_a_refresh_never_overwrites_the_field_one_types_in(open_app: Open, now: dt.datetime) -> None:
    ana = contact()
    screen = await open_app("/contacts/contact/1")
    await screen.focus("Notes about them")
    await screen.type("Notes about them", "Likes f")
    ana.write_notes("From elsewhere.")
    await screen.settle()
    assert screen.field("Notes about them").value == "Likes f"
    await asyncio.sleep(PAUSE + 0.05)
    await screen.settle()
    assert Contact.get().notes == "Likes f"
    assert screen.field("Notes about them").value == "Likes f"


@pytest.mark.parametrize(
    ("route", "field"),
    [
        ("/contacts/new-contact", "Name"),
        ("/questions", "Your question"),
        ("/contacts", "Name or organisation"),
        ("/contacts/contact/1/message/request", "Message"),
        ("/interviews/new-interview", "Place, number or link"),
    ],
)
async def test_what_one_types_stays_whatever_changes_around(open_app: Open, route: str, field: str) -> None:
    contact()
    screen = await open_app(route)
    for text in ("J", "Ja", "Jaz", "Jazz"):
        await screen.type(field, text)
        contact(f"Another {text}")
        Question.add(text)
        await screen.settle()
    assert screen.field(field).value == "Jazz"


async def test_a_closed_session_is_followed_no_more(open_app: Open) -> None:
    one, two = await open_app("/contacts"), await open_app("/contacts")
    one.close()
    contact()
    await two.settle()
    assert two.has("Ana Lopes")


async def test_a_dropped_connection_keeps_the_card_in_hand(open_app: Open, now: dt.datetime) -> None:
    meeting = interview(contact(), now, now - DAY)
    screen = await open_app(f"/today/interview/{meeting.id}/cards")
    await screen.click("Next card")
    await screen.click("Next card")
    title = next(text for text in screen.texts() if text.startswith("Card 2 of"))
    await screen.reconnect()
    assert screen.has(title)
    assert Interview.get().cards_open_until(now), "the cards of the screen made anew stay open"


async def test_leaving_the_cards_here_leaves_them_open_in_another_window(open_app: Open, now: dt.datetime) -> None:
    meeting = interview(contact(), now, now - DAY)
    screen = await open_app(f"/today/interview/{meeting.id}/cards")
    Interview.get().open_cards(now)
    await screen.go("/today")
    assert Interview.get().cards_open_until(now + dt.timedelta(minutes=1))


async def test_a_page_loaded_again_in_another_width_has_the_screens_of_that_width(open_app: Open) -> None:
    screen = await open_app("/contacts", width=412)
    assert screen.all(ft.NavigationBar)
    screen.page.width = 1280
    await screen.reconnect()
    assert screen.all(ft.NavigationRail)
    screen.page.width = 412
    await screen.reconnect()
    assert screen.all(ft.NavigationBar)


async def test_what_comes_back_is_taken_for_new_screens(open_app: Open) -> None:
    """The client compares equal ones level by level, each level twice: it froze for minutes."""
    screen = await open_app("/guide/settings")
    before = {view._i for view in screen.views}
    await screen.session.disconnect(3600)
    assert not before & {view._i for view in screen.views}
    await screen.session.connect(screen)
    await screen.settle()
    await screen.type("Your name", "Zoé")
    assert screen.field("Your name").value == "Zoé"


async def test_what_can_not_be_written_is_said_and_kept_until_it_can(open_app: Open, now: dt.datetime) -> None:
    ana = contact()
    screen = await open_app(f"/contacts/contact/{ana.id}")
    with full_disk():
        await screen.type("Notes about them", "Heard today " * 900)
        await screen.leave("Notes about them")
        field = screen.field("Notes about them")
        assert field.error == "This was not saved: no room is left on this device. Free some space."
        assert field.value == "Heard today " * 900
        assert not screen.has("Saved")
        assert Contact.get().notes == ""
    await screen.leave("Notes about them")
    assert Contact.get().notes == "Heard today " * 900
    assert screen.has("Saved")


async def test_a_form_on_a_full_disk_says_so_and_keeps_what_was_typed(open_app: Open) -> None:
    screen = await open_app("/contacts/new-contact")
    with full_disk():
        await screen.type("Name", "Ana")
        await screen.type("Notes", "x" * 50_000)
        screen.forgiving = True
        await screen.click("Save")
        assert screen.snack() == "This was not saved: no room is left on this device. Free some space."
        assert screen.field("Name").value == "Ana"
        assert Contact.select().count() == 0


@contextmanager
def full_disk() -> Iterator[None]:
    """SQLite finds no more room than its file has now."""
    (pages,) = db.execute_sql("PRAGMA page_count").fetchone()
    db.execute_sql(f"PRAGMA max_page_count = {pages}")
    yield
    db.execute_sql("PRAGMA max_page_count = 1073741823")


def _components() -> Counter[str]:
    """What is held in memory of the screens, by name."""
    gc.collect()
    return Counter(row.fn.__name__ for row in gc.get_objects() if isinstance(row, Component))


async def test_of_screens_that_were_left_nothing_is_held(
    open_app: Open, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_LOOKS", 1)  # a cursor is held for a moment, and its screen as long
    there = fill(now, "en")
    screen = await open_app("/guide")
    screen.forgiving = True

    async def visit_all() -> None:
        for path in [*shortest(there), "/today", "/guide", "/today", "/guide"]:
            await screen.go(path)
        await asyncio.sleep(2 * keys._LOOK)

    await visit_all()
    before = _components()
    await visit_all()
    patience = 20
    while (more := _components() - before) and (patience := patience - 1):
        await asyncio.sleep(keys._LOOK)
    assert not more


async def test_of_a_window_that_nobody_comes_back_to_nothing_goes_on(open_app: Open) -> None:
    contact()
    before = asyncio.all_tasks()
    screen = await open_app("/today")
    assert [task for task in asyncio.all_tasks() - before if "_keep_fresh" in str(task)]
    screen.session.close()
    for _ in range(20):
        await asyncio.sleep(0)
    assert not [task for task in asyncio.all_tasks() - before if "_keep_fresh" in str(task)]
