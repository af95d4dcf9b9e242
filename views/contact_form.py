"""Adding or changing a contact."""

from __future__ import annotations

import flet as ft

from locales.words import Words, languages
from models.contact import Contact
from models.database import db
from views.parts.choice import choice
from views.parts.component import screen
from views.parts.form import Form, use_form
from views.parts.frame import frame, wide_act
from views.parts.givers import use_givers
from views.parts.gone import gone, use_last
from views.parts.homonyms import homonyms
from views.parts.kept import drop_kept, use_kept_state
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
    found = use_query(lambda: Contact.find(shell.parent_key("contact") or 0), Contact)
    contact, instead = use_last(found), None if found else gone(shell, "contact", shell.say("Change the contact"))
    return _Edit(contact, instead) if contact else instead


@screen
def _Edit(contact: Contact, instead: ft.Control | None) -> ft.Control:
    shell = use_shell()
    form = _form(shell, contact, shell.say("Change the contact"))
    return instead or form


def _form(shell: Shell, contact: Contact, title: str, *, giver: int | None = None, is_new: bool = False) -> ft.Control:
    say = shell.say
    givers = use_givers(shell, contact, giver, is_new=is_new)
    form = use_form(say, {field: _shown(contact, field) for field in _FIELDS} | givers.texts(), stays=is_new)
    language, set_language = use_kept_state("language", contact.language or say.writes, stays=is_new)

    def save(homonym: str = "") -> None:
        """Keep what is typed; where someone new is called as another already is, only as a `homonym` of theirs."""
        values = form.values
        added: list[Contact] = []

        def keep() -> None:
            if is_new and values["name"].strip() != homonym:
                Contact.refuse_homonym(values["name"])
            with db.atomic():
                row = Contact() if is_new else contact
                row.describe(
                    language=language,
                    phones=tuple(values["phones"].split("\n")),
                    tags=tuple(values["tags"].split(",")),
                    **{field: values[field] for field in _FIELDS if field not in ("phones", "tags")},
                )
                new = givers.keep(row, values)
            added.extend([row, *new] if is_new else new)

        if form.attempt(keep):
            drop_kept(shell)
            if added:
                notice(shell, _in_contacts(say, added))
            if is_new:
                shell.go(f"{parent(shell.path)}/contact/{added[0].id}")
            else:
                shell.back()

    def link(meant: Contact) -> None:
        """Who was to be added is here already: they are shown, with who gave their name."""
        added: list[Contact] = []
        if form.attempt(lambda: added.extend(givers.keep(meant, form.values))):
            drop_kept(shell)
            if added:
                notice(shell, _in_contacts(say, added))
            shell.go(f"{parent(shell.path)}/contact/{meant.id}")

    form.on_submit = save
    body = [
        _who(say, form, homonyms(form, givers.first, link, save), is_new=is_new),
        givers.fields(form),
        _reach(say, form),
        fields(
            say("How to write to them"),
            [
                choice(say("Language to write in"), language_options(say, language), language, set_language),
                form.text("salutation", say("After “Hello”"), hint_text=say("Ms. Roy")),
            ],
        ),
        fields(
            say("For you alone"),
            [
                form.text("tags", say("Tags"), hint_text=say("city hall, planning")),
                form.text("notes", say("Notes"), multiline=True, min_lines=3, max_lines=10),
            ],
        ),
    ]
    return frame(shell, title, body, bar=wide_act(say("Save"), lambda _: save()), spacing=GAP + SMALL_GAP)


def _who(say: Words, form: Form, here: list[ft.Control], *, is_new: bool) -> ft.Control:
    return fields(
        say("Who they are"),
        [
            form.text("name", say("Name"), takes_cursor=is_new),
            *here,
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


def _in_contacts(say: Words, added: list[Contact]) -> str:
    first, *others = [contact.name for contact in added]
    if others:
        return say("{name} is in your contacts, and so is {giver}.", name=first, giver=say.listed(others))
    return say("{name} is in your contacts.", name=first)


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
