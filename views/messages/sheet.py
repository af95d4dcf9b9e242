"""A request, nudge, thank-you or update: read it over, make it one's own, send it with one's own mail or phone."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales import facts
from locales.guide import beside
from locales.templates import FIELDS
from locales.words import words
from models.advice import Advice
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.guide_tip import Step
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.referral import Referral
from models.template import Template
from models.thanks import is_missing
from views.drafting import Letter, letter, missing, usual_form
from views.messages.already_sent import use_already_sent
from views.messages.call import use_call
from views.messages.editor import Editor, use_editor
from views.messages.mentioning import mentioning
from views.messages.missing import Missing
from views.messages.referrer import use_referrer
from views.messages.sending import use_sending
from views.messages.times import use_times
from views.parts.choice import segments
from views.parts.component import part, screen
from views.parts.frame import frame
from views.parts.gone import gone
from views.parts.guide_idea import guide_idea
from views.parts.guide_tip import use_guide_tip
from views.parts.kept import use_kept_state
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import card, section
from views.parts.selectable import selectable
from views.parts.shell import Shell, use_shell

_FACTS = (Message, Contact, Profile, Referral, Interview, Advice, Answer, Template)


def _read(shell: Shell, form: str) -> Letter | None:
    kind = MessageKind(shell.path.rsplit("/", 1)[-1])
    where, key = shell.nearest("interview", "contact")
    interview = Interview.find(key) if where == "interview" else None
    contact = interview.contact if interview else Contact.find(key) if where == "contact" else None
    if contact is None:
        return None
    # Only a thank-you is about one interview; a request, a nudge and news are to the person.
    about = interview if kind is MessageKind.THANK_YOU else None
    return letter(kind, contact, about, shell.say.writes, Channel(form) if form else usual_form(kind, contact))


@screen
def MessageSheet() -> ft.Control:
    shell = use_shell()
    say = shell.say
    form, choose = use_kept_state("form", "")
    first = ft.use_ref("")  # an address that is filled in meanwhile changes nothing of what one is doing
    sheet = use_query(lambda: _read(shell, form or first.current), *_FACTS)
    tip = _use_tip(shell, sheet)
    if sheet is None:
        return gone(shell, shell.nearest("interview", "contact")[0], say("Message"))
    first.current = first.current or sheet.form
    advice = [card([line for idea in beside(sheet.wording) for line in guide_idea(say, idea)], key="advice")]
    aside = [section(say("What the guide advises"), advice)]
    body = [_to(shell, sheet), *_forms(shell, sheet, choose), *tip, _Writing(sheet, key=f"writing-{sheet.form}")]
    return frame(shell, facts.message_name(say, sheet.kind), body, aside=aside)


def _use_tip(shell: Shell, sheet: Letter | None) -> list[ft.Control]:
    """For the first request of all, and for a thank-you that is late."""
    kind, about = (sheet.kind, sheet.interview) if sheet else (None, None)
    if kind is MessageKind.THANK_YOU:
        return use_guide_tip(shell, Step.LATE_THANK_YOU, lambda: about is not None and is_missing(about, now()))
    return use_guide_tip(shell, Step.REQUEST, lambda: kind is MessageKind.REQUEST)


@part
def _Writing(sheet: Letter) -> ft.Control:
    """The message in one form. Another form is mounted anew, so that each keeps its own text."""
    shell = use_shell()
    editor, fields = use_editor(shell, sheet)
    times = [*use_times(shell, sheet, editor), *_unplaced(shell, sheet)]
    about = [
        *use_already_sent(shell, sheet),
        Missing(missing(sheet.kind), key="missing"),
        *use_referrer(shell, sheet),
        *_mistaken(shell, sheet),
    ]
    reword = _wording_acts(shell, sheet, editor)
    if sheet.form is Channel.PHONE:
        rows = [*about, *use_call(shell, sheet), *times, reword]
    else:
        telling, (refusal, sending) = mentioning(shell, sheet, editor), use_sending(shell, sheet, editor)
        rows = [*about, *fields, *refusal, reword, *telling, *times, *_untold(shell, sheet), *sending]
    return ft.Column(rows, spacing=16, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _to(shell: Shell, sheet: Letter) -> ft.Control:
    reached = " · ".join(filter(None, (sheet.contact.email, *sheet.contact.phones)))
    return ft.Column(
        [
            ft.Text(shell.say("To {name}", name=sheet.contact.name), theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
            *([selectable(reached)] if reached else []),
        ],
        spacing=2,
    )


def _forms(shell: Shell, sheet: Letter, choose: Callable[[str], None]) -> list[ft.Control]:
    """A request goes by letter, by short message, or by a call."""
    say = shell.say
    if sheet.kind is not MessageKind.REQUEST:
        return []
    names = {Channel.EMAIL: say("By email"), Channel.TEXT: say("By text"), Channel.PHONE: say("By phone")}
    return [segments(names, sheet.form, choose)]


def _mistaken(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """The person's own wording can't be used as it is."""
    if not sheet.mistaken_fields:
        return []
    say = shell.say
    fields = say.listed(["{" + name + "}" for name in sheet.mistaken_fields])
    text = say("Your own wording has a field that does not exist: {fields}. Ours is used meanwhile.", fields=fields)
    mend = ft.TextButton(say("Correct it"), icon=ft.Icons.EDIT_OUTLINED, on_click=lambda _: _open_wording(shell, sheet))
    return [card([ft.Text(text), ft.Row([mend])], key="mistaken")]


def _unplaced(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """What was chosen above and can't be told, for want of a field in the person's own wording."""
    keys = sheet.unplaced()
    if not keys:
        return []
    say = shell.say
    names = say.listed(words(sheet.language)(FIELDS[key]) for key in keys)
    return [ft.Text(say("Your own wording has no field for: {fields}.", fields=names))]


def _untold(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """What was chosen since one wrote, and does not stand in the text because one’s own words stand there."""
    if not sheet.untold:
        return []
    note = shell.say("You changed the text in that place, so this was not put in. Add it yourself if you wish:")
    quoted = [selectable(sentence, italic=True) for sentence in sheet.untold]
    return [ft.Semantics(content=card([ft.Text(note), *quoted], key="untold"), live_region=True)]


def _open_wording(shell: Shell, sheet: Letter) -> None:
    shell.open(f"wording/{sheet.wording}/{sheet.language}")


def _wording_acts(shell: Shell, sheet: Letter, editor: Editor) -> ft.Control:
    """The way back to what the facts make of it, with an undo; and to one’s own words for every such message."""
    say, message = shell.say, sheet.message

    def begin_again() -> None:
        notice(shell, say("The draft begins again."), editor.begin_again())

    always = ft.TextButton(
        say("Reword it for every message"), icon=ft.Icons.EDIT_NOTE, on_click=lambda _: _open_wording(shell, sheet)
    )
    name = say("Begin again from the draft")
    again = ft.TextButton(name, icon=ft.Icons.RESTART_ALT, on_click=lambda _: begin_again())
    return ft.Row([*([again] if message and message.is_written else []), always], wrap=True, spacing=8)
