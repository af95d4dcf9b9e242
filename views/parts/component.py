"""Components that cannot freeze the app.

An exception while Flet renders again kills the session's update task without a word. So a screen is made with `screen`,
the window around panes with `window` and any other component with `part`: what goes wrong is logged, and a sentence
stands where it would have been.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

import flet as ft

from views.parts.shell import Shell, use_shell

log = logging.getLogger(__name__)


def part(function: Callable[..., ft.Control]) -> Callable[..., Any]:
    """A component within a screen."""
    return _guarded(function, _apology)


def screen(function: Callable[..., ft.Control]) -> Callable[..., Any]:
    """A component that fills the window of a phone, or a pane of a wide one."""
    return _guarded(function, lambda shell: _way_home(shell) if shell.wide else _alone(shell))


def window(function: Callable[..., ft.View]) -> Callable[..., Any]:
    """A component that fills the window, panes and all."""
    return _guarded(function, _alone)


def _guarded(function: Callable[..., Any], instead: Callable[[Shell], ft.Control]) -> Callable[..., Any]:
    @wraps(function)
    def guarded(*arguments: Any, **named: Any) -> ft.Control:
        shell = use_shell()
        try:
            return function(*arguments, **named)
        except Exception:
            log.exception("%s could not be shown", function.__name__)
            return instead(shell)

    return ft.component(guarded)


def _apology(shell: Shell) -> ft.Control:
    say = shell.say
    return ft.Column(
        [
            ft.Text(say("This part of the screen could not be shown."), theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
            ft.Text(say("Nothing you wrote is lost. Go back, or come here again in a moment.")),
        ],
        tight=True,
    )


def _way_home(shell: Shell) -> ft.Control:
    home = ft.FilledButton(shell.say("Go to Today"), on_click=lambda _: shell.go("/today"))
    return ft.Container(ft.Column([_apology(shell), home]), padding=24)


def _alone(shell: Shell) -> ft.View:
    return ft.View(
        route=shell.path, appbar=ft.AppBar(title=ft.Text("Entrevue")), controls=[ft.SafeArea(_way_home(shell))]
    )
