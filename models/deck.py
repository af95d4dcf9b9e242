"""The cards of one interview: proposed from its objectives, then chosen and ordered by the person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import chain, zip_longest
from typing import Final

from models.answer import Answer
from models.database import db
from models.interview import Interview, Objective
from models.question import WHO_ELSE, Question

AT_MOST: Final = 8
"""Proposed cards, `who-else` not counted: what twenty minutes hold."""

PROPOSED: Final[dict[str, tuple[str, ...]]] = {
    Objective.INDUSTRY: ("why-field", "adapting", "opportunities", "risks", "next-five-years"),
    Objective.LABOUR_MARKET: ("pay", "key-strengths", "why-leave", "opportunities"),
    Objective.JOB_SEARCH: ("how-field", "recommended-path", "do-differently", "my-skills"),
    Objective.RESUME: ("resume-opinion", "my-skills", "key-strengths"),
    Objective.NETWORK: ("career-highlights", "typical-day"),
}
"""Which cards an objective proposes: our choice, not the guide's."""


def proposal(objectives: tuple[str, ...]) -> list[Question]:
    """At most eight cards for these objectives, each served in turn, in the deck's order; then `who-else`."""
    lists = [PROPOSED[objective] for objective in objectives if objective in PROPOSED] or list(PROPOSED.values())
    in_turn = (key for key in chain.from_iterable(zip_longest(*lists)) if key)
    deck = Question.deck()
    there = {question.key for question in deck}
    keys = [key for key in dict.fromkeys(in_turn) if key in there][:AT_MOST]
    return [question for question in deck if question.key in keys or question.key == WHO_ELSE]


def cards(interview: Interview) -> list[Answer]:
    """The cards of an interview in their order, `who-else` last."""
    rows = (
        Answer.select(Answer, Question)
        .join(Question)
        .where(Answer.interview == interview, Answer.deleted_at.is_null())
        .order_by(Answer.position, Answer.id)
    )
    return sorted(rows, key=lambda answer: answer.question.is_last)


def others(interview: Interview) -> list[Question]:
    """The cards of the deck that this interview does not have yet."""
    chosen = set(_order(interview))
    return [question for question in Question.deck() if question.id not in chosen]


def propose(interview: Interview) -> None:
    """Lay the proposed cards, keeping every card that was asked or answered."""
    _lay(interview, [question.id for question in proposal(interview.objectives)])


def choose(interview: Interview, questions: list[int], now: dt.datetime) -> None:
    """Keep the person's own choice and order. `who-else` stays last; a card that was used stays."""
    with db.atomic():
        _lay(interview, questions)
        interview.cards_chosen_at = now
        interview.save()


def add(interview: Interview, question: Question, now: dt.datetime) -> Answer:
    """Put one more card before `who-else`, or give the one that is there."""
    chosen = _order(interview)
    if question.id not in chosen:
        choose(interview, [*chosen[:-1], question.id, *chosen[-1:]], now)
    return Answer.get(Answer.interview == interview, Answer.question == question)


def offer(interview: Interview, question: Question, now: dt.datetime) -> Callable[[], None]:
    """Put one more card before `who-else`. Gives what takes it out again, unless it was used meanwhile."""
    order = _order(interview)
    if question.id in order:
        return lambda: None
    more = [*order[:-1], question.id, *order[-1:]]
    return _changed(interview, more, lambda order: [key for key in order if key != question.id], now)


def move(interview: Interview, question: int, to: int, now: dt.datetime) -> Callable[[], None]:
    """Move a card to a place, from 0. Gives what puts it back, whatever cards came or went meanwhile."""
    order = _order(interview)
    was = order.index(question)
    return _changed(interview, _moved(order, question, to), lambda order: _moved(order, question, was), now)


def ask_later(card: Answer, now: dt.datetime) -> Callable[[], None]:
    """Put a card off to just before `who-else`. Gives what puts it back."""
    interview = Interview.get_by_id(card.interview_id)
    return move(interview, card.question_id, len(_order(interview)) - 2, now)


def _moved(order: list[int], question: int, to: int) -> list[int]:
    others = [key for key in order if key != question]
    return [*others[:to], question, *others[to:]] if question in order else others


def _order(interview: Interview) -> list[int]:
    return [answer.question_id for answer in cards(interview)]


def _changed(
    interview: Interview, order: list[int], back: Callable[[list[int]], list[int]], now: dt.datetime
) -> Callable[[], None]:
    """Choose this order. Gives what undoes that alone: `back` tells how, from the order of then."""
    before = Interview.get_by_id(interview.id).cards_chosen_at
    choose(interview, order, now)
    after = Interview.get_by_id(interview.id).cards_chosen_at

    def undo() -> None:
        fresh = Interview.get_by_id(interview.id)
        with db.atomic():
            _lay(fresh, back(_order(fresh)))
            if fresh.cards_chosen_at == after:
                fresh.cards_chosen_at = before
            fresh.save()

    return undo


def _lay(interview: Interview, wanted: list[int]) -> None:
    with db.atomic():
        there = {answer.question_id: answer for answer in Answer.select().where(Answer.interview == interview)}
        used = [key for key, answer in there.items() if answer.is_used and answer.deleted_at is None]
        last = Question.get(Question.key == WHO_ELSE).id
        order = [key for key in dict.fromkeys([*wanted, *used]) if key != last] + [last]
        for position, key in enumerate(order, start=1):
            answer = there.get(key) or Answer(interview=interview, question=key)
            answer.position, answer.deleted_at = position, None
            answer.save()
        gone = [answer.id for key, answer in there.items() if key not in order]
        Answer.delete().where(Answer.id.in_(gone)).execute()
