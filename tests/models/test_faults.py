"""Each deliberate fault of the list is caught by its history, which the real rules pass."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models.faults import FAULTS, Fault
from tests.models.story import play

ROOT = Path(__file__).parents[2]
PLAY = (
    "import sys; from tests.models.faults import FAULTS; from tests.models.story import play\n"
    "fault = next(one for one in FAULTS if one.name == sys.argv[1])\n"
    "play(fault.start, fault.zone, fault.quiet, fault.history)"
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_caught(fault: Fault, tmp_path: Path) -> None:
    play(fault.start, fault.zone, fault.quiet, fault.history)

    shutil.copytree(ROOT / "models", tmp_path / "models", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("faults", "story", "naive_reminders"):
        (tmp_path / "tests" / "models").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / "models" / f"{name}.py", tmp_path / "tests" / "models")
    spoilt = tmp_path / "models" / fault.file
    text = spoilt.read_text()
    assert text.count(fault.right) == 1, "the fault no longer fits the code"
    spoilt.write_text(text.replace(fault.right, fault.wrong))

    run = subprocess.run(
        [sys.executable, "-c", PLAY, fault.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "AssertionError: what" in run.stderr, f"{fault.name}: not caught\n{run.stderr}"


def test_there_are_twelve() -> None:
    assert len({fault.name for fault in FAULTS}) == 12
