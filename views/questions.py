"""The deck: the guide's cards and the person's own, in the order they choose."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.profile import Profile
from models.question import Question
from models.side_by_side import people_who_answered
from views.parts.card_words import question_label, question_text
from views.parts.component import screen
from views.parts.form import Form, use_form
from views.parts.frame import Destination, frame
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.question_card import always_last, moved_far, movers, own_card, question_card, to_an_end
from views.parts.scroll import lead_to
from views.parts.section import lines, quiet, section
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP


@screen
def Questions() -> ft.Control:
    """One of the main screens; above or beside the search, it is where a card was found."""
    shell = use_shell()
    say = shell.say
    found = shell.parent_key("card")
    is_found = found is not None
    deck = use_query(lambda: Question.deck(hidden=True), Question)
    profile = use_query(Profile.load, Profile)
    answered = use_query(lambda: people_who_answered(now()), Answer, Interview, Contact)
    rewording, reword = ft.use_state(None)
    added, mark_added = ft.use_state(0)
    form = use_form(say, {"text": "", "reworded": ""})
    shown = [question for question in deck if question.hidden_at is None]
    missing = [quiet(say("This card was deleted."))] if is_found and found not in {row.id for row in deck} else []
    hidden = [question for question in deck if question.hidden_at is not None]

    def keep() -> None:
        card = Question.add(form.values["text"])
        mark_added(card.id)
        # It stands at the other end of the deck.
        notice(shell, say("The card was added."), see=lambda: lead_to(shell, shell.path, _place(card.id)))

    def add() -> None:
        if form.attempt(keep):
            form.values["text"] = ""

    def move_far(index: int, by: int) -> None:
        """Out of sight: so it is said, and can be undone."""
        question = shown[index]
        question.move(index + by)
        notice(shell, moved_far(say, by), lambda: question.move(index))

    def ask_reword(question: Question) -> None:
        form.values["reworded"] = question.text
        reword(question.id)

    def placed(question: Question, seen: ft.Control) -> ft.Control:
        """The card that was found, or added last, is one to scroll to."""
        is_led_to = question.id in (found, added)
        return ft.Container(seen, key=ft.ScrollKey(_place(question.id))) if is_led_to else seen

    def line(index: int, question: Question) -> ft.Control:
        text = question_text(say, question, profile.subject_kind, profile) or question_label(say, question)
        end = (
            [always_last(say)]
            if question.is_last
            else [
                *movers(say, index, len(shown) - 1, lambda by: question.move(index + by)),
                menu(
                    say("Change this card"),
                    [
                        *to_an_end(say, index, len(shown) - 1, lambda by: move_far(index, by)),
                        *_acts(shell, question, lambda: ask_reword(question)),
                    ],
                ),
            ]
        )
        known = _answered(shell, question, answered.get(question.id, 0))
        key, is_wide = f"question{question.id}", shell.wide and not is_found
        return placed(question, question_card(index + 1, text, end, wide=is_wide, key=key, known=known))

    form.on_submit = add
    ft.use_dialog(_reword_dialog(shell, form, rewording, lambda: reword(None)) if rewording else None)
    body = [
        *missing,
        quiet(say("The cards you take to your interviews. Each interview then chooses among them.")),
        own_card(say, form, add),
        section(say("Your cards"), [line(index, question) for index, question in enumerate(shown)]),
        section(
            say("Hidden cards"),
            [lines([placed(question, _hidden(shell, question, profile)) for question in hidden])]
            if hidden
            else [quiet(say("None. A card you hide waits here, and comes back whenever you like."))],
        ),
    ]
    destination = None if is_found else Destination.QUESTIONS
    return frame(shell, say("Questions"), body, destination=destination, spacing=GAP + SMALL_GAP)


def _place(card: int) -> str:
    """Where to scroll for a card."""
    return f"card{card}"


def _answered(shell: Shell, question: Question, people: int) -> ft.Control | None:
    """How many people answered it, and the way to what they said."""
    if not people:
        return None
    name = shell.say.plural("{n} person answered", "{n} people answered", people)
    return ft.TextButton(name, on_click=lambda _: shell.open(f"question/{question.id}"))


def _hidden(shell: Shell, question: Question, profile: Profile) -> ft.Control:
    say = shell.say
    text = question_text(say, question, profile.subject_kind, profile) or question_label(say, question)
    return ft.Column(
        [ft.Text(text), ft.Row([ft.TextButton(say("Show again"), on_click=lambda _: question.show())], wrap=True)],
        spacing=0,
    )


def _acts(shell: Shell, question: Question, ask_reword: Callable[[], None]) -> list[Act]:
    say = shell.say

    def hide() -> None:
        question.hide(now())
        notice(shell, say("The card is hidden: no new interview will propose it."), question.show)

    def delete() -> None:
        question.delete_for_now(now())
        notice(shell, say("The card was deleted."), question.restore)

    if question.key is not None:
        return [Act(say("Hide"), ft.Icons.VISIBILITY_OFF_OUTLINED, hide)]
    return [
        Act(say("Reword"), ft.Icons.EDIT_OUTLINED, ask_reword),
        Act(say("Hide"), ft.Icons.VISIBILITY_OFF_OUTLINED, hide),
        Act(say("Delete"), ft.Icons.DELETE_OUTLINE, delete),
    ]


def _reword_dialog(shell: Shell, form: Form, key: int, on_close: Callable[[], None]) -> ft.AlertDialog:
    say = shell.say

    def save() -> None:
        if form.attempt(lambda: Question.get_by_id(key).reword(form.values["reworded"])):
            on_close()

    field = form.text(
        "reworded", say("Your question"), autofocus=True, multiline=True, shift_enter=True, on_submit=lambda _: save()
    )
    return ft.AlertDialog(
        semantics_label=say("Reword the card"),
        title=ft.Text(say("Reword the card")),
        content=ft.Column([field, *form.error("text")], tight=True, width=360),
        actions=[
            ft.TextButton(say("Cancel"), on_click=lambda _: on_close()),
            ft.FilledButton(say("Save"), on_click=lambda _: save()),
        ],
        on_dismiss=lambda _: on_close(),
    )
