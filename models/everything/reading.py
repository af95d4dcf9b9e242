"""A file of everything, read without trust: its shape is looked over first, then it gives one row after another.

No more than one row is ever taken apart, and a row holds only texts, whole numbers, true, false and null: neither depth
nor size can fill the memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from models.everything.refusals import DamagedExport, ExportTooLarge, NewerExport, NotAnExport
from models.everything.writing import FORMAT, VERSION
from models.migrations import VERSION as SCHEMA

LARGEST: Final = 100_000_000
"""Bytes of a file: more than twice what ten thousand contacts with their notes take."""
_MOST_FIELDS: Final = 200
"""Of a row; a table has some thirty."""
_LONGEST_HEAD: Final = 200
"""Characters of a name, or of a value beside the tables."""
_TABLES: Final = "tables"

_SPACE: Final = rb"[ \t\r\n]*+"
_TEXT: Final = rb'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrtu])*+"'
_VALUE: Final = rb"(?:" + _TEXT + rb"|-?(?:0|[1-9][0-9]{0,18}+)(?![0-9.eE])|true|false|null)"
_PAIR: Final = _TEXT + _SPACE + rb":" + _SPACE + _VALUE + _SPACE
_ROW: Final = re.compile(
    rb"\{" + _SPACE + rb"(?:" + _PAIR + rb"(?:," + _SPACE + _PAIR + rb"){0,%d}+)?+\}" % _MOST_FIELDS
)
_VALUES: Final = re.compile(_VALUE)
_NAME: Final = re.compile(_TEXT)
_SPACES: Final = re.compile(_SPACE)


@dataclass
class Contents:
    """What a file holds, by where it is."""

    data: bytes
    head: dict[str, Any] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    """Where the rows of each table begin."""

    @property
    def schema(self) -> int:
        """The migration up to which its tables are made."""
        return int(self.head["schema"])

    def rows(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each row of a table, with where in the file it ends. Raises DamagedExport."""
        reader = _Reader(self.data, self.places[table])
        for row in reader.rows():
            yield reader.at, _taken_apart(row, reader)


def look(data: bytes) -> Contents:
    """Look a file over from its first byte to its last.

    Raises ExportTooLarge before anything is read; NotAnExport, NewerExport and DamagedExport.
    """
    if len(data) > LARGEST:
        raise ExportTooLarge
    found = Contents(data)
    reader = _Reader(data, 3 if data.startswith(b"\xef\xbb\xbf") else 0)
    try:
        _look_over(reader, found)
    except DamagedExport:
        _check_head(found.head, is_whole=False)
        raise
    _check_head(found.head, is_whole=True)
    return found


def _look_over(reader: _Reader, found: Contents) -> None:
    reader.need(b"{")
    for name in reader.names():
        if name in found.head or (name == _TABLES and found.places):
            raise reader.damaged()
        if name != _TABLES:
            found.head[name] = reader.value()
            continue
        reader.need(b"{")
        for table in reader.names():
            if table in found.places:
                raise reader.damaged()
            found.places[table] = reader.at
            for _ in reader.rows():
                pass
    reader.space()
    if reader.at != len(reader.data):
        raise reader.damaged()


def _check_head(head: dict[str, Any], *, is_whole: bool) -> None:
    """Raise what the head tells. Of a file that is cut short, only what there is of it is looked at."""
    if head.get("format") != FORMAT:
        raise NotAnExport
    numbers = [head.get(name) for name in ("version", "schema")]
    if any(type(number) is int and number > known for number, known in zip(numbers, (VERSION, SCHEMA), strict=True)):
        raise NewerExport
    if is_whole and not all(type(number) is int and number >= 1 for number in numbers):
        raise DamagedExport("1")


class _Reader:
    """Where one is in a file."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def damaged(self) -> DamagedExport:
        return DamagedExport(str(self.data.count(b"\n", 0, self.at) + 1))

    def space(self) -> None:
        match = _SPACES.match(self.data, self.at)
        self.at = match.end() if match else self.at

    def has(self, sign: bytes) -> bool:
        """Pass over a sign, if it is the next."""
        self.space()
        is_next = self.data.startswith(sign, self.at)
        self.at += len(sign) if is_next else 0
        return is_next

    def need(self, sign: bytes) -> None:
        if not self.has(sign):
            raise self.damaged()

    def names(self) -> Iterator[str]:
        """The names of an object that was begun, each to be followed by reading its value."""
        if self.has(b"}"):
            return
        while True:
            self.space()
            yield str(self._short(_NAME))
            if not self.has(b","):
                break
        self.need(b"}")

    def value(self) -> Any:
        return self._short(_VALUES)

    def _short(self, pattern: re.Pattern[bytes]) -> Any:
        is_name = pattern is _NAME
        match = pattern.match(self.data, self.at)
        if match is None or match.end() - match.start() > _LONGEST_HEAD:
            raise self.damaged()
        self.at = match.end()
        found = _loaded(match[0], self)
        if is_name:
            self.need(b":")
        self.space()
        return found

    def rows(self) -> Iterator[bytes]:
        """The text of each row of a list."""
        self.need(b"[")
        if self.has(b"]"):
            return
        while True:
            self.space()
            match = _ROW.match(self.data, self.at)
            if match is None:
                raise self.damaged()
            self.at = match.end()
            yield match[0]
            if not self.has(b","):
                break
        self.need(b"]")


def _taken_apart(row: bytes, reader: _Reader) -> dict[str, Any]:
    pairs = _loaded(row, reader, object_pairs_hook=list)
    found = dict(pairs)
    if len(found) != len(pairs):  # a field twice: which one is meant?
        raise reader.damaged()
    return found


def _loaded(text: bytes, reader: _Reader, **how: Any) -> Any:
    try:
        return json.loads(text.decode(), **how)
    except ValueError as error:  # no UTF-8, or a \u without its digits
        raise reader.damaged() from error
