"""One table of the figures of a run, each a ratio of two things measured in turns, and the run kept to compare with."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from models import clock

KEPT: Final = Path(__file__).parents[2] / ".benchmarks"
"""A file a run, named for its moment."""


@dataclass(frozen=True)
class Figure:
    what: str
    against: str
    ratio: float
    bar: float


Measure = Callable[[str, str, float, float], None]

_figures: Final[list[Figure]] = []


@pytest.fixture
def measured() -> Measure:
    """`measured("a backup", "SQLite's own", ratio, bar)`: a line of the table. Above its bar the test fails."""

    def keep(what: str, against: str, ratio: float, bar: float) -> None:
        _figures.append(Figure(what, against, ratio, bar))
        assert ratio <= bar, f"{what} against {against}: {ratio:.2f}, more than {bar:g}"

    return keep


def machine() -> dict[str, Any]:
    """What the figures hang on: they compare with those of a like machine only."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9 if hasattr(os, "sysconf") else None
    return {
        "cores": os.cpu_count(),
        "memory_gb": memory and round(memory, 1),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if not _figures:
        return
    before = _last_run()
    write, known = terminalreporter.write_line, machine()
    terminalreporter.section("figures")
    write(f"{known['cores']} cores, {known['memory_gb']} GB, {known['system']}, Python {known['python']}")
    write(f"{'what':<58} {'against':<44} {'ratio':>6} {'bar':>5} {'before':>7}")
    for figure in _figures:
        earlier = before.get(figure.what)
        write(
            f"{figure.what:<58} {figure.against:<44} {figure.ratio:>6.2f} {figure.bar:>5g} "
            f"{f'{earlier:.2f}' if earlier else '':>7}{'  over' if figure.ratio > figure.bar else ''}"
        )
    KEPT.mkdir(exist_ok=True)
    file = KEPT / f"{clock.now():%Y-%m-%dT%H%M%S}.json"
    file.write_text(json.dumps({"machine": known, "figures": [asdict(figure) for figure in _figures]}, indent=1))
    write(f"kept as {file.relative_to(KEPT.parent)}")


def _last_run() -> dict[str, float]:
    """The latest ratio of each figure, of all runs kept."""
    latest: dict[str, float] = {}
    for file in sorted(KEPT.glob("*.json")):
        latest |= {row["what"]: row["ratio"] for row in json.loads(file.read_text())["figures"]}
    return latest
