"""An import under way: its file, what was read of it, and how far it is. One a window or tab, in memory alone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from locales import imports
from locales.columns import COLUMNS
from locales.words import Words, languages
from models.clock import now
from models.errors import EntrevueError
from models.exchange import preview, table
from models.exchange.batch import ContactImport
from models.exchange.keeping import keep
from models.exchange.preview import Preview
from models.exchange.source import Format, Source
from models.exchange.table import Field, Layout
from models.progress import Progress
from views.parts.followed import Stoppable, use_followed
from views.parts.shell import Shell

log = logging.getLogger(__name__)
T = TypeVar("T")

_FAILED: Final = "Failed"
_NAMES: Final = {name: Field(field) for name, field in COLUMNS.items()}


class Importing(Stoppable):
    """What the screens of an import share."""

    def __init__(self) -> None:
        super().__init__()
        self.source: Source | None = None
        self.layout: Layout | None = None
        self.preview: Preview | None = None
        self.refusal = ""
        """The name of the error that ended the last step."""

    def forget(self) -> None:
        """The import is over: nothing of the file stays."""
        self.source = self.layout = self.preview = None
        self.tell()

    async def open(self, name: str, path: Path, say: Words) -> bool:
        """Read a chosen file as far as can be told what it is, and the people when that is plain."""
        if self.is_busy:
            return False
        self.source = self.layout = self.preview = None

        def look(progress: Progress) -> tuple[Source, Layout | None, Preview | None]:
            source = Source.read(name, path)
            layout = table.layout(source, _NAMES) if source.format is Format.TABLE else None
            is_plain = layout is None or layout.names_people
            return source, layout, _people(say, source, layout, progress) if is_plain else None

        found = await self._try(look)
        if found is not None:
            self.source, self.layout, self.preview = found
            self.tell()
        return found is not None

    async def read(self, say: Words) -> bool:
        """Read the people, and who of them is known."""
        if self.source is None:
            return False
        found = await self._try(partial(_people, say, self.source, self.layout))
        if found is not None:
            self.preview = found
            self.tell()
        return found is not None

    async def keep(self, say: Words) -> ContactImport | None:
        """Bring in what was chosen."""
        found = self.preview
        if found is None:
            return None
        return await self._try(lambda progress: keep(found, say.writes, now(), progress, languages()))

    async def _try(self, work: Callable[[Progress], T]) -> T | None:
        """What the work gives; None while other work is going on, and when it fails, with its refusal."""
        if self.is_busy:
            return None
        self.refusal = ""
        try:
            return await self._do(work)
        except EntrevueError as error:
            self.refuse(error)
        except Exception:
            log.exception("an import failed")
            self.refusal = _FAILED
            self.tell()
        return None

    def refuse(self, error: EntrevueError) -> None:
        """Say why it was not done, or why a file was not even handed over."""
        self.refusal = type(error).__name__
        self.tell()


def _people(say: Words, source: Source, layout: Layout | None, progress: Progress) -> Preview:
    return preview.read(source, layout, partial(imports.noted, say), progress)


def use_importing(shell: Shell) -> Importing:
    """The import of this window, followed."""
    return use_followed(shell, Importing)
