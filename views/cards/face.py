"""What stands on a card: what to say first, or a question with room for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from locales.cards import card_reason, opening_lines
from models import deck
from models.answer import Answer
from models.clock import now
from models.guide_tip import Step
from models.interview import Interview
from views.parts.autosave import SavedText
from views.parts.card_words import question_label, question_text
from views.parts.component import part
from views.parts.guide_tip import use_guide_tip
from views.parts.notice import notice
from views.parts.shell import Shell, use_shell
from views.parts.suggestions import Suggestions
from views.theme import CARD_CORNER, GAP

if TYPE_CHECKING:
    from views.cards.hand import Hand


@part
def Opening(hand: Hand) -> ft.Control:
    """Who I am, who suggested you, twenty minutes, what I hope to learn."""
    shell = use_shell()
    interview, profile, rule = hand.interview, hand.profile, hand.naming
    lines = opening_lines(
        hand.words,
        name=rule.spoken(profile.name),
        introduction=rule.spoken(profile.introduction),
        referrer=rule.giver.name if rule.giver else None,
        minutes=interview.minutes,
        objectives=[*interview.objectives, rule.spoken(interview.own_objective)],
    )
    heading = ft.Text(shell.say("To begin"), color=ft.Colors.PRIMARY, theme_style=ft.TextThemeStyle.TITLE_MEDIUM)
    spoken = [ft.Text(line, theme_style=ft.TextThemeStyle.HEADLINE_SMALL) for line in lines]
    known = profile.name and profile.introduction
    return _face(
        [heading, *spoken, *([] if known else [_profile_link(shell, shell.say("Say who you are in your profile"))])]
    )


@part
def QuestionCard(hand: Hand, card: Answer) -> ft.Control:
    shell = use_shell()
    say = shell.say
    tip = use_guide_tip(shell, Step.LAST_CARD, lambda: card.question.is_last)
    kind, _ = hand.interview.subject(hand.profile)
    text = question_text(hand.words, card.question, kind, hand.profile)
    if text is None:
        label = _question(shell, question_label(hand.words, card.question))
        waiting = ft.Text(say("This card asks about the studies you plan."))
        return _face([label, waiting, _profile_link(shell, say("Add your plan"))])
    reason = card_reason(hand.words, card.question.key) if card.question.key else ""
    answer = SavedText(
        card.text,
        lambda typed: Answer.get_by_id(card.id).write(typed, now()),
        label=say("What they said"),
        min_lines=2,
        key=f"answer{card.id}",
    )
    return _face(
        [
            _question(shell, text),
            *([ft.Text(reason, color=ft.Colors.ON_SURFACE_VARIANT)] if reason else []),
            answer,
            *(_ending(shell, hand.interview, card) if card.question.is_last else _later(shell, hand, card)),
            *tip,
        ]
    )


def _question(shell: Shell, text: str) -> ft.Control:
    """Large enough for an arm's length."""
    style = ft.TextThemeStyle.HEADLINE_LARGE if shell.wide else ft.TextThemeStyle.HEADLINE_MEDIUM
    return ft.Semantics(content=ft.Text(text, theme_style=style), header=True, container=True)


def _face(controls: list[ft.Control]) -> ft.Control:
    sheet = ft.Container(
        ft.Column(
            controls,
            spacing=GAP,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=CARD_CORNER,
        padding=ft.Padding.symmetric(horizontal=20, vertical=20),
        expand=True,
    )
    return ft.Container(sheet, padding=ft.Padding.symmetric(horizontal=12, vertical=8), expand=True)


def _profile_link(shell: Shell, text: str) -> ft.Control:
    button = ft.OutlinedButton(text, icon=ft.Icons.BADGE_OUTLINED, on_click=lambda _: shell.open("settings"))
    return ft.Row([button], wrap=True)


def _later(shell: Shell, hand: Hand, card: Answer) -> list[ft.Control]:
    """A card can wait: it comes back before the last question."""
    say = shell.say
    if card.asked_at or card is hand.cards[-2]:
        return []

    def put_off() -> None:
        back = deck.ask_later(card, now())
        notice(shell, say("This card comes back before the last question."), back)

    button = ft.TextButton(say("Ask it later"), icon=ft.Icons.REDO, on_click=lambda _: put_off())
    return [ft.Row([button], alignment=ft.MainAxisAlignment.END)]


def _ending(shell: Shell, interview: Interview, card: Answer) -> list[ft.Control]:
    finish = [_finish(shell, interview)] if interview.may_finish(now()) else []
    return [Suggestions(interview.id, key=f"who{card.id}"), *finish]


def _finish(shell: Shell, interview: Interview) -> ft.Control:
    def finish() -> None:
        row = Interview.get_by_id(interview.id)
        row.finish(now())
        shell.go(shell.path.removesuffix("/cards") + "/after")
        notice(shell, shell.say("The interview is marked as held."), row.undo_finish)

    return ft.FilledButton(shell.say("Finish the interview"), icon=ft.Icons.DONE_ALL, on_click=lambda _: finish())
