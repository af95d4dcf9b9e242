"""French words that lose their vowel before a name or a word that people typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.elision import elide


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("l’avis de ", "Anne", "l’avis d’"),
        ("l’avis de ", "Élise", "l’avis d’"),
        ("l’avis de ", "Œdipe", "l’avis d’"),
        ("l’avis de ", "Hélène", "l’avis d’"),
        ("l’avis de ", "Héloïse", "l’avis d’"),
        ("l’avis de ", "Yves", "l’avis d’"),
        ("l’avis de ", "UQAM", "l’avis d’"),
        ("le bord de ", "huîtres", "le bord d’"),
        ("près de ", "un chantier", "près d’"),
        ("je sais que ", "il neige", "je sais qu’"),
        ("Que ", "Ève", "Qu’"),
        ("De ", "Ève", "D’"),
        ("parce que ", "Ian", "parce qu’"),
        ("lorsque ", "on lit", "lorsqu’"),
        ("le ", "urbanisme", "l’"),
        ("la ", "architecture", "l’"),
        ("à propos du ", "urbanisme", "à propos de l’"),
        ("Du ", "enseignement", "De l’"),
        ("retour au ", "ouest", "retour à l’"),
        ("je ", "enseigne", "j’"),
        ("de\u00a0", "Anne", "d’"),
    ],
)
def test_before_a_vowel_the_vowel_goes(before: str, word: str, after: str) -> None:
    assert elide(before, word) == after


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("l’avis de ", "Hassan"),
        ("l’avis de ", "Hugh Roy"),
        ("le ", "huit mars"),
        ("le ", "onze mars"),
        ("le ", "onzième étage"),
        ("le ", "11 mars"),
        ("de ", "Ouellet"),
        ("de ", "Yann"),
        ("du ", "yoga"),
        ("du ", "hockey"),
        ("la ", "hiérarchie"),
        ("le ", "oui"),
        ("l’avis de ", "Paul"),
        ("l’avis de ", ""),
        ("l’avis de ", "« Avis »"),
        ("avec ", "Anne"),
        ("voilà ", "Anne"),
        ("l’inde ", "Anne"),
        ("là-de ", "Anne"),
        ("de la ville,", "Anne"),
        ("de", "Anne"),
    ],
)
def test_elsewhere_nothing_changes(before: str, word: str) -> None:
    assert elide(before, word) == before


@given(st.text(), st.text())
def test_only_the_last_word_is_ever_touched(before: str, word: str) -> None:
    after = elide(before, word)
    kept = before[: before.rstrip(" \u00a0").rfind(" ") + 1]
    assert after == before or (after.startswith(kept) and after.endswith("’"))
