"""Those who are here already under the name of someone about to be added."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from models.contact import Contact
from models.errors import Problem
from views.parts.component import part
from views.parts.form import Form
from views.parts.line_button import line_button
from views.parts.query import use_query
from views.parts.shell import use_shell


def homonyms(
    form: Form, without: int | None, on_choose: Callable[[Contact], None], on_add: Callable[[str], None]
) -> list[ft.Control]:
    """Once a form refused its name as one that is here: who may be meant, one tap each, and a way to add another.

    The giver, `without`, can't be meant. `on_add` gets the name to add all the same.
    """
    if form.problems.get("name") is not Problem.ALREADY_HERE:
        return []
    return [_Homonyms(form.values["name"].strip(), without, on_choose, on_add, key="homonyms")]


@part
def _Homonyms(
    name: str, without: int | None, on_choose: Callable[[Contact], None], on_add: Callable[[str], None]
) -> ft.Control:
    say = use_shell().say
    here = use_query(lambda: [row for row in Contact.named(name) if row.id != without], Contact)
    rows = [
        line_button(
            say("{name} is already in your contacts", name=row.name),
            row.organisation or row.title or None,
            leading=ft.Icon(ft.Icons.PERSON_OUTLINE),
            on_click=lambda _, row=row: on_choose(row),
        )
        for row in here
    ]
    another = line_button(
        say("Add another person named {name}", name=name),
        leading=ft.Icon(ft.Icons.PERSON_ADD_ALT),
        on_click=lambda _: on_add(name),
    )
    return ft.Column([*rows, another], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
