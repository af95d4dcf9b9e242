"""Who led to whom, as a tree from the person outwards.

A contact stands under the first who led to them: referrals are taken in the order they were kept, and one is passed
over where it would close a circle, or comes from someone who was deleted. Nothing that was said is lost by it: the
others who led there are known too. Whoever is left without stands under the person.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from models.contact import Contact
from models.referral import Referral
from models.reminder import Phase
from models.reminders import due
from models.stage import Stage, stage

Link = tuple[int, int]
"""Who led, and to whom, by their ids."""


@dataclass(frozen=True)
class Member:
    """Someone of the network, and their place in the tree."""

    id: int
    name: str
    stage: Stage
    phase: Phase
    """The worst of what is due for them."""
    through: int | None
    """Who led to them first; None when nobody did who is still there."""
    also: tuple[int, ...]
    """Who else led to them, in the order it was kept."""
    is_cut_off: bool
    """Whether all who led to them were deleted."""
    depth: int
    """How many steps from the person: 1 for whom nobody led to."""
    below: int
    """How many people they led to, directly or through others."""


@dataclass(frozen=True)
class Network:
    """Everyone once, each right before those they led to; the branches with most people first, then by name."""

    people: tuple[Member, ...]

    @cached_property
    def by_id(self) -> dict[int, Member]:
        return {person.id: person for person in self.people}

    @cached_property
    def _led_to(self) -> dict[int | None, list[Member]]:
        found: dict[int | None, list[Member]] = defaultdict(list)
        for person in self.people:
            found[person.through].append(person)
        return dict(found)

    def led_to(self, key: int | None) -> list[Member]:
        """Whom someone led to first, in order; with None, whom the person found."""
        return self._led_to.get(key, [])

    @cached_property
    def branches(self) -> list[Member]:
        """Whom the person found, and who led further."""
        return [person for person in self.led_to(None) if person.below]

    @cached_property
    def alone(self) -> list[Member]:
        """Whom the person found, and who led to nobody yet."""
        return [person for person in self.led_to(None) if not person.below]

    @property
    def is_linked(self) -> bool:
        """Whether anyone led to anyone."""
        return bool(self.branches)


def network(now: dt.datetime) -> Network:
    """Everyone who is not deleted, as they stand now."""
    here = Contact.select(Contact.id, Contact.name, stage(now)).where(Contact.deleted_at.is_null())
    rows: Any = here.order_by(Contact.sort_name, Contact.id).tuples()
    known = {key: (name, Stage(where)) for key, name, where in rows}
    links = _links()
    standing = [(giver, contact) for giver, contact in links if giver in known and contact in known]
    through = parents(standing)
    also: dict[int, list[int]] = defaultdict(list)
    for giver, contact in standing:
        if giver != through.get(contact) and giver not in also[contact]:
            also[contact].append(giver)
    lost = {contact for giver, contact in links if giver not in known}
    phases = _phases(now)
    return Network(
        tuple(
            Member(
                id=key,
                name=known[key][0],
                stage=known[key][1],
                phase=phases.get(key, Phase.ON_TIME),
                through=through.get(key),
                also=tuple(also.get(key, ())),
                is_cut_off=key in lost and key not in through and not also.get(key),
                depth=depth,
                below=below,
            )
            for key, depth, below in _in_order(list(known), through)
        )
    )


def parents(links: Iterable[Link]) -> dict[int, int]:
    """Whom each stands under, by the first link that closes no circle. The links come in their order."""
    found: dict[int, int] = {}
    tops: dict[int, int] = {}

    def top(key: int) -> int:
        """Who stands highest above someone."""
        way = [key]
        while (above := tops.get(way[-1], way[-1])) != way[-1]:
            way.append(above)
        for step in way:
            tops[step] = way[-1]
        return way[-1]

    for giver, contact in links:
        if contact not in found and top(giver) != contact:
            found[contact] = giver
            tops[contact] = top(giver)
    return found


def _links() -> list[Link]:
    rows: Any = (
        Referral.select(Referral.giver, Referral.contact)
        .where(Referral.deleted_at.is_null(), Referral.giver != Referral.contact)
        .order_by(Referral.created_at, Referral.id)
        .tuples()
    )
    return list(rows)


def _phases(now: dt.datetime) -> dict[int, Phase]:
    """The worst phase of what is due for each contact: what is late comes first."""
    worst: dict[int, Phase] = {}
    for reminder in due(now):
        worst.setdefault(reminder.contact.id, reminder.phase(now))
    return worst


def _in_order(keys: list[int], through: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """Each with their depth and how many are below. The keys come by name."""
    under: dict[int | None, list[int]] = defaultdict(list)
    for key in keys:
        under[through.get(key)].append(key)
    down: list[tuple[int, int]] = [(key, 1) for key in under[None]]
    for key, depth in down:  # grows as it goes
        down += [(child, depth + 1) for child in under[key]]
    below = dict.fromkeys(keys, 0)
    for key, _ in reversed(down):
        if (above := through.get(key)) is not None:
            below[above] += below[key] + 1
    for siblings in under.values():
        siblings.sort(key=below.__getitem__, reverse=True)
    left = [(key, 1) for key in reversed(under[None])]
    while left:
        key, depth = left.pop()
        yield key, depth, below[key]
        left += [(child, depth + 1) for child in reversed(under[key])]
