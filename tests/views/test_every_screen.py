"""Every screen the router knows, in both languages: nothing crashes, nothing is left in the other language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace

import flet as ft
import pytest
from babel.messages.pofile import read_po
from PIL import ImageFont

from locales.words import DOMAIN, FOLDER, words
from models.profile import Profile
from tests.repository import ROOT
from tests.screen import Screen, names, walk
from tests.views.conftest import Open
from tests.views.every_route import each_once, paths
from tests.views.filled import fill
from views.theme import BOX_SIDE, FONTS, GAP


@cache
def foreign(language: str) -> tuple[frozenset[str], list[tuple[str, re.Pattern[str]]]]:
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
    shapes = []
    for text in others:
        parts = re.split(r"\{\w+\}", text)
        if len(parts) > 1 and len(re.sub(r"\W", "", "".join(parts))) > 2:
            shapes.append((max(parts, key=len), re.compile(".+".join(map(re.escape, parts)), re.DOTALL)))
    return frozenset(text for text in others if "{" not in text), shapes


OF_ITS_OWN = {"English", "Français"}
"""A language is offered under its own name."""


@cache
def is_strange(text: str, language: str) -> bool:
    whole, shapes = foreign(language)
    if text in OF_ITS_OWN:
        return False
    return text in whole or "{" in text or any(part in text and shape.fullmatch(text) for part, shape in shapes)


def strangers(screen: Screen, language: str) -> list[str]:
    """What is on the screen in the wrong language, or with a placeholder left."""
    pieces = {piece for text in screen.texts(typed=False) for piece in (text, *text.split(" · "))}
    return [piece for piece in pieces if is_strange(piece, language)]


def without_a_ring(screen: Screen) -> list[str]:
    """What one can tap that shows the focus by a faint fill only: see line_button, tapped and chip in views/parts."""
    faint = [
        *(row for row in screen.all(ft.ListTile) if row.on_click or row.url),
        *(box for box in screen.all(ft.Container) if box.ink),
        *(chip for chip in screen.all(ft.Chip) if not (chip.on_focus and chip.on_blur)),
        *(box for box in screen.all(ft.Checkbox) if box.border_side != BOX_SIDE),
    ]
    return [name for one in faint for name in names(one)[:1] or [repr(one)]]


def in_other_letters(screen: Screen) -> list[ft.DropdownM2]:
    """The fields that open whose words are in letters that are not ours, as Flet’s own are."""
    fields = screen.all(ft.DropdownM2)
    return [field for field in fields if field.text_style is None or field.text_style.font_family not in FONTS]


def fleeting(screen: Screen) -> list[ft.TextField]:
    """The text fields within a list that lets go of what is out of sight."""
    return [field for rows in screen.all(ft.ListView) for field in walk(rows) if isinstance(field, ft.TextField)]


ROOM = (360 - 2 * GAP) - 2 * (GAP + 1) - 2 * 12
"""Points for the words of a label: within the edges of a screen, of a card and of the field, on the narrowest phone."""
ROOM_IN_DIALOG = 230
LETTERS = ImageFont.truetype(ROOT / "assets/fonts/SourceSans3-Regular.ttf", 17)


def too_long(screen: Screen) -> list[str]:
    """Labels that would lie on what is typed below them. They are of three quarters of the usual size, here doubled."""
    room = ROOM_IN_DIALOG if any(isinstance(row, ft.AlertDialog) for row in screen.dialogs) else ROOM
    labels = [field.label for kind in (ft.TextField, ft.DropdownM2) for field in screen.all(kind)]
    for label in labels:
        assert isinstance(label, str) or label.max_lines == 1, label
    return [label for label in labels if isinstance(label, str) and LETTERS.getlength(label) * 0.75 * 2 > room]


@pytest.mark.parametrize(("language", "width", "places"), [("fr", 412, each_once), ("en", 1280, paths)])
async def test_every_screen_is_shown_in_its_language(
    open_app: Open, now: dt.datetime, language: str, width: int, places: Callable[[SimpleNamespace], dict[str, str]]
) -> None:
    """Above every other, where that is quick: on a phone all those below are there too."""
    there = fill(now, language)
    say = words(language)
    screen = await open_app("/guide", language, width)
    for path, mark in sorted(places(there).items()):  # what stays below is not made again
        await screen.go(path)
        assert screen.has(say(mark)), f"{path} does not show {say(mark)!r}: {screen.texts()}"
        assert not strangers(screen, language), path
        assert not any(field.capitalization for field in screen.all(ft.TextField)), f"{path} rewrites what is typed"
        assert not without_a_ring(screen), path
        assert not in_other_letters(screen), path
        assert not too_long(screen), path
        assert not fleeting(screen), (
            f"{path} has a field that may be scrolled away: tests/browser/test_scrolled_away.py"
        )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("route", ["/", "/contacts", "/interviews", "/questions", "/guide"])
async def test_a_newcomer_reads_the_same_language_everywhere(open_app: Open, language: str, route: str) -> None:
    screen = await open_app(route, language)
    assert not strangers(screen, language)


async def test_what_opens_over_a_screen_speaks_its_language_too(open_app: Open, now: dt.datetime) -> None:
    """Dialogs, what is said at the foot of the screen, and what is wrong with a field."""
    there = fill(now, "fr")
    say = words("fr")
    screen = await open_app("/guide", "fr")
    contact, interview = f"/contacts/contact/{there.contact.id}", f"/interviews/interview/{there.interview.id}"
    own = f"question{there.own.id}"
    for route, acts in {
        "/today": [("Stop following up", None), ("Undo", None), ("Nothing to add", None), ("Already thanked", None)],
        contact: [("Log a call", None), ("Log the call", None), ("They declined", None), ("Copy", None)],
        f"{contact}/edit": [],
        "/contacts/new-contact": [("Save", None)],
        "/interviews/new-interview": [("Plan the interview", None)],
        interview: [("They cancelled", None), ("Undo", None)],
        f"{interview}/cards": [("All the cards", None), ("Close", None), ("Last question", None)],
        f"{interview}/after": [("Add this person", None), ("Add this advice", None), ("Show every card", None)],
        f"{contact}/message/request": [("Copy", None), ("Mark as sent", None)],
        "/questions": [("Reword", own), ("Cancel", None), ("Hide", own), ("Add this card", None)],
        "/guide/settings": [("Save", None)],
    }.items():
        await screen.go(route)
        for act, within in acts:
            await screen.click(say(act), within)
            assert not without_a_ring(screen), (route, act)
            assert not too_long(screen), (route, act)
            assert not strangers(screen, "fr"), (route, act)


async def test_another_language_is_chosen_live_and_nothing_typed_is_lost(open_app: Open, now: dt.datetime) -> None:
    fill(now, "en")
    screen = await open_app("/today/settings")
    await screen.type("Who you are, in one line", "Qop")
    await screen.leave("Who you are, in one line")
    assert screen.has("Saved")
    await screen.type("Your name", "Zuri Q")
    await screen.type("Late after (days)", "1")
    await screen.click("Save")
    await screen.select("Language of the screens", "Français")
    assert not strangers(screen, "fr")
    say = words("fr")
    assert screen.field(say("Your name")).value == "Zuri Q"
    assert screen.field(say("Late after (days)")).value == "1"
    assert screen.has(say("Saved"))
    assert screen.page.locale_configuration.current_locale.language_code == "fr"
    for route in ("/today", "/contacts", "/interviews", "/questions", "/guide"):
        await screen.go(route)
        assert not strangers(screen, "fr"), route
    assert Profile.load().name == "Zuri Q", "it saved itself when the screen was left"


async def test_the_choice_reaches_every_session_and_what_is_typed_there_stays(
    open_app: Open, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr_CA")
    one, two = await open_app("/guide/settings"), await open_app("/contacts/new-contact")
    await two.type("Name", "Qop")
    await two.type("Email", "qop")
    await two.click("Save")
    say = words("fr")
    await one.select("Language of the screens", "The system’s language")
    await two.settle()
    assert not strangers(one, "fr")
    assert not strangers(two, "fr")
    assert two.field(say("Name")).value == "Qop"
    assert two.field(say("Email")).error == say("This does not look like an email address. Example: name@example.ca")
