"""Every screen the router knows, in both languages: nothing crashes, nothing is left in the other language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace

import flet as ft
import pytest
from babel.messages.pofile import read_po

from locales.words import DOMAIN, FOLDER, words
from models.message import MessageKind
from tests.screen import Screen
from tests.views.conftest import Open
from tests.views.filled import fill
from views.routes import routes

LANDMARKS = {
    "": "Today",
    "today": "Today",
    "contacts": "Contacts",
    "interviews": "Interviews",
    "questions": "Questions",
    "guide": "Guide",
    "settings": "Settings",
    "new-contact": "New contact",
    "new-interview": "New interview",
    "contact/:contact": "What happened",
    "contact/:contact/edit": "Change the contact",
    "cadence": "How often to give news",
    "interview/:interview": "Choose and order the cards",
    "interview/:interview/edit": "Change the interview",
    "cards": "To begin",
    "choose": "Choose the cards",
    "after": "What you heard",
    "after/edit": "Change the interview",
    "message/request": "Ask for a meeting",
    "message/nudge": "Send a gentle reminder",
    "message/thank-you": "Say thank you",
    "message/update": "Give news",
}
"""What each screen must show, by the end of its path. A new route needs a line here."""


def patterns(table: list[ft.Route] | None = None, path: str = "", seen: tuple[int, ...] = ()) -> Iterator[str]:
    """The path of every screen, each standing on each other at most once."""
    known: set[int] = set()
    for route in table or reversed(routes()):  # the guide first: details are shown above it, and it asks for no facts
        here = f"{path}/{route.path or ''}"
        if id(route) in seen:
            continue
        yield from [here.replace(":kind", kind) for kind in MessageKind] if ":kind" in here else [here]
        if route.children and id(route.children) not in known:  # the five destinations share their details
            known.add(id(route.children))
            yield from patterns(route.children, here, (*seen, id(route)))


def landmark(pattern: str) -> str:
    ends = [end for end in LANDMARKS if pattern.strip("/").endswith(end) and (end or pattern == "/")]
    assert ends, f"what should {pattern} show? Say so in LANDMARKS"
    return LANDMARKS[max(ends, key=len)]


def paths(there: SimpleNamespace) -> dict[str, str]:
    """Each path with its landmark; a contact and an interview in each of their states."""
    wanted = {}
    for pattern in patterns():
        filled = pattern.replace(":contact", str(there.contact.id)).replace(":interview", str(there.interview.id))
        assert ":" not in filled, f"what stands for the parameter of {pattern}?"
        wanted[filled] = landmark(pattern)
    for row in there.contacts:
        wanted[f"/contacts/contact/{row.id}"] = LANDMARKS["contact/:contact"]
    for row in there.interviews:
        wanted[f"/interviews/interview/{row.id}"] = "Preparation"
        wanted[f"/interviews/interview/{row.id}/after"] = LANDMARKS["after"]
        wanted[f"/interviews/interview/{row.id}/cards"] = LANDMARKS["cards"]
    return wanted


@cache
def foreign(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """What may not be read on a screen of this language: the other's messages, whole, and as they look when filled."""
    with (FOLDER / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalog = read_po(file, locale="fr_CA")
    pairs = [
        (english, french)
        for message in catalog
        if message.id
        for english, french in (
            zip(message.id, (message.string[0], message.string[-1]), strict=True)
            if isinstance(message.id, tuple)
            else [(message.id, message.string)]
        )
    ]
    mine, theirs = (1, 0) if language == "fr" else (0, 1)
    own = {pair[mine] for pair in pairs}
    others = {pair[theirs] for pair in pairs if pair[theirs]} - own
    parted = [text for text in others if "{" in text and len(re.sub(r"\{\w+\}|\W", "", text)) > 2]
    shapes = "|".join(re.sub(r"\\\{\w+\\\}", "(?:.+?)", re.escape(text)) for text in parted)
    return frozenset(text for text in others if "{" not in text), re.compile(shapes, re.DOTALL)


OF_ITS_OWN = {"English", "Français"}
"""A language is offered under its own name."""


@cache
def is_strange(text: str, language: str) -> bool:
    whole, shapes = foreign(language)
    return text not in OF_ITS_OWN and bool(text in whole or shapes.fullmatch(text) or "{" in text)


def strangers(screen: Screen, language: str) -> list[str]:
    """What is on the screen in the wrong language, or with a placeholder left."""
    pieces = {piece for text in screen.texts(typed=False) for piece in (text, *text.split(" · "))}
    return [piece for piece in pieces if is_strange(piece, language)]


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_screen_is_shown_in_its_language(open_app: Open, now: dt.datetime, language: str) -> None:
    there = fill(now, language)
    say = words(language)
    screen = await open_app("/", language)
    for path, mark in paths(there).items():
        await screen.go(path)
        assert screen.has(say(mark)), f"{path} does not show {say(mark)!r}: {screen.texts()}"
        assert not strangers(screen, language), path


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("route", ["/", "/contacts", "/interviews", "/questions", "/guide"])
async def test_a_newcomer_reads_the_same_language_everywhere(open_app: Open, language: str, route: str) -> None:
    screen = await open_app(route, language)
    assert not strangers(screen, language)
