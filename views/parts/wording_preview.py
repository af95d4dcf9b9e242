"""A message in words that are being written, as it would be now for someone."""

from __future__ import annotations

import flet as ft

from locales import templates
from locales.drafts import Draft, Facts
from locales.words import words
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.people import is_anyone
from models.profile import Profile
from models.referral import Referral
from models.template import Wording
from models.touches import likely_contact
from views.drafting import facts, in_words, letter
from views.parts.component import part
from views.parts.contact_picker import ContactPicker
from views.parts.kept import use_kept_state
from views.parts.query import use_query
from views.parts.section import card, heading
from views.parts.shell import use_shell

_TABLES = (Contact, Profile, Interview, Message, Call, Referral, Advice, Answer)


@part
def WordingPreview(wording: Wording, code: str, subject: str, body: str) -> ft.Control:
    """`subject` and `body` have their fields by keys."""
    shell = use_shell()
    say = shell.say
    first = ft.use_ref(_first).current
    chosen, choose = use_kept_state("chosen", first)
    known = use_query(lambda: _facts(wording, code, chosen), *_TABLES)
    anyone = use_query(is_anyone, Contact)
    lines: list[ft.Control] = [heading(say("Preview"))]
    if not anyone:
        lines.append(ft.Text(say("To see the message as it would be, add someone here by typing a name.")))
    lines.append(ContactPicker(say("As it would be for"), chosen if known else None, choose))
    if known:
        draft, _ = in_words(words(code), wording, subject, body, known)
        lacking = templates.lacking(wording, f"{subject}\n{body}", known)
        lines.append(_message(draft))
        note = [say("A sentence whose field is not known is left out.")]
        if lacking:
            names = say.listed(words(code)(templates.FIELDS[key]) for key in lacking)
            note.append(say("Not known yet: {fields}.", fields=names))
        lines += [ft.Text(text, color=ft.Colors.ON_SURFACE_VARIANT) for text in note]
    return ft.Column(lines, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _first() -> int | None:
    contact = likely_contact(now())
    return contact.id if contact else None


def _facts(wording: Wording, code: str, key: int | None) -> Facts | None:
    contact = Contact.find(key) if key else None
    if contact is None:
        return None
    sheet = letter(wording.kind, contact, None, code, wording.form)
    return facts(words(code), sheet.sources, now())


def _message(draft: Draft) -> ft.Control:
    subject = ft.Text(draft.subject, weight=ft.FontWeight.W_600)
    return card([subject, ft.Text(draft.body)] if draft.subject else [ft.Text(draft.body)], key="preview")
