from __future__ import annotations

import datetime as dt

import pytest

from models.contact import ClosedReason, Contact
from models.errors import Invalid, Problem
from models.interview import CancelledBy
from models.message import MessageKind, Reply
from models.naming import nameable
from models.people import PAGE, people
from models.referral import MayName, Referral
from models.stage import Stage, stage_of
from tests.models.people import DAY, HOUR, contact, interview, sent


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", "", Problem.MISSING),
        ("name", " \u00a0\n", Problem.MISSING),
        ("name", "x" * 100_000, Problem.TOO_LONG),
        ("email", "ana", Problem.NOT_AN_EMAIL),
        ("email", "ana@home", Problem.NOT_AN_EMAIL),
        ("email", "a b@c.ca", Problem.NOT_AN_EMAIL),
        ("phones", ("call me",), Problem.NOT_A_PHONE),
        ("phones", ("514 555-0199", "12"), Problem.NOT_A_PHONE),
        ("phones", ("1" * 16,), Problem.NOT_A_PHONE),
        ("link", "javascript:alert(1)", Problem.NOT_A_LINK),
        ("link", "file:///etc/passwd", Problem.NOT_A_LINK),
    ],
)
def test_what_cannot_be_kept_is_named_and_nothing_changes(field: str, value: object, problem: Problem) -> None:
    ana = contact("Ana", email="ana@example.ca")
    with pytest.raises(Invalid) as refused:
        ana.describe(**{"title": "Chef", field: value})
    assert refused.value.problems == {field: problem}
    assert Contact.get_by_id(ana.id).title == ""


@pytest.mark.parametrize(
    "phone", ["514 555-0199", "+33 1 23 45 67 89", "(418) 555.0100 poste 12", "5145550199x3", "911"]
)
def test_usual_phone_numbers_are_kept(phone: str) -> None:
    ana = contact(phones=())
    ana.describe(phones=(phone,))
    assert Contact.get_by_id(ana.id).phones == (phone,)


@pytest.mark.parametrize("name", ["Zoë 🙂 O’Neil", "محمد علي", "李雷", "  Ana  ", "a\0b"])
def test_names_of_the_world_come_back(name: str) -> None:
    assert Contact.get_by_id(contact(name).id).name == name.replace("\0", "").strip()


def test_a_link_without_its_scheme_gets_https() -> None:
    ana = contact()
    ana.describe(link="example.org/ana")
    assert ana.link == "https://example.org/ana"


def test_two_screens_on_one_contact_keep_both_changes() -> None:
    ana = contact()
    here, there = Contact.get_by_id(ana.id), Contact.get_by_id(ana.id)
    here.describe(title="Chef")
    there.write_notes("kind")
    read = Contact.get_by_id(ana.id)
    assert (read.title, read.notes) == ("Chef", "kind")


def test_the_list_sorts_and_finds_without_accents(now: dt.datetime) -> None:
    for name, organisation in [("Zoé", "Hôpital Sainte-Justine"), ("Élodie Roy", ""), ("eric", ""), ("Ana", "")]:
        contact(name, organisation=organisation)
    assert [person.name for person in people(now)] == ["Ana", "Élodie Roy", "eric", "Zoé"]
    assert [person.name for person in people(now, "ELO")] == ["Élodie Roy"]
    assert [person.name for person in people(now, "hopital zoe")] == ["Zoé"]
    assert people(now, "100%_'\"") == []


def test_the_list_comes_a_page_at_a_time(now: dt.datetime) -> None:
    for number in range(PAGE + 3):
        contact(f"Person {number:03}")
    first, second = people(now), people(now, offset=PAGE)
    assert (len(first), len(second)) == (PAGE, 3)
    assert not {person.id for person in first} & {person.id for person in second}


def test_the_stage_follows_the_facts(now: dt.datetime) -> None:
    ana = contact()
    assert stage_of(ana, now) is Stage.TO_CONTACT
    sent(MessageKind.REQUEST, ana, now).set_reply(Reply.YES, now)
    assert stage_of(ana, now) is Stage.ASKED
    meeting = interview(ana, now + DAY, now)
    assert stage_of(ana, now) is Stage.SCHEDULED
    assert stage_of(ana, now + 2 * DAY) is Stage.MET
    meeting.cancel(CancelledBy.THEM, now)
    assert stage_of(ana, now + 2 * DAY) is Stage.ASKED
    ana.close(ClosedReason.DECLINED, now)
    assert stage_of(ana, now) is Stage.CLOSED
    assert [person.stage for person in people(now, wanted=Stage.CLOSED)] == [Stage.CLOSED]
    assert people(now, wanted=Stage.MET) == []


def test_someone_suggested_becomes_a_referred_contact_and_undo_takes_both_back(now: dt.datetime) -> None:
    meeting = interview(contact(), now, now)
    referral = Referral.note(meeting, " Bao Tran ", may_name=MayName.YES)
    assert [row.contact.name for row in Referral.from_interview(meeting)] == ["Bao Tran"]
    assert [row.contact.name for row in Referral.by(meeting.contact)] == ["Bao Tran"]
    referral.forget_with_contact(now)
    assert Referral.from_interview(meeting) == [] and len(people(now)) == 1


