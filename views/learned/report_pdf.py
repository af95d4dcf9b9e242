"""The report as a PDF: on paper of the letter format, in the product's typeface, with its table of contents.

It is laid out twice: only the first time tells on which page each heading is. Made of the same document on the same
day, it is the same to the byte.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from locales.words import Words
from models.progress import Progress
from views.learned.document import Block, Byline, Document, Heading, Item, Pair, Said, Section
from views.learned.pdf_pieces import (
    BYLINE,
    DAYS,
    FIRST,
    FOOT_STYLE,
    GREEN,
    HEAD,
    HEADING,
    ITEM,
    KEY,
    KEY_PHRASE,
    LABEL,
    NOTE,
    QUIET,
    SAID,
    SECOND,
    SECTION,
    SEMIBOLD,
    SUBJECT,
    TITLE_STYLE,
    Entry,
    Rule,
    Side,
    Text,
    Title,
    rise,
)
from views.learned.pdf_text import BODY, DRAWING, STRONG, TITLE, Ink, prepare
from views.learned.pdf_together import together

WIDTH, HEIGHT = letter
SIDE: Final = 100
"""Points left and right of the text: about eighty letters are in a line."""
TOP: Final = 72
BOTTOM: Final = 92
FOOT: Final = 54
"""Where the foot's line stands."""
_TEXT: Final = WIDTH - 2 * SIDE
_OFTEN: Final = 50
"""After so many blocks it is told how much is done."""


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
        body = list(_body(ink, document, _share(progress, 0.0, 0.5)))
        plan = _Laid(document, say, ink, body, _Plan(), today, _share(progress, 0.5, 0.6)).made
        for flowable in body:
            vars(flowable).pop("_postponed", None)  # which ReportLab leaves on what it moved to the next page
        return _Laid(document, say, ink, body, plan, today, _share(progress, 0.6, 1.0)).data


def _share(progress: Progress, start: float, end: float) -> Progress:
    """A part of the work, of which all is told."""
    return lambda part: progress(start + part * (end - start))


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
        if self._laid % _OFTEN == 0:
            self._progress(min(1.0, self._laid / self._wanted))

    def reach(self, number: int) -> None:
        """A heading stands on the page that is being drawn."""
        self.made.pages[number] = self.page

    def _page(self, canvas: Any, _: Any) -> None:
        if self.page == 1:
            self._set_up(canvas)
        canvas.setFont(BODY, 9)
        canvas.setFillColor(QUIET)
        count = self._plan.count or self.page
        said = self.say("Page {page} of {count}", page=self.say.number(self.page), count=self.say.number(count))
        canvas.drawRightString(WIDTH - SIDE, FOOT, said)
        if self.page > 1:
            room = _TEXT - stringWidth(said, BODY, 9) - 24
            foot = Paragraph(self._ink.plain(_fitting(self.title, room)), FOOT_STYLE)
            foot.wrapOn(canvas, room + 12, 40)
            foot.drawOn(canvas, SIDE, FOOT - rise(FOOT_STYLE))

    def _set_up(self, canvas: Any) -> None:
        day = self._today
        canvas._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        canvas.setSubject(self.title)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()

    def _first_page(self, document: Document) -> Iterator[Flowable]:
        ink = self._ink
        yield Spacer(1, 40)
        yield Rule(36, 3, GREEN)
        yield Spacer(1, 14)
        yield Paragraph(ink.plain(document.title, TITLE), TITLE_STYLE)
        subject, *others = document.head or ("",)
        yield Paragraph(ink.plain(subject, TITLE), SUBJECT)
        yield Spacer(1, 10)
        yield from (Paragraph(ink.plain(line), HEAD) for line in others)
        if ink.lacks:
            lacking = self.say(
                "□ stands for a sign that the typeface of this document lacks. The Markdown file has it."
            )
        else:
            lacking = ""
        notes = [line for line in (document.note, lacking) if line]
        if notes:
            yield Spacer(1, 10)
        yield from (Paragraph(ink.plain(line), HEAD) for line in notes)

    def _contents(self, document: Document) -> Iterator[Flowable]:
        titles = list(_titles(document))
        if not titles:
            return
        yield Spacer(1, 30)
        yield Paragraph(self._ink.plain(self.say("Contents"), TITLE), HEADING)
        for number, (title, level, is_listed) in enumerate(titles):
            if is_listed:
                style = SECOND if level else FIRST
                font = BODY if level else STRONG
                text = f'<a href="#h{number}">{self._ink.plain(_one_line(title), font)}</a>'
                page = self._plan.pages.get(number)
                yield Entry(Paragraph(text, style), self.say.number(page) if page else "", font)


