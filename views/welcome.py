"""The first run: in which language, what this is, what one wants to learn about, then one clear step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import flet as ft

from locales.labels import SUBJECTS
from locales.words import Words, choices
from models.clock import now
from models.profile import Profile
from views.parts.chip import chip
from views.parts.choice import segments
from views.parts.component import screen
from views.parts.form import Form, use_form
from views.parts.frame import Destination, frame, wide_act
from views.parts.kept import use_kept_state
from views.parts.query import use_query
from views.parts.section import heading, quiet
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP, TARGET

_STEPS: Final = 3
_HERE: Final = "/today"
"""The first path of all, /, stands for it too."""


@screen
def Welcome() -> ft.Control:
    """What Today shows while nobody is noted."""
    shell = use_shell().at(_HERE)
    say = shell.say
    profile = use_query(Profile.load, Profile)
    step, go = use_kept_state("welcome", 0, stays=True, path=_HERE)
    kind, choose = use_kept_state("kind", profile.subject_kind, stays=True, path=_HERE)
    form = use_form(say, {"subject_name": profile.subject_name, "name": profile.name}, stays=True, path=_HERE)

    def keep() -> None:
        Profile.load().describe(subject_kind=kind, **form.values)
        Profile.load().welcome(now())

    def finish() -> None:
        form.attempt(keep)

    form.on_submit = finish
    if profile.welcomed_at:
        body, bar = _first_step(shell), _add_someone(shell)
    else:
        pages = (_language(say), _moments(say), [*_subject(say, kind, choose), *_about_them(say, form)])
        body, bar = [_progress(say, step), *pages[step]], _bar(say, step, go, finish)
    return frame(shell, say("Today"), body, destination=Destination.TODAY, bar=bar, spacing=GAP + SMALL_GAP)


def _progress(say: Words, step: int) -> ft.Control:
    """How far, and the way past it all."""
    how_far = quiet(say("{n} of {all}", n=say.number(step + 1), all=say.number(_STEPS)))
    skip = ft.TextButton(say("Skip"), on_click=lambda _: Profile.load().welcome(now()))
    as_high = ft.Container(width=0, height=TARGET)  # so that nothing below moves where there is nothing to skip
    end = as_high if step == _STEPS - 1 else skip
    return ft.Row([how_far, end], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)


def _bar(say: Words, step: int, go: Callable[[int], None], finish: Callable[[], None]) -> ft.Control:
    """Back, and on, each in its place on every step."""
    is_last = step == _STEPS - 1
    back = ft.TextButton(say("Back"), on_click=lambda _: go(step - 1))
    on = ft.FilledButton(
        say("Finish") if is_last else say("Next"), on_click=lambda _: finish() if is_last else go(step + 1)
    )
    if step == 0:
        return ft.Row([on], alignment=ft.MainAxisAlignment.END)
    return ft.Row([back, on], wrap=True, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)


def _title(text: str) -> ft.Control:
    return ft.Semantics(
        content=ft.Text(text, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM), header=True, container=True
    )


def _text(text: str) -> ft.Control:
    return ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE)


def _language(say: Words) -> list[ft.Control]:
    return [
        _title(say("Welcome to Entrevue")),
        _text(
            say(
                "Twenty minutes with someone who does the work you dream of: that is an informational interview. "
                "Entrevue helps you prepare it, keep what you heard, and stay in touch."
            )
        ),
        ft.Row([segments(choices(say.code), say.code, lambda code: Profile.load().speak(code))], wrap=True),
        quiet(say("Everything stays on this device.")),
    ]


def _moments(say: Words) -> list[ft.Control]:
    return [
        _title(say("With you at three moments")),
        _moment(ft.Icons.STYLE_OUTLINED, say("Before"), say("Your questions on cards, to read while you wait.")),
        _moment(ft.Icons.EDIT_NOTE, say("Right after"), say("What you heard, written down before it fades.")),
        _moment(
            ft.Icons.NOTIFICATIONS_OUTLINED,
            say("Later"),
            say("A reminder to say thank you, then to give news every four to six weeks."),
        ),
    ]


def _moment(icon: ft.IconData, title: str, text: str) -> ft.Control:
    disc = ft.Container(
        ft.Icon(icon, color=ft.Colors.ON_SECONDARY_CONTAINER),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=TARGET,
        width=TARGET,
        height=TARGET,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Row(
        [disc, ft.Column([heading(title), _text(text)], spacing=2, expand=True)],
        spacing=GAP,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _subject(say: Words, kind: str, choose: Callable[[str], None]) -> list[ft.Control]:
    chips = [
        chip(say(name), selected=key == kind, on_select=lambda _, key=key: choose(key))
        for key, name in SUBJECTS.items()
    ]
    return [
        _title(say("What do you want to learn about?")),
        _text(say("Your cards and your messages will speak of it. You can change it at any time in the settings.")),
        ft.Row(chips, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP),
    ]


def _about_them(say: Words, form: Form) -> list[ft.Control]:
    return [
        form.text("subject_name", say("Which one"), hint_text=say("urban planning")),
        form.text("name", say("Your name")),
    ]


def _first_step(shell: Shell) -> list[ft.Control]:
    say = shell.say
    guide = ft.OutlinedButton(
        say("Read the guide first"), icon=ft.Icons.MENU_BOOK_OUTLINED, on_click=lambda _: shell.go("/guide")
    )
    return [
        _title(say("Begin with one person you would like to meet.")),
        _text(say("A name is enough to start. Think of those you know: who knows the right person?")),
        ft.Row([guide], wrap=True),
        quiet(say("Everything stays on this device.")),
    ]


def _add_someone(shell: Shell) -> ft.Control:
    return wide_act(shell.say("Add your first contact"), lambda _: shell.open("new-contact"), ft.Icons.PERSON_ADD_ALT)
