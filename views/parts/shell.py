"""What every screen needs to know of the app around it: its words, its width, and the way to other screens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

import flet as ft

from locales.words import Words, words

WordsContext: Final = ft.create_context(words("en"))
WideContext: Final = ft.create_context(False)


@dataclass(frozen=True)
class Shell:
    say: Words
    wide: bool
    path: str
    """Where this screen stands, such as /today/interview/3."""
    page: ft.Page

    @property
    def opened(self) -> str:
        """The detail that was opened from the list, such as contact/3, wherever this is."""
        return "/".join(self.path.split("/")[2:4])

    @property
    def key(self) -> int:
        """The id that this screen's own path ends with."""
        return int(self.path.rsplit("/", 1)[-1])

    def nearest(self, *segments: str) -> tuple[str, int]:
        """The kind and id of the nearest screen below that is of one of these kinds. Raises LookupError."""
        kinds = "|".join(segments)
        found = re.findall(rf"/({kinds})/(\d+)", self.path)
        if not found:
            raise LookupError(self.path)
        return found[-1][0], int(found[-1][1])

    def parent_key(self, segment: str) -> int | None:
        """The id of the nearest screen of that kind below this one: 3 for "interview" in /interview/3/edit."""
        found = re.findall(rf"/{segment}/(\d+)", self.path)
        return int(found[-1]) if found else None

    def at(self, path: str) -> Shell:
        """The same, standing elsewhere: a list beside its detail stands where it always does."""
        return replace(self, path=path)

    def go(self, path: str) -> None:
        """Show the screen of a full path."""
        self.page.navigate(path)

    def open(self, tail: str) -> None:
        """Lay another screen on this one; going back returns here. One already below is gone back to instead."""
        steps = f"/{tail}"
        known = f"{self.path}/".find(f"{steps}/")
        self.go(self.path[:known] + steps if known >= 0 else self.path + steps)

    def back(self) -> None:
        """Return to the screen below."""
        self.go(parent(self.path))

    def leave(self, segment: str) -> None:
        """Return to the screen below the nearest of that kind: from /today/contact/3/edit to Today for "contact"."""
        *_, nearest = re.finditer(rf"/{segment}/\d+", self.path)
        self.go(parent(self.path[: nearest.end()]))


def parent(path: str) -> str:
    """The path of the screen below: without its last step, and that step's id."""
    step = (
        r"/wording/[a-z-]+/[a-z]+|/behind/[a-z-]+|/heard/interview/\d+|/news/contact/\d+/message/update"
        r"|/[a-z-]+(/(\d+|thank-you|request|nudge|update))?"
    )
    step = rf"(?<=/message/request)/interview/\d+/(cards|after)|{step}"
    return re.sub(rf"({step})$", "", path) or "/today"


def use_shell() -> Shell:
    """The shell around the component that asks."""
    return Shell(
        say=ft.use_context(WordsContext),
        wide=ft.use_context(WideContext),
        path=ft.use_view_path(),
        page=_page(),
    )


def _page() -> Any:
    return ft.context.page
