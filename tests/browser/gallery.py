"""The pictures of every screen: `python -m tests.browser.gallery` makes them anew.

With names of screens (`… gallery today cards-last`) only theirs. test_pictures.py compares a few with what is seen,
walk_gallery.py every screen, or every picture.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import launched
from tests.browser.journey import LANGUAGES, ROOT
from tests.browser.likeness import Difference, difference, keep, kept, taken
from tests.browser.walk import Choice, Walk, every_look

PICTURES: Final = Path(__file__).parent / "gallery"
FAILURES: Final = Path(__file__).parent / "failures"
COMMAND: Final = "python -m tests.browser.gallery"
_WHERE: Final = f"What is seen, and where it differs: {FAILURES.relative_to(ROOT)}/"
_TO_ACCEPT: Final = f"To accept what is seen now: {COMMAND} (or with the names of those screens)."
_CALM: Final = 0.7  # seconds without a change, after which a screen changes no more
_PATIENT: Final = 3.0  # the same, before one of the first few is said to differ: the computer may be busy
_FEW: Final = 8


class Recorder:
    """Keeps each picture."""

    def put(self, name: str, look: Callable[[], bytes]) -> None:
        keep(_at_rest(look), PICTURES / f"{name}.webp")


class Checker:
    """Compares each picture with the one kept."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.missing: list[str] = []
        self.differ: dict[str, Difference] = {}

    def put(self, name: str, look: Callable[[], bytes]) -> None:
        self.seen.add(name)
        file = PICTURES / f"{name}.webp"
        if not file.exists():
            self.missing.append(name)
            return
        before = kept(file)
        calm = _PATIENT if len(self.differ) < _FEW else _CALM
        picture = _at_rest(look, lambda picture: difference(before, picture) is None, calm)
        if found := difference(before, picture):
            self.differ[name] = found
            FAILURES.mkdir(exist_ok=True)
            picture.save(FAILURES / f"{name}.png")
            found.where.save(FAILURES / f"{name}.difference.png")


def _at_rest(
    look: Callable[[], bytes], is_it: Callable[[Image.Image], bool] = lambda _: False, calm: float = _CALM
) -> Image.Image:
    """The screen once it is calm, or as soon as it is as expected. A caret that blinks is calm too."""
    data, since = look(), time.monotonic()
    picture = taken(data)
    while not is_it(picture):
        while (again := look()) == data:
            if time.monotonic() - since > calm:
                return picture
        data, before, picture = again, picture, taken(again)
        if difference(before, picture):
            since = time.monotonic()
        elif time.monotonic() - since > calm:
            return picture
    return picture


def compared(browser: Browser, folder: Callable[[str], Path], language: str, choice: Choice) -> tuple[Walk, Checker]:
    """A walk that compares what it sees. What differs is seen again: a fault differs again, a busy computer may not."""
    for file in FAILURES.glob(f"*.{language}.*"):
        file.unlink()
    album, again = Checker(), Checker()
    walk = Walk(browser, folder("gallery"), language, album, choice)
    walk.all()
    if wanted := {name.split(".")[0] for name in album.differ} | walk.missed:
        walk.missed, walk.album, walk.folder = set(), again, folder("again")
        walk.all(sorted(wanted))
        album.differ = again.differ
        album.seen |= again.seen
    return walk, album


def complaints(walk: Walk, album: Checker) -> list[str]:
    """What is not as in its picture, and what to do then."""
    known = {file.stem for file in PICTURES.glob("*.webp")}
    left = {name for name in known if walk.expects(name)} - album.seen
    lines = [
        *(f"{name}: there is no picture" for name in album.missing),
        *(f"{name}: {difference}" for name, difference in album.differ.items()),
        *(f"{name}: no screen is pictured so any more" for name in sorted(left)),
    ]
    return [*lines, _WHERE, _TO_ACCEPT] if lines else []


def _record(language: str, only: Sequence[str]) -> list[str]:
    folder = Path(tempfile.mkdtemp(prefix="entrevue-gallery-"))
    try:
        with launched() as browser:
            walk = Walk(browser, folder, language, Recorder(), every_look)
            walk.all(only)
            return [*walk.errors, *(f"{name} was not shown: take it again" for name in sorted(walk.missed))]
    finally:
        shutil.rmtree(folder)


def main() -> None:
    only = sys.argv[1:]
    PICTURES.mkdir(exist_ok=True)
    if not only:
        for file in PICTURES.glob("*.webp"):
            file.unlink()
    with ProcessPoolExecutor(len(LANGUAGES), get_context("spawn")) as both:
        errors = [error for found in both.map(partial(_record, only=only), LANGUAGES) for error in found]
    files = [*PICTURES.glob("*.webp")]
    total = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} pictures, {total:.1f} MB", *errors, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
