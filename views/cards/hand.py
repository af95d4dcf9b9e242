"""The cards in hand: one a screen, large, before and during the interview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from locales.words import Words
from models import deck
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.naming import Naming, naming
from models.profile import Profile
from models.question import Question
from models.referral import Referral
from views.cards.face import Opening, QuestionCard
from views.cards.foot import foot
from views.cards.overview import overview
from views.cards.progress import progress
from views.parts.awake import use_awake
from views.parts.card_words import interview_words
from views.parts.component import screen
from views.parts.frame import frame, icon_button
from views.parts.gone import gone
from views.parts.kept import use_kept_state
from views.parts.keys import use_keys
from views.parts.query import use_query
from views.parts.shell import use_shell


@dataclass(frozen=True)
class Hand:
    interview: Interview
    cards: list[Answer]
    profile: Profile
    naming: Naming
    """Whom one may name to the person across the table."""
    words: Words
    """The interview's own."""


def _read(say: Words, key: int) -> Hand | None:
    interview = Interview.find(key)
    if interview is None:
        return None
    there = interview_words(say, interview)
    return Hand(interview, deck.cards(interview), Profile.load(), naming(interview.contact), there)


@screen
def Cards() -> ft.Control:
    shell = use_shell()
    say = shell.say
    key = shell.parent_key("interview") or 0
    hand = use_query(lambda: _read(say, key), Interview, Contact, Answer, Question, Profile, Referral)
    at, turn = use_kept_state("at", 0)
    is_listed, list_all = ft.use_state(False)
    _use_open(key)
    use_awake()
    last = len(hand.cards) if hand else 0
    at = min(at, last)
    to: Callable[[int], None] = lambda place: turn(max(0, min(last, place)))  # noqa: E731
    turns = {"ArrowLeft": lambda: to(at - 1), "ArrowRight": lambda: to(at + 1)}
    use_keys(turns, {"← →": say("Turn the cards")})
    ft.use_dialog(overview(shell, hand, at, turn, lambda: list_all(False)) if is_listed and hand else None)
    if hand is None:
        return gone(shell, "interview", say("Cards"))
    pages = [Opening(hand, key="opening"), *(QuestionCard(hand, card, key=f"card{card.id}") for card in hand.cards)]
    body = ft.Column(
        [
            progress(say, hand.cards, at),
            ft.PageView(pages, selected_index=at, on_change=lambda e: turn(int(e.data)), expand=True),
        ],
        expand=True,
        spacing=0,
    )
    title = say("Card {n} of {all}", n=say.number(at), all=say.number(last)) if at else hand.interview.contact.name
    actions = [icon_button(ft.Icons.LIST, say("All the cards"), lambda _: list_all(True))]
    return frame(shell, title, body, actions=actions, foot=foot(shell, hand.interview, hand.cards, at, to))


def _use_open(key: int) -> None:
    """Tell that the cards are in hand for as long as they are."""
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
