"""An idle `--notify-due` against an import of peewee, in turns: what the scheduler costs every fifteen minutes."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Measure

ROOT = Path(__file__).parents[2]
TURNS = 25
BAR = 2.0


def seconds(command: list[str], compiled: Path) -> float:
    """The processor time of a process: what others do at the time doesn't count.

    Both commands find their modules compiled, as they are once installed.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_an_idle_run_costs_at_most_twice_an_import_of_peewee(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    idle = [sys.executable, "main.py", "--notify-due", "--data", str(tmp_path / "data")]
    compiled = tmp_path / "compiled"
    bare = [sys.executable, "-c", "import peewee"]
    for command in (idle, bare):
        seconds(command, compiled)
    times: dict[str, list[float]] = {"idle": [], "bare": []}
    began = time.monotonic()
    for _ in range(TURNS):
        times["bare"].append(seconds(bare, compiled))
        times["idle"].append(seconds(idle, compiled))
    ratios = [one / other for one, other in zip(times["idle"], times["bare"], strict=True)]
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\nidle --notify-due: {statistics.median(times['idle']) * 1000:.0f} ms of processor time, import peewee "
            f"{statistics.median(times['bare']) * 1000:.0f} ms; ratio {statistics.median(ratios):.2f} (bar {BAR:g}), "
            f"{TURNS} turns in {time.monotonic() - began:.0f} s"
        )
    measured("--notify-due with nothing due", "an import of peewee", statistics.median(ratios), BAR)
