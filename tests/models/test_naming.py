"""A mutual contact is named only with permission, in whatever text goes to anyone else (guide, G7)."""

from __future__ import annotations

import datetime as dt

import pytest

from models.contact import Contact
from models.naming import NameWithheld, naming
from models.outgoing import Outgoing
from models.profile import Profile
from models.referral import MayName, Referral
from tests.models.people import contact


@pytest.fixture
def ana(data: object) -> Contact:
    return contact("Ana Lopes")


@pytest.fixture
def zed(data: object) -> Contact:
    return contact("Zed-Aïcha O’Qop")


def test_nobody_suggested_them(ana: Contact, zed: Contact) -> None:
    rule = naming(ana)
    assert (rule.giver, rule.referral, rule.asked, rule.withheld) == (None, None, None, ())
    assert rule.allows("Zed-Aïcha O’Qop, whom nobody has anything to do with")


@pytest.mark.parametrize("may_name", MayName)
def test_only_a_yes_allows_the_name(ana: Contact, zed: Contact, may_name: MayName) -> None:
    referral = Referral.link(zed, ana, may_name=may_name)
    rule, said_yes = naming(ana), may_name is MayName.YES
    assert rule.giver == (zed if said_yes else None)
    assert rule.referral == (referral if said_yes else None)
    assert rule.asked == (None if said_yes else referral)
    assert rule.allows("Zed-Aïcha O’Qop told me") is said_yes
    assert naming(zed).allows("Zed-Aïcha O’Qop"), "one may always be named to oneself"


def test_a_yes_that_is_withdrawn_counts_no_more(ana: Contact, zed: Contact, now: dt.datetime) -> None:
    referral = Referral.link(zed, ana, may_name=MayName.YES)
    assert naming(ana).giver == zed
    for withdraw in (lambda: referral.allow(MayName.NOT_ASKED), lambda: referral.allow(MayName.NO)):
        referral.allow(MayName.YES)
        withdraw()
        assert not naming(ana).allows(zed.name)
    referral.allow(MayName.YES)
    referral.delete_for_now(now)
    assert not naming(ana).allows(zed.name)
    referral.restore()
    zed.delete_for_now(now)
    assert not naming(ana).allows(zed.name)


def test_a_no_outweighs_the_same_persons_yes(ana: Contact, zed: Contact) -> None:
    for may_name in (MayName.YES, MayName.NO):
        Referral.create(giver=zed, contact=ana, may_name=may_name)
    assert naming(ana).giver is None
    assert naming(ana).withheld == (zed,)


def test_one_who_may_be_named_does_not_open_the_way_for_another(ana: Contact, zed: Contact) -> None:
    bo = contact("Bo Winter")
    Referral.link(bo, ana, may_name=MayName.YES)
    Referral.link(zed, ana, may_name=MayName.NOT_ASKED)
    rule = naming(ana)
    assert (rule.giver, rule.withheld, rule.asked) == (bo, (zed,), None)
    assert rule.withheld_in("Bo Winter and Zed-Aïcha O’Qop") == (zed,)


@pytest.mark.parametrize(
    "text",
    [
        "ZED-AÏCHA O’QOP",
        "zed aicha o’qop",
        "Zed–Aïcha\nO’Qop",
        "Zed‑Aïcha\u00a0O’Qop",
        "(Zed-Aïcha   O’Qop)",
        "a friend, Zed-Aïcha O’Qop’s",
    ],
)
def test_a_name_is_found_however_it_is_spelled(ana: Contact, zed: Contact, text: str) -> None:
    Referral.link(zed, ana)
    assert not naming(ana).allows("", text)


@pytest.mark.parametrize("text", ["zed-aïcha", "Zed-Aïcha O’Qoporov", "Mazed-Aïcha O’Qop"])
def test_other_words_are_not_taken_for_the_name(ana: Contact, zed: Contact, text: str) -> None:
    Referral.link(zed, ana)
    assert naming(ana).allows(text)


