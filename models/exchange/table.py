"""Tables read: CSV of any delimiter (RFC 4180 and its cousins), as address books and LinkedIn write it.

What the names of columns mean is said by the caller (locales/columns.py); what is left is guessed by what is in them.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from models.contact import is_phone
from models.exchange.formulas import unguarded
from models.exchange.person import Draft, Extra, Found, LeftOut, Say, Unreadable
from models.exchange.source import LONGEST, NotAnAddressBook, Source
from models.profile import is_email
from models.progress import Progress
from models.record import fold

MOST_COLUMNS: Final = 300
"""Those beyond are not read."""
_LOOK: Final = 30
"""Rows in which the names of the columns are looked for, and by which the delimiter is chosen."""
_SAMPLE: Final = 200
"""Rows below those names by which it is guessed what a column without a known one holds."""
_FAR: Final = 200_000
"""Characters of the file that one looks at for all of that."""
_DELIMITERS: Final = (",", ";", "\t", "|")
_SEVERAL: Final = re.compile(r"\s*(?::::|\n|;)\s*")
_LINKS: Final = re.compile(r"\s*(?::::|\n)\s*")
"""An address may hold a semicolon."""
_TAGS: Final = re.compile(r"\s*(?::::|\n|;|,)\s*")
_GROUPS: Final = ("*", "mycontacts")
_NUMBERED: Final = re.compile(r"\d+")


class Field(StrEnum):
    """What a column may hold."""

    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    TITLE = "title"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    LANGUAGE = "language"
    ADDRESS = "address"
    TAGS = "tags"
    NOTES = "notes"
    PHOTO = "photo"
    DATE = "date"
    CHAT = "chat"
    IGNORED = ""


@dataclass(frozen=True)
class Column:
    name: str
    """As the file has it, or empty."""
    sample: str
    """The first thing in it, or empty when nothing is."""
    field: Field


@dataclass(frozen=True)
class Layout:
    """How the table lies in its file."""

    delimiter: str
    skipped: int
    """Rows before the first person: a preamble, and the names of the columns."""
    columns: tuple[Column, ...]

    def with_fields(self, fields: Mapping[int, Field]) -> Layout:
        """The same, with what some columns hold said by hand."""
        columns = tuple(
            Column(column.name, column.sample, fields.get(place, column.field))
            for place, column in enumerate(self.columns)
        )
        return Layout(self.delimiter, self.skipped, columns)

    @property
    def names_people(self) -> bool:
        """Whether a column holds what someone can be called by."""
        fields = {column.field for column in self.columns}
        return not fields.isdisjoint((Field.NAME, Field.GIVEN, Field.FAMILY, Field.ORGANISATION))


def layout(source: Source, names: Mapping[str, Field]) -> Layout:
    """What the table is made of, guessed. `names` tells what a column of a (plain) name holds. Raises NotAnAddressBook.

    The delimiter is the one by which the most rows fall into the same number of columns.
    """
    lines = _first(source)
    delimiter, rows = _delimited(lines)
    width = min(max((len(row) for row in rows), default=0), MOST_COLUMNS)
    if width < 2 and not any(plain(cell) in names for row in rows for cell in row):
        raise NotAnAddressBook
    head = max(range(min(len(rows), _LOOK)), key=lambda place: (_known(rows[place], names), -place))
    if not _known(rows[head], names):
        head = 0 if _is_head(rows[0]) else -1
    header, below = rows[head] if head >= 0 else [], rows[head + 1 :][:_SAMPLE]
    columns = []
    fields = _fields(header, names)
    for place in range(width):
        values = [row[place].strip() for row in below if len(row) > place and row[place].strip()]
        name = header[place].strip()[:200] if place < len(header) else ""
        field = fields.get(place) or (Field.IGNORED if fields else _by_content(values))
        columns.append(Column(name, unguarded(values[0])[:200] if values else "", field))
    return Layout(delimiter, head + 1, tuple(columns))


def _first(source: Source) -> list[str]:
    """As many lines as one looks at."""
    lines: list[str] = []
    size = 0
    for line in islice(source.lines(lambda _: None), _LOOK * 20):
        lines.append(line)
        size += len(line)
        if size > _FAR:
            break
    return lines


def people(source: Source, lay: Layout, say: Say, progress: Progress, left_out: Counter[LeftOut]) -> Iterator[Found]:
    """Everyone in the table, one row each. What is not kept is counted in `left_out`."""
    used = [(place, column.field) for place, column in enumerate(lay.columns) if column.field]
    for number, (line, row) in enumerate(_rows(source.lines(progress), lay.delimiter)):
        if number < lay.skipped:
            continue
        if row is None:
            yield Found(line, problem=Unreadable.BROKEN_LINE)
        elif any(cell.strip() for cell in row):
            yield _person(line, row, used, say, left_out)


def plain(name: str) -> str:
    """A column's name for comparing: no case, accents, signs or numbers. "E-mail 1 - Value" is "e mail value"."""
    return " ".join(re.findall(r"[^\W\d_]+", _NUMBERED.sub(" ", fold(name[:200]))))


