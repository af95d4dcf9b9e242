"""Both languages, the French catalog, and a way to tell sentences borrowed from the guide we started from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from locales.words import DOMAIN, FOLDER, Words, words

RUNS = Path(__file__).with_name("guide-runs.txt")  # a hash of every run of six words of the guide's own text
LENGTH = 6


@pytest.fixture(scope="session")
def en() -> Words:
    return words("en")


@pytest.fixture(scope="session")
def fr() -> Words:
    return words("fr")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    with (FOLDER / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale="fr_CA")


@pytest.fixture(scope="session")
def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


@pytest.fixture(scope="session")
def borrowed() -> Callable[[str], list[str]]:
    """The runs of six words that a text shares with the guide."""
    known = {line for line in RUNS.read_text().splitlines() if not line.startswith("#")}
    return lambda text: [run for run in runs(text) if digest(run) in known]


def runs(text: str) -> list[str]:
    """Every run of six words, without case, accents or punctuation."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    spelled = re.findall(r"[a-z0-9]+", "".join(mark for mark in plain if not unicodedata.combining(mark)))
    return [" ".join(spelled[start : start + LENGTH]) for start in range(len(spelled) - LENGTH + 1)]


def digest(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:12]
