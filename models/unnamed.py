"""Findings without anybody's name, for someone who need not know whom the person met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.contact import Contact
from models.findings import Findings, Heard, Who
from models.interview import Interview
from models.left_out import Called, LeftOut
from models.record import fold


@dataclass(frozen=True)
class Instead:
    """What is written instead of names, which are told by their numbers, and of what reaches someone."""

    person: Called
    organisation: Called
    reach: Mapping[str, str]
    """For an "email", a "phone" and a "link"."""


def unnamed(found: Findings, instead: Instead, *, organisations: bool) -> Findings:
    """The findings with numbers for people, and for organisations too where those are left out (`organisations`).

    Everyone who was ever noted is left out of what was written: also who was not met, whoever was deleted, and what
    someone was called before.
    """
    known = _known()
    numbers = {key: number for number, key in enumerate(known, start=1)}
    places = _organisations() if organisations else {}
    names = {number: known[key] for key, number in numbers.items()}
    out = LeftOut(names, places, person=instead.person, organisation=instead.organisation, reach=instead.reach)

    def who(row: Who) -> Who:
        organisation = "" if organisations else out.text(row.organisation)
        return Who(row.key, instead.person([numbers[row.key]], "")[1], out.text(row.title), organisation)

    def heard(row: Heard) -> Heard:
        text, keys = out.marked(row.text, row.keys)
        return replace(row, text=text, keys=keys)

    return Findings(
        name=found.name if out.text(found.name) == found.name else "",
        subject_kind=found.subject_kind,
        subject_name=out.text(found.subject_name),
        study_plan=out.text(found.study_plan),
        people={key: who(row) for key, row in found.people.items()},
        asked=tuple(replace(row, text=out.text(row.text), heard=tuple(map(heard, row.heard))) for row in found.asked),
        advice=tuple(replace(row, text=out.text(row.text)) for row in found.advice),
        met=tuple(replace(row, notes=out.text(row.notes)) for row in found.met),
        referrals=tuple(replace(row, why=out.text(row.why)) for row in found.referrals),
    )


def _known() -> dict[int, tuple[str, ...]]:
    """How everyone may be called, by key: who was met first first."""
    met = Interview.select(Interview.contact).order_by(Interview.starts_at.desc(), Interview.id.desc())
    order = {row.contact_id: -place for place, row in enumerate(met)}
    rows = sorted(Contact.select(), key=lambda row: (row.id not in order, order.get(row.id, 0), row.id))
    return {row.id: (row.name, *row.former_names, row.salutation) for row in rows}


def _organisations() -> dict[int, str]:
    """The organisations of everyone, numbered by name; two spellings of one are one."""
    there = {fold(row.organisation): row.organisation for row in Contact.select() if row.organisation}
    return {number: there[key] for number, key in enumerate(sorted(there), start=1)}
