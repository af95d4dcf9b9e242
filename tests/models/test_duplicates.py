from __future__ import annotations

from typing import Any

import pytest

from models.exchange.duplicates import Known, Reason, Register, is_one_typo, is_same_number
from models.names import plain_words


def known(name: str, **values: Any) -> Known:
    return Known(**({"place": 1, "uid": "", "email": "", "phones": (), "organisation": ""} | values), name=name)


def found(one: Known, other: Known) -> tuple[Reason, bool] | None:
    match = Register([one]).find(other)
    return (match.reason, match.is_certain) if match else None


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (known("A", uid="x"), known("B", uid="x"), (Reason.CARD, True)),
        (known("Ana Lopes", email="ANA@example.ca"), known("Ana L.", email="ana@example.ca"), (Reason.EMAIL, True)),
        (known("Ana Lopes", email="a@example.ca"), known("Ben Roy", email="a@example.ca"), (Reason.EMAIL, False)),
        (known("Ana Lopes", phones=("+1 514 555-0199",)), known("Ana", phones=("5145550199",)), (Reason.PHONE, True)),
        (known("Ana Lopes", phones=("514 555-0199",)), known("Ben", phones=("514 555-0199",)), (Reason.PHONE, False)),
        (known("Élise Côté"), known("COTE, Elise"), (Reason.NAME, True)),
        (known("Dr Jean-François Roy"), known("Jean Francois M. Roy, MBA"), (Reason.NAME, True)),
        (
            known("Ana Lopes", email="a@b.ca", organisation="X"),
            known("Ana Lopes", email="c@d.ca", organisation="Y"),
            (Reason.NAME, False),
        ),
        (known("Ana Lopes", email="a@b.ca"), known("Ana Lopes", email="c@d.ca"), (Reason.NAME, True)),
        (known("Marie Tremblay"), known("Marie Trembley"), (Reason.NEAR_NAME, False)),
        (known("Philippe Roy"), known("Roy Phillippe"), (Reason.NEAR_NAME, False)),
        (known("Ana Maria Lopes"), known("Ana Lopes"), (Reason.NEAR_NAME, False)),
        (known("Ana Lopes"), known("Lopes, Ana Maria"), (Reason.NEAR_NAME, False)),
        (known("Ana Roy"), known("Ann Roy"), None),
        (known("Ana Lopes"), known("Ben Lopes"), None),
        (known("Marie Tremblay"), known("Mario Trembley"), None),
        (known("Ana"), known(""), None),
        (known("李雷"), known("李雷"), (Reason.NAME, True)),
    ],
)
def test_who_is_taken_for_whom(one: Known, other: Known, wanted: tuple[Reason, bool] | None) -> None:
    assert found(one, other) == wanted
    assert found(other, one) == wanted, "whoever came first"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+1 514 555-0199", "(514) 555.0199", True),
        ("1 514 555 0199", "514-555-0199", True),
        ("+33 1 23 45 67 89", "01 23 45 67 89", True),
        ("514 555-0100 poste 12", "514 555-0100 x12", True),
        ("514 555-0100 poste 12", "514 555-0100 poste 13", False),
        ("555-0199", "514 555-0199", False),
        ("+1 514 555-0199", "+44 514 555 0199", False),
        ("", "514 555-0199", False),
    ],
)
def test_numbers_are_the_same_however_they_are_written(one: str, other: str, same: bool) -> None:
    assert is_same_number(one, other) is same
    assert is_same_number(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("lopes", "lopez", True),
        ("lopes", "lope", True),
        ("lopes", "lpoes", True),
        ("lopes", "lopes", True),
        ("lopes", "loeps", True),
        ("lopes", "plose", False),
        ("lopes", "los", False),
        ("", "a", True),
    ],
)
def test_one_typo(one: str, other: str, near: bool) -> None:
    assert is_one_typo(one, other) is near
    assert is_one_typo(other, one) is near


def test_the_words_of_a_name() -> None:
    assert plain_words("Roy, Dr Élise M.") == ("elise", "roy")
    assert plain_words("Mme Œuvrard (née Ng)") == ("oeuvrard",)
    assert plain_words("M.") == ("m",)
    assert plain_words(" ") == ()
