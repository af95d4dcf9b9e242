"""The cards in hand: one a screen, large, before and during the interview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from locales.cards import card_reason, opening_lines
from locales.words import Words
from models import deck
from models.answer import Answer
from models.clock import now
from models.interview import Interview
from models.naming import Naming, naming
from models.profile import Profile
from models.question import Question
from models.referral import Referral
from views.parts.autosave import SavedText
from views.parts.card_words import interview_words, question_label, question_text
from views.parts.component import part, screen
from views.parts.empty import empty
from views.parts.frame import frame, icon_button
from views.parts.kept import use_kept_state
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.shell import Shell, use_shell
from views.parts.suggestions import Suggestions
from views.parts.time_used import TimeUsed


@dataclass(frozen=True)
class _Deck:
    interview: Interview
    cards: list[Answer]
    profile: Profile
    naming: Naming
    """Whom one may name to the person across the table."""
    words: Words
    """The interview's own."""


def _read(say: Words, key: int) -> _Deck | None:
    interview = Interview.find(key)
    if interview is None:
        return None
    there = interview_words(say, interview)
    return _Deck(interview, deck.cards(interview), Profile.load(), naming(interview.contact), there)


@screen
def Cards() -> ft.Control:
    shell = use_shell()
    say = shell.say
    key = shell.parent_key("interview") or 0
    hand = use_query(lambda: _read(say, key), Interview, Answer, Question, Profile, Referral)
    at, turn = use_kept_state("at", 0)
    overview, show_overview = ft.use_state(False)

    opened: Any = ft.use_ref(None)

    def open_cards() -> None:
        if interview := Interview.find(key):
            opened.current = now()
            interview.open_cards(opened.current)

    def close_cards() -> None:
        # Opened since in another window, they are still in hand there.
        interview = Interview.find(key)
        if interview and interview.cards_opened_at == opened.current:
            interview.close_cards(now())

    ft.use_effect(open_cards, [], cleanup=close_cards)
    ft.use_dialog(_overview(shell, hand, at, turn, lambda: show_overview(False)) if overview and hand else None)
    if hand is None:
        gone = empty(ft.Icons.EVENT_BUSY, say("This interview was deleted."), say("Go back"), shell.back)
        return frame(shell, say("Cards"), [gone])
    last = len(hand.cards)
    at = min(at, last)
    pages = [_Opening(hand, key="opening"), *(_Card(hand, card, key=f"card{card.id}") for card in hand.cards)]
    body = ft.Column(
        [
            TimeUsed(hand.interview.id, key=f"time{hand.interview.id}"),
            ft.PageView(pages, selected_index=at, on_change=lambda e: turn(int(e.data)), expand=True),
            _controls(shell, at, last, turn),
        ],
        expand=True,
        spacing=0,
    )
    title = say("Card {n} of {all}", n=say.number(at), all=say.number(last)) if at else hand.interview.contact.name
    actions = [icon_button(ft.Icons.LIST, say("All the cards"), lambda _: show_overview(True))]
    return frame(shell, title, body, actions=actions)


def _controls(shell: Shell, at: int, last: int, turn: Callable[[int], None]) -> ft.Control:
    """Within the thumb's reach: back, the last question, on."""
    say = shell.say
    final = ft.OutlinedButton(
        say("Last question"), icon=ft.Icons.LAST_PAGE, on_click=lambda _: turn(last), visible=at < last
    )
    return ft.Container(
        ft.Row(
            [
                icon_button(
                    ft.Icons.ARROW_BACK, say("Previous card"), lambda _: turn(max(0, at - 1)), disabled=at == 0
                ),
                final,
                icon_button(
                    ft.Icons.ARROW_FORWARD, say("Next card"), lambda _: turn(min(last, at + 1)), disabled=at == last
                ),
            ],
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        ),
        padding=ft.Padding.symmetric(horizontal=16, vertical=8),
    )


