"""Links say exactly what was written, and no more than every system opens."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import links
from models.contact import Contact
from models.outgoing import NothingSaid, Outgoing

text = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=300)
HARD = "« Où? »\n\nÀ 5 % & plus; d’ici + là = “oui” #1 /?:@ 100%25 <b>\ttab\n\n• œuvrer"


def one_line(subject: str) -> list[str]:
    """The parts between breaks of line; other spaces, non-breaking ones too, are kept as they are."""
    return re.split(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", subject)


def parsed(link: str) -> tuple[str, str, dict[str, str]]:
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    return parts.scheme, unquote(parts.path), {name: value for name, (value,) in fields.items()}


@given(subject=text, body=text)
def test_a_mail_link_reads_back_to_what_was_written(subject: str, body: str) -> None:
    link = links.mailto("ana+é&b?c=d@example.ca", subject, body)
    assert link.isascii()
    scheme, address, fields = parsed(link)
    assert (scheme, address) == ("mailto", "ana+é&b?c=d@example.ca")
    assert fields.get("subject", "") == " ".join(one_line(subject))
    assert fields.get("body", "").replace("\r\n", "\n") == body
    assert "\n" not in fields.get("body", "").replace("\r\n", ""), "RFC 6068, 5: a line ends with %0D%0A"


def test_a_mail_link_keeps_accents_quotes_and_signs() -> None:
    _, _, fields = parsed(links.mailto("a@example.ca", HARD, HARD))
    assert fields == {"subject": " ".join(one_line(HARD)), "body": HARD.replace("\n", "\r\n")}
    assert "+" not in links.mailto("a@example.ca", HARD, HARD), "some mail programs read it as a space"


@given(body=text)
def test_a_text_message_reads_back_to_what_was_written(body: str) -> None:
    link = links.sms("+1 (514) 555-0199", body)
    assert parsed(link) == ("sms", "+15145550199", {"body": body} if body else {})
    apple = links.sms("514 555-0199", body, apple=True)
    assert unquote(apple) == f"sms:5145550199{f'&body={body}' if body else ''}"


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("514 555-0199", "tel:5145550199"),
        ("+33 1 23 45 67 89", "tel:+33123456789"),
        ("(514) 555.0199 poste 12", "tel:5145550199;ext=12"),
        ("514 555-0199 x7", "tel:5145550199;ext=7"),
    ],
)
def test_a_number_is_dialled_without_its_signs(phone: str, link: str) -> None:
    assert links.tel(phone) == link


def letter(body: str) -> Outgoing:
    return Outgoing(Contact(name="Ana", email="ana@example.ca"), "Où?", body)


def test_a_link_stays_within_what_every_system_opens() -> None:
    room = links.LONGEST - len(links.mailto("ana@example.ca", "Où?", "x")) + 1
    for size, fits in ((room, True), (room + 1, False), (10_000, False)):
        out = letter("x" * size)
        assert out.fits_mailto is fits
        assert len(out.mailto) <= links.LONGEST
        assert parsed(out.mailto)[2] == {"subject": "Où?"} | ({"body": "x" * size} if fits else {})
        assert out.fits_sms("514 555-0199") is (len(links.sms("5145550199", out.body)) <= links.LONGEST)
        assert len(out.sms("514 555-0199")) <= links.LONGEST


def test_what_is_copied_has_its_subject_if_there_is_one() -> None:
    assert letter("Bonjour").text == "Où?\n\nBonjour"
    assert Outgoing(Contact(name="Ana"), "", "Bonjour").text == "Bonjour"


@pytest.mark.parametrize("body", ["", " \n\t", "\u200b\u00a0"])
def test_a_text_that_says_nothing_can_not_go(body: str) -> None:
    with pytest.raises(NothingSaid):
        Outgoing(Contact(name="Ana"), "A subject", body)


@pytest.mark.parametrize(
    ("place", "is_it"),
    [
        ("https://video.example/ana", True),
        ("http://video.example", True),
        ("https://", False),
        ("https://[broken", False),
        ("https://video.example/ana, room 2", False),
        ("Café Olimpico", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_place_is_joined_only_when_it_is_an_address_of_the_web(place: str, is_it: bool) -> None:
    assert links.is_web(place) is is_it
