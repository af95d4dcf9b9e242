"""Looking for anything the person wrote, from a few letters of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import flet as ft

from locales import facts
from locales.cards import card_label
from locales.words import Words
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.excerpt import Line
from models.interview import Interview
from models.message import Message
from models.question import Question
from models.referral import Referral
from models.search import PAGE, Found, Kind, search
from views.parts.autosave import use_first_focus
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame, together
from views.parts.kept import begin_with, use_kept_state
from views.parts.line_button import line_button
from views.parts.query import use_query
from views.parts.scroll import ScrolledList, lead_to
from views.parts.search_field import use_search_field
from views.parts.shell import Shell, use_shell
from views.parts.sign import sign
from views.places import SEARCH
from views.theme import GAP, SMALL_GAP, STRONG

_READ: Final = (Contact, Interview, Question, Answer, Message, Call, Advice, Referral)
_ICONS: Final = {
    Kind.CONTACT: ft.Icons.PERSON_OUTLINE,
    Kind.ABOUT: ft.Icons.STICKY_NOTE_2_OUTLINED,
    Kind.INTERVIEW: ft.Icons.FORUM_OUTLINED,
    Kind.HEARD: ft.Icons.EDIT_NOTE,
    Kind.ANSWER: ft.Icons.STYLE_OUTLINED,
    Kind.MESSAGE: ft.Icons.SEND_OUTLINED,
    Kind.CALL: ft.Icons.PHONE_OUTLINED,
    Kind.ADVICE: ft.Icons.LIGHTBULB_OUTLINE,
    Kind.REFERRAL: ft.Icons.HANDSHAKE_OUTLINED,
    Kind.CARD: ft.Icons.QUESTION_MARK,
}

_PLACES: Final = {Kind.ABOUT: "notes{contact}", Kind.ADVICE: "advice{contact}", Kind.CARD: "card{id}"}
"""What of a page it is, where that may be far down."""


def search_for(shell: Shell, typed: str) -> None:
    """Open the search above this screen, with these words in it."""
    path = f"{shell.path}/search"
    begin_with(shell.at(path), "typed", typed)
    shell.go(path)


@screen
def Search() -> ft.Control:
    """On a wide window it stands beside what was opened from it, as the lists do."""
    beside = use_shell()
    base = SEARCH.match(beside.path)
    shell = beside.at(base.group() if base else beside.path)
    say = shell.say
    typed, set_typed = use_kept_state("typed", "", path=shell.path)
    pages, set_pages = use_kept_state("pages", 1, path=shell.path)
    first = use_first_focus(not typed and beside.path == shell.path)
    shown: Any = ft.use_ref(None)
    found = use_query(lambda: [row for page in range(pages) for row in search(typed, offset=page * PAGE)], *_READ)

    def find(text: str) -> None:
        set_pages(1)
        set_typed(text)
        shell.page.run_task(to_the_top)

    async def to_the_top() -> None:
        if shown.current and shell.page.get_control(shown.current._i):
            await shown.current.scroll_to(offset=0, duration=0)

    field, clear = use_search_field(say("Words to find"), typed, find)
    first.current = field.current

    def more() -> None:
        if len(found) == pages * PAGE:
            set_pages(pages + 1)

    rows = [_row(shell, row, is_open=beside.path == f"{shell.path}/{_tail(row)}") for row in found]
    lines = ScrolledList(
        [_count(say, len(found), is_more=len(found) == pages * PAGE), *rows]
        if rows
        else [_nothing(shell, typed, clear)],
        more,
        ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, bottom=GAP),
        path=shell.path,
        place=shown,
    )
    body = ft.Column(
        [
            ft.Container(field.current, padding=ft.Padding.only(left=GAP, right=GAP, top=SMALL_GAP)),
            ft.Container(together(lines), expand=True),
        ],
        spacing=SMALL_GAP,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )
    return frame(shell, say("Search"), body)


def _nothing(shell: Shell, typed: str, clear: Callable[[], None]) -> ft.Control:
    say = shell.say
    if not typed.strip():
        return empty(
            ft.Icons.MANAGE_SEARCH,
            say(
                "Names, organisations, phone numbers, tags, notes, answers, messages, advice: type a few letters of "
                "what you look for. Accents do not matter."
            ),
        )
    text = say("Nothing has all of these words. Try fewer letters, or another word.")
    return empty(ft.Icons.SEARCH_OFF, text, say("Clear the search"), clear)


def _count(say: Words, n: int, *, is_more: bool) -> ft.Control:
    """How much was found, also read aloud as one types."""
    text = say("The first {n} results", n=say.number(n)) if is_more else say.plural("{n} result", "{n} results", n)
    line = ft.Text(text, theme_style=ft.TextThemeStyle.BODY_SMALL, color=ft.Colors.ON_SURFACE_VARIANT)
    padding = ft.Padding.symmetric(horizontal=SMALL_GAP)
    return ft.Semantics(content=ft.Container(line, padding=padding), live_region=True, container=True)


def _row(shell: Shell, found: Found, *, is_open: bool) -> ft.Control:
    """Whom it is about, where the words stand in it, and what it is."""
    say = shell.say
    return line_button(
        _text(found.title),
        [*_question(say, found), *([_text(found.line)] if found.line else []), _kind(say, found)],
        on_click=lambda _: _open(shell, found),
        is_open=is_open,
        padding=ft.Padding.symmetric(horizontal=SMALL_GAP, vertical=4),
        key=f"{found.kind}{found.id}",
    )


def _open(shell: Shell, found: Found) -> None:
    tail = _tail(found)
    if found.kind in _PLACES or tail == f"contact/{found.contact}":
        place = _PLACES.get(found.kind, "").format(contact=found.contact, id=found.id)
        lead_to(shell, f"{shell.path}/{tail}", place)
    shell.open(tail)


def _question(say: Words, found: Found) -> list[ft.Control]:
    """The card that was answered."""
    if found.kind is not Kind.ANSWER:
        return []
    return [ft.Text(card_label(say, found.detail)) if found.detail else _text(found.question)]


def _text(line: Line) -> ft.Control:
    """A line in which the words that were found stand out, by their weight and a stroke."""
    strong = ft.TextStyle(font_family=STRONG, decoration=ft.TextDecoration.UNDERLINE)
    return ft.Text(spans=[ft.TextSpan(piece.text, style=strong if piece.is_found else None) for piece in line])


def _kind(say: Words, found: Found) -> ft.Control:
    moment = now()
    day = facts.day(say, found.at.astimezone(moment.tzinfo), moment) if found.at else ""
    word = " · ".join(filter(None, (_name(say, found), day)))
    is_draft = found.kind is Kind.MESSAGE and found.at is None
    return sign(ft.Icons.DRAFTS_OUTLINED if is_draft else _ICONS[found.kind], word, small=True)


def _name(say: Words, found: Found) -> str:
    if found.kind is Kind.MESSAGE:
        name = facts.message_sent if found.at else facts.draft
        return name(say, found.detail)
    if found.kind is Kind.REFERRAL:
        return say("Suggested by {name}", name=found.detail)
    return {
        Kind.CONTACT: say("Contact"),
        Kind.ABOUT: say("Notes about them"),
        Kind.INTERVIEW: say("Interview"),
        Kind.HEARD: say("What you heard"),
        Kind.ANSWER: say("Answer"),
        Kind.CALL: say("Call"),
        Kind.ADVICE: say("Their advice"),
        Kind.CARD: say("Your own card"),
    }[found.kind]


def _tail(found: Found) -> str:
    """Where it is, above the search."""
    if found.kind is Kind.MESSAGE:
        about = f"contact/{found.contact}" if found.interview is None else f"interview/{found.interview}"
        return f"sent/{found.id}" if found.at else f"{about}/message/{found.detail}"
    return {
        Kind.INTERVIEW: f"interview/{found.interview}",
        Kind.HEARD: f"heard/interview/{found.interview}",
        Kind.ANSWER: f"heard/interview/{found.interview}",
        Kind.CARD: f"card/{found.id}",
    }.get(found.kind, f"contact/{found.contact}")
