"""An interview as a file that calendars take (iCalendar, RFC 5545): an entry of one's own, or an invitation.

What a calendar does with a file is its METHOD (RFC 5546). PUBLISH and CANCEL want an ORGANIZER (3.2.1, 3.2.5), who has
an address: while the person's own is not known, their entry has no METHOD. It is then a plain calendar object
(RFC 5545, 3.7.2), which every calendar takes; a cancelled one says so by its STATUS and its higher SEQUENCE.

A cancellation holds no more than it needs: neither place nor alarms.

No file names who suggested the contact without their permission (guide, G7), nor holds a note, an answer, a tag or an
objective.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from icalendar import Alarm, Calendar, Event, vCalAddress

from locales.labels import WAYS
from locales.words import Words, words
from models.contact import Contact
from models.errors import EntrevueError
from models.interview import Interview
from models.links import is_web
from models.naming import NameWithheld, naming
from models.profile import Profile
from views.calendar_zone import described
from views.parts.files import File

KIND: Final = "text/calendar"
_MAKER: Final = "-//Entrevue//Entrevue//EN"
_STANDS: Final = "@!$'*+"
_BEFORE: Final = (dt.timedelta(days=1), dt.timedelta(hours=1))
"""How long before an interview the person's own calendar rings."""


@dataclass(frozen=True)
class Entries:
    """A file of several interviews: those in it, and those that it would not do without a name withheld."""

    file: File
    entered: tuple[Interview, ...]
    left_out: tuple[Interview, ...]


class AddressMissing(EntrevueError):
    """An invitation has both addresses, or isn't one."""


def rings_to_come(interview: Interview, now: dt.datetime) -> int:
    """How many times the person's own calendar still rings for it, if it is entered now: the last of them."""
    return sum(interview.starts_at - before > now for before in _BEFORE)


def own_entry(say: Words, interview: Interview, profile: Profile, now: dt.datetime) -> File:
    """The interview for the person's own calendar, or its cancellation. Raises NameWithheld."""
    event = _own_event(say, interview, profile, now)
    published = "CANCEL" if _is_cancelled(interview) else "PUBLISH"
    name = say("interview-cancelled") if _is_cancelled(interview) else say("interview")
    return _file(_dated(name, interview.start), [(interview, event)], published if profile.email else None)


def own_entries(say: Words, interviews: Sequence[Interview], profile: Profile, now: dt.datetime) -> Entries:
    """Planned interviews for the person's own calendar, in one file. Each is the entry that it has by itself.

    One that would name someone who has not said so is left out.
    """
    events, left_out = [], []
    for interview in interviews:
        try:
            events.append((interview, _own_event(say, interview, profile, now)))
        except NameWithheld:
            left_out.append(interview)
    file = _file(_dated(say("interviews"), now), events, "PUBLISH" if profile.email else None)
    return Entries(file, tuple(interview for interview, _ in events), tuple(left_out))


def _own_event(say: Words, interview: Interview, profile: Profile, now: dt.datetime) -> Event:
    title = say("Informational interview: {name}", name=_line(interview.contact.name))
    event = _event(say, interview, title, now)
    if profile.email:
        event.add("organizer", _address(profile.email, profile.name))
    if not _is_cancelled(interview):
        for before in _BEFORE:
            event.add_component(_alarm(title, before))
    _clear(interview.contact, event, profile.name)
    return event


def invitation(interview: Interview, profile: Profile, language: str, now: dt.datetime) -> File:
    """The interview for the contact to accept, or its cancellation, in the language they speak with the person.

    `language` is for a contact who has none. An invitation has no alarm: when to ring is for its recipient to say.
    Raises NameWithheld, and AddressMissing.
    """
    contact = interview.contact
    if not (profile.email and contact.email):
        raise AddressMissing
    say = words(interview.language or contact.language or language)
    name = _line(profile.name)
    title = say("Informational interview with {name}", name=name) if name else say("Informational interview")
    event = _event(say, interview, title, now)
    event.add("organizer", _address(profile.email, profile.name))
    event.add("attendee", _guest(contact, is_asked=not _is_cancelled(interview)))
    _clear(contact, event, profile.name)
    file_name = say("invitation-cancelled") if _is_cancelled(interview) else say("invitation")
    method = "CANCEL" if _is_cancelled(interview) else "REQUEST"
    return _file(_dated(file_name, interview.start), [(interview, event)], method)


def _is_cancelled(interview: Interview) -> bool:
    return interview.cancelled_at is not None


def _event(say: Words, interview: Interview, title: str, now: dt.datetime) -> Event:
    """What both have: the same UID and SEQUENCE, by which a calendar knows the one it holds (RFC 5545, 3.8.7.4)."""
    event = Event()
    event.add("uid", f"{interview.uid}@entrevue")
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("created", interview.created_at)
    event.add("last-modified", interview.updated_at)
    for name, moment in zip(("dtstart", "dtend"), _times(interview), strict=True):
        event.add(name, moment)
    event.add("summary", title)
    event.add("status", "CANCELLED" if _is_cancelled(interview) else "CONFIRMED")
    if not _is_cancelled(interview):
        _describe(say, event, interview)
    return event


def _times(interview: Interview) -> tuple[dt.datetime, dt.datetime]:
    """Start and end on the clock of the interview's zone; in UTC where that clock shows an hour for the second time.

    A local time that comes twice is the first of the two (RFC 5545, 3.3.5): the second can't be written as one.
    """
    start, end = interview.start, interview.end
    return (start.astimezone(dt.UTC), end.astimezone(dt.UTC)) if start.fold or end.fold else (start, end)


def _describe(say: Words, event: Event, interview: Interview) -> None:
    length = say.plural("{n} minute", "{n} minutes", interview.minutes)
    event.add("description", f"{length} · {say(WAYS[interview.way])}")
    place = _printable(interview.place)
    if place:
        event.add("location", place)
    if is_web(place):
        event.add("url", place)


def _alarm(title: str, before: dt.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm


def _guest(contact: Contact, *, is_asked: bool) -> vCalAddress:
    guest = _address(contact.email, contact.name)
    guest.params["ROLE"] = "REQ-PARTICIPANT"
    if is_asked:
        guest.params["PARTSTAT"] = "NEEDS-ACTION"
        guest.params["RSVP"] = "TRUE"
    return guest


def _address(email: str, name: str) -> vCalAddress:
    # Calendars compare addresses as they are written: what RFC 6068 lets stand, stands ("ana+jobs@example.ca").
    address = vCalAddress(f"mailto:{quote(email, safe=_STANDS)}")
    if _line(name):
        address.params["CN"] = _line(name)
    return address


def _clear(contact: Contact, event: Event, *more: str) -> None:
    """Let these texts go. The names beside the addresses count too. Raises NameWithheld."""
    written = [unquote(str(event[name])) for name in ("summary", "description", "location") if name in event]
    naming(contact).clear(*written, _line(contact.name), *map(_line, more))


def _dated(name: str, moment: dt.datetime) -> str:
    return f"{name}-{moment.date().isoformat()}.ics"


def _file(name: str, events: Sequence[tuple[Interview, Event]], method: str | None) -> File:
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    starts: dict[str, list[dt.datetime]] = {}
    for interview, event in events:
        if "TZID" in event["dtstart"].params:
            starts.setdefault(event["dtstart"].params["TZID"], []).append(interview.start)
    for zone, moments in starts.items():
        calendar.add_component(described(zone, min(moments), max(moments)))
    for _, event in events:
        calendar.add_component(event)
    return File(name, calendar.to_ical(), KIND)


def _printable(text: str) -> str:
    """Text without control characters, which no value may have (RFC 5545, 3.1), but its lines and tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) != "Cc").strip()


def _line(text: str) -> str:
    """Text on one line."""
    return " ".join(_printable(text).split())
