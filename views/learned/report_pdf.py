"""The report as a PDF: on paper of the letter format, in the product's typeface, with its table of contents.

It is laid out twice: only the first time tells on which page each heading is. Made of the same document on the same
day, it is the same to the byte.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscent, stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer

from locales.words import Words
from views.learned.document import Block, Byline, Document, Heading, Item, Pair, Said, Section
from views.learned.pdf_text import BODY, DRAWING, STRONG, TITLE, Ink, prepare
from views.palette import LIGHT

WIDTH, HEIGHT = letter
SIDE: Final = 100
"""Points left and right of the text: about eighty letters are in a line."""
TOP: Final = 72
BOTTOM: Final = 92
FOOT: Final = 54
"""Where the foot's line stands."""
_TEXT: Final = WIDTH - 2 * SIDE
_DAYS: Final = 118
"""What the days of a list take of the width."""
_NUMBERS: Final = 36
"""What the table of contents keeps for the numbers of pages."""

_GREEN, _BLACK, _QUIET = (HexColor(LIGHT[name]) for name in ("primary", "on_surface", "on_surface_variant"))
_SEMIBOLD: Final = f'<font name="{STRONG}">{{}}</font>'
_STRONG: Final = f'<font name="{STRONG}" backColor="{LIGHT["surface_container"]}">{{}}</font>'


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    more = {"textColor": _BLACK, "allowWidows": 0, "allowOrphans": 0, "bulletFontName": BODY} | more
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


_TITLE = _style("title", TITLE, 28, 34, textColor=_GREEN)
_SUBJECT = _style("subject", TITLE, 15, 20, spaceBefore=4)
_HEAD = _style("head", BODY, 11, 16, textColor=_QUIET)
_SECTION = _style("section", TITLE, 19, 24, textColor=_GREEN, spaceBefore=32, spaceAfter=6, keepWithNext=1)
_HEADING = _style("heading", TITLE, 12.5, 17, spaceBefore=18, spaceAfter=4, keepWithNext=1)
_BYLINE = _style("byline", STRONG, 9.5, 14, textColor=_QUIET, spaceBefore=8, spaceAfter=1, keepWithNext=1)
_SAID = _style("said", BODY, 10.5, 15.5)
_ITEM = _style("item", BODY, 10.5, 15.5, leftIndent=14, bulletIndent=0, spaceBefore=5)
_KEY = _style("key", STRONG, 10.5, 15.5, leftIndent=14, bulletIndent=0, spaceBefore=7)
_NOTE = _style("note", BODY, 9.5, 13.5, textColor=_QUIET, leftIndent=14)
_LABEL = _style("label", BODY, 10.5, 15.5, textColor=_QUIET)
_FIRST = _style("first", STRONG, 11, 16, spaceBefore=8)
_FOOT = _style("foot", BODY, 9, 12, textColor=_QUIET)
_SECOND = _style("second", BODY, 10.5, 15, leftIndent=14, spaceBefore=2)

_MARKS: Final = ("_postponed", "keepWithNext")
"""What ReportLab leaves on what it laid out, and has to go before it lays it out again."""

Progress = Callable[[float], None]
"""Told how much is done, from 0 to 1. What it raises ends the work."""


@dataclass
class _Plan:
    """On which page each heading is, by its place among the headings, and how many pages there are."""

    pages: dict[int, int] = field(default_factory=dict)
    count: int = 0


def pdf(document: Document, say: Words, today: dt.date, progress: Progress = lambda _: None) -> bytes:
    """The file. `today` is the day that it says it was made."""
    with DRAWING:
        prepare()
        ink = Ink()
        body = list(_body(ink, document))
        plan = _Laid(document, say, ink, body, _Plan(), today, lambda part: progress(part / 2)).made
        for flowable in body:
            for mark in _MARKS:
                vars(flowable).pop(mark, None)
        return _Laid(document, say, ink, body, plan, today, lambda part: progress(0.5 + part / 2)).data


