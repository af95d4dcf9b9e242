"""Which answers one wants to see: by subject, by organisation, by tag, or all of these together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import flet as ft

from locales.cards import subject_words
from locales.words import Words
from models.side_by_side import EVERYTHING, Option, SideBySide, Wanted
from views.parts.chip import chip
from views.parts.choice import choice
from views.parts.frame import icon_button
from views.parts.kept import use_kept_state
from views.parts.shell import Shell

WANTED = "wanted"
"""The name under which a screen keeps its filters."""


class Filters:
    """Those of one screen. Made by `use_filters`."""

    def __init__(self, shell: Shell, wanted: Wanted, choose: Callable[[Wanted], None]) -> None:
        self._shell, self.wanted, self._choose = shell, wanted, choose
        self._is_open, self._open = ft.use_state(False)

    def clear(self) -> None:
        self._choose(EVERYTHING)

    def offer(self, seen: SideBySide) -> list[ft.Control]:
        """What opens the choices, where there is anything to choose; they stand in a dialog of their own."""
        kinds = self._kinds(seen)
        ft.use_dialog(self._dialog(seen) if self._is_open and kinds else None)
        if not kinds:
            return []
        return [icon_button(ft.Icons.FILTER_LIST, self._shell.say("Filter the answers"), lambda _: self._open(True))]

    def chosen(self, seen: SideBySide) -> list[ft.Control]:
        """What is filtered by, each to be taken away with a tap, and all at once."""
        say = self._shell.say
        if self.wanted.is_any:
            return []
        chips: list[ft.Control] = [
            chip(
                _told(say, field, known),
                selected=True,
                on_select=lambda _, field=field: self._choose(replace(self.wanted, **{field: ""})),
                key=f"filter-{field}",
            )
            for field, _, options in self._all(seen)
            if (key := getattr(self.wanted, field)) and (known := _name(say, options, key))
        ]
        clear = ft.TextButton(say("Show all the answers"), on_click=lambda _: self.clear())
        return [ft.Row([*chips, clear], wrap=True, spacing=8, run_spacing=4)]

    def _all(self, seen: SideBySide) -> list[tuple[str, str, Sequence[Option]]]:
        say = self._shell.say
        return [
            ("subject", say("Subject"), seen.subjects),
            ("organisation", say("Organisation"), seen.organisations),
            ("tag", say("Tag"), seen.tags),
        ]

    def _kinds(self, seen: SideBySide) -> list[tuple[str, str, Sequence[Option]]]:
        """One subject, spoken of by everyone, is no choice."""
        return [row for row in self._all(seen) if len(row[2]) > (row[0] == "subject") or getattr(self.wanted, row[0])]

    def _dialog(self, seen: SideBySide) -> ft.AlertDialog:
        say = self._shell.say
        close = lambda _=None: self._open(False)  # noqa: E731
        fields = [self._choice(name, field, options) for field, name, options in self._kinds(seen)]
        count = say.plural("See {n} answer", "See {n} answers", len(seen.answers))
        return ft.AlertDialog(
            semantics_label=say("Which answers?"),
            title=ft.Text(say("Which answers?")),
            scrollable=True,
            content=ft.Column(fields, tight=True, spacing=16, width=360),
            actions=[
                *([] if self.wanted.is_any else [ft.TextButton(say("Clear"), on_click=lambda _: self.clear())]),
                ft.FilledButton(count, on_click=close),
            ],
            on_dismiss=close,
        )

    def _choice(self, name: str, field: str, options: Sequence[Option]) -> ft.Control:
        say = self._shell.say
        named = {"": say("Any")} | {option.key: _option(say, option) for option in options}
        value = getattr(self.wanted, field)
        return choice(
            name,
            named,
            value if value in named else "",
            lambda key: self._choose(replace(self.wanted, **{field: key})),
        )


def use_filters(shell: Shell, choose: Callable[[Wanted], Any] | None = None) -> Filters:
    """The filters of this screen, which are there again when one comes back. `choose` hears of each change."""
    wanted, set_wanted = use_kept_state(WANTED, EVERYTHING, stays=True)

    def change(new: Wanted) -> None:
        set_wanted(new)
        if choose:
            choose(new)

    return Filters(shell, wanted, change)


def _told(say: Words, field: str, name: str) -> str:
    return {
        "subject": say("Subject: {name}", name=name),
        "organisation": say("Organisation: {name}", name=name),
        "tag": say("Tag: {name}", name=name),
    }[field]


def _option(say: Words, option: Option) -> str:
    return option.name or subject_words(say, option.kind)


def _name(say: Words, options: Sequence[Option], key: str) -> str:
    return next((_option(say, option) for option in options if option.key == key), key)
