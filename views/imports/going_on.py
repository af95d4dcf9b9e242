"""How far an import is, or why it ended."""

from __future__ import annotations

import flet as ft

from locales import imports
from locales.words import Words
from models.exchange.source import LARGEST, MOST_LINES, MOST_PEOPLE
from views.imports.work import Importing


def going_on(say: Words, work: Importing) -> list[ft.Control]:
    """A bar with the way to stop, a sentence of what went wrong, or nothing."""
    if work.is_busy:
        bar = ft.ProgressBar(value=work.part or None, semantics_label=say("Reading the file…"))
        stop = ft.TextButton(say("Stop"), icon=ft.Icons.CLOSE, on_click=lambda _: work.stop())
        return [ft.Column([ft.Text(say("One moment…")), bar, ft.Row([stop])])]
    if work.refusal:
        text = imports.refused(say, work.refusal, largest=LARGEST, people=MOST_PEOPLE, lines=MOST_LINES)
        return [ft.Semantics(content=ft.Text(text, color=ft.Colors.ERROR), live_region=True)]
    return []
