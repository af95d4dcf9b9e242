"""The search at a glance: a few figures, each a sentence and its bars, which lead to who was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import flet as ft

from locales import glance_words as told
from locales.glance_words import FIGURES, GROUPS
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.glance import ENOUGH_WEEKS, Glance, each, glance, share
from models.interview import Interview
from models.message import Message
from models.referral import Referral
from models.thanks import LATE, Thanks
from views.learned.bars import Bar, bars, columns
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.query import use_query
from views.parts.section import card, heading, quiet
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP

COUNTED: Final = (Contact, Message, Interview, Answer, Referral, Call)
_WEEKS: Final = 12
"""So many are drawn: a quarter of a year, and as many columns as a phone has room for."""
_COLORS: Final[Mapping[str, str]] = {
    "thanks-late": ft.Colors.ERROR,
    "thanks-missing": ft.Colors.ERROR,
    "thanks-owed": ft.Colors.TERTIARY,
    "thanks-otherwise": ft.Colors.OUTLINE,
    "thanks-not-asked": ft.Colors.OUTLINE,
}
"""On time is green, open amber, late red; the words say it too."""


def groups(seen: Glance) -> dict[str, list[Any]]:
    """All that was counted together, by the key of its bar."""
    figures = {"asked": seen.asked, "met": seen.met, "names": seen.names, "thanks": seen.thanks}
    return {f"{name}-{kind}": rows for name, lists in figures.items() for kind, rows in lists.items()}


@screen
def AtAGlance() -> ft.Control:
    shell = use_shell()
    say = shell.say
    seen = use_query(lambda: glance(now(), say.first_weekday), *COUNTED)
    if seen.is_empty:
        text = say("The requests you send, whom you meet and what comes of it will be summed up here.")
        body = [empty(ft.Icons.INSIGHTS, text, say("Choose someone to write to"), lambda: shell.go("/contacts"))]
    else:
        body = [*_requests(shell, seen), *_held(shell, seen), *_weeks(shell, seen)]
    return frame(shell, say("The search at a glance"), body)


def _requests(shell: Shell, seen: Glance) -> list[ft.Control]:
    asked, answered = seen.people_asked, seen.people_who_answered
    if not asked:
        return []
    sentence = told.requests(shell.say, asked, answered, share(answered, asked))
    return [_figure(shell, "asked", sentence, seen.asked)]


def _held(shell: Shell, seen: Glance) -> list[ft.Control]:
    """What interviews brought."""
    say, held = shell.say, seen.interviews
    if not held:
        return [quiet(say("Once you have met someone, the names they gave and your thank-you notes are counted here."))]
    due, on_time = seen.thanks_due, len(seen.thanks[Thanks.ON_TIME])
    names = told.names(say, held, seen.named, seen.named_otherwise, each(seen.named, held))
    thanks = told.thanks(say, on_time, due, share(on_time, due), dt.time(LATE))
    return [
        _figure(shell, "met", told.interviews(say, held, seen.people_met), seen.met),
        _figure(shell, "names", names, seen.names),
        _figure(shell, "thanks", thanks, seen.thanks),
    ]


def _figure(shell: Shell, name: str, sentence: str, lists: Mapping[Any, list[Any]]) -> ft.Control:
    keys = {f"{name}-{kind}": len(rows) for kind, rows in lists.items()}
    rows = [Bar(key, shell.say(GROUPS[key]), count, _COLORS.get(key, ft.Colors.PRIMARY)) for key, count in keys.items()]
    drawn = bars(shell.say, rows, lambda key: shell.open(f"behind/{key}"))
    return _card(name, shell.say(FIGURES[name]), sentence, ft.Column(drawn, spacing=0, tight=True))


def _card(name: str, title: str, sentence: str, *drawn: ft.Control) -> ft.Control:
    words = ft.Column([heading(title), ft.Text(sentence)], spacing=4, tight=True)
    aside = ft.Padding.symmetric(horizontal=SMALL_GAP)  # what is tapped reaches further than what is read
    return card(
        [ft.Container(words, padding=aside), *drawn],
        padding=ft.Padding.symmetric(horizontal=SMALL_GAP, vertical=GAP),
        key=name,
    )


def _weeks(shell: Shell, seen: Glance) -> list[ft.Control]:
    say, shown = shell.say, seen.weeks[-_WEEKS:]
    if not shown:
        return []
    active = sum(week.touches > 0 for week in shown)
    picture = []
    if len(shown) >= ENOUGH_WEEKS and active:
        busiest = max(shown, key=lambda week: week.touches)
        drawn = columns(say, shown, told.busiest(say, busiest.start, busiest.touches))
        picture = [ft.Container(drawn, padding=ft.Padding.symmetric(horizontal=SMALL_GAP))]
    return [_card("activity", say("Weeks"), told.weeks(say, active, len(shown)), *picture)]
