"""The checklist before an interview: what there is to do for one held that way, and what of it is done."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from models.interview import Interview, Way


class Preparation(StrEnum):
    """Five from the guide (G3, G7, G8), two of ours."""

    RESEARCH = "research"
    OBJECTIVES = "objectives"
    QUESTIONS = "questions"
    CLOTHES = "clothes"
    WAY = "way"
    RESUME_COPY = "resume-copy"
    SILENT_PHONE = "silent-phone"


_NEEDLESS: Final[Mapping[str, frozenset[Preparation]]] = {
    Way.PHONE: frozenset({Preparation.CLOTHES, Preparation.WAY, Preparation.SILENT_PHONE}),
    Way.VIDEO: frozenset({Preparation.WAY}),
}
"""What one need not do for an interview at a distance: nobody travels, and a silent phone would miss the call."""


def preparations(interview: Interview) -> tuple[Preparation, ...]:
    """What there is to do for one held this way, in the checklist's order."""
    needless = _NEEDLESS.get(interview.way, frozenset())
    return tuple(item for item in Preparation if item not in needless)


def is_prepared(interview: Interview) -> bool:
    """Whether all of that is done."""
    return set(preparations(interview)) <= set(interview.checklist)


def tick(interview: Interview, item: str, done: bool) -> None:
    """Tick one thing of the checklist, or take the tick away."""
    ticked = {*interview.checklist, item} if done else {*interview.checklist} - {item}
    interview.checklist = tuple(preparation for preparation in Preparation if preparation in ticked)
    interview.save()
