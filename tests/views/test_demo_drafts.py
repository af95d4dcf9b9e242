"""Every draft of the sample people is written out in docs/drafts, where each was read over."""

from __future__ import annotations

import re

import pytest

from tests.borrowing import borrowed_runs
from tests.views.demo_drafts import FOLDER, drafts


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_drafts_are_those_that_were_read_over(language: str) -> None:
    text = (FOLDER / f"{language}.md").read_text(encoding="utf-8")
    assert text == drafts(language), "python -m tests.views.demo_drafts, then read them over"
    assert borrowed_runs(text) == []
    assert not re.search(r"[{}]|  |None|\.\.| [,.;!?]", text)
