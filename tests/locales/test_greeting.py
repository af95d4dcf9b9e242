"""The name by which a message greets someone."""

from __future__ import annotations

import pytest

from locales.greeting import addressed


@pytest.mark.parametrize(
    ("name", "salutation", "greeted"),
    [
        ("Ana Lopes", "", "Ana"),
        ("  Jean-Philippe   Côté ", "", "Jean-Philippe"),
        ("Ana Lopes", " Madame Lopes ", "Madame Lopes"),
        ("Dr Tremblay", "", "Dr Tremblay"),
        ("Mme Roy", "", "Mme Roy"),
        ("M. Roy", "", "M. Roy"),
        ("Aunt Rosa", "", "Aunt Rosa"),
        ("tante Rose", "", "tante Rose"),
        ("A. Lopes", "", "A. Lopes"),
        ("Lopes, Ana", "", "Ana"),
        ("Lopes, Marie Claude", "", "Marie Claude Lopes"),
        ("Roy, Mme", "", "Mme Roy"),
        ("Ana Lopes, ing.", "", "Ana"),
        ("Ana Lopes, Ph.D.", "", "Ana"),
        ("Ana, directrice", "", "Ana"),
        ("Ana Lopes, Qo", "", "Ana Lopes, Qo"),
        ("LOPES Ana", "", "Ana"),
        ("Ana LOPES", "", "Ana"),
        ("DE LA ROCHE Ana Maria", "", "Ana Maria"),
        ("ANA LOPES", "", "ANA"),
        ("JP Roy", "", "JP"),
        ("A. LOPES", "", "A. LOPES"),
        ("Lopes", "", "Lopes"),
        ("Marie Claude Roy", "", "Marie Claude Roy"),
        ("Zed", "", "Zed"),
        ("", "", ""),
    ],
)
def test_by_the_first_name_where_it_is_plain_which_it_is(name: str, salutation: str, greeted: str) -> None:
    assert addressed(name, salutation) == greeted


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("M. Roy", "Monsieur Roy"),
        ("Mme LOPES", "Madame LOPES"),
        ("Roy, Mme", "Madame Roy"),
        ("Dre Tremblay", "Docteure Tremblay"),
        ("Me Roy", "Maître Roy"),
        ("Prof. Roy", "Prof. Roy"),
        ("Ana Roy", "Ana"),
    ],
)
def test_in_french_one_greets_no_abbreviation(name: str, greeted: str) -> None:
    assert addressed(name, language="fr") == greeted


def test_a_title_that_was_chosen_stays_as_it_was_typed() -> None:
    assert addressed("M. Roy", "M. Roy", "fr") == "M. Roy"