def _page(controls: list[ft.Control]) -> ft.Control:
    return ft.Container(
        ft.Column(
            controls,
            spacing=16,
            scroll=ft.ScrollMode.AUTO,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=ft.Padding.symmetric(horizontal=24, vertical=16),
        expand=True,
    )


@part
def _Opening(hand: _Deck) -> ft.Control:
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
    hint = (
        []
        if profile.name and profile.introduction
        else [
            ft.TextButton(
                shell.say("Say who you are in your profile"),
                icon=ft.Icons.BADGE_OUTLINED,
                on_click=lambda _: shell.go(f"{shell.path.split('/interview')[0]}/settings"),
            )
        ]
    )
    heading = ft.Text(shell.say("To begin"), color=ft.Colors.PRIMARY, theme_style=ft.TextThemeStyle.TITLE_MEDIUM)
    return _page([heading, *(ft.Text(line, size=24) for line in lines), *hint])


@part
def _Card(hand: _Deck, card: Answer) -> ft.Control:
    shell = use_shell()
    say = shell.say
    kind, _ = hand.interview.subject(hand.profile)
    text = question_text(hand.words, card.question, kind, hand.profile)
    if text is None:
        return _page(
            [
                ft.Text(question_label(hand.words, card.question), size=28, weight=ft.FontWeight.W_600),
                ft.Text(say("This card asks about the studies you plan.")),
                ft.FilledButton(
                    say("Add your plan"), on_click=lambda _: shell.go(f"{shell.path.split('/interview')[0]}/settings")
                ),
            ]
        )
    reason = card_reason(hand.words, card.question.key) if card.question.key else ""
    controls: list[ft.Control] = [
        ft.Semantics(content=ft.Text(text, size=28, weight=ft.FontWeight.W_600), header=True),
        *([ft.Text(reason)] if reason else []),
        _asked(say, card),
        SavedText(
            card.text,
            lambda typed: Answer.get_by_id(card.id).write(typed, now()),
            label=say("What they said"),
            min_lines=2,
            key=f"answer{card.id}",
        ),
    ]
    if card.question.is_last:
        controls.append(Suggestions(hand.interview.id, key=f"who{card.id}"))
        if hand.interview.may_finish(now()):
            controls.append(_finish(shell, hand.interview))
    return _page(controls)


def _asked(say: Words, card: Answer) -> ft.Control:
    def toggle() -> None:
        fresh = Answer.get_by_id(card.id)
        fresh.ask(None if fresh.asked_at else now())

    if card.asked_at:
        return ft.FilledTonalButton(say("Asked"), icon=ft.Icons.CHECK, on_click=lambda _: toggle())
    return ft.OutlinedButton(say("Mark as asked"), icon=ft.Icons.RADIO_BUTTON_UNCHECKED, on_click=lambda _: toggle())


def _finish(shell: Shell, interview: Interview) -> ft.Control:
    def finish() -> None:
        row = Interview.get_by_id(interview.id)
        row.finish(now())
        shell.go(shell.path.removesuffix("/cards") + "/after")
        notice(shell, shell.say("The interview is marked as held."), row.undo_finish)

    return ft.FilledButton(shell.say("Finish the interview"), icon=ft.Icons.DONE_ALL, on_click=lambda _: finish())


def _overview(
    shell: Shell, hand: _Deck, at: int, turn: Callable[[int], None], on_close: Callable[[], None]
) -> ft.AlertDialog:
    """Every card, to jump to one."""
    say = shell.say

    def jump(index: int) -> None:
        on_close()
        turn(index)

    rows = [
        ft.ListTile(
            leading=ft.Icon(
                ft.Icons.CHECK if card.asked_at else ft.Icons.RADIO_BUTTON_UNCHECKED,
                semantics_label=say("Asked") if card.asked_at else say("Not asked yet"),
            ),
            title=ft.Text(question_label(hand.words, card.question), max_lines=2),
            selected=index == at,
            on_click=lambda _, index=index: jump(index),
        )
        for index, card in enumerate(hand.cards, start=1)
    ]
    return ft.AlertDialog(
        title=ft.Text(say("All the cards")),
        content=ft.Column(rows, scroll=ft.ScrollMode.AUTO, width=400, spacing=0),
        actions=[ft.TextButton(say("Close"), on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )
