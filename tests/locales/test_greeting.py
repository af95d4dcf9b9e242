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
        ("A. Lopes", "", "A. Lopes"),
        ("Lopes, Ana", "", "Lopes, Ana"),
        ("Marie Claude Roy", "", "Marie Claude Roy"),
        ("Zed", "", "Zed"),
        ("", "", ""),
    ],
)
def test_by_the_first_name_where_it_is_plain_which_it_is(name: str, salutation: str, greeted: str) -> None:
    assert addressed(name, salutation) == greeted