def test_a_suggestion_without_a_name_leaves_nothing_behind(now: dt.datetime) -> None:
    meeting = interview(contact(), now, now)
    with pytest.raises(Invalid):
        Referral.note(meeting, "  ")
    assert len(people(now)) == 1 and Referral.from_interview(meeting) == []


def test_only_a_giver_who_said_yes_may_be_named() -> None:
    bao, ana, eve = contact("Bao"), contact("Ana"), contact("Eve")
    Referral.link(ana, bao, may_name=MayName.NO)
    referral = Referral.link(eve, bao)
    assert nameable(bao) is None
    referral.allow(MayName.YES)
    assert nameable(bao) == eve
    referral.allow(MayName.NOT_ASKED)
    assert nameable(bao) is None


def test_said_twice_a_referral_is_one(now: dt.datetime) -> None:
    bao, ana = contact("Bao"), contact("Ana")
    Referral.link(ana, bao)
    Referral.link(ana, bao, may_name=MayName.YES)
    assert [row.may_name for row in Referral.to(bao)] == [MayName.YES]


def test_nobody_refers_themselves() -> None:
    ana = contact()
    with pytest.raises(Invalid):
        Referral.link(ana, ana)


def test_a_moment_to_come_is_no_touch(now: dt.datetime) -> None:
    from models.call import Call

    with pytest.raises(Invalid):
        Call.log(contact(), now, at=now + HOUR)


def test_who_suggested_them_is_the_one_of_that_name_or_someone_new(now: dt.datetime) -> None:
    zed, ana = contact("Zed"), contact("Ána Lopes")
    assert Referral.giver_named(" ana lopes\n", zed, "fr") == (ana, False)
    zoe, is_new = Referral.giver_named(" Zoé ", zed, "fr")
    assert (zoe.name, zoe.language, is_new) == ("Zoé", "fr", True)
    zoe.delete_for_now(now)
    assert Referral.giver_named("Zoé", zed, "fr")[0] != zoe, "who was deleted is not taken"
    contact("ANA LOPES")
    other = contact("zed")
    assert Referral.giver_named("Zed", zed, "fr") == (other, False)


@pytest.mark.parametrize(
    ("name", "problem"), [("ana", Problem.SEVERAL), ("x" * 201, Problem.TOO_LONG), ("ZED", Problem.UNKNOWN)]
)
def test_who_suggested_them_is_not_guessed(name: str, problem: Problem, now: dt.datetime) -> None:
    contact("Ana"), contact("Ana"), (zed := contact("Zed"))
    with pytest.raises(Invalid) as refused:
        Referral.giver_named(name, zed, "fr")
    assert refused.value.problems == {"giver": problem}
    assert len(people(now)) == 3


def test_another_who_suggested_them_takes_the_place_of_the_first(now: dt.datetime) -> None:
    meeting = interview(contact("Ana"), now - DAY, now - DAY)
    said, ben = Referral.note(meeting, "Zed"), contact("Ben")
    zed = said.contact
    Referral.keep_giver(zed, said, meeting.contact, now, why="Jazz", may_name=MayName.YES)
    (same,) = Referral.from_interview(meeting)
    assert (same.id, same.why, same.may_name) == (said.id, "Jazz", MayName.YES)
    Referral.keep_giver(zed, same, ben, now, why="", may_name=MayName.NO)
    (other,) = Referral.to(zed)
    assert other.giver == ben and Referral.from_interview(meeting) == []
    with pytest.raises(Invalid):
        Referral.keep_giver(zed, other, zed, now, why="", may_name=MayName.NO)
    assert [row.giver for row in Referral.to(zed)] == [ben], "what is refused changes nothing"
    Referral.keep_giver(zed, other, None, now, why="", may_name=MayName.NO)
    assert Referral.to(zed) == []


def test_someone_here_already_is_suggested_once_and_what_was_said_of_them_stays(now: dt.datetime) -> None:
    meeting, zed = interview(contact("Ana"), now - DAY, now - DAY), contact("Zed")
    first, is_new = Referral.note_known(meeting, zed)
    assert is_new and Referral.from_interview(meeting) == [first]
    first.allow(MayName.YES)
    later = interview(meeting.contact, now, now - DAY)
    again, is_new = Referral.note_known(later, zed)
    assert (again, again.may_name, again.interview, is_new) == (first, MayName.YES, meeting, False)


def test_a_name_that_is_here_is_refused_unless_it_was_deleted(now: dt.datetime) -> None:
    zed = contact("Zéd")
    with pytest.raises(Invalid) as refused:
        Contact.refuse_homonym(" ZED ")
    assert refused.value.problems == {"name": Problem.ALREADY_HERE}
    zed.delete_for_now(now)
    Contact.refuse_homonym("Zed")
