"""Logging a call that was made."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from models.call import Call
from models.clock import now
from models.contact import Contact
from views.parts.form import Form
from views.parts.notice import notice
from views.parts.shell import Shell


def call_log(shell: Shell, form: Form, contact: Contact, on_done: Callable[[], None]) -> ft.AlertDialog:
    """A dialog that keeps a call made just now, with a word about it, typed in the form's "notes"."""
    say = shell.say

    def keep() -> None:
        calls: list[Call] = []
        if form.attempt(lambda: calls.append(Call.log(contact, now(), notes=form.values["notes"]))):
            form.values["notes"] = ""
            on_done()
            notice(shell, say("The call was logged."), lambda: calls[0].delete_for_now(now()))

    form.on_submit = keep
    return ft.AlertDialog(
        semantics_label=say("Call with {name}", name=contact.name),
        title=ft.Text(say("Call with {name}", name=contact.name)),
        content=form.text(
            "notes",
            say("What was said"),
            multiline=True,
            shift_enter=True,
            min_lines=2,
            max_lines=6,
            autofocus=True,
        ),
        actions=[
            ft.TextButton(say("Cancel"), on_click=lambda _: on_done()),
            ft.FilledButton(say("Log the call"), on_click=lambda _: keep()),
        ],
        on_dismiss=lambda _: on_done(),
    )
