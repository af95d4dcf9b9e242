"""An interview's way into calendars: the person's own, and an invitation for the contact's."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import flet as ft

from locales.words import Words
from models import calendars
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.naming import NameWithheld, naming
from models.profile import Profile
from models.referral import Referral
from views.calendar_file import invitation, own_entry, rings_to_come
from views.parts.autosave import SavedText, flush_all
from views.parts.component import part
from views.parts.files import File, NotHandedOver, can_open, hand_over, is_shared, open_file
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import section
from views.parts.shell import Shell, use_shell

_TWICE: Final = 1.0
"""Seconds in which a second tap is an impatient finger's."""
_MINE, _THEIRS = "mine", "theirs"


def calendar_section(interview: Interview, *, is_held: bool) -> list[ft.Control]:
    """The section for one that is to come, or that was cancelled and may be in a calendar; else nothing."""
    if is_held or interview.is_over(now()):
        return []
    if not interview.is_planned and not calendars.is_in_any(interview):
        return []
    return [CalendarSection(interview.id, key=f"calendar{interview.id}")]


@dataclass(frozen=True)
class _Facts:
    interview: Interview
    contact: Contact
    profile: Profile
    withheld_in_place: tuple[Contact, ...]
    withheld_in_names: tuple[Contact, ...]
    rings: int

    @property
    def is_cancelled(self) -> bool:
        return self.interview.cancelled_at is not None


def _read(key: int) -> _Facts:
    interview = Interview.get_by_id(key)
    contact, profile = interview.contact, Profile.load()
    rule = naming(contact)
    place = interview.place if interview.cancelled_at is None else ""  # a cancellation says none
    names = rule.withheld_in(contact.name, profile.name)
    return _Facts(interview, contact, profile, rule.withheld_in(place), names, rings_to_come(interview, now()))


def _missing(contact: Contact, profile: Profile) -> tuple[str, ...]:
    """Whose address an invitation still needs."""
    return tuple(who for who, email in ((_MINE, profile.email), (_THEIRS, contact.email)) if not email)


@part
def CalendarSection(key: int) -> ft.Control:
    shell = use_shell()
    say = shell.say
    known = use_query(lambda: _read(key), Interview, Contact, Profile, Referral)
    asked, ask = ft.use_state(())
    once = ft.use_ref(_Once).current

    def invite() -> None:
        flush_all(shell.page)  # the address typed last
        contact = Contact.get_by_id(known.contact.id)
        if missing := _missing(contact, Profile.load()):
            ask(lambda before: tuple(dict.fromkeys((*before, *missing))))
            notice(shell, say("An invitation needs your email and the email of the person you invite."))
        else:
            once.run(shell, "invite", partial(_invite, shell, key, lambda: ask(())))

    def enter(act: str, leave: Callable[[File], Awaitable[bool]]) -> Callable[[Any], None]:
        return lambda _: once.run(shell, act, partial(_enter, shell, key, leave))

    if refusal := _refusal(say, known):
        change = ft.OutlinedButton(
            say("Change the interview"), icon=ft.Icons.EDIT_OUTLINED, on_click=lambda _: shell.open("edit")
        )
        return section(say("Calendar"), [ft.Text(refusal), ft.Row([change])])
    buttons = [*_own_buttons(shell, known, enter), *_invite_buttons(say, known, invite)]
    return section(
        say("Calendar"),
        [ft.Row(buttons, wrap=True, spacing=8, run_spacing=8), *_addresses(say, known, asked)],
        note=_note(say, known),
    )


class _Once:
    """One file for an impatient finger's two taps, and one dialog at a time."""

    def __init__(self) -> None:
        self._is_busy = False
        self._done: dict[str, float] = {}

    def run(self, shell: Shell, act: str, work: Callable[[], Awaitable[bool]]) -> None:
        if self._is_busy or time.monotonic() - self._done.get(act, -_TWICE) < _TWICE:
            return
        self._is_busy = True
        shell.page.run_task(self._work, act, work)

    async def _work(self, act: str, work: Callable[[], Awaitable[bool]]) -> None:
        try:
            if await work():
                self._done[act] = time.monotonic()
        finally:
            self._is_busy = False


async def _enter(shell: Shell, key: int, leave: Callable[[File], Awaitable[bool]]) -> bool:
    """Give the person's own calendar the interview as it is now."""
    say = shell.say
    interview = Interview.get_by_id(key)
    try:
        done = await leave(own_entry(say, interview, Profile.load(), now()))
    except (NameWithheld, NotHandedOver) as error:
        _say_why(shell, error)
        return False
    if done:
        calendars.enter(interview)
        if leave is _open:
            text = say("If your calendar does not open, take the other button and open the file yourself.")
        elif is_shared(shell.page):
            text = say("The file was handed to the app you chose.")
        else:
            text = say("The file is ready. Open it, and your calendar takes it from there.")
        notice(shell, text)
    return done