def _person(
    line: int, row: Sequence[str], used: Sequence[tuple[int, Field]], say: Say, left_out: Counter[LeftOut]
) -> Found:
    draft = Draft(line)
    parts: dict[Field, str] = {}
    for place, field in used:
        cell = unguarded(row[place]).strip() if place < len(row) else ""
        if cell:
            _take(draft, parts, field, cell, left_out)
    composed = " ".join(parts[field] for field in (Field.GIVEN, Field.MIDDLE, Field.FAMILY) if field in parts)
    organisation = parts.get(Field.ORGANISATION, "")
    draft.name = parts.get(Field.NAME) or composed or organisation
    draft.organisation = ", ".join(filter(None, (organisation, parts.get(Field.DEPARTMENT))))
    draft.title = parts.get(Field.TITLE, "")
    draft.language = parts.get(Field.LANGUAGE, "")[:2].lower()
    return draft.made(say)


def _take(draft: Draft, parts: dict[Field, str], field: Field, cell: str, left_out: Counter[LeftOut]) -> None:
    if field in _ADDERS:
        for text in (_LINKS if field is Field.LINK else _SEVERAL).split(cell):
            _ADDERS[field](draft, text)
    elif field is Field.TAGS:
        for text in _TAGS.split(cell):
            if fold(text.strip("* ")).replace(" ", "") not in _GROUPS:
                draft.add_tag(text.removeprefix("* "))
    elif field is Field.NOTES:
        draft.add_note(cell)
    elif field is Field.ADDRESS:
        draft.add_extra(Extra.ADDRESS, cell.replace("\n", ", "))
    elif field in _LEFT_OUT and cell.strip("0/-. "):
        left_out[_LEFT_OUT[field]] += 1
    elif field not in _LEFT_OUT:
        parts.setdefault(field, cell)


_ADDERS: Final[dict[Field, Callable[[Draft, str], None]]] = {
    Field.EMAIL: Draft.add_email,
    Field.PHONE: Draft.add_phone,
    Field.LINK: Draft.add_link,
}
_LEFT_OUT: Final = {Field.PHOTO: LeftOut.PHOTO, Field.DATE: LeftOut.DATE, Field.CHAT: LeftOut.CHAT}


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the line it begins at; None for one that can't be read, after which the next is tried."""
    count = 0

    def counted() -> Iterator[str]:
        nonlocal count
        for line in lines:
            count += 1
            yield line.replace("\0", "")

    csv.field_size_limit(LONGEST)
    feed = counted()
    while True:
        reader = csv.reader(feed, delimiter=delimiter)
        start = count + 1
        try:
            for row in reader:
                if len(row) == 1 and row[0].lower().startswith("sep=") and start == 1:
                    row = []
                yield start, row
                start = count + 1
            return
        except csv.Error:
            yield start, None


def _delimited(lines: list[str]) -> tuple[str, list[list[str]]]:
    best: tuple[tuple[int, int], str, list[list[str]]] = ((-1, -1), ",", [])
    for delimiter in _DELIMITERS:
        rows = [row for _, row in _rows(iter(lines), delimiter) if row is not None]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        if (count, width) > best[0]:
            best = ((count, width), delimiter, rows)
    _, delimiter, rows = best
    return delimiter, rows or [[]]


def _known(row: Sequence[str], names: Mapping[str, Field]) -> int:
    return sum(plain(cell) in names for cell in row)


def _is_head(row: Sequence[str]) -> bool:
    """Whether a row names columns: nothing in it looks like someone's."""
    return not any(is_email(cell.strip()) or is_phone(cell) or "://" in cell for cell in row)


def _fields(header: Sequence[str], names: Mapping[str, Field]) -> dict[int, Field]:
    """What the columns hold by their names. "Title" is Outlook's "Mrs." where another column has the job's title."""
    found = {place: names[plain(cell)] for place, cell in enumerate(header[:MOST_COLUMNS]) if plain(cell) in names}
    titles = [place for place, field in found.items() if field is Field.TITLE]
    if len(titles) > 1:
        for place in titles:
            if plain(header[place]) in ("title", "titre"):
                found[place] = Field.IGNORED
    return found


def _by_content(values: Sequence[str]) -> Field:
    if not values:
        return Field.IGNORED
    for field, fits in ((Field.EMAIL, is_email), (Field.PHONE, is_phone), (Field.LINK, lambda text: "://" in text)):
        if sum(map(fits, values)) * 2 > len(values):
            return field
    return Field.IGNORED
