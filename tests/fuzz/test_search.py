"""Twenty thousand searches broken in every way: text, whatever is typed. Figures, by name only."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from models.database import close_database, db, open_database
from models.excerpt import Wanted
from models.search import search
from tests.fuzz.large import peak
from tests.models.people import contact

COUNT, SEED = 20_000, 1
MOST_MEMORY = 300
"""Megabytes."""
SEEDS: Final = ("zoé belanger", "rappeler l’œuvre", "514 555-0199", "élise@example.ca", "coût de la vie", "z")
_TOKENS: Final = (
    *(
        '"',
        '""',
        "'",
        "*",
        "^",
        ":",
        "-",
        "+",
        "(",
        ")",
        "{",
        "}",
        " ",
        "\t",
        "\n",
        "\0",
        "\\",
        "%",
        "_",
        "?",
        ";",
        "--",
    ),
    *(
        " AND ",
        " OR ",
        " NOT ",
        "NEAR(",
        "NEAR/3",
        "name:",
        "rowid:",
        "- name :",
        "search MATCH ",
        "/*",
        "DROP TABLE x",
    ),
    *("😀", "é", "e\u0301", "œ", "ß", "\u202e", "\ufeff", "\ud800", "\uffff", "\U0010ffff", "中文", "ﬁ", "\u0301" * 40),
    *("x" * 5000, '"' * 500, "(" * 500, "* " * 500, "a " * 500),
)


def broken(chance: random.Random) -> str:
    """A search, with one to six things put in, taken out or doubled."""
    text = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 6)):
        place, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        text = chance.choice(
            (text[:place] + chance.choice(_TOKENS) + text[place:], text[:place] + text[end:], text[:end] + text[place:])
        )
    return text


def test_twenty_thousand_broken_searches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_database(tmp_path)
    try:
        with db.atomic():
            for n in range(300):
                contact(f"Zoé Belanger {n}", phones=("514 555-0199",), notes="Rappeler : l’œuvre coûte. " * 20)
        chance, seen, began, before = random.Random(SEED), Counter[str](), time.monotonic(), peak()
        for _ in range(COUNT):
            typed = broken(chance)
            seen["asked the index"] += bool(Wanted(typed).parts)
            seen["found something" if search(typed) else "found nothing"] += 1
    finally:
        close_database()
        db.init(None)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{COUNT:,} broken searches, seed {SEED}, in {time.monotonic() - began:.0f} s: {dict(seen)}; "
            f"{peak():.0f} MB at most, {before:.0f} before"
        )
    assert seen["asked the index"] > COUNT // 5
    assert seen["found something"]
    assert peak() < MOST_MEMORY
