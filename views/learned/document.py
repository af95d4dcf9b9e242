"""A text to be read on paper or on a screen, before it is Markdown or PDF: what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Section:
    title: str


@dataclass(frozen=True)
class Heading:
    title: str
    is_listed: bool = True
    """Whether the table of contents has it."""


@dataclass(frozen=True)
class Byline:
    """Who said what follows, and when."""

    text: str


@dataclass(frozen=True)
class Said:
    """What was written, its lines kept, with the places of what stands out."""

    text: str
    keys: Ranges = ()


@dataclass(frozen=True)
class Item:
    """A line of a list, with what stands back below it."""

    text: str
    note: str = ""
    is_key: bool = False


@dataclass(frozen=True)
class Pair:
    """A line that begins with a few words, such as a day, one under another."""

    label: str
    text: str


Block = Section | Heading | Byline | Said | Item | Pair


@dataclass(frozen=True)
class Document:
    title: str
    language: str
    """As an IETF tag: "fr-CA"."""
    author: str
    head: tuple[str, ...]
    """The lines under the title, the subject first."""
    note: str
    """What whoever reads it should know first."""
    blocks: tuple[Block, ...]
