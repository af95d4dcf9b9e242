"""How often to give news to one contact."""

from __future__ import annotations

import flet as ft

from models.clock import now
from models.contact import Contact
from models.profile import Profile
from views.parts.cadence_fields import cadence_fields, days
from views.parts.component import screen
from views.parts.form import use_form
from views.parts.frame import frame, wide_act
from views.parts.gone import gone, use_last
from views.parts.query import use_query
from views.parts.shell import use_shell


@screen
def Cadence() -> ft.Control:
    shell = use_shell()
    found = use_query(lambda: Contact.find(shell.parent_key("contact") or 0), Contact)
    contact, instead = use_last(found), None if found else gone(shell, "contact", shell.say("How often to give news"))
    return _Cadence(contact, instead) if contact else instead


@screen
def _Cadence(contact: Contact, instead: ft.Control | None) -> ft.Control:
    shell = use_shell()
    say = shell.say
    profile = use_query(Profile.load, Profile)
    form = use_form(
        say,
        {
            "update_days": str(contact.update_days or profile.update_days),
            "late_days": str(contact.late_days or profile.late_days),
        },
    )

    def save() -> None:
        if form.attempt(lambda: contact.set_cadence(days(form, "update_days"), days(form, "late_days"), now())):
            shell.back()

    def follow() -> None:
        contact.set_cadence(None, None, now())
        shell.back()

    form.on_submit = save
    ask = say("When should Entrevue remind you to give {name} some news?", name=contact.name)
    body = [
        ft.Text(ask, theme_style=ft.TextThemeStyle.BODY_LARGE),
        *cadence_fields(say, form),
        ft.Row([ft.OutlinedButton(say("Same as for everyone"), on_click=lambda _: follow())], wrap=True),
    ]
    return instead or frame(shell, say("How often to give news"), body, bar=wide_act(say("Save"), lambda _: save()))
