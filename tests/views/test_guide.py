"""The guide, idea by idea."""

from __future__ import annotations

import flet as ft
import pytest

from locales.guide import GUIDE
from locales.words import words
from tests.views.conftest import Open


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_idea_is_on_the_screen(open_app: Open, language: str) -> None:
    say = words(language)
    screen = await open_app("/guide", language)
    texts = set(screen.texts())
    for part in GUIDE:
        wanted = {part.title, *(text for idea in part.ideas for text in (idea.text, *idea.points))}
        assert {say(text) for text in wanted if text} <= texts, part.id


@pytest.mark.parametrize("width", [412, 1200])
async def test_the_overview_leads_to_each_section(open_app: Open, width: int) -> None:
    calls = []

    def answer(name: str, arguments: dict) -> None:
        if name == "scroll_to":
            calls.append(arguments["scroll_key"])

    screen = await open_app("/guide", width=width, answer=answer)
    keys = {row.key.value for row in screen.all(ft.Container) if isinstance(row.key, ft.ScrollKey)}
    for part in GUIDE:
        await screen.click(part.title)
        assert calls.pop() == part.id
        assert part.id in keys


async def test_the_five_destinations_are_one_tap_apart(open_app: Open) -> None:
    screen = await open_app("/guide")
    for name in ("Today", "Contacts", "Interviews", "Questions", "Guide"):
        await screen.destination(name)
        assert screen.route == f"/{name.lower()}"


async def test_on_a_wide_window_the_destinations_stand_at_the_side(open_app: Open) -> None:
    screen = await open_app("/guide", width=1200)
    assert screen.views[-1].navigation_bar is None
    await screen.destination("Contacts")
    assert screen.route == "/contacts"
    await screen.resize(412)
    assert screen.views[-1].navigation_bar is not None


async def test_an_unknown_address_leads_to_today(open_app: Open) -> None:
    screen = await open_app("/nowhere/at/all")
    assert screen.has("There is nothing here.")
    await screen.click("Go to Today")
    assert screen.route == "/today"
