"""How much of a picture is seen through a window, and how large. Nothing here knows of controls.

Places are in points from the upper left corner, of the window or of the picture at 100 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from views.learned.network_layout import Box

Size = tuple[float, float]
"""Width and height."""

MARGIN: Final = 16
"""Left around what is shown whole."""
SMALLEST: Final = 0.08
LARGEST: Final = 4.0
_READABLE: Final = 0.8
"""What is smaller can't be read on a phone at arm's length."""


@dataclass(frozen=True, slots=True)
class Look:
    """`scale` times as large, with the picture's corner at `x`, `y` of the window."""

    scale: float
    x: float
    y: float

    def under(self, x: float, y: float) -> tuple[float, float]:
        """The place of the picture that is seen at a place of the window."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def held(self, grip: tuple[float, float], x: float, y: float, scale: float) -> Look:
        """At another scale, so that the grip, a place of the picture, is seen at `x`, `y`."""
        scale = min(max(scale, SMALLEST), LARGEST)
        return Look(scale, x - grip[0] * scale, y - grip[1] * scale)

    def zoomed(self, window: Size, scale: float) -> Look:
        """At another scale about the middle of the window."""
        middle = window[0] / 2, window[1] / 2
        return self.held(self.under(*middle), *middle, scale)

    def showing(self, box: Box, window: Size) -> Look:
        """Moved no more than it takes to see all of a box."""

        def shift(start: float, size: float, at: float, room: float) -> float:
            first, last = at + start * self.scale - MARGIN, at + (start + size) * self.scale + MARGIN
            return at - max(0, last - room) if last - first <= room and last > room else at - min(0, first)

        x = shift(box.left, box.width, self.x, window[0])
        return Look(self.scale, x, shift(box.top, box.height, self.y, window[1]))


def whole(picture: Size, window: Size, usual: float = 1) -> Look:
    """All of it, at the top of the window, though not larger than usual."""
    room = (max(1, side - 2 * MARGIN) for side in window)
    scale = min(usual, *(has / needs for has, needs in zip(room, picture, strict=True)))
    scale = max(scale, SMALLEST)
    return Look(scale, (window[0] - picture[0] * scale) / 2, MARGIN)


def at_first(picture: Size, window: Size, usual: float, first: Box | None) -> Look:
    """All of it, where that can be read; else its beginning, and the whole width of the first card."""
    fits = whole(picture, window, usual)
    if fits.scale >= _READABLE * usual:
        return fits
    left = float(MARGIN)
    if first is not None:
        # Where a card is wider than the window, it begins at its edge.
        left = min(left, max(window[0] - first.right * usual, 2 * MARGIN - first.left * usual) - MARGIN)
    return Look(usual, left, MARGIN)


def around(box: Box, window: Size, scale: float) -> Look:
    """With someone in the middle."""
    center = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return Look(1, 0, 0).held(center, window[0] / 2, window[1] / 2, scale)
