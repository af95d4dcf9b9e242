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
from models.outgoing import is_empty
from models.redraft import redraft
from views.drafting import Letter
from views.parts.autosave import use_autosave, use_live
from views.parts.notice import notice
from views.parts.shell import Shell

BUSY: Final = 120
"""Words that busy people read of a message, about."""


_FIELDS: Final = ("subject", "body")


class Editor:
    """A draft in hand. Made by `use_editor`."""

    def __init__(self, shell: Shell, sheet: Letter, held: dict[str, Any], release: Callable[[], None]) -> None:
        self._shell, self._sheet, self._held = shell, sheet, held
        self.release = release
        """Save what was typed and let the fields follow the facts again."""

    @property
    def _base(self) -> Letter:
        """The letter that stood there when the person came to write; while they do, nothing else moves."""
        base: Letter = self._held.get("base", self._sheet)
        return base

    @property
    def text(self) -> Draft:
        """What stands in the fields."""
        shown = self._base.text
        return Draft(self._held.get("subject", shown.subject), self._held.get("body", shown.body))

    def enter(self) -> None:
        """A field has the focus: what it shows stays."""
        self._held.setdefault("base", self._sheet)

    def type(self, field: str, text: str) -> None:
        self.enter()
        self._held[field] = text

    def keep(self) -> bool:
        """Save what was typed, field by field, beside what another window wrote. False when one can’t be kept."""
        typed = [field for field in _FIELDS if field in self._held]
        self._held["refused"] = typed  # until they are kept: writing may fail
        self._held["refused"] = [field for field in typed if not self._keep(field)]
        if self._held["refused"]:
            notice(self._shell, self._shell.say("This is too long to keep. Please shorten it."))
        return not self._held["refused"]

    def _keep(self, field: str) -> bool:
        base, text = self._base, self._held[field]
        before = self._held.get(f"kept {field}", getattr(base.message, field, ""))
        try:
            with db.atomic():
                message = self.message()
                if getattr(message, field) != before:  # another window wrote meanwhile
                    shown = self._held.get(f"kept {field}", getattr(base.text, field))
                    there = Draft(*message.following(base.draft.subject, base.draft.body))
                    text = redraft(shown, text, getattr(there, field))
                message.type(field, text, getattr(base.draft, field))
        except Invalid:
            return False
        self._held[f"kept {field}"] = getattr(message, field)
        return True

    def settle(self) -> Message | None:
        """The draft with the whole text as it stands. None when it can't be kept, or says nothing."""
        if not self.keep() or is_empty(self.text.body):
            return None
        with db.atomic():
            message, text, draft = self.message(), self.text, self._base.draft
            message.write(text.subject, text.body, (draft.subject, draft.body))
        return message

    @property
    def is_refused(self) -> bool:
        """Whether a text could not be kept: it must not be taken away either."""
        return bool(self._held.get("refused"))

    def message(self) -> Message:
        """The draft in the database, begun when something is worth keeping."""
        sheet = self._base
        row = Message.open_draft(sheet.kind, sheet.contact, sheet.interview, sheet.form)
        return row or Message.begin(sheet.kind, sheet.contact, sheet.interview, sheet.form, sheet.language)

    def begin_again(self) -> Callable[[], None]:
        """Back to what the facts make of it. Gives what undoes this."""
        self.keep()
        for field in _FIELDS:
            self._held.pop(field, None)
        self._held["refused"] = []
        undo = self.message().begin_again()
        self.release()
        return undo


def use_editor(shell: Shell, sheet: Letter) -> tuple[Editor, list[ft.Control]]:
    """The draft in hand, and its fields."""
    held: dict[str, Any] = ft.use_ref(dict).current
    _, again = ft.use_state(0)
    subject_field, own_subject = use_live(held.get("subject", sheet.text.subject))
    body_field, own_body = use_live(held.get("body", sheet.text.body))

    def left() -> None:
        flush()
        if not editor.is_refused:
            held.clear()
            own_subject(False)
            own_body(False)
            again(lambda n: n + 1)

    editor = Editor(shell, sheet, held, left)
    changed, flush = use_autosave(lambda _: editor.keep())

    def entered(own: Callable[[bool], None]) -> None:
        own(True)
        editor.enter()

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
                on_focus=lambda _: entered(own_subject),
                on_blur=lambda _: left(),
            )
        )
    fields += [
        body_field(
            label=say("Message"),
            multiline=True,
            min_lines=6,
            max_lines=60,  # it grows: a text that scrolls within a screen that scrolls is hard to hold
            on_change=lambda event: typed("body", own_body, event.data or ""),
            on_focus=lambda _: entered(own_body),
            on_blur=lambda _: left(),
        ),
        *([] if is_empty(editor.text.body) else [length(say, editor.text.body)]),
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
