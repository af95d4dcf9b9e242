"""The kinds of messages, in each language: whether each begins with our words or the person's."""

from __future__ import annotations

import flet as ft

from locales import templates
from locales.labels import WORDINGS
from locales.words import Words, languages
from models.template import Template, Wording
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.line_button import line_button
from views.parts.query import use_query
from views.parts.section import lines, quiet, section
from views.parts.shell import use_shell
from views.parts.sign import sign
from views.theme import GAP, SMALL_GAP


@screen
def Wordings() -> ft.Control:
    shell = use_shell()
    say = shell.say
    codes = sorted(languages(), key=lambda code: code != say.code)
    own = use_query(lambda: {(row, code): Template.own(row, code) for code in codes for row in Wording}, Template)

    def line(wording: Wording, code: str) -> ft.Control:
        return line_button(
            say(WORDINGS[wording]),
            [_state(say, wording, own[wording, code])],
            trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
            on_click=lambda _: shell.open(f"wording/{wording}/{code}"),
            key=f"{wording}-{code}",
        )

    body = [
        quiet(say("Each message can begin with your own words. The names, dates and other facts fill themselves in.")),
        *(
            section(
                (say.culture.languages.get(code) or code).capitalize(),
                [lines([line(wording, code) for wording in Wording])],
            )
            for code in codes
        ),
    ]
    return frame(shell, say("Your messages"), body, spacing=GAP + SMALL_GAP)


def _state(say: Words, wording: Wording, own: Template | None) -> ft.Control:
    if own is None:
        return sign(ft.Icons.RADIO_BUTTON_UNCHECKED, say("Ours"), small=True)
    if templates.unknown_fields(wording, own.subject, own.body):
        return sign(ft.Icons.ERROR_OUTLINE, say("Ours, until a field is corrected"), small=True)
    return sign(ft.Icons.EDIT_NOTE, say("Your words"), stands_out=True, small=True)
