"""What makes two pictures of a screen differ, and what doesn't: tried on a real screen."""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Browser

from tests.browser.gallery import PICTURES
from tests.browser.likeness import difference, keep, kept, taken
from tests.browser.staging import go, look, staged

ALIKE: Final = {
    frozenset({"after", "after-empty", "search-heard"}),
    frozenset({"after", "search-heard"}),
    frozenset({"after", "after-empty"}),
    frozenset({"new-interview", "first-new-interview"}),
    frozenset({"network-5", "network-5-all"}),
}
"""Screens that are the same, come to from elsewhere; what is amiss in “after-empty” is further down, and of five people
all are in sight at the usual size.
"""
FRAME = 56
"""The height of the app bar."""


@pytest.fixture(scope="module")
def png(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A newcomer's settings: text, fields, buttons and switches."""
    with staged(chromium, tmp_path_factory.mktemp("likeness") / "data", "fr", []) as phone:
        go(phone, "/guide/settings")
        phone.page.wait_for_timeout(700)
        return look(phone.page)


@pytest.fixture
def screen(png: bytes) -> Image.Image:
    """At its full size."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def differs(one: Image.Image, other: Image.Image, folder: Path) -> bool:
    """Whether a screen differs from the picture that was kept of another."""
    file = folder / "kept.webp"
    keep(half(one), file)
    return difference(kept(file), half(other)) is not None


def half(screen: Image.Image) -> Image.Image:
    png = io.BytesIO()
    screen.save(png, "PNG")
    return taken(png.getvalue())


def repainted(screen: Image.Image, before: tuple[int, ...], by: int) -> Image.Image:
    """One colour, so many levels darker, wherever it is."""
    masks = [
        band.point(lambda value, level=level: 255 * (value == level))
        for band, level in zip(screen.split(), before, strict=True)
    ]
    mask = ImageChops.darker(ImageChops.darker(masks[0], masks[1]), masks[2])
    other = screen.copy()
    other.paste(tuple(max(0, level - by) for level in before), mask=mask)
    return other


def common(screen: Image.Image) -> list[tuple[int, ...]]:
    """The colours of a screen, the most frequent first."""
    return [colour for _, colour in sorted(screen.getcolors(1 << 24), reverse=True)]


def test_the_same_screen_is_alike(screen: Image.Image, tmp_path: Path) -> None:
    assert not differs(screen, screen.copy(), tmp_path)


@pytest.mark.parametrize(("x", "y"), [(4, 0), (0, 4), (-4, 0), (0, -4)])
def test_four_points_of_padding_differ(screen: Image.Image, tmp_path: Path, x: int, y: int) -> None:
    other = screen.copy()
    other.paste(screen.crop((0, FRAME, *screen.size)), (x, FRAME + y))
    assert differs(screen, other, tmp_path)


def test_one_line_moved_by_four_points_differs(screen: Image.Image, tmp_path: Path) -> None:
    """One heading, and nothing else."""
    line = screen.crop((16, FRAME + 8, 120, FRAME + 32))
    assert len(common(line)) > 1, "there is something to move"
    other = screen.copy()
    other.paste(line, (20, FRAME + 8))
    assert differs(screen, other, tmp_path)


@pytest.mark.parametrize("rank", range(3))
def test_one_colour_differs_wherever_it_is(screen: Image.Image, tmp_path: Path, rank: int) -> None:
    """The ground, and the colours of text and buttons."""
    assert differs(screen, repainted(screen, common(screen)[rank], 40), tmp_path)


def test_a_ground_a_shade_darker_differs(screen: Image.Image, tmp_path: Path) -> None:
    assert differs(screen, repainted(screen, common(screen)[0], 5), tmp_path)


def test_a_caret_is_nothing(screen: Image.Image, tmp_path: Path) -> None:
    other = screen.copy()
    ImageDraw.Draw(other).rectangle((200, 400, 201, 420), fill="black")
    assert not differs(screen, other, tmp_path)
    assert not differs(other, screen, tmp_path)


def test_softer_edges_are_nothing(screen: Image.Image, tmp_path: Path) -> None:
    """As another computer may draw them: a tenth of a point aside."""
    aside = ImageChops.offset(screen, 1, 0)
    assert not differs(screen, Image.blend(screen, aside, 0.1), tmp_path)


def test_another_size_differs(screen: Image.Image, tmp_path: Path) -> None:
    assert differs(screen, screen.crop((0, 0, 412, 900)), tmp_path)


def test_each_picture_is_of_its_own_screen() -> None:
    """A picture of what stood there before would be found again at each run."""
    by_look: dict[tuple[str, bytes], set[str]] = defaultdict(set)
    for file in PICTURES.glob("*.webp"):
        screen, _, look = file.stem.partition(".")
        by_look[look, file.read_bytes()].add(screen)
    assert {frozenset(screens) for screens in by_look.values() if len(screens) > 1} <= ALIKE
