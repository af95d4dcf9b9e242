"""The kinds of messages, in each language: whether each begins with our words or the person's."""

from __future__ import annotations

import flet as ft

from locales import templates
from locales.labels import WORDINGS
from locales.words import Words, languages
from models.template import Template, Wording
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.query import use_query
from views.parts.section import section
from views.parts.shell import use_shell


@screen
def Wordings() -> ft.Control:
    shell = use_shell()
    say = shell.say
    codes = sorted(languages(), key=lambda code: code != say.code)
    own = use_query(lambda: {(row, code): Template.own(row, code) for code in codes for row in Wording}, Template)

    def line(wording: Wording, code: str) -> ft.Control:
        return ft.ListTile(
            title=ft.Text(say(WORDINGS[wording])),
            subtitle=ft.Text(_state(say, wording, own[wording, code])),
            trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
            on_click=lambda _: shell.open(f"wording/{wording}/{code}"),
            content_padding=0,
            key=f"{wording}-{code}",
        )

    body = [
        ft.Text(
            say("Each message can begin with your own words. The names, dates and other facts fill themselves in.")
        ),
        *(
            section(
                (say.culture.languages.get(code) or code).capitalize(), [line(wording, code) for wording in Wording]
            )
            for code in codes
        ),
    ]
    return frame(shell, say("Your messages"), body)


def _state(say: Words, wording: Wording, own: Template | None) -> str:
    if own is None:
        return say("Ours")
    is_mistaken = templates.unknown_fields(wording, own.subject, own.body)
    return say("Ours, until a field is corrected") if is_mistaken else say("Your words")
