"""What a message lacks, asked for in place: nothing is ever sent as a blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from locales.words import Words
from models.contact import Contact
from models.profile import Profile
from views.parts.autosave import SavedText
from views.parts.component import part
from views.parts.query import use_query
from views.parts.section import card, section
from views.parts.shell import use_shell

_ONE_LINE = {"multiline": False, "min_lines": None, "max_lines": 1}


@part
def Missing(fields: Sequence[str]) -> ft.Control:
    """Fields of the profile. Each stays for as long as the screen does, also once it is filled in."""
    say = use_shell().say
    asked: list[str] = ft.use_ref(list).current
    asked += [field for field in fields if field not in asked]
    profile = use_query(Profile.load, Profile)
    if not asked:
        return ft.Container()
    rows = [
        SavedText(
            getattr(profile, field),
            lambda text, field=field: Profile.load().describe(**{field: text}),
            label=_labels(say)[field],
            key=f"missing-{field}",
            **(_ONE_LINE | ({"hint_text": say("urban planning")} if field == "subject_name" else {})),
        )
        for field in asked
    ]
    note = say("Leave it empty, and that sentence is left out.")
    return card([section(say("What the message still lacks"), rows, note=note)], key="missing")


def _labels(say: Words) -> dict[str, str]:
    return {
        "name": say("Your name"),
        "introduction": say("Who you are, in one line"),
        "subject_name": say("What interests you"),
    }


@part
def MissingAddress(key: int, field: str, label: str, **settings: Any) -> ft.Control:
    """The e-mail or phone of a contact, without which the message can't be opened. It stays once it is filled in."""
    contact = use_query(lambda: Contact.get_by_id(key), Contact)
    was_missing = ft.use_ref(not getattr(contact, field)).current
    if not was_missing:
        return ft.Container()

    def keep(text: str) -> None:
        Contact.get_by_id(key).describe(**{field: (text,) if field == "phones" else text})

    value = getattr(contact, field)
    shown = value if isinstance(value, str) else "".join(value[:1])
    return SavedText(shown, keep, label=label, key=f"missing-{field}{key}", **_ONE_LINE, **settings)
