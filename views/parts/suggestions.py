"""The people suggested in an interview, noted in two taps and a name."""

from __future__ import annotations

import flet as ft

from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.referral import MayName, Referral
from views.parts.avatar import avatar
from views.parts.chip import chip
from views.parts.component import part
from views.parts.form import use_form
from views.parts.homonyms import homonyms
from views.parts.line_button import line_button
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import card, section
from views.parts.shell import Shell, use_shell


@part
def Suggestions(key: int) -> ft.Control:
    shell = use_shell()
    say = shell.say
    interview = use_query(lambda: Interview.get_by_id(key), Interview)
    suggested = use_query(lambda: Referral.from_interview(interview), Referral, Contact)
    form = use_form(say, {"name": ""}, on_left=lambda values: values["name"].strip() and leave())

    def add(homonym: str = "") -> None:
        """Add who is typed; where someone is called so already, only as another `homonym` of theirs."""
        kept: list[Referral] = []

        def note() -> None:
            name = form.values["name"]
            if name.strip() != homonym:
                Contact.refuse_homonym(name)
            kept.append(Referral.note(interview, name))

        if form.attempt(note):
            form.values["name"] = ""
            text = say("{name} is in your contacts.", name=kept[0].contact.name)
            notice(shell, text, lambda: kept[0].forget_with_contact(now()))

    def link(contact: Contact) -> None:
        kept: list[tuple[Referral, bool]] = []
        if form.attempt(lambda: kept.append(Referral.note_known(interview, contact))):
            form.values["name"] = ""
            referral, is_new = kept[0]
            names = {"giver": interview.contact.name, "name": contact.name}
            if is_new:
                notice(shell, say("Noted: {giver} suggested {name}.", **names), lambda: referral.delete_for_now(now()))
            else:
                notice(shell, say("{giver} had already suggested {name}.", **names))

    def leave() -> None:
        """Nobody can be asked any more: the one of that name is meant, or else someone new."""
        name = form.values["name"].strip()
        meant = [row for row in Contact.named(name) if row.id != interview.contact_id]
        link(meant[0]) if len(meant) == 1 else add(name)

    form.on_submit = add
    # Named, for a line comes in above them: whatever is made anew loses the focus, to a field far away.
    field = form.text("name", say("Name of the person"), key="suggested-name")
    return section(
        say("People suggested"),
        [
            *([card([_person(shell, row, interview.contact) for row in suggested])] if suggested else []),
            field,
            *homonyms(form, interview.contact_id, link, add),
            ft.Row(
                [ft.OutlinedButton(say("Add this person"), icon=ft.Icons.PERSON_ADD_ALT, on_click=lambda _: add())],
                wrap=True,
                key="suggested-add",
            ),
        ],
    )


def _person(shell: Shell, referral: Referral, giver: Contact) -> ft.Control:
    say = shell.say
    names = {MayName.YES: say("Yes"), MayName.NO: say("No")}
    chips = [
        chip(
            name,
            selected=referral.may_name == value,
            on_select=lambda _, value=value: referral.allow(MayName.NOT_ASKED if referral.may_name == value else value),
        )
        for value, name in names.items()
    ]
    question = say("May you say that {name} sent you?", name=giver.name)
    return ft.Column(
        [
            line_button(
                referral.contact.name,
                leading=avatar(referral.contact.name),
                on_click=lambda _: shell.open(f"contact/{referral.contact_id}"),
            ),
            ft.Row([ft.Text(question), ft.Row(chips, tight=True, spacing=8)], wrap=True, spacing=8, run_spacing=4),
        ],
        spacing=4,
    )
