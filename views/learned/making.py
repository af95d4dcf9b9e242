"""A report being chosen and made. One a window or tab, in memory alone."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from locales import unnamed as words_for
from locales.words import Words, words
from models.clock import now
from models.database import close_database
from models.findings import Findings, Part, findings
from models.progress import Progress, Stopped
from models.unnamed import Instead, unnamed
from views.learned.document import Document
from views.learned.report import document
from views.learned.report_markdown import markdown
from views.parts.files import File
from views.parts.followed import Stoppable, use_followed
from views.parts.shell import Shell

log = logging.getLogger(__name__)


class Format(StrEnum):
    PDF = "application/pdf"
    MARKDOWN = "text/markdown"


@dataclass(frozen=True)
class Choices:
    """What the report is to hold, and how."""

    parts: frozenset[Part] = frozenset(Part)
    language: str = ""
    """That of the screens, until another is chosen."""
    is_unnamed: bool = False
    without_organisations: bool = False


def made(choices: Choices, found: Findings, today: dt.date, say: Words) -> Document:
    """The report of these findings. `say` is the language of the screens."""
    say = words(choices.language or say.code)
    if choices.is_unnamed:
        instead = Instead(
            person=partial(words_for.person, say),
            organisation=lambda numbers, _: (0, words_for.organisation(say, numbers)),
            reach=words_for.reach(say),
        )
        found = unnamed(found, instead, organisations=choices.without_organisations)
    return document(say, found, choices.parts, today, is_unnamed=choices.is_unnamed)


class Making(Stoppable):
    """What the screens of a report share."""

    def __init__(self) -> None:
        super().__init__()
        self.choices = Choices()
        self.has_failed = False
        """Whether the last one could not be made."""

    def choose(self, **choices: Any) -> None:
        self.choices = replace(self.choices, **choices)
        self.tell()

    def hold(self, part: Part, *, wanted: bool) -> None:
        """Choose whether the report has this part."""
        parts = self.choices.parts
        self.choose(parts=parts | {part} if wanted else parts - {part})

    async def make(self, kind: Format, say: Words) -> File | None:
        """The file; None when it was stopped or failed, or one is being made. A thread makes it."""
        self.has_failed = False
        try:
            return await self._do(partial(_file, self.choices, kind, say))
        except Stopped:
            return None
        except Exception:
            log.exception("a report could not be made")
            self.has_failed = True
            self.tell()
            return None


def use_making(shell: Shell) -> Making:
    """The report of this window, followed."""
    return use_followed(shell, Making)


def held(found: Findings, parts: Collection[Part]) -> list[Part]:
    """Which of these parts hold something."""
    return [part for part in Part if part in parts and found.count(part)]


def _file(choices: Choices, kind: Format, say: Words, progress: Progress) -> File:
    moment = now()
    today = moment.date()
    report = made(choices, findings(moment), today, say)
    close_database()  # to lay it out takes longer, and reads nothing more
    say = words(choices.language or say.code)
    title = say("what-i-learned")
    name = f"{title}-{today.isoformat()}"
    if kind is Format.MARKDOWN:
        return File(f"{name}.md", markdown(report).encode(), kind)
    from views.learned.report_pdf import pdf  # a library that a start of the app has no use for

    return File(f"{name}.pdf", pdf(report, say, today, progress), kind)
