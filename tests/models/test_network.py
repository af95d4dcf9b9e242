"""Who led to whom: everyone once, within reach, and never in a circle."""

from __future__ import annotations

import datetime as dt
import logging
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.advice import Advice
from models.contact import ClosedReason, Contact
from models.database import db
from models.exchange.preview import Choice
from models.message import MessageKind
from models.network import Network, network, parents
from models.people import everyone
from models.referral import Referral
from models.reminder import Phase
from models.stage import Stage
from tests.models.people import DAY, contact, interview, sent
from tests.models.test_import import card, kept, seen

LINKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40)


def outline(found: Network) -> list[str]:
    """Each on a line, further in for each step from the person."""
    return [f"{'  ' * (one.depth - 1)}{one.name}" for one in found.people]


def above(through: dict[int, int], key: int) -> list[int]:
    """All who stand above someone, the nearest first. It would not end in a circle."""
    found: list[int] = []
    while key in through:
        key = through[key]
        assert key not in found, "a circle"
        found.append(key)
    return found


def lead(giver: Contact, to: Contact, at: dt.datetime) -> Referral:
    made = Referral.link(giver, to)
    made.created_at = at
    made.save()
    return made


@given(LINKS)
def test_each_stands_under_the_first_who_led_there_without_a_circle(links: list[tuple[int, int]]) -> None:
    told: dict[int, int] = {}
    for giver, to in links:
        if to not in told and giver != to and to not in above(told, giver):
            told[to] = giver
    assert parents(links) == told


def test_everyone_is_there_once_and_within_reach(now: dt.datetime) -> None:
    for seed in range(25):
        with db.atomic():
            Contact.delete().execute()  # and with them who led to whom
            some_network(now, random.Random(seed))
        holds_together(now)


def some_network(now: dt.datetime, chance: random.Random) -> None:
    """People of whom some were deleted, and who led to whom in any order, circles and all."""
    people = [contact(f"P{number:02}") for number in range(chance.randint(0, 30))]
    for _ in range(chance.randint(0, 3 * len(people))):
        giver, to = chance.sample(people, 2) if len(people) > 1 else people * 2
        if giver != to:
            made = lead(giver, to, now - chance.randint(0, 30) * DAY)
            if not chance.randint(0, 5):
                made.delete_for_now(now)
    for one in people:
        if not chance.randint(0, 4):
            one.delete_for_now(now)


def holds_together(now: dt.datetime) -> None:
    found = network(now)
    assert sorted(one.id for one in found.people) == sorted(one.id for one in everyone())
    through = {one.id: one.through for one in found.people if one.through is not None}
    assert set(through.values()) <= set(found.by_id)
    for at, one in enumerate(found.people):
        assert one.depth == len(above(through, one.id)) + 1
        assert one.below == sum(one.id in above(through, other) for other in through)
        # Those below come right after, and nobody else between.
        assert all(one.id in above(through, other.id) for other in found.people[at + 1 : at + 1 + one.below])
    roots = found.led_to(None)
    assert sum(one.below + 1 for one in roots) == len(found.people)
    assert [*found.branches, *found.alone] == roots
    said = {
        (row.giver_id, row.contact_id)
        for row in Referral.select().where(Referral.deleted_at.is_null())
        if row.giver_id in found.by_id and row.contact_id in found.by_id
    }
    kept = {(one.through, one.id) for one in found.people if one.through is not None}
    others = [(giver, one.id) for one in found.people for giver in one.also]
    assert len(others) == len(set(others))
    assert kept.isdisjoint(others)
    assert kept | set(others) == said
    assert network(now) == found


def test_it_reads_from_the_person_outwards(now: dt.datetime) -> None:
    ana, ben, chi, dov, eva = (contact(name) for name in ("Ana", "Ben", "Chi", "Dov", "Eva"))
    for giver, to, days in ((eva, chi, 9), (chi, dov, 8), (eva, ben, 7), (ana, dov, 6)):
        lead(giver, to, now - days * DAY)
    found = network(now)
    assert outline(found) == ["Eva", "  Chi", "    Dov", "  Ben", "Ana"]
    assert found.by_id[dov.id].also == (ana.id,)
    assert [one.name for one in found.branches] == ["Eva"]
    assert [one.name for one in found.alone] == ["Ana"]
    assert found.is_linked


