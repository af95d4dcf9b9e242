"""What stays on one page of the report: what leads to a text, with a few lines of it; and two short answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable

from views.learned.pdf_pieces import Text

_FEW_LINES: Final = 3 * 15.5
"""Of a text that goes on to the next page: what is on this one at the least."""
_KEPT_TOGETHER: Final = 300
"""More is never kept on one page."""
_PAIR: Final = 200
"""Of two answers: where they are longer, the page before would be left too empty for the sake of the last."""


def together(flowables: list[Flowable], last: list[Flowable], width: float, height: float) -> Iterator[Flowable]:
    """These, begun on the next page when too little of them would be on this one, or when `last` would be without."""
    wanted = 0.0
    for flowable in flowables:
        size = flowable.wrap(width, height)[1]
        is_long = size > _FEW_LINES and type(flowable) is Text
        wanted += flowable.getSpaceBefore() + (_FEW_LINES if is_long else size)
        if is_long:
            break
    if last:
        pair = sum(part.getSpaceBefore() + part.wrap(width, height)[1] for part in (*flowables, *last))
        wanted = pair if pair <= _PAIR else wanted
    yield CondPageBreak(min(wanted, _KEPT_TOGETHER))
    yield from flowables
