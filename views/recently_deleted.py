"""What was deleted in the last thirty days, to take back."""

from __future__ import annotations

from typing import Final

import flet as ft

from locales.words import Words
from models.advice import Advice
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.deleted import Deleted, recently_deleted, take_back
from models.interview import Interview
from models.question import Question
from models.record import Record
from models.referral import Referral
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import lines, quiet
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP

_LONGEST: Final = 80
"""Letters of a text that tell which one it is."""
_ICONS: Final[dict[type[Record], ft.IconData]] = {
    Contact: ft.Icons.PERSON_OUTLINE,
    Interview: ft.Icons.FORUM_OUTLINED,
    Question: ft.Icons.STYLE_OUTLINED,
    Advice: ft.Icons.LIGHTBULB_OUTLINE,
    Call: ft.Icons.PHONE_OUTLINED,
}


@screen
def RecentlyDeleted() -> ft.Control:
    shell = use_shell()
    say = shell.say
    found = use_query(recently_deleted, Contact, Interview, Question, Advice, Call, Referral)
    if not found:
        body = [empty(ft.Icons.DELETE_OUTLINE, say("Nothing was deleted lately."))]
    else:
        note = say(
            "What you delete can be taken back for 30 days. Then it goes for good, and in time from every backup: "
            "they are kept for six months at most."
        )
        body = [quiet(note), lines([_line(shell, deleted) for deleted in found])]
    return frame(shell, say("Recently deleted"), body, spacing=GAP)


def _line(shell: Shell, deleted: Deleted) -> ft.Control:
    say, record = shell.say, deleted.record
    name = _name(say, record)
    left = say.plural("Goes for good in {n} day", "Goes for good in {n} days", deleted.days_left(now()))

    def restore() -> None:
        take_back(record)
        notice(shell, say("It is back: {name}", name=name))

    button = ft.TextButton(say("Restore"), on_click=lambda _: restore())
    told = ft.Column(
        [
            ft.Text(name, theme_style=ft.TextThemeStyle.BODY_LARGE, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
            quiet(left),
            ft.Row([button], wrap=True),
        ],
        spacing=2,
        expand=True,
    )
    row = ft.Row([ft.Icon(_ICONS[type(record)]), told], spacing=GAP, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Container(
        row, padding=ft.Padding.symmetric(vertical=SMALL_GAP), key=f"{type(record).__name__}{record.id}"
    )


def _name(say: Words, record: Record) -> str:
    """What it was, in a few words."""
    if isinstance(record, Interview):
        return say(
            "Interview with {name}, {date}", name=record.contact.name, date=say.date(record.start.date(), "medium")
        )
    if isinstance(record, Call):
        day = record.called_at.astimezone(now().tzinfo).date()
        return say("Call with {name}, {date}", name=record.contact.name, date=say.date(day, "medium"))
    text = record.name if isinstance(record, Contact) else getattr(record, "text", "")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