def test_the_first_who_led_there_counts_whenever_it_was_entered(now: dt.datetime) -> None:
    ana, ben, chi = (contact(name) for name in ("Ana", "Ben", "Chi"))
    lead(ana, chi, now - DAY)
    lead(ben, chi, now - 2 * DAY)
    found = network(now)
    assert outline(found) == ["Ben", "  Chi", "Ana"]
    assert found.by_id[chi.id].also == (ana.id,)


def test_a_circle_opens_where_it_was_closed(now: dt.datetime) -> None:
    ana, ben, chi = (contact(name) for name in ("Ana", "Ben", "Chi"))
    for giver, to, days in ((ben, chi, 3), (chi, ana, 2), (ana, ben, 1)):
        lead(giver, to, now - days * DAY)
    found = network(now)
    assert outline(found) == ["Ben", "  Chi", "    Ana"]
    assert found.by_id[ben.id].also == (ana.id,)
    assert not found.by_id[ben.id].is_cut_off


def test_who_was_led_to_by_someone_deleted_stands_under_the_person(now: dt.datetime) -> None:
    ana, ben, chi = (contact(name) for name in ("Ana", "Ben", "Chi"))
    lead(ana, ben, now - 2 * DAY)
    lead(chi, ben, now - DAY)
    ana.delete_for_now(now)
    found = network(now)
    assert outline(found) == ["Chi", "  Ben"]
    assert not found.by_id[ben.id].is_cut_off, "someone else led there too"
    chi.delete_for_now(now)
    found = network(now)
    assert outline(found) == ["Ben"]
    assert found.by_id[ben.id].is_cut_off
    ana.restore()
    assert outline(network(now)) == ["Ana", "  Ben"]


def test_nobody_leads_to_anyone_by_a_referral_taken_back(now: dt.datetime) -> None:
    ana, ben = contact("Ana"), contact("Ben")
    Referral.link(ana, ben).delete_for_now(now)
    found = network(now)
    assert outline(found) == ["Ana", "Ben"]
    assert not found.is_linked
    assert not any(one.is_cut_off for one in found.people)


def test_who_was_completed_from_a_file_still_leads_to_the_same(now: dt.datetime) -> None:
    ana, ben = contact("Ana Lopes", email="ana@example.ca"), contact("Ben")
    lead(ana, ben, now)
    found = seen(card("Ana Lopes", "EMAIL:ana@example.ca", "TITLE:Urbaniste"), card("Zoé Roy"))
    assert found.rows[0].choice is Choice.MERGE
    batch = kept(found, now)
    assert outline(network(now)) == ["Ana Lopes", "  Ben", "Zoé Roy"]
    batch.undo(now)
    assert outline(network(now)) == ["Ana Lopes", "  Ben"]


def test_where_each_stands_and_the_worst_that_is_due(now: dt.datetime) -> None:
    ana, ben, chi, dov = (contact(name) for name in ("Ana", "Ben", "Chi", "Dov"))
    met = interview(ana, now - 3 * DAY, now - 5 * DAY)
    met.finish(now - 3 * DAY)
    met.write_notes("Much.")
    sent(MessageKind.REQUEST, ben, now - 8 * DAY)
    Advice.note(met, "Read on", now.date(), now - 3 * DAY)
    chi.close(ClosedReason.DECLINED, now)
    found = {one.name: (one.stage, one.phase) for one in network(now).people}
    assert found == {
        "Ana": (Stage.MET, Phase.LATE),
        "Ben": (Stage.ASKED, Phase.OPEN),
        "Chi": (Stage.CLOSED, Phase.ON_TIME),
        "Dov": (Stage.TO_CONTACT, Phase.ON_TIME),
    }
    lead(ben, ana, now - 20 * DAY)
    assert network(now).by_id[ana.id].phase is Phase.LATE
    assert dov.id in network(now).by_id


def test_how_much_is_asked_hangs_not_on_how_many_there_are(now: dt.datetime, caplog: pytest.LogCaptureFixture) -> None:
    def fill(count: int) -> int:
        for number in range(count):
            one = contact(f"P{number}")
            sent(MessageKind.REQUEST, one, now - 20 * DAY)
            met = interview(contact(f"Q{number}"), now - 3 * DAY, now - 5 * DAY)
            met.finish(now - 3 * DAY)
            lead(one, met.contact, now)
        with caplog.at_level(logging.DEBUG, "peewee"):
            caplog.clear()
            network(now)
            return len(caplog.records)

    assert fill(2) == fill(12)
