"""Looking for anything one wrote, and the way there and back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import flet as ft
import pytest

from models import deck
from models.advice import Advice
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Message, MessageKind
from models.question import Question
from models.referral import Referral
from models.search import PAGE
from tests.models.people import DAY, contact, interview, sent
from tests.screen import Screen, is_open, names, walk
from tests.views.conftest import Open

FIELD = "Words to find"
NOTHING = "Nothing has all of these words. Try fewer letters, or another word."
WIDE = 1280


def found(screen: Screen) -> list[ft.MergeSemantics]:
    """The lines of what was found."""
    kinds = ("contact", "about", "interview", "heard", "answer", "message", "call", "advice", "referral", "card")
    rows = screen.all(ft.ListView)[-1]
    return [row for row in screen.lines() if row in rows.controls and str(row.key).startswith(kinds)]


def shown(control: Any) -> list[str]:
    """What stands out in it."""
    return [row.text for row in walk(control) if isinstance(row, ft.TextSpan) and row.style is not None]


@pytest.fixture
def jazz(data: object, now: dt.datetime) -> Interview:
    """One of each thing that has the word."""
    ana = contact("Ana Lopes", notes="Jazz, above all.")
    held = interview(ana, now - DAY, now - 2 * DAY, place="Café Jazz")
    held.finish(now - DAY)
    held.write_notes("They like jazz.")
    deck.add(held, Question.add("What of jazz?"), now).write("A lot.", now)
    deck.add(held, Question.get(Question.key == "pay"), now).write("As in jazz.", now)
    Advice.note(held, "Hear jazz", None, now)
    Call.log(ana, now, notes="Spoke of jazz")
    sent(MessageKind.UPDATE, ana, now - DAY).write("", "I heard jazz.")
    Message.begin(MessageKind.THANK_YOU, ana, held, "email", "en").write("", "Thanks for the jazz.")
    Referral.link(contact("Ben Roy"), ana, why="Plays jazz")
    contact("Jazz Chen")
    return held


async def test_the_search_is_one_tap_from_each_main_screen_and_back(open_app: Open) -> None:
    screen = await open_app("/guide")
    for place in ("/today", "/contacts", "/interviews", "/questions", "/guide"):
        await screen.go(place)
        await screen.click("Search")
        assert screen.route == f"{place}/search"
        assert any(text.startswith("Names, organisations") for text in screen.texts())
        await screen.click("Back")
        assert screen.route == place


PLACES = {
    "Jazz Chen": ("Contact", "contact/3", "What happened"),
    "Jazz, above all.": ("Notes about them", "contact/1", "What happened"),
    "Café Jazz": ("Interview · Yesterday", "interview/1", "Objectives"),
    "They like jazz.": ("What you heard · Yesterday", "heard/interview/1", "Write the thank-you note"),
    "What of jazz?": ("Your own card", "card/22", "Your cards"),
    "A lot.": ("Answer · Yesterday", "heard/interview/1", "Write the thank-you note"),
    "As in jazz.": ("Answer · Yesterday", "heard/interview/1", "Write the thank-you note"),
    "Hear jazz": ("Their advice", "contact/1", "What happened"),
    "Spoke of jazz": ("Call · Today", "contact/1", "What happened"),
    "I heard jazz.": ("News sent · Yesterday", "sent/1", "It was not sent"),
    "Thanks for the jazz.": ("Draft of a thank-you note", "interview/1/message/thank-you", "Mark as sent"),
    "Plays jazz": ("Suggested by Ben Roy", "contact/1", "What happened"),
}


async def test_each_thing_found_says_what_it_is_and_leads_there(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/today/search")
    await screen.type(FIELD, "JAZZ")
    for line, (sign, route, mark) in PLACES.items():
        (row,) = [row for row in found(screen) if {line, sign} <= set(screen.texts(within=row.key))]
        assert [text.lower() for text in shown(row)] == ["jazz"]
        await screen.click(line, row.key)
        assert screen.route == f"/today/search/{route}"
        assert screen.has(mark)
        await screen.go("/today/search")
    assert screen.field(FIELD).value == "JAZZ"
    assert len(found(screen)) == len(PLACES)


@pytest.mark.parametrize("width", [412, WIDE])
async def test_what_is_far_down_a_page_is_scrolled_to(open_app: Open, jazz: Interview, width: int) -> None:
    """Also on a page that is open beside the search already, and each time anew."""
    gone: list[Any] = []
    screen = await open_app(
        "/today/search", width=width, answer=lambda name, given: gone.append(given) if name == "scroll_to" else None
    )
    await screen.type(FIELD, "jazz")
    for line, place in {
        "Jazz, above all.": "notes1",
        "Hear jazz": "advice1",
        "Spoke of jazz": None,
        "Jazz Chen": None,
    }.items():
        for _ in range(2):
            gone.clear()
            await screen.click(line)
            keys = {row.key.value for row in screen.all(ft.Container) if isinstance(row.key, ft.ScrollKey)}
            assert [given["scroll_key"] for given in gone if given["scroll_key"]] == ([place] if place else [])
            assert place is None or place in keys
            if width != WIDE:
                await screen.click("Back")
    if width == WIDE:
        await screen.click("Jazz, above all.")
        await screen.click("Spoke of jazz")
        assert gone[-1]["offset"] == 0, "the same page, at its top"


@pytest.mark.parametrize("width", [412, WIDE])
async def test_a_card_of_ones_own_is_shown_among_the_others(open_app: Open, width: int) -> None:
    """Whether it is hidden or not, and one step from the search."""
    own = [Question.add("What of jazz?"), Question.add("Why jazz?")]
    own[1].hide(own[1].created_at)
    gone: list[Any] = []
    screen = await open_app(
        "/today/search", width=width, answer=lambda name, given: gone.append(given) if name == "scroll_to" else None
    )
    await screen.type(FIELD, "jazz")
    for card in own:
        await screen.click(card.text)
        assert screen.route == f"/today/search/card/{card.id}"
        keys = [row.key.value for row in screen.all(ft.Container) if isinstance(row.key, ft.ScrollKey)]
        assert [gone.pop()["scroll_key"]] == keys == [f"card{card.id}"]
        assert screen.has("Your cards") and screen.has("Hidden cards")
        if width != WIDE:
            await screen.click("Back")
        assert screen.field(FIELD).value == "jazz"
    await screen.click("What of jazz?")
    deck.add(interview(contact("Ana"), now() - DAY, now() - DAY), own[0], now()).write("A lot.", now())
    await screen.settle()
    await screen.click("1 person answered")
    assert screen.route == f"/today/search/card/{own[0].id}/question/{own[0].id}"
    await screen.click("Back")
    assert screen.has("Hidden cards")


async def test_one_step_back_is_back_in_what_was_found(open_app: Open, jazz: Interview) -> None:
    """By the arrow, and by the system's own way."""
    screen = await open_app("/guide/search")
    await screen.type(FIELD, "jazz")
    for line in ("Jazz Chen", "They like jazz.", "I heard jazz."):
        for way in (lambda: screen.click("Back"), screen.back):
            await screen.click(line)
            assert len(screen.views) == 3
            await way()
            assert screen.route == "/guide/search"
            assert screen.field(FIELD).value == "jazz"


