"""Whether two pictures of a screen are alike. A caret and soft edges may differ; a colour or a distance may not."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

SMALLER: Final = 2
"""Pictures are kept at half their size."""
_STEP: Final = 6
"""Levels of a colour are rounded to it, which makes files smaller."""
_CLEAR: Final = 20
"""Two colours so far apart, of 255, are seen as different; an edge that is softened otherwise is nearer."""
_CARET: Final = 30
"""So many points may clearly differ: no more than a caret has."""
_FAINT: Final = 3
"""A surface of another colour is seen from here on, however near; rounding takes as much."""
_SURFACE: Final = 9
"""The side of the smallest surface that counts."""


@dataclass(frozen=True)
class Difference:
    points: int
    """How many points differ, of the picture at half its size."""
    share: float
    where: Image.Image
    """White where they differ."""

    def __str__(self) -> str:
        return f"{self.points} points differ, {self.share:.1%}" if self.points else "of another size"


def taken(png: bytes) -> Image.Image:
    """A picture as it is compared."""
    return Image.open(io.BytesIO(png)).convert("RGB").reduce(SMALLER)


def keep(picture: Image.Image, file: Path) -> None:
    _rounded(picture).save(file, "WEBP", lossless=True, quality=80, method=4)


def kept(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGB")


def difference(before: Image.Image, now: Image.Image) -> Difference | None:
    """None when they are alike. What was `kept` stands before what is seen now."""
    if before.tobytes() == _rounded(now).tobytes():  # soon seen, and nearly always so
        return None
    if before.size != now.size:
        return Difference(0, 1.0, Image.new("L", now.size, 255))
    red, green, blue = ImageChops.difference(before, now).split()
    apart = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    clear = apart.point(lambda value: 255 if value > _CLEAR else 0)
    faint = apart.point(lambda value: 255 if value > _FAINT else 0).filter(ImageFilter.MinFilter(_SURFACE))
    if _count(clear) <= _CARET and not _count(faint):
        return None
    where = ImageChops.lighter(clear, faint.filter(ImageFilter.MaxFilter(_SURFACE)))
    points = _count(where)
    return Difference(points, points / (now.width * now.height), where)


def _rounded(picture: Image.Image) -> Image.Image:
    return picture.point(lambda level: min(255, (level + _STEP // 2) // _STEP * _STEP))


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]
