"""Choosing a contact by typing a few letters of the name."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from models.clock import now
from models.contact import Contact
from models.people import Person, people
from models.record import clean, fold
from views.parts.by_name import add_by_name
from views.parts.component import part
from views.parts.frame import icon_button
from views.parts.line_button import line_button
from views.parts.query import use_query
from views.parts.search_field import use_own_text
from views.parts.shell import use_shell

SHOWN = 5
_WITHIN = ft.Padding.only(left=16, right=24)
"""Where the words of a field begin."""


@part
def ContactPicker(
    label: str,
    chosen: int | None,
    on_choose: Callable[[int | None], None],
    error: str | None = None,
    fields: dict[str, ft.TextField] | None = None,
    name: str = "contact",
    texts: dict[str, str] | None = None,
    without: int | None = None,
) -> ft.Control:
    """The chosen contact with a way to change, or a field that finds one. `on_choose` gets an id, or None.

    `fields` are those of the form around, in which the field takes its place by its name; what is typed and nobody was
    chosen for yet is kept in its `texts`. The contact `without` can't be chosen.
    """
    shell = use_shell()
    say = shell.say
    texts = {} if texts is None else texts
    typed, set_typed = ft.use_state(texts.get(name, ""))
    make_field, take = use_own_text(typed)
    contact = use_query(lambda: Contact.find(chosen) if chosen else None, Contact)
    found = use_query(lambda: _found(typed, without), Contact)

    def type_in(text: str) -> None:
        texts[name] = text
        set_typed(text)

    def choose(key: int | None) -> None:
        take()
        type_in("")
        on_choose(key)

    def add(called: str) -> None:
        """Someone not met here before; what was typed of the form around stays."""
        if new := add_by_name(shell, called):
            choose(new.id)

    if contact is not None:
        return ft.ListTile(
            title=ft.Text(label, theme_style=ft.TextThemeStyle.BODY_SMALL, color=ft.Colors.ON_SURFACE_VARIANT),
            subtitle=ft.Text(contact.name, theme_style=ft.TextThemeStyle.BODY_LARGE, color=ft.Colors.ON_SURFACE),
            leading=ft.Icon(ft.Icons.PERSON_OUTLINE),
            trailing=ft.Semantics(
                content=icon_button(ft.Icons.CLOSE, say("Choose someone else"), lambda _: choose(None)), container=True
            ),
            content_padding=0,
        )
    field = make_field(
        label=label,
        prefix_icon=ft.Icons.PERSON_SEARCH_OUTLINED,
        hint_text=say("Type a few letters of the name"),
        error=error,
        error_max_lines=3,
        on_change=lambda e: type_in(e.data or ""),
    )
    if fields is not None:
        fields[name] = field
    rows: list[ft.Control] = [
        line_button(
            row.name,
            row.organisation or row.title or None,
            padding=_WITHIN,
            on_click=lambda _, key=row.id: choose(key),
        )
        for row in found
    ]
    called = typed.strip()
    if called and all(fold(clean(called)) != fold(clean(row.name)) for row in found):
        rows.append(
            line_button(
                say("Add {name} to your contacts", name=called),
                leading=ft.Icon(ft.Icons.PERSON_ADD_ALT),
                padding=_WITHIN,
                on_click=lambda _: add(called),
            )
        )
    return ft.Column([field, *rows], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _found(typed: str, without: int | None) -> list[Contact | Person]:
    """Some whose name or organisation has what was typed: first, all who are called so."""
    if not typed.strip():
        return []
    exact = [row for row in Contact.named(typed) if row.id != without]
    known = {without, *(row.id for row in exact)}
    others = [row for row in people(now(), typed) if row.id not in known]
    return [*exact, *others[: max(0, SHOWN - len(exact))]]