async def test_what_stands_out_is_heavier_and_underlined(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/today/search")
    await screen.type(FIELD, "jazz chen")
    (row,) = found(screen)
    styles = [span.style for span in walk(row) if isinstance(span, ft.TextSpan) and span.style]
    assert shown(row) == ["Jazz", "Chen"]
    assert {(style.font_family, style.decoration) for style in styles} == {
        ("Source Sans 3 Semibold", ft.TextDecoration.UNDERLINE)
    }


async def test_nothing_found_says_what_to_do(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/today/search")
    for typed in ("zzz", "jazz zzz", "?!", "\ud800", '"'):
        await screen.type(FIELD, typed)
        assert screen.has(NOTHING), typed
    await screen.click("Clear the search")
    assert screen.field(FIELD).value == ""
    assert not screen.has(NOTHING)
    await screen.type(FIELD, "jazz")
    await screen.press("Escape")
    assert screen.field(FIELD).value == ""


async def test_how_much_was_found_is_read_aloud(open_app: Open) -> None:
    for number in range(PAGE + 5):
        contact(f"Jazz {number:02}")
    screen = await open_app("/today/search")
    for typed, said in {"jazz 07": "1 result", "jazz 5": "5 results", "jazz": "The first 50 results"}.items():
        await screen.type(FIELD, typed)
        assert [names(row) for row in screen.all(ft.Semantics) if row.live_region] == [[said]]


async def test_more_comes_when_the_list_is_scrolled_and_a_new_word_begins_at_the_top(open_app: Open) -> None:
    for number in range(PAGE + 5):
        contact(f"Jazz {number:02}", notes="rock")
    called: list[tuple[str, Any]] = []
    screen = await open_app("/today/search", answer=lambda name, given: called.append((name, given)))
    await screen.type(FIELD, "jazz")
    assert len(found(screen)) == PAGE
    await screen.scroll_down()
    assert len(found(screen)) == PAGE + 5
    assert screen.has("55 results")
    called.clear()
    await screen.type(FIELD, "rock")
    assert [given["offset"] for name, given in called if name == "scroll_to"] == [0]
    assert len(found(screen)) == PAGE


async def test_what_changes_meanwhile_is_found_as_it_is_now(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/today/search")
    await screen.type(FIELD, "like jazz")
    assert len(found(screen)) == 1
    Interview.get_by_id(jazz.id).write_notes("They prefer rock.")
    await screen.settle()
    assert screen.has(NOTHING)
    Contact.get_by_id(2).describe(name="Like Jazz")
    await screen.settle()
    assert screen.has("Like Jazz")


async def test_what_is_typed_and_found_outlives_a_lost_connection(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/today/search")
    await screen.type(FIELD, "jazz")
    await screen.reconnect()
    assert screen.field(FIELD).value == "jazz"
    assert len(found(screen)) == 12


async def test_a_new_search_begins_empty(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/today/search")
    await screen.type(FIELD, "jazz")
    await screen.click("Back")
    await screen.click("Search")
    assert screen.field(FIELD).value == ""


async def test_the_cursor_is_in_the_field_when_the_search_opens(open_app: Open) -> None:
    called: list[str] = []
    screen = await open_app("/today/search", answer=lambda name, _: called.append(name))
    while "focus" not in called:
        await screen.wait_for("Search", 1)
    assert screen.field(FIELD)


async def test_a_list_of_contacts_without_result_looks_everywhere(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/contacts")
    await screen.type("Name or organisation", "like jazz")
    await screen.click("Search everywhere")
    assert screen.route == "/contacts/search"
    assert screen.field(FIELD).value == "like jazz"
    assert len(found(screen)) == 1
    await screen.back()
    assert screen.field("Name or organisation").value == "like jazz"


async def test_on_a_wide_window_what_was_found_opens_beside_the_search(open_app: Open, jazz: Interview) -> None:
    screen = await open_app("/interviews", width=WIDE)
    await screen.click("Search")
    assert screen.has("What you choose in the list will be here.")
    assert not screen.has("To come")
    await screen.type(FIELD, "jazz")
    for line, route, mark in (
        ("Jazz Chen", "contact/3", "What happened"),
        ("They like jazz.", "heard/interview/1", "Write the thank-you note"),
        ("I heard jazz.", "sent/1", "It was not sent"),
    ):
        await screen.click(line)
        assert screen.route == f"/interviews/search/{route}"
        assert screen.has(mark) and len(screen.views) == 1
        assert screen.field(FIELD).value == "jazz"
    (row,) = [row for row in found(screen) if is_open(row)]
    assert row.key == "message1"
    await screen.resize(412)
    assert screen.has("It was not sent") and not screen.has(FIELD)
    await screen.back()
    assert screen.route == "/interviews/search"


async def test_a_call_that_became_an_interview_is_one_step_back_from_what_was_heard(
    open_app: Open, jazz: Interview
) -> None:
    call = "/today/contact/1/message/request"
    screen = await open_app(f"{call}/interview/{jazz.id}/after")
    await screen.click("Back")
    assert screen.route == call