@pytest.mark.parametrize(
    ("noted", "text"),
    [
        ("Sean O'Brien", "Sean O’Brien told me"),
        ("Sean O’Brien", "Sean O'Brien told me"),
        ("Zoé", "Zoe\u0301 told me"),
        ("Zoe\u0301", "Zoé told me"),
        ("Marie Tremblay", "Marie\u200b Trem\u00adblay"),
        ("Dre Marie Tremblay", "Marie Tremblay"),
        ("Tremblay, Marie", "Marie Tremblay"),
        ("Marie Tremblay", "Tremblay, Marie"),
        ("Marie Tremblay (CGI)", "Marie Tremblay"),
        ("Marie Tremblay, ing.", "marie tremblay"),
        ("Marie J. Tremblay", "Marie Tremblay"),
        ("Marie Tremblay", "Marie J. Tremblay"),
        ("Søren Møller", "Soren Moller"),
        ("Ægir Œuvrard", "Aegir Oeuvrard"),
        ("Marie Tremblay", "marie.tremblay@x.ca"),
        ("Marie Tremblay", "Marie_Tremblay—Marie"),
        ("Sophie", "SOPHIE"),
        ("Sophie", "l’amie d’Sophie"),
    ],
)
def test_a_name_is_found_as_people_spell_it(ana: Contact, noted: str, text: str) -> None:
    Referral.link(contact(noted), ana)
    assert not naming(ana).allows(text)
    assert naming(ana).taken_out(f"Hello. {text} here.\nYes.") in ("Hello.\nYes.", "Hello. here.\nYes.")


@pytest.mark.parametrize(
    ("noted", "text"),
    [
        ("Ewan MacLeod", "M. MacLeod m’a parlé de vous"),
        ("Ewan MacLeod", "Thanks to Mr. MacLeod."),
        ("Ewan MacLeod", "grâce à monsieur MacLeod"),
        ("MacLeod, Ewan", "Dr MACLEOD"),
        ("Ewan MacLeod", "Ewan told me"),
        ("Ewan MacLeod", "I met EWAN, and"),
        ("Ewan MacLeod", "I met Ewan. The next day"),
        ("Ewan MacLeod", "Ewan M. told me"),
        ("Zoé Gagnon", "Zoe told me"),
        ("Jean-Marc Petit", "l’avis de Jean‑Marc"),
        ("Luc de la Durantaye", "M. de la Durantaye"),
        ("Luc de la Durantaye", "M. Durantaye"),
        ("Sean O’Brien", "Mr O'Brien"),
        ("Grace Young", "Mrs. Young"),
        ("Dre Marie Tremblay, ing.", "Marie, who"),
        ("Grace Young", "as Grace told me"),
        ("Pierre Roy", "Pierre told me"),
    ],
)
def test_a_part_of_a_name_that_stands_for_it_is_found(ana: Contact, noted: str, text: str) -> None:
    Referral.link(contact(noted), ana, may_name=MayName.NO)
    assert not naming(ana).allows("", text)
    assert naming(ana).allows(naming(ana).taken_out(f"Hello. {text} here.\nYes."))


@pytest.mark.parametrize(
    ("noted", "text"),
    [
        ("Ewan MacLeod", "I studied with the MacLeod foundation"),
        ("Ewan MacLeod", "Ewan Tremblay told me"),
        ("Ewan MacLeod", "ewan"),
        ("Ewan MacLeod", "He told me MacLeod stories"),
        ("Marc Petit", "Jean-Marc and Marc-André"),
        ("Marie Desjardins", "je travaille chez Desjardins"),
        ("Grace Young", "Grace à vous. Young people"),
        ("Will Page", "Will you be there? Page 2"),
        ("Will Page", "AS IT WILL BE"),
        ("May Long", "In May, at long last"),
        ("Florence Laval", "from Florence to Laval"),
        ("J. Roy", "J’ai. I am M. J"),
        ("Dr Ana Roy", "Hello Ana, Dr Lopes"),
        ("Bo Tremblay", "Kind regards, Bo"),
        ("Marie Lopes", "Bonjour madame Lopes"),
    ],
)
def test_a_part_of_a_name_that_may_be_another_word_is_none(ana: Contact, noted: str, text: str) -> None:
    Profile.load().describe(name="Bo Winter")
    Referral.link(contact(noted), ana, may_name=MayName.NO)
    assert naming(ana).allows("", text)


