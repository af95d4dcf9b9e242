"""Random histories, told to the models and to a second, naive implementation: both answer the same at every moment.

`ENTREVUE_HISTORIES=5000 pytest -n0 tests/models/test_histories.py` plays that many, other ones each time.
"""

from __future__ import annotations

import ast
import os
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.message import MessageKind
from tests.models import naive_reminders as naive
from tests.models.story import QUIETS, STARTS, ZONES, play

GIVEN = os.environ.get("ENTREVUE_HISTORIES")
HOUR, DAY = 60, 24 * 60  # minutes
GAPS = [-3 * HOUR, 1, 10, 31, HOUR, 3 * HOUR, 9 * HOUR, DAY, 3 * DAY, 8 * DAY, 30 * DAY]
WHICH = st.integers(0, 7)
HOURS = st.sampled_from([-200, -30, -3, -1, 1, 2, 7, 20, 26, 50, 75, 200])
OF_A_MEETING = ["cancel", "finish", "write", "nothing", "thanked", "prepare", "open cards", "close cards"]
PLAN = st.tuples(st.just("plan"), WHICH, HOURS, st.sampled_from([20, 60, 240]))
STEPS = st.one_of(
    PLAN,
    PLAN,
    st.tuples(st.just("move"), WHICH, HOURS),
    st.tuples(st.sampled_from(OF_A_MEETING), WHICH),
    st.tuples(st.just("send"), WHICH, st.sampled_from([kind.value for kind in MessageKind])),
    st.tuples(st.just("send"), WHICH, st.just("request")),
    st.tuples(st.sampled_from(["reply", "call", "settle", "close", "reopen", "refer"]), WHICH),
    st.tuples(st.just("advise"), WHICH, st.integers(-2, 9)),
    st.tuples(st.just("snooze"), WHICH, st.sampled_from([5, 17, 7 * 24])),
    st.tuples(st.sampled_from(["dismiss", "undo"]), WHICH),
    st.tuples(st.just("fly"), st.sampled_from(ZONES)),
    st.tuples(st.just("look"), st.sampled_from(["confirm", "confirm", "release", "crash"])),
    st.tuples(st.just("look"), st.just("confirm")),
)
HISTORY = st.lists(st.tuples(st.sampled_from(GAPS), STEPS), min_size=4, max_size=24)


@settings(
    max_examples=int(GIVEN or 25), derandomize=GIVEN is None, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.integers(0, len(STARTS) - 1), st.sampled_from(ZONES), st.integers(0, len(QUIETS) - 1), HISTORY)
def test_any_history_reads_the_same_twice(start: int, zone: str, quiet: int, history: list[Any]) -> None:
    play(start, zone, quiet, history)


def test_the_second_implementation_knows_nothing_of_the_first() -> None:
    tree = ast.walk(ast.parse(Path(naive.__file__).read_text()))
    imported = [
        name
        for node in tree
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    ]
    assert imported
    assert not [name for name in imported if name.startswith(("models", "views", "locales", "tests"))]
