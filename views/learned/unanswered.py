"""The questions nobody has answered yet, offered for the next interview."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft

from locales import facts
from models import agenda, deck
from models.clock import now
from models.interview import Interview
from models.profile import Profile
from models.question import Question
from models.side_by_side import SideBySide
from views.parts.card_words import question_label, question_text
from views.parts.empty import empty
from views.parts.notice import notice
from views.parts.section import card, quiet
from views.parts.shell import Shell
from views.parts.sign import sign
from views.theme import GAP, SERIF, SMALL_GAP


def unanswered(shell: Shell, seen: SideBySide, profile: Profile) -> Iterator[ft.Control]:
    """A tap adds one to the interview that comes next; with none planned, one is planned first."""
    say, moment = shell.say, now()
    if not seen.unanswered:
        yield empty(ft.Icons.CHECK_CIRCLE_OUTLINE, say("Someone has answered each of your cards."))
        return
    coming = agenda.next_interview(moment)
    if coming is None:
        plan = ft.OutlinedButton(
            say("Plan an interview"), icon=ft.Icons.EVENT, on_click=lambda _: shell.open("new-interview")
        )
        yield quiet(say("Take them to your next interview: plan it, and they can be added here."))
        yield ft.Row([plan], wrap=True)
        there = set()
    else:
        when = facts.meeting(say, coming.start, moment)
        yield ft.Column(
            [
                quiet(say("Take them to your next interview, with {name}.", name=coming.contact.name)),
                sign(ft.Icons.EVENT_AVAILABLE, when, stands_out=True, small=True),
            ],
            spacing=4,
        )
        there = {answer.question_id for answer in deck.cards(coming)}
    for question in seen.unanswered:
        yield _line(shell, question, profile, coming, is_there=question.id in there)


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
        chosen = sign(ft.Icons.CHECK, say("Chosen for {name}", name=coming.contact.name), small=True)
        act = [ft.Container(chosen, padding=ft.Padding.symmetric(vertical=12))]  # as high as the button it was
    elif coming is not None:
        name = say("Add for {name}", name=coming.contact.name)
        button = ft.TextButton(name, icon=ft.Icons.ADD, on_click=lambda _: add(coming))
        act = [ft.Container(ft.Row([button], wrap=True), margin=ft.Margin.only(left=-12))]
    words = ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE, font_family=SERIF)
    sides = ft.Padding.only(left=GAP, right=GAP, top=12, bottom=SMALL_GAP // 2 if act else 12)
    return card([words, *act], spacing=0, padding=sides, key=f"unanswered{question.id}")