def test_a_part_that_one_who_may_be_named_has_too_is_theirs(ana: Contact) -> None:
    Referral.link(contact("Anne Roy"), ana, may_name=MayName.YES)
    Referral.link(contact("Anne Émond"), ana, may_name=MayName.NO)
    assert naming(ana).allows("Anne told me")
    assert not naming(ana).allows("Mme Émond told me")


def test_a_name_that_was_changed_is_still_found(ana: Contact) -> None:
    marie = contact("Marie Tremblay")
    referral = Referral.link(marie, ana, may_name=MayName.YES)
    marie.describe(name="Marie Gagnon")
    referral.allow(MayName.NO)
    assert not naming(ana).allows("Marie Tremblay")
    assert not naming(ana).allows("Marie Gagnon")


def test_one_who_may_be_named_hides_a_part_of_their_name(ana: Contact) -> None:
    Referral.link(contact("Anne Roy"), ana, may_name=MayName.YES)
    Referral.link(contact("Anne"), ana)
    assert naming(ana).allows("Anne Roy told me")
    assert not naming(ana).allows("Anne Roy and Anne told me")


def test_a_word_of_ours_is_no_name(ana: Contact) -> None:
    Referral.link(contact("May"), ana)
    ours = "May I ask your advice?"
    assert Outgoing(ana, ours, "Hello", ours)
    with pytest.raises(NameWithheld):
        Outgoing(ana, ours, "May told me", ours)
    Referral.link(contact("Zed Qop"), ana)
    with pytest.raises(NameWithheld):
        Outgoing(ana, "", "Zed Qop", "Zed Qop")


def test_a_name_over_two_sentences_is_taken_out_whole(ana: Contact, zed: Contact) -> None:
    Referral.link(contact("Marie Tremblay"), ana)
    assert naming(ana).taken_out("Hi.\n\nMarie\nTremblay.\n\nBye") == "Hi.\n\nBye"
    assert naming(ana).taken_out("Marie Tremblay") == ""


def test_a_single_word_counts_only_as_it_is_written(ana: Contact) -> None:
    Referral.link(contact("Grace"), ana)
    Referral.link(contact("Will"), ana)
    assert naming(ana).allows("Grâce à vous, I will")
    assert not naming(ana).allows("It was Grace.")


def test_a_name_that_is_also_theirs_does_not_hold_everything_back(ana: Contact) -> None:
    for name in ("Ana", "Lopes", "Ana Lopes", "Bo"):
        Referral.link(contact(name), ana)
    Profile.load().describe(name="Bo Winter")
    assert naming(ana).giver is None
    assert naming(ana).allows("Hello Ana Lopes, Bo Winter")
    ana.describe(name="Ana (a friend of Zed Qop)")
    Referral.link(contact("Zed Qop"), ana)
    assert not naming(ana).allows(f"Hello {ana.name}"), "a note in their name still names someone else"


def test_a_text_that_breaks_the_rule_can_not_go(ana: Contact, zed: Contact) -> None:
    referral = Referral.link(zed, ana)
    for subject, body in ((zed.name, "Hello"), ("", f"Hello,\n{zed.name} told me")):
        with pytest.raises(NameWithheld) as refused:
            Outgoing(ana, subject, body)
        assert refused.value.people == (zed,)
        assert zed.name not in str(refused.value), "an error ends in logs"
    referral.allow(MayName.YES)
    assert Outgoing(ana, "", zed.name).text == zed.name