def _body(ink: Ink, document: Document, progress: Progress) -> Iterator[Flowable]:
    """What leads to a text stays on its page, with a few lines of it; and a short last answer with the one before."""
    texts = [*_texts(ink, document, progress), _Led([]), _Led([])]
    for text, after, later in zip(texts, texts[1:], texts[2:], strict=False):
        last = after.flowables if after.is_answer and not later.is_answer else []
        yield from together(text.flowables, last, _TEXT, HEIGHT)


@dataclass
class _Led:
    """A text, after what leads to it."""

    flowables: list[Flowable]
    is_answer: bool = False
    """Whether it is another answer to the question of the one before."""


def _texts(ink: Ink, document: Document, progress: Progress) -> Iterator[_Led]:
    number, level, leading, kinds = 0, -1, list[Flowable](), set[type[Block]]()
    for place, block in enumerate(document.blocks):
        if place % _OFTEN == 0:
            progress(place / len(document.blocks))
        kinds.add(type(block))
        if isinstance(block, Section | Heading):
            level = 0 if isinstance(block, Section) else min(1, level + 1)
            leading.append(_heading(ink, block, number, level))
            number += 1
        elif isinstance(block, Byline):
            leading.append(Text(ink.plain(_one_line(block.text), STRONG), BYLINE))
        else:
            yield _Led([*leading, *_block(ink, block)], is_answer=kinds == {Byline, Said})
            leading, kinds = [], set()
    yield _Led(leading)


def _heading(ink: Ink, block: Section | Heading, number: int, level: int) -> Flowable:
    style = SECTION if isinstance(block, Section) else HEADING
    title = _one_line(block.title)
    return Title(number, title, level, ink.plain(title, TITLE), style)


def _block(ink: Ink, block: Block) -> Iterator[Flowable]:
    match block:
        case Said(text, keys):
            for line, ends in ink.lines(text, keys, KEY_PHRASE):
                yield Text(line, SAID)
                if ends:
                    yield Spacer(1, 5)
        case Item(text, note, is_key):
            yield from _item(ink, text, note, is_key=is_key)
        case Pair(label, text):
            yield Side(Paragraph(ink.plain(label), LABEL), Paragraph(ink.plain(_one_line(text)), SAID), DAYS)


def _item(ink: Ink, text: str, note: str, *, is_key: bool) -> Iterator[Flowable]:
    style, strong = (KEY, SEMIBOLD) if is_key else (ITEM, "{}")
    bullet = "•"
    for line, _ in ink.lines(text, ((0, len(text)),), strong):
        yield Text(line, style, bulletText=bullet)
        bullet = None
    for line, _ in ink.lines(note, (), "{}"):
        yield Text(line, NOTE)


def _titles(document: Document) -> Iterator[tuple[str, int, bool]]:
    for block in document.blocks:
        if isinstance(block, Section):
            yield block.title, 0, True
        elif isinstance(block, Heading):
            yield block.title, 1, block.is_listed


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _fitting(text: str, room: float) -> str:
    """As much of a line as fits, with an ellipsis where something went."""
    if stringWidth(text, BODY, 9) <= room:
        return text
    while text and stringWidth(text + "…", BODY, 9) > room:
        text = text[:-1]
    return text.rstrip() + "…"
