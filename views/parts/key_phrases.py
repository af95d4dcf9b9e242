"""Where an answer is written: what is key in it, marked in a dialog."""

from __future__ import annotations

from collections.abc import Callable, Collection

import flet as ft

from models.answer import Answer
from models.key_phrase import KeyPhrase
from models.sentences import spoken
from views.parts.component import part
from views.parts.frame import icon_button
from views.parts.key_sentences import sentence_line
from views.parts.query import use_query
from views.parts.section import quiet
from views.parts.shell import Shell, use_shell


def _read(key: int) -> tuple[str, tuple[str, ...]]:
    answer = Answer.find(key)
    return (answer.text, KeyPhrase.of(answer)) if answer else ("", ())


@part
def KeyPhrases(key: int) -> ft.Control:
    """A star beside the card, once something was noted."""
    shell = use_shell()
    say = shell.say
    text, phrases = use_query(lambda: _read(key), Answer, KeyPhrase)
    is_open, show = ft.use_state(False)
    ft.use_dialog(_dialog(shell, key, text, phrases, lambda: show(False)) if is_open else None)
    if not text.strip():
        return ft.Container()
    name = (
        say.plural("{n} key phrase: change what is key", "{n} key phrases: change what is key", len(phrases))
        if phrases
        else say("Mark what is key")
    )
    return icon_button(ft.Icons.STAR if phrases else ft.Icons.STAR_BORDER, name, lambda _: show(True))


def _dialog(
    shell: Shell, key: int, text: str, phrases: Collection[str], on_close: Callable[[], None]
) -> ft.AlertDialog:
    say = shell.say
    lines = [sentence_line(shell, key, piece.text, is_key=piece.text in phrases) for piece in spoken(text)]
    return ft.AlertDialog(
        semantics_label=say("What is key?"),
        title=ft.Text(say("What is key?")),
        scrollable=True,
        content=ft.Column(
            [quiet(say("Tap a sentence to mark it as key.")), *lines],
            tight=True,
            spacing=2,
            width=560,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        actions=[ft.FilledButton(say("Close"), on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )
