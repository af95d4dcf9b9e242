"""Someone as a file of an address book describes them, made to fit what a contact holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from models.contact import LONGEST_LINK, is_link, is_phone
from models.links import is_web
from models.profile import is_email
from models.record import LONG, SHORT, clean

_MOST: Final = 100
"""Phones, tags, or further lines of one person."""
_DIAL: Final = re.compile(r"(?i)^tel:")
_EXTENSION: Final = re.compile(r"(?i);ext=")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")


class Extra(StrEnum):
    """What a contact has no field for, or no second one, and is text worth keeping: it goes in the notes."""

    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"
    TITLE = "title"
    ORGANISATION = "organisation"
    TAG = "tag"


class LeftOut(StrEnum):
    """What is not kept."""

    PHOTO = "photo"
    DATE = "date"
    """A birthday or another anniversary."""
    CHAT = "chat"
    OTHER = "other"


class Unreadable(StrEnum):
    """Why someone, or a line, can't be brought in."""

    NO_NAME = "no-name"
    NAME_TOO_LONG = "name-too-long"
    TOO_LONG = "too-long"
    A_GROUP = "a-group"
    BROKEN_LINE = "broken-line"


Say = Callable[[Extra, str], str]
"""Words a further line of the notes: "Address: 12 Elm Street"."""


@dataclass(slots=True)
class Found:
    """Someone found in a file. Every field keeps within the bounds of a contact's."""

    line: int
    """Where they begin in the file, from 1."""
    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    link: str = ""
    language: str = ""
    notes: str = ""
    uid: str = ""
    phones: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    """Lines of the notes that word what a field can't hold, each with its bare text."""
    problem: Unreadable | None = None


@dataclass(slots=True)
class Draft:
    """Gathers what a file says of one person. What a field can't hold becomes a line of the notes."""

    line: int
    name: str = ""
    title: str = ""
    organisation: str = ""
    language: str = ""
    uid: str = ""
    problem: Unreadable | None = None
    _emails: list[str] = field(default_factory=list)
    _phones: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _extras: list[tuple[Extra, str]] = field(default_factory=list)

    def add_email(self, text: str, *, first: bool = False) -> None:
        text = _line(text)
        if text[:7].lower() == "mailto:":
            text = text[7:]
        if not text or text in self._emails:
            return
        if len(text) > SHORT or not is_email(text):
            self.add_extra(Extra.EMAIL, text)
        elif len(self._emails) < _MOST:
            self._emails.insert(0 if first else len(self._emails), text)

    def add_phone(self, text: str, *, first: bool = False) -> None:
        text = _line(text)
        text = _EXTENSION.sub(" ext ", _DIAL.sub("", text))
        if not text or text in self._phones:
            return
        if len(text) > SHORT or not is_phone(text):
            self.add_extra(Extra.PHONE, text)
        elif len(self._phones) < _MOST:
            self._phones.insert(0 if first else len(self._phones), text)

    def add_link(self, text: str) -> None:
        """Keep an address of the web; any other is no link, and is dropped."""
        text = _line(text)
        if text and "://" not in text and re.match(r"(www\.|[\w-]+\.[\w.-]+/)", text):
            text = f"https://{text}"
        fits = len(text) <= LONGEST_LINK and is_web(text) and is_link(text)
        if fits and text not in self._links and len(self._links) < _MOST:
            self._links.append(text)

    def add_tag(self, text: str) -> None:
        text = _line(text)
        if not text or text in self._tags:
            return
        if len(text) > SHORT:
            self.add_extra(Extra.TAG, text)
        elif len(self._tags) < _MOST:
            self._tags.append(text)

    def add_note(self, text: str) -> None:
        text = clean(_lines(text))
        if text and text not in self._notes:
            self._notes.append(text)

    def add_extra(self, extra: Extra, text: str) -> None:
        text = _line(text)
        if text and len(self._extras) < _MOST and (extra, text) not in self._extras:
            self._extras.append((extra, text))

    def made(self, say: Say) -> Found:
        """The person, or why they can't be brought in."""
        found = Found(self.line, name=_line(self.name), uid=self.uid[:SHORT])
        found.title = self._short(Extra.TITLE, self.title)
        found.organisation = self._short(Extra.ORGANISATION, self.organisation)
        found.language = self.language
        found.email, *further = self._emails or [""]
        found.phones, found.tags = tuple(self._phones), tuple(self._tags)
        found.link = next((link for link in self._links if "linkedin.com" in link), (self._links or [""])[0])
        extras = [*self._extras, *((Extra.EMAIL, text) for text in further)]
        extras += [(Extra.LINK, text) for text in self._links if text != found.link]
        # A note that already says so, as ours does when it comes back, needs no second line.
        noted = "\n".join(self._notes)
        found.extras = tuple((say(extra, text), text) for extra, text in extras if text not in noted)
        found.notes = "\n".join([*self._notes, *(line for line, _ in found.extras)])
        found.problem = self.problem or _problem(found)
        if found.problem:
            found.name = found.name[:SHORT]
        return found

    def _short(self, extra: Extra, text: str) -> str:
        text = _line(text)
        if len(text) > SHORT:
            self.add_extra(extra, text)
            return ""
        return text


def _problem(found: Found) -> Unreadable | None:
    if not found.name:
        return Unreadable.NO_NAME
    if len(found.name) > SHORT:
        return Unreadable.NAME_TOO_LONG
    return Unreadable.TOO_LONG if len(found.notes) > LONG else None


def _line(text: str) -> str:
    """Text on one line, without what can't be stored."""
    return " ".join(_CONTROL.sub(" ", clean(text)).split()) if text else ""


def _lines(text: str) -> str:
    """Text of several lines, without control characters."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
