"""A kind of message in the person's own words: its text with fields, and what it gives for someone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import flet as ft

from locales import templates
from locales.labels import WORDINGS
from locales.problems import sentence
from locales.words import Words, languages, words
from models.clock import now
from models.errors import Invalid, Problem
from models.profile import Profile
from models.template import Template, Wording
from views.parts.autosave import status, use_autosave, use_live
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import column, frame
from views.parts.insertion import insert
from views.parts.kept import use_kept
from views.parts.keys import give_focus
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import heading
from views.parts.shell import Shell, use_shell
from views.parts.wording_preview import WordingPreview
from views.rewording import Reworded, mistake, reword, reworded
from views.theme import READABLE

_SUBJECT: Final = "subject"
_BODY: Final = "body"
_CHIP: Final = ft.ButtonStyle(
    shape=ft.RoundedRectangleBorder(radius=8), padding=ft.Padding.symmetric(horizontal=12, vertical=14)
)
"""The look of a chip; Flet's own is a checkbox to a screen reader."""


@screen
def WordingEditor() -> ft.Control:
    shell = use_shell()
    *_, wording, code = shell.path.split("/")
    if wording not in [*Wording] or code not in languages():
        say = shell.say
        gone = empty(ft.Icons.EXPLORE_OUTLINED, say("There is nothing here."), say("Go back"), shell.back)
        return frame(shell, say("Your messages"), [gone])
    return _editor(shell, Wording(wording), code)


class _Desk:
    """What is being written, and what became of it. `typed` holds what is not kept yet."""

    stored: Reworded
    typed: dict[str, str]
    draw: Callable[[], None]
    changed: Callable[[str], None]
    flush: Callable[[], None]

    def __init__(self, wording: Wording, code: str) -> None:
        self.wording, self.code, self.own = wording, code, words(code)
        self.problems: dict[str, Problem] = {}
        self.is_saved = False
        self.last = _BODY
        """The field that had the focus last."""
        self.shown: dict[str, ft.TextField] = {}
        self.cursors: dict[str, ft.TextSelection] = {}
        self.placed: tuple[str, ft.TextSelection] | None = None
        """Where a field was put in, and the cursor has to go."""
        self.pointed: tuple[str, ft.TextSelection] | None = None
        """Where it goes, once the focus is there: on taking the focus a field puts it at its end."""
        self.renewed: set[str] = set()
        """The fields whose text was changed otherwise than by typing in them."""

    def text(self, name: str) -> str:
        kept: str = getattr(self.stored.text, name)
        return self.typed.get(name, kept)

    def mistake(self, shell: Shell, name: str) -> str | None:
        """What is wrong with a text, in a sentence."""
        if name in self.problems:
            return sentence(shell.say, self.problems[name])
        return mistake(shell.say, self.own, self.wording, self.text(name))

    def is_mistaken(self, shell: Shell) -> bool:
        return any(self.mistake(shell, name) for name in (_SUBJECT, _BODY))

    def keyed(self, name: str) -> str:
        return templates.keyed(self.own, self.text(name))

    def write(self, name: str, text: str) -> None:
        self.typed[name] = text
        self.problems, self.is_saved = {}, False
        self.changed(text)
        self.draw()

    def save(self, _text: str) -> None:
        self.stored = reworded(self.wording, self.code)
        try:
            reword(self.wording, self.code, self.text(_SUBJECT), self.text(_BODY))
        except Invalid as refused:
            self.problems = refused.problems
        else:
            self.is_saved = True
            for name in [name for name, text in self.typed.items() if text.strip()]:
                del self.typed[name]  # one that is empty stays so until the person leaves; then ours is there again
        self.draw()

    def put(self, key: str) -> None:
        """Put a field in where the cursor was."""
        name = self.last
        text, cursor = insert(self.text(name), self.cursors.get(name), f"{{{self.own(templates.FIELDS[key])}}}")
        self.cursors[name] = cursor
        self.placed = (name, cursor)
        self.renewed.add(name)
        self.write(name, text)

    def go_back(self, shell: Shell) -> None:
        """Back to our words."""
        self.flush()
        before, template = dict(self.typed), Template.forget(self.wording, self.code, now())
        self.typed.clear()
        self._renew()

        def undo() -> None:
            self.typed.update(before)
            if template:
                template.restore()
            self._renew()

        notice(shell, shell.say("This message begins with our words again."), undo)

    def _renew(self) -> None:
        self.problems, self.is_saved, self.placed, self.pointed = {}, False, None, None
        self.renewed = {_SUBJECT, _BODY}
        self.draw()


