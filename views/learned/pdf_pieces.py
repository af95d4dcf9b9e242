"""What the pages of a PDF are made of: the styles of its texts, and the pieces that ReportLab lays out."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscent
from reportlab.platypus import Flowable, Paragraph

from views.learned.pdf_text import BODY, STRONG, TITLE
from views.palette import LIGHT

_NUMBERS: Final = 36
"""What the table of contents keeps for the numbers of pages."""

DAYS: Final = 118
"""What the days of a list take of the width."""
GREEN, BLACK, QUIET = (HexColor(LIGHT[name]) for name in ("primary", "on_surface", "on_surface_variant"))
SEMIBOLD: Final = f'<font name="{STRONG}">{{}}</font>'
KEY_PHRASE: Final = f'<font name="{STRONG}" backColor="{LIGHT["surface_container"]}">{{}}</font>'


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    more = {"textColor": BLACK, "allowWidows": 0, "allowOrphans": 0, "bulletFontName": BODY} | more
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


TITLE_STYLE = _style("title", TITLE, 28, 34, textColor=GREEN)
SUBJECT = _style("subject", TITLE, 15, 20, spaceBefore=4)
HEAD = _style("head", BODY, 11, 16, textColor=QUIET)
SECTION = _style("section", TITLE, 19, 24, textColor=GREEN, spaceBefore=32, spaceAfter=6)
HEADING = _style("heading", TITLE, 12.5, 17, spaceBefore=18, spaceAfter=4)
BYLINE = _style("byline", STRONG, 9.5, 14, textColor=QUIET, spaceBefore=8, spaceAfter=1)
SAID = _style("said", BODY, 10.5, 15.5)
ITEM = _style("item", BODY, 10.5, 15.5, leftIndent=14, bulletIndent=0, spaceBefore=5)
KEY = _style("key", STRONG, 10.5, 15.5, leftIndent=14, bulletIndent=0, spaceBefore=7)
NOTE = _style("note", BODY, 9.5, 13.5, textColor=QUIET, leftIndent=14)
LABEL = _style("label", BODY, 10.5, 15.5, textColor=QUIET)
FIRST = _style("first", STRONG, 11, 16, spaceBefore=8)
FOOT_STYLE = _style("foot", BODY, 9, 12, textColor=QUIET)
SECOND = _style("second", BODY, 10.5, 15, leftIndent=14, spaceBefore=2)


class Text(Paragraph):
    """A paragraph whose lines are broken once for a width: ReportLab asks several times."""

    _for: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._for != width:
            self._size = super().wrap(width, height)
            self._for = width
        return self._size

    def split(self, width: float, height: float) -> list[Flowable]:
        broken = self.blPara
        parts = super().split(width, height)
        self.blPara = broken  # which ReportLab forgets where there is no room
        return parts

    def draw(self) -> None:
        if self.canv._doctemplate.draws:
            super().draw()


class Title(Text):
    """A heading that tells where it is, and that the outline and the table of contents lead to."""

    def __init__(self, number: int, title: str, level: int, text: str, style: ParagraphStyle) -> None:
        super().__init__(text, style)
        self._number, self._title, self._level = number, title, level

    def split(self, *_: float) -> list[Flowable]:
        """Never: it goes to the next page as a whole."""
        return []

    def draw(self) -> None:
        key = f"h{self._number}"
        self.canv.bookmarkHorizontal(key, 0, self.height + 12)
        self.canv.addOutlineEntry(self._title, key, self._level, closed=self._level > 0)
        self.canv._doctemplate.reach(self._number)
        super().draw()


class Entry(Flowable):
    """A line of the table of contents, with its page at the right."""

    def __init__(self, title: Paragraph, page: str, font: str) -> None:
        super().__init__()
        self._title, self._page, self._font = title, page, font

    def getSpaceBefore(self) -> float:
        return self._title.style.spaceBefore

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        _, self.height = self._title.wrap(width - _NUMBERS, height)
        return width, self.height

    def draw(self) -> None:
        style = self._title.style
        self._title.drawOn(self.canv, 0, 0)
        self.canv.setFont(self._font, style.fontSize)
        self.canv.setFillColor(style.textColor)
        self.canv.drawRightString(self.width, rise(style), self._page)


class Side(Flowable):
    """A few words at the left, what they are about beside them."""

    def __init__(self, label: Paragraph, text: Paragraph, room: float) -> None:
        super().__init__()
        self._label, self._text, self._room = label, text, room
        self.spaceBefore = 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, left = self._label.wrap(self._room - 10, height)
        _, right = self._text.wrap(width - self._room, height)
        self._heights = left, right
        self.width, self.height = width, max(left, right)
        return width, self.height

    def draw(self) -> None:
        left, right = self._heights
        self._label.drawOn(self.canv, 0, self.height - left)
        self._text.drawOn(self.canv, self._room, self.height - right)


class Rule(Flowable):
    """A short line."""

    def __init__(self, width: float, height: float, color: HexColor) -> None:
        super().__init__()
        self.width, self.height, self._color = width, height, color

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self._color)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


def rise(style: ParagraphStyle) -> float:
    """From the lower edge of a line to what its letters stand on."""
    return style.leading - getAscent(style.fontName, style.fontSize)
