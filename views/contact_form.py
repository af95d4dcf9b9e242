"""Adding or changing a contact."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales.problems import sentence
from locales.words import Words, languages
from models.contact import Contact
from models.database import db
from models.referral import MayName, Referral
from views.parts.choice import choice
from views.parts.component import screen
from views.parts.contact_picker import ContactPicker
from views.parts.form import Form, use_form
from views.parts.frame import frame, wide_act
from views.parts.kept import drop_kept, use_kept_state
from views.parts.may_name import may_name_options
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import fields
from views.parts.shell import Shell, parent, use_shell
from views.theme import GAP, SMALL_GAP

_FIELDS = ("name", "title", "organisation", "email", "phones", "link", "salutation", "notes", "tags")


@screen
def NewContact() -> ft.Control:
    shell = use_shell()
    contact = Contact(name="", language=shell.say.writes)
    return _form(shell, contact, shell.say("New contact"), giver=shell.parent_key("contact"), is_new=True)


@screen
def EditContact() -> ft.Control:
    shell = use_shell()
    contact = use_query(lambda: Contact.get_by_id(shell.parent_key("contact")), Contact)
    return _form(shell, contact, shell.say("Change the contact"))


def _form(shell: Shell, contact: Contact, title: str, *, giver: int | None = None, is_new: bool = False) -> ft.Control:
    say = shell.say
    form = use_form(say, {field: _shown(contact, field) for field in _FIELDS} | {"why": "", "giver": ""}, stays=is_new)
    language, set_language = use_kept_state("language", contact.language or say.writes, stays=is_new)
    suggested_by, set_suggested_by = use_kept_state("suggested_by", giver, stays=is_new)
    may_name, set_may_name = use_kept_state("may_name", MayName.NOT_ASKED, stays=is_new)

    def save() -> None:
        values = form.values
        added: list[Contact] = []

        def keep() -> None:
            with db.atomic():
                row = Contact() if is_new else contact
                row.describe(
                    language=language,
                    phones=tuple(values["phones"].split("\n")),
                    tags=tuple(values["tags"].split(",")),
                    **{field: values[field] for field in _FIELDS if field not in ("phones", "tags")},
                )
                giver, typed = Contact.find(suggested_by) if suggested_by else None, values["giver"].strip()
                is_met_now = giver is None and bool(typed)
                if is_met_now:
                    giver, is_met_now = Referral.giver_named(typed, row, say.writes)
                if giver:
                    Referral.link(giver, row, why=values["why"], may_name=may_name)
            added.extend([row, giver] if giver and is_met_now else [row])

        if form.attempt(keep):
            drop_kept(shell)
            if is_new:
                notice(shell, _in_contacts(say, *added))
                shell.go(f"{parent(shell.path)}/contact/{added[0].id}")
            else:
                shell.back()

    form.on_submit = save
    body = [
        _who(say, form, is_new=is_new),
        *([_referral(say, form, suggested_by, set_suggested_by, may_name, set_may_name)] if is_new else []),
        _reach(say, form),
        fields(
            say("How to write to them"),
            [
                choice(say("Language to write to them in"), language_options(say, language), language, set_language),
                form.text("salutation", say("The name after “Hello”, if not the first name")),
            ],
        ),
        fields(
            say("For you alone"),
            [
                form.text("tags", say("Tags, separated by commas")),
                form.text("notes", say("Notes"), multiline=True, min_lines=3, max_lines=10),
            ],
        ),
    ]
    return frame(shell, title, body, bar=wide_act(say("Save"), lambda _: save()), spacing=GAP + SMALL_GAP)


def _who(say: Words, form: Form, *, is_new: bool) -> ft.Control:
    return fields(
        say("Who they are"),
        [
            form.text("name", say("Name"), autofocus=is_new),
            form.text("title", say("Title")),
            form.text("organisation", say("Organisation")),
        ],
    )


def _reach(say: Words, form: Form) -> ft.Control:
    return fields(
        say("How to reach them"),
        [
            form.text("email", say("Email"), keyboard_type=ft.KeyboardType.EMAIL),
            form.text("phones", say("Phones, one a line"), keyboard_type=ft.KeyboardType.MULTILINE, multiline=True),
            form.text("link", say("Link"), hint_text="https://", keyboard_type=ft.KeyboardType.URL),
        ],
    )


def _referral(
    say: Words,
    form: Form,
    giver: int | None,
    set_giver: Callable[[int | None], None],
    may_name: str,
    set_may_name: Callable[[str], None],
) -> ft.Control:
    """Who suggested them, and whether that person's name may be said."""
    asked: list[ft.Control] = [
        ContactPicker(
            say("Suggested by"),
            giver,
            set_giver,
            sentence(say, form.problems["giver"]) if "giver" in form.problems else None,
            form.fields,
            "giver",
            form.values,
        )
    ]
    if giver is not None:
        asked += [
            choice(say("May you say who suggested them?"), may_name_options(say), may_name, set_may_name),
            form.text("why", say("Why this person?")),
        ]
    return fields(say("How you know of them"), asked)


def _in_contacts(say: Words, contact: Contact, giver: Contact | None = None) -> str:
    if giver:
        return say("{name} is in your contacts, and so is {giver}.", name=contact.name, giver=giver.name)
    return say("{name} is in your contacts.", name=contact.name)


def _shown(contact: Contact, field: str) -> str:
    value = getattr(contact, field)
    if field == "phones":
        return "\n".join(value)
    return ", ".join(value) if field == "tags" else value


def language_options(say: Words, chosen: str) -> dict[str, str]:
    """The languages to write or speak to someone in, and the one chosen, whatever it is."""
    return {
        code: (say.culture.languages.get(code) or code).capitalize() for code in dict.fromkeys([*languages(), chosen])
    }
