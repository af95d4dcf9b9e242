"""Settings: the language, the person's profile, and how often to give news."""

from __future__ import annotations

from typing import Any

import flet as ft

from locales.labels import SUBJECTS
from locales.words import choices
from models.clock import now
from models.profile import Profile
from views.parts.autosave import SavedText
from views.parts.cadence_fields import cadence_fields, days
from views.parts.choice import choice
from views.parts.civil_fields import CivilFields
from views.parts.closed_switch import ClosedSwitch
from views.parts.component import screen
from views.parts.form import use_form
from views.parts.frame import frame
from views.parts.keys import keyboard
from views.parts.line_button import line_button
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import group
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP


@screen
def Settings() -> ft.Control:
    shell = use_shell()
    say = shell.say
    profile = use_query(Profile.load, Profile)
    cadence = use_form(say, {"update_days": str(profile.update_days), "late_days": str(profile.late_days)})

    def saved(field: str, label: str, **settings: Any) -> ft.Control:
        one_line = {} if settings.get("multiline") else {"multiline": False, "min_lines": None, "max_lines": 1}
        return SavedText(
            getattr(profile, field),
            lambda text: Profile.load().describe(**{field: text}),
            label=label,
            key=field,
            **one_line,
            **settings,
        )

    def set_cadence() -> None:
        keep = lambda: Profile.load().set_cadence(days(cadence, "update_days"), days(cadence, "late_days"), now())  # noqa: E731
        if cadence.attempt(keep):
            notice(shell, say("Saved"))

    def show_shortcuts(_: object) -> None:
        keyboard(shell.page).show_list()

    cadence.on_submit = set_cadence
    options = {"": say("The system’s language")} | choices(profile.language)
    subjects = {key: say(name) for key, name in SUBJECTS.items()}
    body = [
        group(
            say("Language"),
            [
                choice(
                    say("Language of the screens"), options, profile.language, lambda code: Profile.load().speak(code)
                )
            ],
        ),
        group(
            say("You"),
            [
                saved("name", say("Your name")),
                saved("introduction", say("Who you are, in one line"), multiline=True, min_lines=2, max_lines=4),
                choice(
                    say("What interests you"),
                    subjects,
                    profile.subject_kind,
                    lambda kind: Profile.load().describe(subject_kind=kind),
                ),
                saved("subject_name", say("Which one"), hint_text=say("urban planning")),
                saved("email", say("Your email"), keyboard_type=ft.KeyboardType.EMAIL),
                saved("study_plan", say("Studies you plan, if any"), multiline=True, min_lines=2, max_lines=4),
            ],
            note=say("The cards and the messages use this."),
        ),
        group(
            say("News to those you met"),
            [
                *cadence_fields(say, cadence),
                ft.Row([ft.OutlinedButton(say("Save"), on_click=lambda _: set_cadence())], wrap=True),
            ],
            note=say("The guide advises every four to six weeks."),
        ),
        _door(
            shell,
            say("Your messages"),
            (ft.Icons.EDIT_NOTE, say("Write them in your words"), "wordings"),
            note=say("Messages begin with our words. They can begin with yours."),
        ),
        group(
            say("Keyboard"),
            [ft.OutlinedButton(say("Keyboard shortcuts"), icon=ft.Icons.KEYBOARD_OUTLINED, on_click=show_shortcuts)],
        ),
        group(say("Reminders"), [ClosedSwitch(), CivilFields()]),
        _door(
            shell,
            say("Your data"),
            (ft.Icons.FOLDER_OUTLINED, say("Backups, import and export, deleting"), "data"),
            note=say("Everything stays on this device."),
        ),
    ]
    return frame(shell, say("Settings"), body, spacing=GAP + SMALL_GAP)


def _door(shell: Shell, title: str, door: tuple[ft.IconData, str, str], *, note: str) -> ft.Control:
    """A group that is a screen of its own: its icon, its name and its path."""
    icon, name, path = door
    line = line_button(
        name,
        leading=ft.Icon(icon),
        trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
        on_click=lambda _: shell.open(path),
    )
    return group(title, [line], note=note)
