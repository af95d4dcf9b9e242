"""What an import would do, person by person, before anything is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from models.contact import Contact
from models.exchange import table, vcard
from models.exchange.duplicates import Known, Match, Reason, Register, known_contacts
from models.exchange.merge import FIELDS, Take, Values, changes
from models.exchange.person import Found, LeftOut, Say
from models.exchange.source import MOST_PEOPLE, Format, Source, TooManyPeople
from models.exchange.table import Layout
from models.progress import Progress


class Group(StrEnum):
    """Where someone of the file stands."""

    NEW = "new"
    PERHAPS = "perhaps"
    """May be someone known: the person decides."""
    KNOWN = "known"
    UNREADABLE = "unreadable"


class Choice(StrEnum):
    """What becomes of someone of the file."""

    ADD = "add"
    MERGE = "merge"
    SKIP = "skip"


@dataclass(slots=True)
class Row:
    """Someone of the file, whom they are taken for, and what becomes of them."""

    person: Found
    group: Group
    choice: Choice
    reason: Reason | None = None
    contact: int | None = None
    """The contact they are taken for."""
    twin: int | None = None
    """Else the place of an earlier one of the same file."""
    is_decided: bool = False
    """Whether the person said what becomes of them."""
    takes: dict[str, Take] = field(default_factory=dict)
    """What was chosen for a field, other than by default."""


@dataclass
class Preview:
    """All of a file, in its order."""

    name: str
    rows: list[Row]
    left_out: Counter[LeftOut]

    def count(self, group: Group) -> int:
        """How many people stand there."""
        return sum(row.group is group for row in self.rows)

    @property
    def decided(self) -> tuple[object, ...]:
        """All that the person chose: where it is the same, so is what becomes of everyone."""
        rows = enumerate(self.rows)
        return tuple((place, row.choice, *row.takes.items()) for place, row in rows if row.is_decided or row.takes)

    def places(self, group: Group) -> list[int]:
        """The places among the rows of those who stand there."""
        return [place for place, row in enumerate(self.rows) if row.group is group]

    def known_values(self, row: Row) -> Values | None:
        """What is known of whom a row is taken for; None when that person is gone."""
        if row.contact is not None:
            contact = Contact.find(row.contact)
            return values_of(contact) if contact else None
        return values_found(self.rows[row.twin].person) if row.twin is not None else None

    def leaves_out(self, row: Row) -> bool:
        """Whether a row is not brought in: also one that is to complete another of the file, which is not."""
        if row.choice is Choice.MERGE and row.twin is not None:
            return self.rows[row.twin].choice is Choice.SKIP
        return row.choice is Choice.SKIP

    def adds_nothing(self, row: Row) -> bool:
        """Whether a merge changes nothing."""
        known = self.known_values(row)
        return known is not None and not changes(known, row.person, row.takes)


def read(source: Source, lay: Layout | None, say: Say, progress: Progress) -> Preview:
    """Read a file and find who is already known. `lay` is of a table.

    Raises NotAnAddressBook, TooManyPeople, TooManyLines, and Stopped if `progress` does.
    """
    left_out: Counter[LeftOut] = Counter()
    register = Register(known_contacts())
    rows: list[Row] = []
    for person in _people(source, lay, say, progress, left_out):
        if len(rows) == MOST_PEOPLE:
            raise TooManyPeople
        rows.append(_row(person, len(rows), register))
    return Preview(source.name, rows, left_out)


def _people(
    source: Source, lay: Layout | None, say: Say, progress: Progress, left_out: Counter[LeftOut]
) -> Iterator[Found]:
    if source.format is Format.VCARD:
        return vcard.people(source.lines(progress), say, left_out)
    if lay is None:
        raise ValueError("a table needs a layout")
    return table.people(source, lay, say, progress, left_out)


def _row(person: Found, place: int, register: Register) -> Row:
    if person.problem:
        return Row(person, Group.UNREADABLE, Choice.SKIP)
    # Contacts have the places 1, 2, 3…; those of the file -1, -2, -3….
    known = Known(-place - 1, person.uid, person.name, person.email, person.phones, person.organisation)
    match = register.find(known)
    if match is None or not match.is_certain:
        register.add(known)
    return _matched(person, match) if match else Row(person, Group.NEW, Choice.ADD)


def _matched(person: Found, match: Match) -> Row:
    group, choice = (Group.KNOWN, Choice.MERGE) if match.is_certain else (Group.PERHAPS, Choice.ADD)
    there = match.known.place
    contact, twin = (there, None) if there > 0 else (None, -there - 1)
    return Row(person, group, choice, match.reason, contact, twin)


def values_of(contact: Contact) -> dict[str, Any]:
    """What is known of a contact, of what a file may tell."""
    return {name: getattr(contact, name) for name in FIELDS}


def values_found(person: Found, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What a file tells of someone, with `more` over it."""
    return {name: getattr(person, name) for name in FIELDS} | dict(more or {})
