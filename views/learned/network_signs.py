"""The signs of views/parts/sign.py and status.py as lines of a canvas.

Those of a stage lie in a square of twenty points, those of a phase in one of twelve.
"""

from __future__ import annotations

from typing import Final

import flet.canvas as cv

from models.reminder import Phase
from models.stage import Stage

Elements = list[cv.Path.PathElement]


def poly(*points: tuple[float, float], close: bool = False) -> Elements:
    (x, y), *rest = points
    return [cv.Path.MoveTo(x, y), *[cv.Path.LineTo(*point) for point in rest], *([cv.Path.Close()] if close else [])]


DISC: Final[Elements] = [cv.Path.Oval(1.5, 1.5, 17, 17)]
"""Under the tick of who was met."""
_TICK: Final = poly((6, 10.4), (8.8, 13.2), (14.2, 7.4))
STAGES: Final[dict[Stage, Elements]] = {
    Stage.TO_CONTACT: [cv.Path.Oval(2.5, 2.5, 15, 15)],
    Stage.ASKED: poly(
        (5, 2), (15, 2), (15, 6), (11, 10), (15, 14), (15, 18), (5, 18), (5, 14), (9, 10), (5, 6), close=True
    ),
    Stage.SCHEDULED: [
        cv.Path.Rect(3, 4, 14, 14, border_radius=2),
        *poly((3, 8), (17, 8)),
        *poly((6.5, 2), (6.5, 5)),
        *poly((13.5, 2), (13.5, 5)),
        *poly((7, 12.8), (9.2, 15), (13.2, 10.8)),
    ],
    Stage.MET: _TICK,
    Stage.CLOSED: [
        cv.Path.MoveTo(5, 14.5),
        cv.Path.LineTo(5, 9),
        cv.Path.CubicTo(5, 2.5, 15, 2.5, 15, 9),
        cv.Path.LineTo(15, 14.5),
        *poly((3.5, 14.5), (16.5, 14.5)),
        *poly((8.6, 17.4), (11.4, 17.4)),
        *poly((2.5, 2.5), (17.5, 17.5)),
    ],
}
PHASES: Final[dict[Phase, Elements]] = {
    Phase.OPEN: [cv.Path.Oval(1, 1, 10, 10)],
    Phase.LATE: [cv.Path.Oval(0.5, 0.5, 11, 11), *poly((6, 3.2), (6, 6.6)), *poly((6, 8.4), (6, 8.8))],
}
