"""Telling sentences borrowed from the guide we started from, without having it here."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path

RUNS = Path(__file__).parent / "locales" / "guide-runs.txt"  # a hash of every run of six words of the guide's own text
LENGTH = 6


def borrowed_runs(text: str) -> list[str]:
    """The runs of six words that a text shares with the guide."""
    return [run for run in runs(text) if digest(run) in _known()]


@cache
def _known() -> frozenset[str]:
    return frozenset(line for line in RUNS.read_text().splitlines() if not line.startswith("#"))


def runs(text: str) -> list[str]:
    """Every run of six words, without case, accents or punctuation."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    spelled = re.findall(r"[a-z0-9]+", "".join(mark for mark in plain if not unicodedata.combining(mark)))
    return [" ".join(spelled[start : start + LENGTH]) for start in range(len(spelled) - LENGTH + 1)]


def digest(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:12]
