from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _database(data: object) -> None:
    """Every test of the models has a database of its own."""