async def _invite(shell: Shell, key: int, on_done: Callable[[], None]) -> bool:
    """Make the invitation, or what withdraws it. The person sends it."""
    say = shell.say
    interview = Interview.get_by_id(key)
    try:
        done = await hand_over(shell.page, invitation(interview, Profile.load(), say.code, now()))
    except (NameWithheld, NotHandedOver) as error:
        _say_why(shell, error)
        return False
    if done:
        if interview.cancelled_at is None:
            calendars.invite(interview)
        on_done()
        if is_shared(shell.page):
            text = say("The file was handed to the app you chose.")
        else:
            text = say("The file is ready. Attach it to an email to {name}.", name=interview.contact.name)
        notice(shell, text)
    return done


async def _open(file: File) -> bool:
    await open_file(file)
    return True


def _say_why(shell: Shell, error: NameWithheld | NotHandedOver) -> None:
    if isinstance(error, NameWithheld):
        notice(shell, _names_in_file(shell.say, error.people))
    else:
        notice(shell, shell.say("The file could not leave Entrevue. Please try again, or in another way."))


def _refusal(say: Words, known: _Facts) -> str:
    """Why there can be no file, if so, and what to do about it."""
    if people := known.withheld_in_place:
        return say.plural(
            "The place names {names}, who has not said you may name them. Change the place, or note that they agreed.",
            "The place names {names}, who have not said you may name them. Change the place, or note that they agreed.",
            len(people),
            names=say.listed(person.name for person in people),
        )
    return _names_in_file(say, known.withheld_in_names) if known.withheld_in_names else ""


def _names_in_file(say: Words, people: tuple[Contact, ...]) -> str:
    return say.plural(
        "The file would name {names}, who has not said you may name them. Note that they agreed, or change what "
        "names them.",
        "The file would name {names}, who have not said you may name them. Note that they agreed, or change what "
        "names them.",
        len(people),
        names=say.listed(person.name for person in people),
    )


def _note(say: Words, known: _Facts) -> str:
    interview = known.interview
    is_changed = calendars.is_entry_outdated(interview)
    if calendars.is_invitation_outdated(interview) and not known.is_cancelled and not is_changed:
        return say("The invitation you made for {name} is out of date.", name=known.contact.name)
    if interview.calendar_sequence is None:
        return "" if known.is_cancelled else _rings(say, known.rings)
    if known.is_cancelled:
        if is_changed:
            return say("This interview may still be in your calendar.")
        return say("The file is ready. If this interview is still in your calendar, open the file.")
    if is_changed:
        return say(
            "Your calendar may still have this interview as it was. Add it again, and your calendar corrects it."
        )
    return say("The file is ready. If this interview is not in your calendar yet, open the file.")


def _rings(say: Words, rings: int) -> str:
    """What the calendar will do once it has the interview. Less than an hour before, nothing is left to ring."""
    if rings > 1:
        return say("Once you add it, your calendar will remind you a day before, then an hour before.")
    return say("Once you add it, your calendar will remind you an hour before.") if rings else ""


def _own_buttons(shell: Shell, known: _Facts, enter: Callable[..., Callable[[Any], None]]) -> list[ft.Control]:
    say = shell.say
    if known.is_cancelled and known.interview.calendar_sequence is None:
        return []
    icon, name = (
        (ft.Icons.EVENT_BUSY, say("Take it out of my calendar"))
        if known.is_cancelled
        else (ft.Icons.EVENT_AVAILABLE, say("Add to my calendar"))
    )
    buttons: list[ft.Control] = [
        ft.OutlinedButton(name, icon=icon, on_click=enter("keep", partial(hand_over, shell.page)))
    ]
    if can_open(shell.page):
        text = say("Open in my calendar")
        buttons.append(ft.OutlinedButton(text, icon=ft.Icons.OPEN_IN_NEW, on_click=enter("open", _open)))
    return buttons


def _invite_buttons(say: Words, known: _Facts, invite: Callable[[], None]) -> list[ft.Control]:
    if known.is_cancelled and known.interview.invited_sequence is None:
        return []
    button = ft.OutlinedButton(_invite_name(say, known), icon=ft.Icons.FORWARD_TO_INBOX, on_click=lambda _: invite())
    return [button]


def _invite_name(say: Words, known: _Facts) -> str:
    name = known.contact.name
    return (
        say("Withdraw the invitation to {name}", name=name) if known.is_cancelled else say("Invite {name}", name=name)
    )


def _addresses(say: Words, known: _Facts, asked: tuple[str, ...]) -> list[ft.Control]:
    """The fields for the addresses that were missing. They stay while one types, until the invitation is made."""
    contact = known.contact
    fields = {
        _MINE: (
            known.profile.email,
            say("Your email"),
            lambda text: Profile.load().describe(email=text),
        ),
        _THEIRS: (
            contact.email,
            say("Their email"),
            lambda text: Contact.get_by_id(contact.id).describe(email=text),
        ),
    }
    rows: list[ft.Control] = [
        SavedText(
            email,
            save,
            label=label,
            multiline=False,
            min_lines=None,
            max_lines=1,
            keyboard_type=ft.KeyboardType.EMAIL,
            key=f"email-{who}{contact.id}",
        )
        for who, (email, label, save) in fields.items()
        if who in asked
    ]
    note = say("Fill in what is missing, then tap “{button}” again.", button=_invite_name(say, known))
    return [ft.Text(note), *rows] if rows else []
