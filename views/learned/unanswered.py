"""The questions nobody has answered yet, offered for the next interview."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from locales import facts
from models import agenda, deck
from models.clock import now
from models.interview import Interview
from models.profile import Profile
from models.question import Question
from views.parts.card_words import question_label, question_text
from views.parts.notice import notice
from views.parts.section import lines, section
from views.parts.shell import Shell
from views.parts.sign import sign
from views.theme import GAP, SERIF, SMALL_GAP


def unanswered(shell: Shell, questions: Sequence[Question], profile: Profile) -> list[ft.Control]:
    """A tap adds one to the interview that comes next; with none planned, one is planned first."""
    say = shell.say
    if not questions:
        return []
    moment = now()
    coming = agenda.next_interview(moment)
    if coming is None:
        note = say("Take them to your next interview: plan it, and they can be added here.")
        plan = ft.OutlinedButton(
            say("Plan an interview"), icon=ft.Icons.EVENT, on_click=lambda _: shell.open("new-interview")
        )
        first, there = [ft.Row([plan], wrap=True)], set()
    else:
        when = facts.meeting(say, coming.start, moment)
        note = say("Take them to your next interview: {name}, {when}.", name=coming.contact.name, when=when)
        first, there = [], {card.question_id for card in deck.cards(coming)}
    rows = [_line(shell, question, profile, coming, is_there=question.id in there) for question in questions]
    content = section(say("Nobody has answered these yet"), [*first, lines(rows)], note=note)
    return [ft.Container(content, padding=ft.Padding.only(top=GAP), key="unanswered")]


def _line(
    shell: Shell, question: Question, profile: Profile, coming: Interview | None, *, is_there: bool
) -> ft.Control:
    say = shell.say
    text = question_text(say, question, profile.subject_kind, profile) or question_label(say, question)

    def add(interview: Interview) -> None:
        undo = deck.offer(interview, question, now())
        notice(shell, say("The card was added for {name}.", name=interview.contact.name), undo)

    act: list[ft.Control] = []
    if coming is not None and is_there:
        act = [sign(ft.Icons.CHECK, say("Chosen for {name}", name=coming.contact.name), small=True)]
    elif coming is not None:
        name = say("Add for {name}", name=coming.contact.name)
        act = [ft.Row([ft.TextButton(name, icon=ft.Icons.ADD, on_click=lambda _: add(coming))], wrap=True)]
    words = ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE, font_family=SERIF)
    return ft.Container(
        ft.Column([words, *act], spacing=0),
        padding=ft.Padding.symmetric(vertical=SMALL_GAP),
        key=f"unanswered{question.id}",
    )
