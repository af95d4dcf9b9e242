"""A file of an address book: how large it may be, what it is, and its text in whatever encoding."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from models.errors import EntrevueError
from models.progress import Progress

LARGEST: Final = 50_000_000
"""Bytes of a file: some hundred people with their photos, or a hundred thousand without."""
MOST_PEOPLE: Final = 50_000
"""People in one file."""
MOST_LINES: Final = 3_000_000
"""Lines of one file: sixty for each of so many people."""
LONGEST: Final = 1_100_000
"""Characters of a value: the longest notes, and what their escapes add."""
_LOOK: Final = 4096
"""Bytes at the beginning that tell what it is."""
_WEIGHED: Final = 2_000_000
"""Bytes that tell Mac Roman from Windows-1252."""
_MAC: Final = re.compile(
    rb"(?<=[A-Za-z])[\x88\x89\x8d\x8f\x90\x9d]|[\x83\x88\x89\x8d\x8f\x90\x9d](?=[a-z])"
    rb"|(?<=[a-z])[\x8a\x8c\x8e\x9f]|(?<=[A-Z])[\x8a\x8c\x8e\x9f](?=[a-z])"
    rb"|(?<=[a-z])[\x95\x99](?=[a-z])"
)
"""Letters of Mac Roman that in Windows-1252 are signs and capitals that no word has there: àâçèêùÉ would be ˆ, ‰, ƒ or
nothing; äåéü would be Š, Œ, Ž, Ÿ; ïô would be •, ™. What may stand in words of both, such as œ and ’, proves nothing.
"""
_WINDOWS: Final = re.compile(rb"(?<=[A-Za-z])[\xe0-\xff]")
"""Small letters of Windows-1252, within a word. In Mac Roman they would be capitals and signs."""


class FileTooLarge(EntrevueError):
    """A file has more bytes than LARGEST."""


class TooManyPeople(EntrevueError):
    """A file holds more people than MOST_PEOPLE."""


class TooManyLines(EntrevueError):
    """A file has more lines than MOST_LINES."""


class NotAnAddressBook(EntrevueError):
    """A file holds neither vCards nor a table."""


class FileUnreadable(EntrevueError):
    """The system does not let us read a file."""


class Format(StrEnum):
    VCARD = "vcard"
    TABLE = "table"


@dataclass(frozen=True)
class Source:
    """A file that was chosen. Raises FileTooLarge."""

    name: str
    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) > LARGEST:
            raise FileTooLarge

    @classmethod
    def read(cls, name: str, path: Path) -> Source:
        """A file of this device. Raises FileTooLarge, before it reads one, and FileUnreadable."""
        try:
            if path.stat().st_size > LARGEST:
                raise FileTooLarge
            with path.open("rb") as file:
                return cls(name, file.read(LARGEST + 1))
        except OSError as error:
            raise FileUnreadable from error

    @cached_property
    def format(self) -> Format:
        """What it is, by its content. Raises NotAnAddressBook."""
        head = self.data[:_LOOK].decode(self.encoding, "ignore").replace("\r", "\n").lstrip("\ufeff \t\n")
        if re.search(r"(?im)^BEGIN:VCARD\s*$", head):
            return Format.VCARD
        strange = sum(letter < " " and letter not in "\t\n\f" for letter in head)
        if not head or strange > len(head) // 50 or head[:5] in ("%PDF-", "<?xml", "<html", "<!DOC"):
            raise NotAnAddressBook
        return Format.TABLE

    @cached_property
    def encoding(self) -> str:
        """By its first bytes; else UTF-8 where all of it is, or what older programs of Windows or of Macs write."""
        head = self.data[:_LOOK]
        if head.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        odd, even = head[1::2].count(0), head[::2].count(0)
        if max(odd, even) * 5 > len(head):
            return "utf-16-le" if odd > even else "utf-16-be"
        if _is_utf8(self.data):
            return "utf-8"
        return "mac_roman" if _is_mac_roman(self.data[:_WEIGHED]) else "cp1252"

    def lines(self, progress: Progress) -> Iterator[str]:
        """Its lines, each with its end as "\\n". A line is cut after LONGEST characters: the rest is a next one.

        Raises TooManyLines, and Stopped if `progress` does.
        """
        raw = io.BytesIO(self.data)
        with io.TextIOWrapper(raw, self.encoding, errors="replace", newline=None) as text:
            for count in range(MOST_LINES + 1):
                line = text.readline(LONGEST)
                if not line:
                    return
                if count % 2000 == 0:
                    progress(raw.tell() / len(self.data))
                yield line
        raise TooManyLines


def _is_mac_roman(data: bytes) -> bool:
    """Whether more of its words make sense so than in Windows-1252, which is by far the more common."""
    return len(_MAC.findall(data)) > len(_WINDOWS.findall(data))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
