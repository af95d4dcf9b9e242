"""Contacts as vCards of version 3.0 (RFC 2426): what iPhones, Android, Google and Outlook all read. 4.0 few do.

LANG is of 4.0: who doesn't know it passes over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from models.contact import Contact

_WIDTH: Final = 75
"""Octets of a line, by RFC 2425, 5.8.1."""


def write(contacts: Iterable[Contact]) -> bytes:
    """One card a contact."""
    return b"".join(_folded(line) for contact in contacts for line in _card(contact))


def _card(contact: Contact) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield "PRODID:-//Entrevue//Entrevue//EN"
    yield f"UID:{contact.uid}"
    given, _, family = contact.name.rpartition(" ")
    yield f"N:{_value(family)};{_value(given)};;;"
    yield f"FN:{_value(contact.name)}"
    yield from _given("TITLE", contact.title)
    yield from _given("ORG", contact.organisation)
    yield from _given("EMAIL;TYPE=INTERNET", contact.email)
    for phone in contact.phones:
        yield f"TEL;TYPE=VOICE:{_value(phone)}"
    yield from _given("URL", contact.link)
    yield from _given("LANG", contact.language)
    if contact.tags:
        yield f"CATEGORIES:{','.join(map(_value, contact.tags))}"
    yield from _given("NOTE", contact.notes)
    yield f"REV:{contact.updated_at:%Y-%m-%dT%H:%M:%SZ}"
    yield "END:VCARD"


def _given(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"{name}:{_value(text)}"


def _value(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line with its end, folded between letters."""
    raw = line.encode("utf-8", "ignore")
    parts, start, width = [], 0, _WIDTH
    while len(raw) - start > width:
        end = start + width
        while raw[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        parts.append(raw[start:end])
        start, width = end, _WIDTH - 1  # a space begins the next
    return b"\r\n ".join([*parts, raw[start:]]) + b"\r\n"
