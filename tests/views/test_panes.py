"""A wide window: a list and its detail side by side."""

from __future__ import annotations

import datetime as dt

import flet as ft
import pytest

from tests.models.people import DAY, contact, interview
from tests.screen import Screen, is_open
from tests.views.conftest import Open

WIDE = 1280
CHOOSE = "Choose someone in the list, and all about them will be here."


def lines(screen: Screen) -> dict[str, ft.MergeSemantics]:
    """The lines of the list, by their contact."""
    return {row.key: row for row in screen.lines() if row.key and str(row.key).startswith("contact")}


async def test_a_contact_opens_beside_the_list_and_another_takes_its_place(open_app: Open) -> None:
    contact("Ana Lopes")
    contact("Ben Roy")
    screen = await open_app("/contacts", width=WIDE)
    assert screen.has(CHOOSE)
    await screen.click("Ana Lopes")
    assert screen.route == "/contacts/contact/1"
    assert screen.has("What happened")
    assert [is_open(row) for row in lines(screen).values()] == [True, False]
    await screen.click("Ben Roy")
    assert screen.route == "/contacts/contact/2", "beside the list, not above the first"
    assert len(screen.views) == 1
    assert not screen.has(CHOOSE)


async def test_what_takes_ones_whole_attention_takes_the_place_of_the_list(open_app: Open, now: dt.datetime) -> None:
    interview(contact("Ana Lopes"), now + DAY, now)
    screen = await open_app("/interviews/interview/1", width=WIDE)
    assert screen.has("To come")
    await screen.click("Open the cards")
    assert screen.has("To begin")
    assert not screen.has("To come")
    await screen.click("Back")
    assert screen.route == "/interviews/interview/1"
    assert screen.has("To come")


async def test_the_search_stays_while_one_goes_deeper(open_app: Open, now: dt.datetime) -> None:
    interview(contact("Ana Lopes"), now - DAY, now - 2 * DAY)
    contact("Ben Roy")
    screen = await open_app("/contacts", width=WIDE)
    await screen.type("Name or organisation", "ana")
    await screen.click("Ana Lopes")
    await screen.click("Interview")
    assert screen.route == "/contacts/contact/1/interview/1"
    assert list(lines(screen)) == ["contact1"]


@pytest.mark.parametrize("route", ["/contacts", "/interviews"])
async def test_beside_an_empty_list_nothing_is_said(open_app: Open, route: str) -> None:
    screen = await open_app(route, width=WIDE)
    assert not any(text.startswith("Choose") for text in screen.texts())


async def test_a_window_made_narrow_shows_the_detail_above_its_list(open_app: Open) -> None:
    contact("Ana Lopes")
    screen = await open_app("/contacts/contact/1", width=WIDE)
    await screen.resize(412)
    assert len(screen.views) == 2
    await screen.back()
    assert screen.route == "/contacts"
