"""The subject and the text of a message: they save themselves, and follow the facts but for what the person wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import flet as ft

from locales.drafts import Draft
from locales.words import Words
from models.database import db
from models.errors import Invalid
from models.message import Message
from views.drafting import Letter
from views.parts.autosave import use_autosave, use_live
from views.parts.notice import notice
from views.parts.shell import Shell

BUSY: Final = 120
"""Words that busy people read of a message, about."""


class Editor:
    """A draft in hand. Made by `use_editor`."""

    def __init__(self, shell: Shell, sheet: Letter, held: dict[str, Any], release: Callable[[], None]) -> None:
        self._shell, self._sheet, self._held = shell, sheet, held
        self.release = release
        """Save what was typed and let the fields follow the facts again."""

    @property
    def _base(self) -> Letter:
        """The letter that stood there when the person began to type; while they do, nothing else moves."""
        base: Letter = self._held.get("base", self._sheet)
        return base

    @property
    def text(self) -> Draft:
        """What stands in the fields."""
        shown = self._base.text
        return Draft(self._held.get("subject", shown.subject), self._held.get("body", shown.body))

    def type(self, field: str, text: str) -> None:
        self._held.setdefault("base", self._sheet)
        self._held[field] = text

    def keep(self) -> Message | None:
        """Save the text as it stands. What is too long is said, and gives None."""
        base, text = self._base.draft, self.text
        try:
            with db.atomic():
                message = self.message()
                message.write(text.subject, text.body, (base.subject, base.body))
        except Invalid:
            self._held["refused"] = True
            notice(self._shell, self._shell.say("This is too long to keep. Please shorten it."))
            return None
        self._held.pop("refused", None)
        return message

    @property
    def is_refused(self) -> bool:
        """Whether the text could not be kept: it must not be taken away either."""
        return "refused" in self._held

    def message(self) -> Message:
        """The draft in the database, begun when something is worth keeping."""
        sheet = self._sheet
        row = Message.open_draft(sheet.kind, sheet.contact, sheet.interview, sheet.form)
        return row or Message.begin(sheet.kind, sheet.contact, sheet.interview, sheet.form, sheet.language)


def use_editor(shell: Shell, sheet: Letter) -> tuple[Editor, list[ft.Control]]:
    """The draft in hand, and its fields."""
    held: dict[str, Any] = ft.use_ref(dict).current
    _, again = ft.use_state(0)
    subject_field, own_subject = use_live(held.get("subject", sheet.text.subject))
    body_field, own_body = use_live(held.get("body", sheet.text.body))

    def let_go() -> None:
        for key in ("base", "subject", "body"):
            held.pop(key, None)
        own_subject(False)
        own_body(False)
        again(lambda n: n + 1)

    def left() -> None:
        flush()
        if not editor.is_refused:
            let_go()

    editor = Editor(shell, sheet, held, left)
    changed, flush = use_autosave(lambda _: editor.keep())

    def typed(field: str, own: Callable[[bool], None], text: str) -> None:
        own(True)
        editor.type(field, text)
        again(lambda n: n + 1)
        changed(field)

    say = shell.say
    fields: list[ft.Control] = []
    if sheet.wording.has_subject:
        fields.append(
            subject_field(
                label=say("Subject"),
                on_change=lambda event: typed("subject", own_subject, event.data or ""),
                on_focus=lambda _: own_subject(True),
                on_blur=lambda _: left(),
            )
        )
    fields += [
        body_field(
            label=say("Message"),
            multiline=True,
            min_lines=6,
            max_lines=18,
            on_change=lambda event: typed("body", own_body, event.data or ""),
            on_focus=lambda _: own_body(True),
            on_blur=lambda _: left(),
            capitalization=ft.TextCapitalization.SENTENCES,
        ),
        length(say, editor.text.body),
    ]
    return editor, fields


def length(say: Words, text: str) -> ft.Control:
    """How many words, against what busy people read."""
    count = len(text.split())
    told = (
        say.plural(
            "{n} word: busy people read about {limit}. Could it be shorter?",
            "{n} words: busy people read about {limit}. Could it be shorter?",
            count,
            limit=say.number(BUSY),
        )
        if count > BUSY
        else say.plural("{n} word: a good length", "{n} words: a good length", count)
    )
    icon = ft.Icons.UNFOLD_LESS if count > BUSY else ft.Icons.CHECK
    return ft.Row(
        [ft.Icon(icon, size=16), ft.Text(told, theme_style=ft.TextThemeStyle.BODY_SMALL, expand=True)], spacing=6
    )
