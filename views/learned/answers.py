"""Answers side by side: for each question, what everyone said; what is key in it; and what nobody was asked yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import flet as ft

from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.key_phrase import KeyPhrase
from models.profile import Profile
from models.question import Question
from models.side_by_side import Asked, SideBySide, side_by_side
from views.learned.filters import WANTED, use_filters
from views.learned.first_step import first_step
from views.learned.heard import BRIEFLY, beside, heard_card
from views.learned.unanswered import unanswered
from views.parts.card_words import question_label, question_text
from views.parts.choice import segments
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.kept import begin_with, use_kept_state
from views.parts.query import use_query
from views.parts.scroll import ScrolledList
from views.parts.section import question_heading, quiet
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SIDE_BY_SIDE, SMALL_GAP

READ = (Answer, KeyPhrase, Interview, Contact, Question, Profile)
_AT_ONCE: Final = 2
"""Answers to each question; the others are a tap away."""
_PAGE: Final = 30
"""Rows at once; more come as one scrolls."""


@screen
def Answers() -> ft.Control:
    shell = use_shell()
    say = shell.say
    show, choose = use_kept_state("show", "all", stays=True)
    pages, set_pages = use_kept_state("pages", 1, stays=True)
    filters = use_filters(shell, lambda _: set_pages(1))
    seen = use_query(lambda: side_by_side(now(), filters.wanted), *READ)
    profile = use_query(Profile.load, Profile)
    actions = filters.offer(seen)
    if not seen.is_anything:
        text = say("What people answer will stand here side by side, question by question.")
        return frame(shell, say("Answers side by side"), [first_step(shell, ft.Icons.FORUM_OUTLINED, text)])
    names = {"all": say("Everything"), "key": say("Key phrases"), "none": say("Unanswered")}

    def more() -> None:
        if len(shown) > pages * _PAGE:
            set_pages(pages + 1)

    def change(what: str) -> None:
        set_pages(1)
        choose(what)

    rows = {
        "all": lambda: _all(shell, seen, profile),
        "key": lambda: _key(shell, seen, profile, lambda: change("all")),
        "none": lambda: unanswered(shell, seen, profile),
    }[show]()
    shown = list(islice(rows, pages * _PAGE + 1))
    body = ScrolledList(
        [
            ft.Row([segments(names, show, change)], wrap=True),
            *(filters.chosen(seen) if show != "none" else []),
            *shown[: pages * _PAGE],
            ft.Container(height=72),
        ],
        more,
        ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2),
        GAP,
    )
    acts = actions if show != "none" else []
    return frame(shell, say("Answers side by side"), ft.Container(body, expand=True), actions=acts, width=SIDE_BY_SIDE)


def _all(shell: Shell, seen: SideBySide, profile: Profile) -> Iterator[ft.Control]:
    say = shell.say
    if not seen.questions:
        yield _no_match(shell)
        return
    yield quiet(say("Tap a sentence to mark it as key. Tap a name to see all that they said."))
    for asked in seen.questions:
        yield from _question(shell, asked, profile, seen)


def _question(shell: Shell, asked: Asked, profile: Profile, seen: SideBySide) -> Iterator[ft.Control]:
    """Its words, its newest answers, and the way to the others."""
    say, moment = shell.say, now()
    yield question_head(shell, asked, profile)
    cards = [heard_card(shell, heard, moment, most=BRIEFLY) for heard in asked.answers[:_AT_ONCE]]
    yield from beside(shell, cards)
    if len(asked.answers) > _AT_ONCE:
        name = say("See all {n} answers", n=say.number(len(asked.answers)))
        yield ft.Row([ft.OutlinedButton(name, on_click=lambda _: _see_all(shell, asked, seen))], wrap=True)


def _see_all(shell: Shell, asked: Asked, seen: SideBySide) -> None:
    """On a screen of its own, with the same filters."""
    tail = f"question/{asked.question.id}"
    begin_with(shell.at(f"{shell.path}/{tail}"), WANTED, seen.wanted)
    shell.open(tail)


def question_head(shell: Shell, asked: Asked, profile: Profile, *, is_alone: bool = False) -> ft.Control:
    """The words of a card and how many people answered it; a hidden or deleted one says so."""
    say, question = shell.say, asked.question
    text = question_text(say, question, profile.subject_kind, profile) or question_label(say, question)
    people = say.plural("{n} person answered", "{n} people answered", asked.people)
    silent = len({heard.contact for heard in asked.silent} - {heard.contact for heard in asked.answers})
    more = say.plural("{n} more was asked, and nothing is noted", "{n} more were asked, and nothing is noted", silent)
    nobody = say.plural(
        "Asked of {n} person, and nothing is noted", "Asked of {n} people, and nothing is noted", silent
    )
    known = [
        people if asked.answers else "",
        (more if asked.answers else nobody) if silent else "",
        say("Deleted card") if question.deleted_at else say("Hidden card") if question.hidden_at else "",
    ]
    rows = [question_heading(text), quiet(" · ".join(filter(None, known)))]
    return ft.Container(ft.Column(rows, spacing=0), padding=ft.Padding.only(top=0 if is_alone else GAP))


def _key(shell: Shell, seen: SideBySide, profile: Profile, see_all: Callable[[], None]) -> Iterator[ft.Control]:
    """Only what is key, question by question, with who said it."""
    moment = now()
    asked = [row for row in seen.questions if row.phrases]
    if not asked:
        yield _no_match(shell) if not seen.wanted.is_any else _none_marked(shell, see_all)
    for row in asked:
        text = question_text(shell.say, row.question, profile.subject_kind, profile)
        words = question_heading(text or question_label(shell.say, row.question))
        yield ft.Container(words, padding=ft.Padding.only(top=SMALL_GAP))
        marked = (heard for heard in row.answers if heard.phrases)
        yield from beside(shell, (heard_card(shell, heard, moment, only_key=True) for heard in marked))


def _none_marked(shell: Shell, see_all: Callable[[], None]) -> ft.Control:
    say = shell.say
    text = say("The sentences you mark as key gather here. Tap the star of a sentence to mark it.")
    return empty(ft.Icons.STAR_BORDER, text, say("See all that was said"), see_all)


def _no_match(shell: Shell) -> ft.Control:
    text = shell.say("Nothing fits all of these filters together. Take one of them away, or show all the answers.")
    return empty(ft.Icons.FILTER_LIST_OFF, text)
