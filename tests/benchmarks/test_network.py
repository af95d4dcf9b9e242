"""The picture of three hundred contacts, all unfolded: what Python does for it beyond an empty canvas."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import flet.canvas as cv
import msgpack
import pytest
from flet.controls.base_control import BaseControl
from flet.messaging.protocol import configure_encode_object_for_msgpack

from locales.words import words
from models.network import network
from tests.benchmarks.conftest import Measure
from tests.models.network_fill import fill_network
from views.learned.network_drawing import draw
from views.learned.network_layout import Layout, fold_at_first, lay_out

CONTACTS = 300
TURNS = 9
BAR = 0.1
"""Seconds."""


def packed(canvas: cv.Canvas) -> bytes:
    """As it goes to the window."""
    return msgpack.packb(canvas, default=configure_encode_object_for_msgpack(BaseControl))


def seconds(act: Callable[[], object]) -> float:
    """Of this process: others may keep the computer busy."""
    began = time.process_time()
    act()
    return time.process_time() - began


@pytest.mark.parametrize("columns", [1, 3])
def test_three_hundred_are_drawn_in_a_moment(
    data: Path, now: dt.datetime, columns: int, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    fill_network(CONTACTS, now)
    say, everyone = words("fr"), network(now)
    unfolded = dict.fromkeys(fold_at_first(everyone), False)
    layout: Layout = lay_out(everyone, unfolded, columns)
    assert len(layout.cards) == CONTACTS
    parts: dict[str, Callable[[], object]] = {
        "nothing": lambda: packed(cv.Canvas()),
        "read": lambda: network(now),
        "laid out": lambda: lay_out(everyone, unfolded, columns),
        "drawn": lambda: draw(say, layout),
        "all": lambda: packed(cv.Canvas(draw(say, lay_out(everyone, unfolded, columns)))),
    }
    times: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(TURNS):  # in turns
        for name, act in parts.items():
            times[name].append(seconds(act))
    figures = {name: statistics.median(of) for name, of in times.items()}
    with capsys.disabled():
        said = ", ".join(f"{name} {of * 1000:.1f} ms" for name, of in figures.items())
        print(f"\n{CONTACTS} contacts in {columns} columns: {said}")  # noqa: T201
    more = figures["all"] - figures["nothing"]
    measured(
        f"the picture of {CONTACTS} contacts, {columns} columns",
        f"{BAR * 1000:.0f} ms over nothing drawn",
        more / BAR,
        1,
    )
