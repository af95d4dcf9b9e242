"""Both languages, the French catalog, and a way to tell sentences borrowed from the guide we started from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from locales.words import DOMAIN, FOLDER, Words, words
from tests.borrowing import borrowed_runs


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
    return borrowed_runs
