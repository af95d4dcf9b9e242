"""What is said of people who come in from a file, and of what is left out. The names are those of models/exchange."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from locales.words import N_, Words

EXTRAS: Final = {
    "email": N_("Email: {text}"),
    "phone": N_("Phone: {text}"),
    "link": N_("Link: {text}"),
    "address": N_("Address: {text}"),
    "title": N_("Title: {text}"),
    "organisation": N_("Organisation: {text}"),
    "tag": N_("Tag: {text}"),
}
"""A line of the notes, for what a contact has no field for."""

UNREADABLE: Final = {
    "no-name": N_("There is no name."),
    "name-too-long": N_("The name is too long to keep."),
    "too-long": N_("It is too long to keep."),
    "a-group": N_("It is a list of people, not a person."),
    "broken-line": N_("The line is broken: a quotation mark was never closed."),
}

REASONS: Final = {
    "card": N_("Same card: {name}"),
    "email": N_("Same email: {name}"),
    "phone": N_("Same phone number: {name}"),
    "name": N_("Same name: {name}"),
    "near-name": N_("Nearly the same name: {name}"),
}

REFUSED: Final = {
    "FileTooLarge": N_("This file is too large: at most {megabytes} MB can be read. Nothing was changed."),
    "TooManyPeople": N_("This file holds too many people: at most {people} at a time."),
    "TooManyLines": N_("This file is too long: at most {lines} lines can be read. Nothing was changed."),
    "NotAnAddressBook": N_("This is no address book that can be read here. Choose a vCard (.vcf) or a table (.csv)."),
    "FileUnreadable": N_("This file could not be opened. Copy it somewhere else, and choose it there."),
    "NotPicked": N_("This system did not give the file. Please try again."),
    "NothingToImport": N_("There is nothing new in this file: everyone is already in your contacts."),
    "Failed": N_("It could not be done: this device may be full, or busy. Nothing was changed."),
    "Stopped": N_("Stopped. Nothing was changed."),
}
"""Why a file was not brought in, by the name of the error."""

FIELDS: Final = {
    "name": N_("Name"),
    "given": N_("First name"),
    "middle": N_("Middle name"),
    "family": N_("Family name"),
    "title": N_("Title"),
    "organisation": N_("Organisation"),
    "department": N_("Department"),
    "email": N_("Email"),
    "phone": N_("Phone"),
    "link": N_("Link"),
    "language": N_("Language"),
    "address": N_("Address, in the notes"),
    "tags": N_("Tags"),
    "notes": N_("Notes"),
    "": N_("Leave out"),
}
"""What a column of a table may hold."""


def noted(say: Words, kind: str, text: str) -> str:
    """A line of the notes."""
    return say(EXTRAS[kind], text=text)


def refused(say: Words, error: str, *, largest: int, people: int, lines: int) -> str:
    """Why a file was not brought in, by the name of the error; `largest` in bytes."""
    bounds = {"megabytes": largest // 1_000_000, "people": people, "lines": lines}
    return say(REFUSED.get(error, REFUSED["Failed"]), **{name: say.number(bound) for name, bound in bounds.items()})


def left_out(say: Words, counts: Mapping[str, int]) -> str:
    """What a file holds and is not kept, in a sentence; empty when there is nothing."""
    photos, dates, chats, others = (counts.get(kind, 0) for kind in ("photo", "date", "chat", "other"))
    said = (
        (photos, say.plural("{n} photo", "{n} photos", photos)),
        (dates, say.plural("{n} birthday or other date", "{n} birthdays or other dates", dates)),
        (chats, say.plural("{n} chat address", "{n} chat addresses", chats)),
        (others, say.plural("{n} other detail", "{n} other details", others)),
    )
    parts = [words for count, words in said if count]
    return say("Not kept: {things}.", things=say.listed(parts)) if parts else ""


def outcome(say: Words, added: int, completed: int) -> str:
    """What an import did."""
    new = say.plural("{n} person added", "{n} people added", added)
    known = say.plural("{n} contact completed", "{n} contacts completed", completed)
    parts = [part for part, count in ((new, added), (known, completed)) if count]
    return say.listed(parts, "unit")


def taken_back(say: Words, left: int) -> str:
    """What an undo did."""
    if not left:
        return say("The import was taken back.")
    return say.plural(
        "The import was taken back, but for {n} person with whom you did something since.",
        "The import was taken back, but for {n} people with whom you did something since.",
        left,
    )


def separator(say: Words) -> str:
    """What spreadsheets of this language take for the end of a cell: a semicolon where numbers have a comma."""
    return ";" if "," in say.number(0.5) else ","
