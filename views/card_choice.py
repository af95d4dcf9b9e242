"""Choosing the cards of one interview, and their order."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from models import deck
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.profile import Profile
from models.question import Question
from views.parts.card_words import interview_words, question_label, question_text
from views.parts.component import screen
from views.parts.form import use_form
from views.parts.frame import frame, icon_button, wide_act
from views.parts.gone import gone, use_last
from views.parts.line_button import line_button
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.question_card import always_last, far_movers, moved_far, movers, own_card, question_card
from views.parts.section import lines, section
from views.parts.shell import parent, use_shell
from views.theme import GAP, SMALL_GAP


@screen
def CardChoice() -> ft.Control:
    shell = use_shell()
    found = use_query(lambda: Interview.find(shell.parent_key("interview") or 0), Interview, Contact)
    interview, instead = use_last(found), None if found else gone(shell, "interview", shell.say("Choose the cards"))
    return _Choice(interview, instead) if interview else instead


@screen
def _Choice(interview: Interview, instead: ft.Control | None) -> ft.Control:
    shell = use_shell()
    say = shell.say
    chosen = use_query(lambda: deck.cards(interview), Answer, Question)
    others = use_query(lambda: deck.others(interview), Answer, Question)
    profile = use_query(Profile.load, Profile)
    form = use_form(say, {"text": ""})
    there = interview_words(say, interview)
    kind, _ = interview.subject(profile)
    ids = [answer.question_id for answer in chosen]

    def choose(order: list[int]) -> None:
        deck.choose(interview, order, now())

    def move(index: int, by: int) -> Callable[[], None]:
        return deck.move(interview, ids[index], index + by, now())

    def move_far(index: int, by: int) -> None:
        notice(shell, moved_far(say, by), move(index, by))

    def add_own() -> None:
        if form.attempt(lambda: deck.add(interview, Question.add(form.values["text"]), now())):
            form.values["text"] = ""

    form.on_submit = add_own

    def line(index: int, answer: Answer) -> ft.Control:
        question = answer.question
        text = question_text(there, question, kind, profile) or question_label(there, question)
        acts = (
            [always_last(say)]
            if question.is_last
            else [
                *movers(say, index, len(ids) - 1, lambda by: move(index, by)),
                icon_button(
                    ft.Icons.REMOVE_CIRCLE_OUTLINE,
                    say("Take out"),
                    lambda _: choose([i for i in ids if i != question.id]),
                    disabled=answer.is_used,
                ),
                *far_movers(say, index, len(ids) - 1, lambda by: move_far(index, by)),
            ]
        )
        return question_card(index + 1, text, acts, wide=shell.wide, key=f"chosen{question.id}")

    def other(question: Question) -> ft.Control:
        text = question_text(there, question, kind, profile) or question_label(there, question)
        return line_button(
            text,
            leading=ft.Icon(ft.Icons.ADD_CIRCLE_OUTLINE),
            on_click=lambda _: deck.add(interview, question, now()),
            key=f"other{question.id}",
        )

    body = [
        section(say("Cards of this interview"), [line(index, answer) for index, answer in enumerate(chosen)]),
        own_card(say, form, add_own),
        *([section(say("Other cards, one tap away"), [lines([other(row) for row in others])])] if others else []),
    ]
    done = wide_act(say("Open the cards"), lambda _: shell.go(f"{parent(shell.path)}/cards"), ft.Icons.STYLE)
    return instead or frame(shell, say("Choose the cards"), body, foot=done, spacing=GAP + SMALL_GAP)
