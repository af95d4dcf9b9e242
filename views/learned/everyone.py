"""One question: what everyone said to it, the newest first."""

from __future__ import annotations

from typing import Final

import flet as ft

from models.clock import now
from models.profile import Profile
from models.question import Question
from models.side_by_side import side_by_side
from views.learned.answers import READ, question_head
from views.learned.filters import use_filters
from views.learned.heard import beside, heard_card
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.gone import gone
from views.parts.kept import use_kept_state
from views.parts.query import use_query
from views.parts.scroll import ScrolledList
from views.parts.shell import use_shell
from views.theme import GAP, SIDE_BY_SIDE

_PAGE: Final = 20


@screen
def EveryoneSaid() -> ft.Control:
    shell = use_shell()
    say = shell.say
    pages, set_pages = use_kept_state("pages", 1, stays=True)
    filters = use_filters(shell, lambda _: set_pages(1))
    seen = use_query(lambda: side_by_side(now(), filters.wanted), *READ)
    profile = use_query(Profile.load, Profile)
    question = use_query(lambda: Question.get_or_none(Question.id == shell.key), Question)
    actions = filters.offer(seen)
    title = say("What everyone said")
    if question is None:
        return gone(shell, "question", title)
    asked, moment = seen.of(question), now()

    def more() -> None:
        if pages * _PAGE < len(asked.answers):
            set_pages(pages + 1)

    cards = [heard_card(shell, heard, moment) for heard in asked.answers[: pages * _PAGE]]
    none = say("Nobody has answered this card yet.")
    if not filters.wanted.is_any:
        none = say("Nothing fits all of these filters together. Take one of them away, or show all the answers.")
    rows = ScrolledList(
        [
            question_head(shell, asked, profile, is_alone=True),
            *filters.chosen(seen),
            *(beside(shell, cards) if cards else [empty(ft.Icons.FORUM_OUTLINED, none)]),
            ft.Container(height=72),
        ],
        more,
        ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2),
        GAP,
    )
    return frame(shell, title, ft.Container(rows, expand=True), actions=actions, width=SIDE_BY_SIDE)