class _Laid(BaseDocTemplate):
    """The document laid out, with what `plan` knows of it."""

    def __init__(
        self,
        document: Document,
        say: Words,
        ink: Ink,
        body: list[Flowable],
        plan: _Plan,
        today: dt.date,
        progress: Progress,
    ) -> None:
        out = BytesIO()
        subject = document.head[0] if document.head else ""
        super().__init__(
            out,
            pagesize=letter,
            title=" – ".join(filter(None, (document.title, subject))),
            author=document.author,
            creator="Entrevue",
            producer="Entrevue",
            lang=document.language,
            invariant=1,
        )
        frame = Frame(SIDE, BOTTOM, _TEXT, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._page))
        self.made, self._plan, self.say, self._today = _Plan(), plan, say, today
        self.draws = bool(plan.count)
        self._progress, self._laid, self._wanted, self._ink = progress, 0, len(body), ink
        story = [*self._first_page(document), *self._contents(document), PageBreak(), *body]
        self.build(story)
        self.made.count = self.page
        self.data = out.getvalue()

    def afterFlowable(self, _: Flowable) -> None:
        self._laid += 1
        if self._laid % 50 == 0:
            self._progress(min(1.0, self._laid / self._wanted))

    def reach(self, number: int) -> None:
        """A heading stands on the page that is being drawn."""
        self.made.pages[number] = self.page

    def _page(self, canvas: Any, _: Any) -> None:
        if self.page == 1:
            self._set_up(canvas)
        canvas.setFont(BODY, 9)
        canvas.setFillColor(_QUIET)
        count = self._plan.count or self.page
        said = self.say("Page {page} of {count}", page=self.say.number(self.page), count=self.say.number(count))
        canvas.drawRightString(WIDTH - SIDE, FOOT, said)
        if self.page > 1:
            room = _TEXT - stringWidth(said, BODY, 9) - 24
            foot = Paragraph(self._ink.plain(_fitting(self.title, room)), _FOOT)
            foot.wrapOn(canvas, room + 12, 40)
            foot.drawOn(canvas, SIDE, FOOT - _rise(_FOOT))

    def _set_up(self, canvas: Any) -> None:
        day = self._today
        canvas._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        canvas.setSubject(self.title)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()

    def _first_page(self, document: Document) -> Iterator[Flowable]:
        ink = self._ink
        yield Spacer(1, 40)
        yield _Rule(36, 3, _GREEN)
        yield Spacer(1, 14)
        yield Paragraph(ink.plain(document.title, TITLE), _TITLE)
        subject, *others = document.head or ("",)
        yield Paragraph(ink.plain(subject, TITLE), _SUBJECT)
        yield Spacer(1, 10)
        yield from (Paragraph(ink.plain(line), _HEAD) for line in others)
        if ink.lacks:
            lacking = self.say(
                "□ stands for a sign that the typeface of this document lacks. The Markdown file has it."
            )
        else:
            lacking = ""
        notes = [line for line in (document.note, lacking) if line]
        if notes:
            yield Spacer(1, 10)
        yield from (Paragraph(ink.plain(line), _HEAD) for line in notes)

    def _contents(self, document: Document) -> Iterator[Flowable]:
        titles = list(_titles(document))
        if not titles:
            return
        yield Spacer(1, 30)
        yield Paragraph(self._ink.plain(self.say("Contents"), TITLE), _HEADING)
        for number, (title, level, is_listed) in enumerate(titles):
            if is_listed:
                style = _SECOND if level else _FIRST
                font = BODY if level else STRONG
                text = f'<a href="#h{number}">{self._ink.plain(_one_line(title), font)}</a>'
                page = self._plan.pages.get(number)
                yield _Entry(Paragraph(text, style), self.say.number(page) if page else "", font)


def _body(ink: Ink, document: Document) -> Iterator[Flowable]:
    number, level = 0, -1
    for block in document.blocks:
        if isinstance(block, Section | Heading):
            level = 0 if isinstance(block, Section) else min(1, level + 1)
            yield _heading(ink, block, number, level)
            number += 1
        else:
            yield from _block(ink, block)


def _heading(ink: Ink, block: Section | Heading, number: int, level: int) -> Flowable:
    style = _SECTION if isinstance(block, Section) else _HEADING
    title = _one_line(block.title)
    return _Title(number, title, level, ink.plain(title, TITLE), style)


def _block(ink: Ink, block: Block) -> Iterator[Flowable]:
    match block:
        case Byline(text):
            yield _Text(ink.plain(_one_line(text), STRONG), _BYLINE)
        case Said(text, keys):
            for line, ends in ink.lines(text, keys, _STRONG):
                yield _Text(line, _SAID)
                if ends:
                    yield Spacer(1, 5)
        case Item(text, note, is_key):
            yield from _item(ink, text, note, is_key=is_key)
        case Pair(label, text):
            yield _Pair(Paragraph(ink.plain(label), _LABEL), Paragraph(ink.plain(_one_line(text)), _SAID), _DAYS)


def _item(ink: Ink, text: str, note: str, *, is_key: bool) -> Iterator[Flowable]:
    style, strong = (_KEY, _SEMIBOLD) if is_key else (_ITEM, "{}")
    bullet = "•"
    for line, _ in ink.lines(text, ((0, len(text)),), strong):
        yield _Text(line, style, bulletText=bullet)
        bullet = None
    for line, _ in ink.lines(note, (), "{}"):
        yield _Text(line, _NOTE)


class _Text(Paragraph):
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


class _Title(_Text):
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


class _Entry(Flowable):
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
        self.canv.drawRightString(self.width, _rise(style), self._page)


class _Pair(Flowable):
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


class _Rule(Flowable):
    """A short line."""

    def __init__(self, width: float, height: float, color: HexColor) -> None:
        super().__init__()
        self.width, self.height, self._color = width, height, color

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self._color)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


def _titles(document: Document) -> Iterator[tuple[str, int, bool]]:
    for block in document.blocks:
        if isinstance(block, Section):
            yield block.title, 0, True
        elif isinstance(block, Heading):
            yield block.title, 1, block.is_listed


def _rise(style: ParagraphStyle) -> float:
    """From the lower edge of a line to what its letters stand on."""
    return style.leading - getAscent(style.fontName, style.fontSize)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _fitting(text: str, room: float) -> str:
    """As much of a line as fits, with an ellipsis where something went."""
    if stringWidth(text, BODY, 9) <= room:
        return text
    while text and stringWidth(text + "…", BODY, 9) > room:
        text = text[:-1]
    return text.rstrip() + "…"
