"""Who gave a contact's name, and whether they may be named, in the form where the contact is added or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import flet as ft

from locales.problems import sentence
from models.clock import now
from models.contact import Contact
from models.errors import Invalid
from models.referral import MayName, Referral
from views.parts.choice import choice
from views.parts.contact_picker import ContactPicker
from views.parts.form import Form
from views.parts.kept import use_kept_state
from views.parts.may_name import may_name_options
from views.parts.query import use_query
from views.parts.section import fields, quiet
from views.parts.shell import Shell


@dataclass(frozen=True)
class _Given:
    """What is said of one who gave the name, other than its texts."""

    giver: int | None = None
    may_name: str = MayName.NOT_ASKED
    referral: int | None = None
    """That which was kept before."""
    why: str = ""
    """What was kept before of it."""


class Givers:
    """The fields of those who gave the name. Made by `use_givers`."""

    def __init__(
        self, shell: Shell, contact: int | None, rows: list[_Given], set_rows: Callable[[list[_Given]], None]
    ) -> None:
        self._shell, self._contact, self._rows, self._set_rows = shell, contact, rows, set_rows

    @property
    def first(self) -> int | None:
        """The id of the first who is chosen."""
        return self._rows[0].giver

    def texts(self) -> dict[str, str]:
        """The texts that the form around keeps for them."""
        found = {f"why{place}": row.why for place, row in enumerate(self._rows)}
        return found | {f"giver{place}": "" for place in range(len(self._rows))}

    def fields(self, form: Form) -> ft.Control:
        asked = [control for place in range(len(self._rows)) for control in self._one(form, place)]
        return fields(self._shell.say("How you know of them"), asked)

    def _one(self, form: Form, place: int) -> list[ft.Control]:
        say, row, name = self._shell.say, self._rows[place], f"giver{place}"
        problem = form.problems.get(name)
        picker = ContactPicker(
            say("Suggested by"),
            row.giver,
            # What one allowed says nothing of another.
            lambda giver: self._set(place, replace(row, giver=giver, may_name=MayName.NOT_ASKED)),
            sentence(say, problem) if problem else None,
            form.fields,
            name,
            form.values,
            self._contact,
            key=name,
        )
        if row.giver is None:
            return [picker, *([quiet(say("Left empty, this is removed when you save."))] if row.referral else [])]
        return [
            picker,
            choice(
                say("May you say so?"),
                may_name_options(say),
                row.may_name,
                lambda may_name: self._set(place, replace(row, may_name=may_name)),
            ),
            form.text(f"why{place}", say("Why this person?")),
        ]

    def _set(self, place: int, row: _Given) -> None:
        self._set_rows([*self._rows[:place], row, *self._rows[place + 1 :]])

    def keep(self, contact: Contact, texts: dict[str, str]) -> list[Contact]:
        """Keep who gave the name of `contact`, and give those who are new here. Raises Invalid."""
        return [new for place in range(len(self._rows)) for new in self._keep(contact, texts, place)]

    def _keep(self, contact: Contact, texts: dict[str, str], place: int) -> list[Contact]:
        row, typed, is_new = self._rows[place], texts[f"giver{place}"].strip(), False
        giver = Contact.find(row.giver) if row.giver else None
        before = Referral.find(row.referral) if row.referral else None
        try:
            if giver is None and typed:
                giver, is_new = Referral.giver_named(typed, contact, self._shell.say.writes)
            Referral.keep_giver(contact, before, giver, now(), why=texts[f"why{place}"], may_name=row.may_name)
        except Invalid as refused:
            raise Invalid({f"{field}{place}": problem for field, problem in refused.problems.items()}) from refused
        return [giver] if giver and is_new else []


def use_givers(shell: Shell, contact: Contact, giver: int | None, *, is_new: bool) -> Givers:
    """Those known to have given the name of `contact`, or else a place for one, who may be known by the id."""
    known = use_query(lambda: [] if is_new else Referral.to(contact), Referral, Contact)
    first = [_Given(row.giver_id, row.may_name, row.id, row.why) for row in known] or [_Given(giver)]
    rows, set_rows = use_kept_state("givers", first, stays=is_new)
    return Givers(shell, contact.id, rows, set_rows)
