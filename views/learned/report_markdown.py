"""The report as Markdown (CommonMark 0.31)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from views.learned.document import Block, Byline, Document, Heading, Item, Pair, Ranges, Said, Section
from views.markdown import bullets, heading, paragraphs

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Signs that no text holds (Unicode 16, 23.7): what is between them stands out."""
_KEPT: Final = str.maketrans({_OPEN: "\ufffd", _CLOSE: "\ufffd"})


def markdown(document: Document) -> str:
    """The whole document."""
    parts = [heading(1, document.title), bullets(document.head)]
    if document.note:
        parts.append(paragraphs(document.note))
    return "\n\n".join([*parts, *filter(None, _blocks(document.blocks))]) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What is in one list follows line on line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Item | Pair):
            lines.append(_line(block))
            continue
        if lines:
            yield "\n".join(lines)
            lines = []
        yield _block(block)
    yield "\n".join(lines)


def _block(block: Section | Heading | Byline | Said) -> str:
    if isinstance(block, Section):
        return heading(2, block.title)
    if isinstance(block, Heading):
        return heading(3, block.title)
    if isinstance(block, Byline):
        return _strong(paragraphs(_marked(" ".join(block.text.splitlines()), ((0, len(block.text)),))))
    return _strong(paragraphs(_marked(block.text, block.keys)))


def _line(block: Item | Pair) -> str:
    if isinstance(block, Pair):
        return bullets([f"{block.label} – {block.text}"])
    text = _marked(block.text, ((0, len(block.text)),)) if block.is_key else block.text
    return _strong(bullets(["\n".join(filter(None, (text, block.note)))]))


def _marked(text: str, keys: Ranges) -> str:
    """The text with signs around what stands out, line by line."""
    made, place = [], 0
    for start, end in keys:
        said = text[start:end]
        inside = said.strip()
        start += len(said) - len(said.lstrip())
        made.append(text[place:start].translate(_KEPT))
        made.append(
            "\n".join(f"{_OPEN}{line.translate(_KEPT)}{_CLOSE}" for line in inside.splitlines() if line.strip())
        )
        place = start + len(inside)
    return "".join(made) + text[place:].translate(_KEPT)


def _strong(text: str) -> str:
    """Two asterisks for each sign; where CommonMark would show these (6.2), an element of HTML."""
    made, place = [], 0
    while (start := text.find(_OPEN, place)) >= 0:
        end = text.index(_CLOSE, start)
        inside, before, after = text[start + 1 : end], text[start - 1 : start], text[end + 1 : end + 2]
        stars = _opens(before, inside[:1]) and _opens(after, inside[-1:])
        made += [text[place:start], f"**{inside}**" if stars else f"<strong>{inside}</strong>"]
        place = end + 1
    return "".join(made) + text[place:]


def _opens(outside: str, inside: str) -> bool:
    """Whether asterisks between these two are a beginning or an end."""
    return not inside.isspace() and (not _is_sign(inside) or not outside or outside.isspace() or _is_sign(outside))


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[:1] in "PS" if letter else False