def _use_desk(wording: Wording, code: str) -> _Desk:
    desk: _Desk = ft.use_ref(lambda: _Desk(wording, code)).current
    _, again = ft.use_state(0)
    desk.draw = lambda: again(lambda n: n + 1)
    desk.stored = use_query(lambda: reworded(wording, code), Template, Profile)
    desk.typed = use_kept("typed", dict)
    desk.changed, desk.flush = use_autosave(desk.save)

    async def follow_cursor() -> None:
        if desk.placed:
            await give_focus(desk.shown[desk.placed[0]])
            desk.pointed = desk.placed
            desk.draw()

    ft.use_effect(follow_cursor, [desk.placed])
    return desk


def _editor(shell: Shell, wording: Wording, code: str) -> ft.Control:
    say, own = shell.say, words(code)
    desk = _use_desk(wording, code)
    subject = _use_box(shell, desk, _SUBJECT)
    body = _use_box(shell, desk, _BODY)
    editor = [
        ft.Text(
            say(
                "Written in {language}. What stands between braces is filled in for each person.",
                language=say.culture.languages.get(code, code),
            )
        ),
        *([subject(label=say("Subject"))] if wording.has_subject else []),
        body(label=say("Message"), multiline=True, min_lines=8, max_lines=24),
        status(say("Saved") if desk.is_saved and not desk.is_mistaken(shell) else ""),
        heading(say("Put in a field")),
        _chips(own, wording, desk.put),
    ]
    if desk.stored.is_own or desk.typed:
        back = ft.OutlinedButton(
            say("Go back to ours"), icon=ft.Icons.UNDO, key="ours", on_click=lambda _: desk.go_back(shell)
        )
        editor.append(back)
    preview = WordingPreview(wording, code, desk.keyed(_SUBJECT) if wording.has_subject else "", desk.keyed(_BODY))
    title = say(WORDINGS[wording])
    if not shell.wide:
        return frame(shell, title, [*editor, preview])
    panes = ft.Row([column(editor), column([preview])], expand=True, vertical_alignment=ft.CrossAxisAlignment.START)
    return frame(shell, title, panes, width=2 * READABLE)


def _use_box(shell: Shell, desk: _Desk, name: str) -> Callable[..., ft.TextField]:
    """A text that saves itself, and into which fields are put."""
    text = desk.text(name)
    field, hold = use_live(text)

    def typing(event: ft.Event[ft.TextField]) -> None:
        hold(True)
        desk.pointed = None
        desk.write(name, event.data or "")

    def entered() -> None:
        desk.last = name
        hold(True)

    def left() -> None:
        desk.flush()
        hold(False)

    def moved(event: ft.TextSelectionChangeEvent[ft.TextField]) -> None:
        if event.selection.is_valid:
            desk.cursors[name] = event.selection

    def box(**settings: Any) -> ft.TextField:
        shown = desk.shown[name] = field(
            key=name,
            error=desk.mistake(shell, name),
            error_max_lines=5,
            selection=desk.pointed[1] if desk.pointed and desk.pointed[0] == name else None,
            on_change=typing,
            on_focus=lambda _: entered(),
            on_blur=lambda _: left(),
            on_selection_change=moved,
            **settings,
        )
        if name in desk.renewed:
            desk.renewed.remove(name)
            shown.value = text
        return shown

    return box


def _chips(own: Words, wording: Wording, put: Callable[[str], None]) -> ft.Control:
    chips = [
        ft.OutlinedButton(
            own(templates.FIELDS[key]), icon=ft.Icons.ADD, style=_CHIP, on_click=lambda _, key=key: put(key)
        )
        for key in templates.fields_of(wording)
    ]
    return ft.Row(chips, wrap=True, spacing=8, run_spacing=8)
