"""Write out every draft of the sample people, to be read over: `python -m tests.views.demo_drafts`."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import time_machine

from locales.facts import message_name
from locales.words import words
from models.agenda import last_held
from models.clock import now
from models.contact import Contact
from models.database import close_database, db, open_database
from models.held import held
from models.message import Channel, Message, MessageKind
from models.proposed_times import kept, propose_times
from models.sources import answers_heard
from models.stage import Stage, stage_of
from views.demo import fill
from views.drafting import letter

FOLDER: Final = Path(__file__).parents[2] / "docs" / "drafts"
MOMENT: Final = dt.datetime(2026, 9, 15, 12, tzinfo=ZoneInfo("America/Toronto"))
_FORMS: Final = {
    MessageKind.REQUEST: (Channel.EMAIL, Channel.TEXT, Channel.PHONE),
}


def drafts(language: str) -> str:
    """Every draft that the sample people may get, on a Tuesday at noon, with and without what they may add."""
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(MOMENT, tick=False):
        open_database(Path(folder))
        try:
            fill(language)
            return "\n".join(_all(language))
        finally:
            close_database()
            db.init(None)


def _all(language: str) -> Iterator[str]:
    say = words(language)
    for contact in Contact.select().order_by(Contact.sort_name):
        for kind in _kinds(contact):
            for form in _FORMS.get(kind, (Channel.EMAIL,)):
                first = letter(kind, contact, None, language, form).text
                _add_to(kind, contact, form, language)
                second = letter(kind, contact, None, language, form).text
                for draft in dict.fromkeys((first, second)):
                    yield f"## {contact.name} · {message_name(say, kind)} · {form}\n"
                    yield "\n\n".join(filter(None, (f"[{draft.subject}]" if draft.subject else "", draft.body))) + "\n"


def _kinds(contact: Contact) -> list[MessageKind]:
    if contact.interviews.where(held(now())).exists():
        return [MessageKind.THANK_YOU, MessageKind.UPDATE]
    asking = {Stage.TO_CONTACT: [MessageKind.REQUEST], Stage.ASKED: [MessageKind.REQUEST, MessageKind.NUDGE]}
    return asking.get(stage_of(contact, now()), [])


def _add_to(kind: MessageKind, contact: Contact, form: Channel, language: str) -> None:
    """What a person may add: times to a request, something learned to what comes after."""
    about = last_held(now(), contact) if kind is MessageKind.THANK_YOU else None
    draft = Message.begin(kind, contact, about, form, language)
    if kind is MessageKind.REQUEST:
        draft.propose(kept(propose_times(now())))
    elif answers := answers_heard(last_held(now(), contact)):
        draft.tell(learned=answers[0].text)


def main() -> None:
    for language in ("fr", "en"):
        (FOLDER / f"{language}.md").write_text(drafts(language), encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    main()
