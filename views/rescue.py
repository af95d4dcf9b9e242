"""What stands in the place of all screens while the database is damaged: three ways on, none of which deletes it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from locales.problems import opening
from locales.words import Words, system_language, words
from models import recovery
from models.backup import Backup, Holding
from models.clock import now
from models.damage import damaged, found_damage, mended
from models.database import close_database, folder_in_use, open_database
from models.errors import DatabaseError, NotADatabase
from models.recovery import Damage, Recovered
from views.parts.holdings import dated, held_words
from views.parts.notice import say_at_foot
from views.parts.section import card, heading
from views.theme import GAP, READABLE

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Way:
    title: str
    text: str
    button: str
    act: Callable[[], Recovered | None]


@ft.component
def Rescue() -> Any:
    """Guarded by itself: no other screen could be shown instead."""
    error = damaged()
    return Damaged() if error is None or isinstance(error, NotADatabase) else Unopened(error)


@ft.component
def Unopened(error: DatabaseError) -> Any:
    """Why a built app, which has no terminal, can't open its database; and another try."""
    page: Any = ft.context.page
    say = words(system_language())

    def again() -> None:
        try:
            open_database(folder_in_use())
        except DatabaseError as refused:
            found_damage(refused)
        else:
            mended()

    button = ft.FilledButton(say("Try again"), on_click=lambda _: again())
    return _view(page, [ft.Text(opening(say, type(error).__name__, error.path)), ft.Row([button], wrap=True)])


@ft.component
def Damaged() -> Any:
    page: Any = ft.context.page
    say = words(system_language())
    damage, set_damage = ft.use_state(None)
    is_busy, set_busy = ft.use_state(False)
    trouble, set_trouble = ft.use_state("")

    async def look() -> None:
        set_damage(await asyncio.to_thread(recovery.look, folder_in_use()))

    async def go(act: Callable[[], Recovered | None]) -> None:
        set_busy(True)
        set_trouble("")
        close_database()
        try:
            found = await asyncio.to_thread(_apart, act)
        except DatabaseError as error:
            log.warning("the database was not mended: %s", error)
            set_trouble(opening(say, type(error).__name__, error.path))
            set_busy(False)
            return
        mended()
        if found:
            text = say("Recovered: {holding}.", holding=held_words(say, found.holds))
            say_at_foot(page, text)

    ft.use_effect(look, [])
    if is_busy or damage is None:
        below: list[ft.Control] = [ft.ProgressBar(semantics_label=say("One moment…"))]
    else:
        first, *others = _ways(say, damage)
        below = [_card(page, first, go, ft.FilledButton), *(_card(page, way, go, ft.OutlinedButton) for way in others)]
    if trouble:
        below.insert(0, ft.Semantics(content=ft.Text(trouble, color=ft.Colors.ERROR), live_region=True))
    explained = say(
        "Your contacts and notes are in one file, and a part of it can’t be read: a failing disk, perhaps. Whatever "
        "you choose, that file stays in its folder, under another name."
    )
    title = ft.Text(say("The file of your data is damaged"), theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM)
    body: list[ft.Control] = [ft.Semantics(content=title, header=True, container=True), ft.Text(explained), *below]
    return _view(page, body)


def _view(page: Any, body: list[ft.Control]) -> ft.View:
    column = ft.Column(body, spacing=GAP, scroll=ft.ScrollMode.AUTO, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    inner = ft.Container(column, width=READABLE, padding=GAP)
    return ft.View(
        route=page.route,
        appbar=ft.AppBar(title=ft.Text("Entrevue")),
        controls=[ft.SafeArea(ft.Container(inner, alignment=ft.Alignment.TOP_CENTER, expand=True), expand=True)],
        padding=0,
    )


def _apart(act: Callable[[], Recovered | None]) -> Recovered | None:
    """In another thread, whose connection is closed again."""
    try:
        return act()
    finally:
        close_database()


def _card(page: Any, way: _Way, go: Callable[..., Any], kind: type[ft.Button]) -> ft.Control:
    button = kind(way.button, on_click=lambda _: page.run_task(go, way.act))
    return card([heading(way.title), ft.Text(way.text), ft.Row([button], wrap=True)])


def _ways(say: Words, damage: Damage) -> list[_Way]:
    ways = []
    if damage.is_readable:
        ways.append(_reading(say, damage.backup))
    if damage.backup and damage.backup_holds:
        ways.append(_going_back(say, damage.backup, damage.backup_holds))
    ways.append(
        _Way(
            say("Begin anew"),
            say("Entrevue begins with nothing in it. Your backups stay: the settings list them.")
            if damage.backup
            else say("Entrevue begins with nothing in it."),
            say("Begin with nothing"),
            lambda: _bring_back(None),
        )
    )
    return ways


def _reading(say: Words, backup: Backup | None) -> _Way:
    text = (
        say(
            "Everything is read line by line. The backup of {date} gives what can’t be read.",
            date=dated(say, backup),
        )
        if backup
        else say("Everything is read line by line. What can’t be read is lost.")
    )
    return _Way(say("Recover what can be read"), text, say("Recover"), lambda: recovery.recover(folder_in_use(), now()))


def _going_back(say: Words, backup: Backup, holds: Holding) -> _Way:
    return _Way(
        say("Go back to the last backup"),
        say(
            "It is of {date}: {holding}. What you wrote since is in the damaged file alone.",
            date=dated(say, backup),
            holding=held_words(say, holds),
        ),
        say("Bring the backup back"),
        lambda: _bring_back(backup),
    )


def _bring_back(backup: Backup | None) -> None:
    recovery.bring_back(backup, folder_in_use(), now())
