"""Text that Markdown shows as it was typed (CommonMark 0.31), and that can still be read as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_BREAKS: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<~|]|&(?=[#A-Za-z])")
"""Signs of emphasis, code, links, tables and entities."""
_FIRST: Final = re.compile(r"^(?=[#+\-=>:])")
_NUMBERED: Final = re.compile(r"^(\d+)([.)])")
"""What makes a heading, a quotation or a list of a line."""


def heading(level: int, text: str) -> str:
    """A heading of one line."""
    line = escaped(" ".join(filter(None, _lines(text))))
    closed = re.sub(r"(?<!\\)#$", r"\\#", line)  # a last one would be taken for the end of the heading
    return f"{'#' * level} {closed}"


def paragraphs(text: str) -> str:
    """What was typed, its lines and blank lines kept."""
    return "\n\n".join("  \n".join(map(escaped, lines)) for lines in _blocks(text))


def bullets(texts: Iterable[str]) -> str:
    """A list; what has several lines keeps them."""
    return "\n".join("- " + paragraphs(text).replace("\n", "\n  ").replace("\n  \n", "\n\n") for text in texts)


def escaped(line: str) -> str:
    """One line, with a backslash before each sign that would not be shown."""
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    return _NUMBERED.sub(r"\1\\\2", _FIRST.sub(r"\\", line))


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in _lines(text):
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [lines for lines in blocks if lines]


def _lines(text: str) -> list[str]:
    """Without control characters but tabs, and without outer blanks, which Markdown gives a meaning."""
    return [
        "".join(letter for letter in line if letter == "\t" or unicodedata.category(letter) != "Cc").strip()
        for line in _BREAKS.split(text)
    ]
