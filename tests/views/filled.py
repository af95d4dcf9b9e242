"""A database in which everything has happened: each stage, each reminder open and late, each state of an interview.

What is written by people is made of names that are no word of either language.
"""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from models import deck
from models.advice import Advice
from models.call import Call
from models.checklist import Preparation, tick
from models.contact import ClosedReason, Contact
from models.guide_tip import GuideTip, Step
from models.interview import CancelledBy, Interview, Objective
from models.key_phrase import KeyPhrase
from models.message import Message, MessageKind, Reply
from models.profile import Profile
from models.question import Question
from models.referral import MayName, Referral
from tests.models.people import DAY, contact, sent

MINUTE = dt.timedelta(minutes=1)


def fill(now: dt.datetime, language: str) -> SimpleNamespace:
    """Fill it for a person of that language. `now` is a noon."""
    Profile.load().describe(
        name="Zuri Qop", introduction="Qopiste.", subject_kind="job", subject_name="qopi", language=language
    )

    def someone(name: str) -> Contact:
        return contact(
            name, language=language, organisation=f"{name} & Qo", email="q@example.ca", phones=("514 555-0199",)
        )

    def meet(who: Contact, start: dt.datetime, minutes: int = 20) -> Interview:
        return Interview.plan(who, start, minutes, min(start, now) - 7 * DAY, language=language, place="Qafé")

    ana, ben, chi, dov, eva = (someone(name) for name in ("Ana", "Ben", "Chi", "Dov", "Eva"))
    held = meet(ana, now - DAY - 120 * MINUTE)
    held.aim([Objective.NETWORK, Objective.RESUME], "qopper")
    held.finish(held.ends_at)
    first, second, *_ = deck.cards(held)
    first.write("Qopopop. Qopa qo.", held.ends_at - 5 * MINUTE)
    KeyPhrase.mark(first, "Qopa qo.")
    second.ask(held.ends_at - 4 * MINUTE)
    Referral.note(held, "Gil", may_name=MayName.YES)
    dated = Advice.note(held, "Qop la qopa", (now + DAY).date(), now - DAY)
    Advice.note(held, "Qopilo", (now - 2 * DAY).date(), now - 5 * DAY)
    planned = meet(ben, (now + DAY).astimezone(ZoneInfo("Europe/Paris")))
    tick(planned, Preparation.RESEARCH, done=True)
    soon = meet(chi, now + 15 * MINUTE)
    meet(dov, now + 45 * MINUTE)
    meet(someone("Mia"), now - 60 * MINUTE)
    unconfirmed = meet(someone("Ned"), now - DAY - 60 * MINUTE)
    for who, days in ((eva, 30), (someone("Fay"), 50)):
        met = meet(who, now - days * DAY)
        met.finish(met.ends_at)
        met.write_notes("Qopqop")
        sent(MessageKind.THANK_YOU, who, met.ends_at, met)
    cancelled = meet(eva, now - 40 * DAY)
    cancelled.cancel(CancelledBy.THEM, now - 41 * DAY)
    hal = someone("Hal")
    for who, days in ((hal, 4), (someone("Ida"), 12)):
        referral = Referral.link(ana, who, why="Qopqo", may_name=MayName.NO)
        referral.created_at = now - days * DAY
        referral.save()
    asked = someone("Ivy")
    for who, days in ((asked, 8), (someone("Jon"), 15)):
        sent(MessageKind.REQUEST, who, now - days * DAY)
    kim = someone("Kim")
    sent(MessageKind.REQUEST, kim, now - 20 * DAY)
    sent(MessageKind.NUDGE, kim, now - 8 * DAY)
    closed, fresh = someone("Lou"), someone("Noa")
    sent(MessageKind.REQUEST, closed, now - 9 * DAY).set_reply(Reply.NO, now - 8 * DAY)
    closed.close(ClosedReason.DECLINED, now - 8 * DAY)
    Call.log(ana, now, at=now - DAY, notes="Qop")
    GuideTip.put_away(Step.LAST_CARD)
    own = Question.add("Qop qop qop?")
    Question.get(Question.key == "pay").hide(now)
    return SimpleNamespace(
        contacts=[fresh, asked, ana, chi, eva, hal, closed],
        interviews=[held, planned, soon, cancelled, unconfirmed],
        contact=ana,
        interview=held,
        dated=dated,
        own=own,
        question=first.question,
        message=Message.get(Message.contact == asked),
    )
