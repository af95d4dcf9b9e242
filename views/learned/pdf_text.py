"""What is written, as the product’s typeface can draw it, in ReportLab’s markup: a sign for each one that it lacks."""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import getFont, getRegisteredFontNames, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from views.learned.document import Ranges

BODY: Final = "SourceSans3"
STRONG: Final = "SourceSans3-Semibold"
TITLE: Final = "SourceSerif4-Semibold"
MISSING: Final = "□"
"""What stands for a sign that the typeface lacks."""
_ASSETS: Final = Path(os.environ.get("FLET_ASSETS_DIR") or Path(__file__).parents[2] / "assets")
"""A built app has them elsewhere than its code."""
_FILES: Final = {
    BODY: "SourceSans3-Regular.ttf",
    STRONG: "SourceSans3-Semibold.ttf",
    TITLE: "SourceSerif4-Semibold.ttf",
}
_KEPT: Final = {"\u00a0": "\ue0a0", "\u202f": "\ue0af"}
"""Spaces that keep words together, as ReportLab has to know them: it breaks lines at the narrow one, and writes the
other as one like any other.
"""
_SPACES: Final = str.maketrans(
    dict.fromkeys(_KEPT.values(), "\ufffd") | {"\u202f": _KEPT["\u202f"], "\u2007": "\u00a0"}
)
_LONGEST: Final = 4_000
"""Characters in a paragraph: each is laid out anew on every page that it goes on to."""
_WORDS: Final = 50_000
"""Words whose widths are remembered."""
_JOINER: Final = "\u200d"

DRAWING: Final = threading.Lock()
"""Held while a PDF is made: the fonts are read from one place in their files at a time."""


class _Font(TTFont):
    """A font that measures a word once, since most are used again and again, and that keeps each space what it is."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self._known: dict[str, float] = {}
        for space, code in _KEPT.items():
            self.face.charToGlyph[ord(code)] = self.face.charToGlyph[ord(space)]
            self.face.charWidths[ord(code)] = self.face.charWidths[ord(space)]

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        width = self._known.get(text)
        if width is None:
            if len(self._known) > _WORDS:
                self._known.clear()
            width = self._known[text] = super().stringWidth(text, 1000, encoding)
        return width * size / 1000

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """The text in the codes of the file."""
        return super().splitString(text.replace("\u00a0", _KEPT["\u00a0"]), doc, encoding)

    def addObjects(self, doc: Any) -> None:
        """Write the font, in which each space is again what it was."""
        back = {ord(code): ord(space) for space, code in _KEPT.items()}
        for codes in self.state[doc].subsets:
            codes[:] = [back.get(code, code) for code in codes]
        super().addObjects(doc)


def prepare() -> None:
    """Read the fonts, once."""
    if BODY in getRegisteredFontNames():
        return
    for name, file in _FILES.items():
        registerFont(_Font(name, _ASSETS / "fonts" / file))
    rl_config.canvas_basefontname = BODY  # else each page asks for a font that is not in the file
    rl_config.useA85 = 0  # a file of bytes, not of letters: a fifth smaller
    registerFontFamily(BODY, normal=BODY, bold=STRONG, italic=BODY, boldItalic=STRONG)


class Ink:
    """Turns text to markup, and remembers whether a sign was missing."""

    def __init__(self) -> None:
        self.lacks = False
        self._drawn = {name: frozenset(map(chr, getFont(name).face.charToGlyph)) for name in _FILES}

    def plain(self, text: str, font: str = BODY) -> str:
        """One line, in that font; what only another has is drawn in that one."""
        shown = _clean(text)
        if self._drawn[font].issuperset(shown):
            return _escaped(shown)
        return "".join(self._run(run, font) for run in _clusters(shown))

    def lines(self, text: str, keys: Ranges, strong: str) -> Iterator[tuple[str, bool]]:
        """Each line, in pieces that are not too long, and whether a paragraph ends with it.

        What stands out is in `strong`: a format with the place {} for it.
        """
        for start, end, ends in _lines(text):
            yield "".join(self._stretches(text, start, end, keys, strong)), ends

    def _stretches(self, text: str, start: int, end: int, keys: Ranges, strong: str) -> Iterator[str]:
        place = start
        for first, last in keys:
            first, last = max(first, start), min(last, end)
            if first < last:
                yield self.plain(text[place:first])
                yield strong.format(self.plain(text[first:last], STRONG))
                place = last
        yield self.plain(text[place:end])

    def _run(self, cluster: str, font: str) -> str:
        if self._drawn[font].issuperset(cluster):
            return _escaped(cluster)
        if self._drawn[STRONG].issuperset(cluster):
            return f'<font name="{STRONG if font == TITLE else font}">{_escaped(cluster)}</font>'
        self.lacks = True
        if font == TITLE:
            return f'<font name="{STRONG}">{MISSING}</font>'
        return MISSING


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line begins and ends, without blank ones, and whether a blank one or nothing follows."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if start < end:
            found += _pieces(text, start, end)
        elif found:
            yield from _last(found)
            found = []
    yield from _last(found)


def _last(found: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    for place, (start, end) in enumerate(found, start=1):
        yield start, end, place == len(found)


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """A line in pieces, cut at a space where there is one."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut + (space > 0)
    yield start, end


def _clean(text: str) -> str:
    """Composed, without what nobody sees: controls, soft hyphens, marks of direction."""
    text = unicodedata.normalize("NFC", text.translate(_SPACES))
    if text.replace("\u00a0", " ").isprintable():
        return text
    return "".join(filter(None, map(_shown, text)))


def _shown(letter: str) -> str:
    if letter in ("\u00a0", _KEPT["\u202f"], _JOINER):
        return letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter


def _clusters(text: str) -> Iterator[str]:
    """What is one sign to a reader: a letter with its marks, a picture with its skin and its joined others."""
    cluster = ""
    for letter in text:
        goes_on = bool(cluster) and (
            cluster.endswith(_JOINER)
            or letter == _JOINER
            or unicodedata.category(letter) in ("Mn", "Me", "Mc")
            or "\U0001f3fb" <= letter <= "\U0001f3ff"
        )
        if not goes_on and cluster:
            yield cluster.strip(_JOINER)
            cluster = ""
        cluster += letter
    if cluster.strip(_JOINER):
        yield cluster.strip(_JOINER)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
