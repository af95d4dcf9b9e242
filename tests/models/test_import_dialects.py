"""Files as real address books write them, by hand from their documentation and examples."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from locales.columns import COLUMNS
from models.exchange import preview, table
from models.exchange.person import Extra, Found, LeftOut, Unreadable
from models.exchange.source import Format, NotAnAddressBook, Source
from models.exchange.table import Field

FILES = Path(__file__).parent / "imports"
NAMES = {name: Field(field) for name, field in COLUMNS.items()}


def say(extra: Extra, text: str) -> str:
    return f"{extra}: {text}"


def read(data: bytes) -> preview.Preview:
    source = Source("a file", data)
    lay = table.layout(source, NAMES) if source.format is Format.TABLE else None
    return preview.read(source, lay, say, lambda _: None)


def people(name: str) -> tuple[list[Found], Counter[LeftOut]]:
    found = read((FILES / name).read_bytes())
    return [row.person for row in found.rows], found.left_out


def test_google_csv() -> None:
    (elise, kwame, nobody), left_out = people("google.csv")
    assert (elise.name, elise.title, elise.organisation) == ("Élise Côté", "Urbaniste", "Ville de Laval, Aménagement")
    assert (elise.email, elise.link, elise.tags) == (
        "elise.cote@example.ca",
        "https://www.example.ca/elise",
        ("Urbanisme",),
    )
    assert elise.phones == ("+1 514-555-0123", "450 555-0144")
    assert elise.notes.split("\n") == [
        "Rencontrée au congrès.",
        "Aime le tramway.",
        "address: 1 place du Souvenir, Laval, QC H7V 1W7, CA",
        "email: elise@example.org",
    ]
    assert (kwame.name, kwame.phones, kwame.tags) == ("Kwame Mensah", ("438 555-0107",), ())
    assert (nobody.problem, nobody.line) == (Unreadable.NO_NAME, 7)
    assert left_out == {LeftOut.PHOTO: 1, LeftOut.DATE: 1}


def test_google_csv_before_2024() -> None:
    (naomi,), _ = people("google-before-2024.csv")
    assert (naomi.name, naomi.title, naomi.organisation) == ("Naomi Sato", "Designer", "Studio Ka")
    assert (naomi.email, naomi.language, naomi.tags) == ("naomi@example.ca", "fr", ("Mentors",))
    assert (naomi.link, naomi.phones) == ("http://example.ca/naomi", ("(514) 555-0188",))


def test_google_vcard() -> None:
    (elise,), left_out = people("google.vcf")
    assert (elise.name, elise.title, elise.organisation) == ("Élise Côté", "Urbaniste", "Ville de Laval, Aménagement")
    assert (elise.link, elise.tags) == ("https://www.example.ca/elise", ("Urbanisme",))
    assert elise.notes == "Rencontrée au congrès.\nAime le tramway, et le vélo."
    assert left_out == {LeftOut.DATE: 1}


def test_icloud() -> None:
    (ben, group), left_out = people("icloud.vcf")
    assert (ben.name, ben.title, ben.organisation) == ("Benoît Lévesque", "Ingénieur", "Hydro-Québec, Réseaux")
    assert ben.email == "benoit.levesque@example.ca", "the preferred one"
    assert ben.phones == ("(514) 555‑0166", "514 555-0100 ext 12")
    assert ben.link == "http://www.linkedin.com/in/benoitl"
    assert ben.notes.split("\n") == [
        "Un long texte plié sur plusieurs lignes, comme le font les téléphones de cette marque; il garde ses mots.",
        "address: 75 boul. René-Lévesque O., Montréal, QC, H2Z 1A4, Canada",
        "email: ben@example.org",
    ]
    assert (group.problem, group.name) == (Unreadable.A_GROUP, "Anciens")
    assert left_out == {LeftOut.DATE: 1, LeftOut.PHOTO: 1, LeftOut.CHAT: 1, LeftOut.OTHER: 1}


def test_outlook() -> None:
    (helene,), left_out = people("outlook.csv")
    assert (helene.name, helene.title, helene.organisation) == (
        "Hélène Gagnon",
        "Directrice",
        "Banque Nationale, Risques",
    )
    assert (helene.email, helene.phones) == ("helene.gagnon@example.ca", ("(514) 555-0111", "514 555-0112"))
    assert (helene.tags, helene.notes, helene.link) == (
        ("Finance", "Mentors"),
        "À revoir à l’automne.",
        "http://example.ca",
    )
    assert not left_out


def test_outlook_in_french() -> None:
    (omar,), _ = people("outlook-fr.csv")
    assert (omar.name, omar.title, omar.organisation) == ("Omar Haddad", "Analyste", "STM, Planification")
    assert (omar.email, omar.phones, omar.tags) == (
        "omar.haddad@example.ca",
        ("514 555-0131", "438 555-0132"),
        ("Transport",),
    )


def test_linkedin() -> None:
    (amina, david), _ = people("linkedin.csv")
    assert (amina.name, amina.title, amina.organisation) == ("Amina Diallo", "Chargée de projet", "Croix-Rouge")
    assert (amina.link, amina.email, amina.line) == ("https://www.linkedin.com/in/aminadiallo", "", 5)
    assert (david.name, david.organisation) == ("David O’Brien, MBA", "Roy, Roy & Cie")


def test_android() -> None:
    (zoe, marc), left_out = people("android21.vcf")
    assert (zoe.name, zoe.organisation, zoe.email) == ("Zoé Bélanger", "Cégep", "zoe@example.ca")
    assert zoe.phones == ("514-555-0177", "5145550178")
    assert zoe.notes == "Première ligne qui continue\nDeuxième"
    assert (marc.name, marc.phones, marc.notes) == ("Marc", (), "phone: *86")
    assert left_out == {LeftOut.PHOTO: 1}


def test_version_4() -> None:
    (fatima,), left_out = people("card40.vcf")
    assert (fatima.name, fatima.title, fatima.organisation) == ("Fatima El Amrani", "Infirmière clinicienne", "CHUM")
    assert (fatima.email, fatima.phones) == ("fatima.elamrani@example.ca", ("+1-514-555-0150 ext 42",))
    assert (fatima.language, fatima.tags, fatima.link) == ("fr", ("santé", "mentors"), "https://example.ca/fatima")
    assert fatima.uid == "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    assert left_out == {LeftOut.PHOTO: 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    rows = [("Prénom", "Nom", "Courriel"), ("Zoé", "Roy, Côté; fille", "z@example.ca"), ("Ana", "Lopes", "")]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    zoe, ana = (row.person for row in read(text.encode(encoding)).rows)
    assert (zoe.name, zoe.email, ana.name) == ("Zoé Roy, Côté; fille", "z@example.ca", "Ana Lopes")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_cards_of_any_encoding_and_line_ends(end: str, encoding: str) -> None:
    text = end.join(["BEGIN:VCARD", "VERSION:3.0", "FN:Zoé", "NOTE:Aïe", "END:VCARD", ""])
    (zoe,) = (row.person for row in read(text.encode(encoding)).rows)
    assert (zoe.name, zoe.notes) == ("Zoé", "Aïe")


OF_BOTH = (
    *(
        "Hélène",
        "René",
        "Zoé",
        "Élise",
        "Étienne",
        "François",
        "LÉVESQUE Rémi",
        "Anaïs",
        "Côté",
        "Lefrançois",
        "Ève Bérubé",
    ),
    *(
        "déjà, à l’été",
        "où ça?",
        "être maître d’œuvre",
        "«Café» naïf",
        "âge",
        "Île-Perrôt",
        "Jürgen",
        "Käthe",
        "Åsa Ångård",
    ),
)
OF_WINDOWS = (
    *(
        "“Bon”, dit-il… l’an 2000–2010, 100 €",
        "Acme™ • Roy ® & Fils",
        "eco™logie de François",
        "Cœur",
        "ŒUVRES",
        "D’Œuvre",
        "Škoda, Žiga",
        "BOŽO",
    ),
    *("Šime Božo", "Noël", "Benoît", "5 ‰", "ƒ 100", "Muñoz", "O‘Brien", "a–b", "Ÿ", "É", "10²", "João Gonçalves"),
)


@pytest.mark.parametrize("text", OF_BOTH)
def test_words_of_an_older_mac_are_told_from_those_of_windows(text: str) -> None:
    for encoding in ("cp1252", "mac_roman"):
        data = f"Nom,Titre\nMarc Roy,{text}\n".encode(encoding)
        assert Source("a file", data).encoding == encoding


@pytest.mark.parametrize("text", OF_WINDOWS)
def test_what_may_be_of_windows_is_of_windows(text: str) -> None:
    """Words and signs that prove nothing, or look strange there."""
    assert Source("a file", f"Nom,Titre\nMarc Roy,{text}\n".encode("cp1252")).encoding == "cp1252"


def test_a_file_of_many_names_is_told_by_most_of_them() -> None:
    text = "\n".join([*OF_BOTH * 3, "Ève", "Île", "Noël", "Benoît", "Peña"])
    for encoding in ("cp1252", "mac_roman"):
        assert Source("a file", text.encode(encoding)).encoding == encoding


def test_a_table_without_names_of_columns_is_known_by_what_is_in_it() -> None:
    source = Source("a file", b"Ana Lopes,ana@example.ca,514 555-0199\nBen Roy,ben@example.ca,514 555-0111\n")
    lay = table.layout(source, NAMES)
    assert [column.field for column in lay.columns] == [Field.IGNORED, Field.EMAIL, Field.PHONE]
    assert not lay.names_people
    lay = lay.with_fields({0: Field.NAME})
    found = preview.read(source, lay, say, lambda _: None)
    assert [row.person.name for row in found.rows] == ["Ana Lopes", "Ben Roy"]


def test_one_bad_row_is_one_of_many() -> None:
    data = b'Name,Email\nAna,a@example.ca\nBen,"' + b"x" * 1_200_000 + b'"\nZoe,z@example.ca\n'
    assert [(row.person.name, row.person.problem) for row in read(data).rows] == [
        ("Ana", None),
        ("", Unreadable.BROKEN_LINE),
        ("Zoe", None),
    ]


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0\0", b"just one sentence"])
def test_what_is_no_address_book_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnAddressBook):
        read(data)


def test_a_card_that_was_never_closed_or_has_no_name() -> None:
    data = b"BEGIN:VCARD\nFN:Ana\nnonsense\nBEGIN:VCARD\nTEL:514 555-0199\nEND:VCARD\nBEGIN:VCARD\nORG:Roy Inc.\n"
    ana, nobody, roy = (row.person for row in read(data).rows)
    assert (ana.name, nobody.problem, nobody.line, roy.name) == ("Ana", Unreadable.NO_NAME, 4, "Roy Inc.")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "skype:ana", "http:"]
)
def test_a_link_that_is_not_of_the_web_is_dropped(link: str) -> None:
    (ana,) = (row.person for row in read(f"BEGIN:VCARD\nFN:Ana\nURL:{link}\nEND:VCARD\n".encode()).rows)
    assert (ana.link, ana.notes) == ("", "")


def test_what_a_field_cannot_hold_goes_in_the_notes() -> None:
    data = f"BEGIN:VCARD\nFN:Ana\nTITLE:{'x' * 201}\nEMAIL:not one\nTEL:call me\nEND:VCARD\n".encode()
    (ana,) = (row.person for row in read(data).rows)
    assert (ana.title, ana.email, ana.phones) == ("", "", ())
    assert ana.notes.split("\n") == ["email: not one", "phone: call me", f"title: {'x' * 201}"]
