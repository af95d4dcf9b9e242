"""Names are left out however they are written; other words stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.left_out import LeftOut
from models.record import fold


def left_out(*names: str | tuple[str, ...], organisations: Sequence[str] = ()) -> LeftOut:
    people = {n: (row,) if isinstance(row, str) else row for n, row in enumerate(names, start=1)}
    return LeftOut(
        people,
        dict(enumerate(organisations, start=1)),
        person=lambda keys, _: (0, "P" + "/".join(map(str, keys))),
        organisation=lambda keys, _: (0, f"O{keys[0]}"),
        reach={"email": "[@]", "phone": "[#]", "link": "[/]"},
    )


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("Élise Roy", "Élise Roy, ELISE ROY, elise roy et Roy Élise", "P1, P1, P1 et P1"),
        ("Élise Roy", "E\u0301lise R\u00adoy; Élise\nRoy; Élise M. Roy; Roy, Élise", "P1; P1; P1; P1"),
        ("Élise Roy", "roy dit, ROY aussi; Mme Roy", "P1 dit, P1 aussi; Mme P1"),
        ("Élise Roy", "Élise m’a dit. Merci Élise!", "P1 m’a dit. Merci P1!"),
        ("Élise Roy", "le royaume, Royal, élise", "le royaume, Royal, élise"),
        ("Élise Roy", "Élise Tremblay n’est pas elle", "Élise Tremblay n’est pas elle"),
        ("Roy, Élise", "Élise Roy et Roy", "P1 et P1"),
        ("Dre Élise Roy, PhD", "Dre Roy", "Dre P1"),
        ("Marc Lavoie", "Jean-Marc et Marc-André", "Jean-Marc et Marc-André"),
        ("Anne-Sophie Côté-Hébert", "Anne Sophie, Côté, Hébert, cote-hebert", "P1, P1, P1, P1"),
        ("Anne-Sophie Côté", "de l’autre côté. Un Côté", "de l’autre côté. Un P1"),
        (
            "Anne Côté",
            "la Côte-Nord; cette Co\u0302te; en Côte d’Ivoire",
            "la Côte-Nord; cette Co\u0302te; en Côte d’Ivoire",
        ),
        ("Anne Côté", "à Côte-des-Neiges, LA CÔTE-NORD", "à Côte-des-Neiges, LA CÔTE-NORD"),
        ("Anne Côté", "Côte dit; Côte, Anne; Mme Côte-Roy; Côte- là; Côte-là", "P1 dit; P1; Mme P1-Roy; P1- là; P1-là"),
        ("Anne Côté", "Anne Côte, la Côte-", "P1, la Côte-"),
        (
            "Anne Côté",
            "la Côté, la Cote, Côté-Nord, COTE-NORD; voir la, Côte",
            "la P1, la P1, P1-Nord, P1-NORD; voir la, P1",
        ),
        ("Anne Côté-Hébert", "Mme Côte-Hébert, Hebert", "Mme P1, P1"),
        ("Jean de la Côte", "la Côte dit", "la P1 dit"),
        ("Jean de la Tour", "au pied de la tour, voir de la Tour; Jean de la Tour", "au pied de la tour, voir P1; P1"),
        ("An Vu", "Vu que c’est vu; M. Vu; voir Vu", "Vu que c’est vu; M. P1; voir P1"),
        ("Rose Page", "Rose a dit. Une rose, une page. Page 2", "Rose a dit. Une rose, une page. P1 2"),
        ("Paris Diallo", "à Paris avec Diallo", "à Paris avec P1"),
        ("Zuri", "zuri et Zuri", "P1 et P1"),
        ("Claire Tremblay-Gagnon", "Claire Gagnon", "P1"),
        ("Madame Roy", "Madame Roy; Monsieur; Roy", "Madame P1; Monsieur; P1"),
        ("Élise et Marc", "Et alors? Marc, puis Élise", "Et alors? P1, puis P1"),
        ("An Vu", "Monsieur Vu", "Monsieur P1"),
        ("Sean O’Brien", "Sean O'Brien et Brien", "P1 et P1"),
        ("Anne Roy", "-Anne\n-Anne : oui\nAnne- non", "-P1\n-P1 : oui\nP1- non"),
        ("Anne Roy", "cette Anne-là, ex-Anne, Marc–Anne", "cette P1-là, ex-P1, Marc–P1"),
        ("Anne Roy", "I met Anne Monday. Vu Anne Mardi", "I met P1 Monday. Vu P1 Mardi"),
        ("Anne Roy", "ANNE EST GENTILLE. MERCI ANNE BEAUCOUP", "P1 EST GENTILLE. MERCI P1 BEAUCOUP"),
        ("Anne Roy", "RH : Anne GAGNON PDG et ANNE GAGNON aussi", "RH : Anne GAGNON PDG et ANNE GAGNON aussi"),
        ("Robert (Bob) Roy", "Bob Roy, Bob, bob; Robert Roy", "P1, P1, bob; P1"),
        ("Lise Roy (née Gagnon)", "Lise Gagnon, Mme Gagnon", "P1, Mme P1"),
        ("Lise Roy (RH)", "les RH", "les RH"),
        ("(Anne)", "Anne", "P1"),
        ("Marc Roy", "M. Roy", "M. P1"),
        ("Jean-Paul Roy", "J.-P. Roy, J. Roy, J.Roy, J-P Roy; P. Roy; a Roy", "P1, P1, P1, P1; P. P1; a P1"),
        ("M.", "il m’a dit; selon M.", "il m’a dit; selon P1."),
        ("Docteure Roy", "Docteure Gagnon, Docteure Roy", "Docteure Gagnon, Docteure P1"),
        ("An Vu", "Vu Docteure Vu", "Vu Docteure P1"),
    ],
)
def test_a_name_is_found(name: str, text: str, wanted: str) -> None:
    assert left_out(name).text(text) == wanted


def test_a_name_of_several_tells_so() -> None:
    out = left_out("Élise Roy", ("Marc Roy", "Marc Lavoie"), "Jean Roy")
    assert out.text("Marc Roy, Roy, Lavoie, roy; élise roy") == "P2, P1/2/3, P2, P1/2/3; P1"


def test_what_reaches_someone_is_taken_out() -> None:
    out = left_out("Élise Roy")
    text = "elise.roy@ville.ca, 514 555-0199, (514)\u00a0555-0199, +33 1 23 45 67 89, https://x.ca/in/elise, x.com/a"
    assert out.text(text) == "[@], [#], [#], [#], [/] [/]"
    assert out.text("5145550199, 01 23 45 67 89, eliseroy.ca") == "[#], [#], [/]"
    assert out.text("65 000 à 75 000 $, 2026-11-25, 12 555") == "65 000 à 75 000 $, 2026-11-25, 12 555"


@pytest.mark.parametrize("long", ["a.", "_", "a-"])
def test_a_long_word_takes_no_longer_than_its_length(long: str) -> None:
    """The square of it would take hours."""
    text = long * 50_000
    assert left_out("Élise Roy").text(text + " Roy") == text + " P1"


def test_organisations_are_left_out_where_that_is_wanted() -> None:
    out = left_out("Élise Roy", organisations=["Ville de Laval", "Roy & Côté"])
    assert out.text("À la ville de laval, Élise Roy") == "À la O1, P1"
    out = left_out("Élise Roy", organisations=["Roy Transport", "Roy"])
    assert out.text("Roy Transport; Roy; Élise Roy Transport") == "O1; P1; P1 Transport"
    out = left_out(organisations=["Acme inc.", "Inc."])
    assert out.text("Chez ACME; Acme, inc.; inc") == "Chez O1; O1.; O2"


WORD = st.sampled_from(
    ["Zurab", "Éloïse", "Quexil", "Ørjan", "Xu", "Łukjan", "Nguyễn", "O’Qarn", "D’Aqoz", "de", "Ýr-Vik"]
)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
FILLED = st.sampled_from(["", " ", ", ", "\n", " et ", "-", "’", "\u00a0", " d’", "(", "). ", "x", "_", "\u200b"])


@given(names=st.lists(NAME, min_size=1, max_size=3), data=st.data())
def test_no_whole_name_or_surname_is_left(names: list[str], data: st.DataObject) -> None:
    assume(all(fold(name.split()[-1]) != "de" for name in names))
    spelled = [
        form(name) for name in names for form in (str, str.upper, str.lower, fold, lambda name: name.split()[-1])
    ]
    parts = data.draw(st.lists(st.one_of(st.sampled_from(spelled), FILLED), max_size=8))
    text = left_out(*names).text("".join(parts))
    words = re.findall(r"[^\W_]+", fold(text.replace("\u200b", "")))
    for name in names:
        last = re.findall(r"[^\W_]+", fold(name.split()[-1]))[-1]
        assert last not in words, (text, name)


@given(text=st.text(st.sampled_from("Éliseroy ,.-’\n@1"), max_size=40), data=st.data())
def test_marks_stay_on_their_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    out = left_out("Élise Roy")
    made, ((first, last),) = out.marked(text, ((start, end),))
    assert made == out.text(text)
    assert 0 <= first <= last <= len(made)
    if out.text(text) == text:
        assert (first, last) == (start, end)


def test_a_mark_that_touches_a_name_has_all_that_stands_for_it() -> None:
    text = "Oui, Élise Roy le dit."
    made, ((start, end),) = left_out("Élise Roy").marked(text, ((11, len(text)),))
    assert made[start:end] == "P1 le dit."
