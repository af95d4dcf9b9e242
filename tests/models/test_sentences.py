"""What a person would call a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sentences import cut, spoken


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" They hire in May. Then no more! ", ["They hire in May.", "Then no more!"]),
        ("- one\n- two\n\nThree", ["- one", "- two", "Three"]),
        ("they hire in may. write to them. why not?", ["they hire in may.", "write to them.", "why not?"]),
        ("I met Dr. Roy and M. Cy. They left.", ["I met Dr. Roy and M. Cy.", "They left."]),
        ("They like tools, e.g. SQL. Learn it.", ["They like tools, e.g. SQL.", "Learn it."]),
        ("Des stages, p. ex. chez Bo. Oui.", ["Des stages, p. ex. chez Bo.", "Oui."]),
        ("Write to HR. They answer.", ["Write to HR.", "They answer."]),
        ("No. They don't.", ["No.", "They don't."]),
        ("It is 3.5 years. Long…", ["It is 3.5 years.", "Long…"]),
        ("« Osez ! » Voilà.", ["« Osez ! »", "Voilà."]),
        ("Roy, J.\nCy", ["Roy, J.", "Cy"]),
    ],
)
def test_a_text_is_cut_where_a_person_would(text: str, sentences: list[str]) -> None:
    assert [piece.text for piece in spoken(text)] == sentences


@given(st.text(st.sampled_from("aM. e\n!é»"), max_size=40))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    for how in (cut, spoken):
        assert "".join(piece.text + piece.gap for piece in how(text)) == text.strip()
