"""What the message tells: facts to leave out or take in, and a few words to add. The draft follows at once."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales.words import Words
from models.answer import Answer
from models.interview import Interview
from models.message import MessageKind
from models.sources import About, Mention
from views.drafting import Letter
from views.messages.editor import Editor
from views.parts.autosave import SavedText
from views.parts.card_words import question_label
from views.parts.chip import chip
from views.parts.choice import choice
from views.parts.section import section
from views.parts.shell import Shell

_OWN = "own"
_FEW = 60  # characters of an answer that tell which one it is


def mentioning(shell: Shell, sheet: Letter, editor: Editor) -> list[ft.Control]:
    """What may be told in a thank-you or in news."""
    say = shell.say
    if sheet.kind not in (MessageKind.THANK_YOU, MessageKind.UPDATE):
        return []
    rows = [*_facts(shell, sheet, editor), *_learned(shell, sheet, editor)]
    if sheet.kind is MessageKind.THANK_YOU and sheet.interview is not None:
        rows.append(_promised(say, sheet.interview, editor))
    if sheet.kind is MessageKind.UPDATE:
        rows.append(_next_step(shell, sheet, editor))
    return [section(say("What to tell them"), [_spaced(rows)])]


def _facts(shell: Shell, sheet: Letter, editor: Editor) -> list[ft.Control]:
    def toggle(mention: Mention) -> None:
        editor.release()
        editor.message().leave_out(mention.key, mention.is_in)

    chips: list[ft.Control] = [
        chip(
            _name(shell.say, mention),
            selected=mention.is_in,
            on_select=lambda _, mention=mention: toggle(mention),
            key=f"mention-{mention.key}",
        )
        for mention in sheet.sources.mentions
    ]
    return [ft.Row(chips, wrap=True, spacing=8, run_spacing=4)] if chips else []


def _name(say: Words, mention: Mention) -> str:
    if mention.about is About.MEETINGS:
        return say("My next meetings")
    return mention.text if len(mention.text) <= _FEW else f"{mention.text[:_FEW].rstrip()}…"


def _learned(shell: Shell, sheet: Letter, editor: Editor) -> list[ft.Control]:
    """One thing they said: picked among the answers, then worded as one would say it to them."""
    say = shell.say
    learned = sheet.message.learned if sheet.message else ""
    if not sheet.answers and not learned:
        return []
    heard = {str(answer.id): answer for answer in sheet.answers}

    def pick(key: str) -> None:
        if key == _OWN:
            return
        editor.release()
        editor.message().tell(learned=heard[key].text if key in heard else "")

    rows: list[ft.Control] = []
    if heard:
        chosen = next((key for key, answer in heard.items() if answer.text.strip() == learned), "")
        options = {"": say("Nothing in particular")} | {key: _answer(say, answer) for key, answer in heard.items()}
        if learned and not chosen:
            chosen, options[_OWN] = _OWN, say("In your own words")
        rows.append(choice(say("Something you learned"), options, chosen, pick))
    if learned:
        rows.append(
            SavedText(
                learned,
                _telling(editor, "learned"),
                label=say("In your own words"),
                min_lines=1,
                max_lines=4,
                key="learned",
            )
        )
    return rows


def _answer(say: Words, answer: Answer) -> str:
    text = " ".join(answer.text.split())
    return f"{question_label(say, answer.question)} · {text if len(text) <= _FEW else f'{text[:_FEW].rstrip()}…'}"


def _promised(say: Words, interview: Interview, editor: Editor) -> ft.Control:
    def keep(text: str) -> None:
        editor.release()
        Interview.get_by_id(interview.id).promise(text)
        editor.message().tell_anew()

    label = say("What you promised them")
    return SavedText(interview.promised, keep, label=label, min_lines=1, max_lines=4, key="promised")


def _next_step(shell: Shell, sheet: Letter, editor: Editor) -> ft.Control:
    return SavedText(
        sheet.message.next_step if sheet.message else "",
        _telling(editor, "next_step"),
        label=shell.say("What comes next for you"),
        min_lines=1,
        max_lines=4,
        key="next_step",
    )


def _telling(editor: Editor, field: str) -> Callable[[str], None]:
    def keep(text: str) -> None:
        editor.release()
        editor.message().tell(**{field: text})

    return keep


def _spaced(rows: list[ft.Control]) -> ft.Control:
    """With room for the labels that float above their fields."""
    return ft.Column(rows, spacing=16, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
