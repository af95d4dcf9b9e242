"""What was deleted is listed for thirty days, and comes back by one tap."""

from __future__ import annotations

import datetime as dt

from models.contact import Contact
from models.interview import Interview
from models.question import Question
from tests.models.people import DAY, contact, interview
from tests.views.conftest import Open


async def test_each_thing_deleted_comes_back(open_app: Open, now: dt.datetime) -> None:
    talk = interview(contact("Ana Lopes"), now, now)
    card = Question.add("What do you read?")
    card.delete_for_now(now)
    talk.delete_for_now(now - 10 * DAY)
    talk.contact.delete_for_now(now - 20 * DAY)
    screen = await open_app("/guide/settings/data")
    await screen.click("Recently deleted")
    assert screen.has("Interview with Ana Lopes, Sep 15, 2026")
    assert screen.has("Goes for good in 10 days")
    await screen.click("Restore", f"Interview{talk.id}")
    assert Interview.find(talk.id) and Contact.find(talk.contact_id)
    assert not screen.has("Ana Lopes")
    await screen.click("Restore", f"Question{card.id}")
    assert screen.snack() == "It is back: What do you read?"
    assert screen.has("Nothing was deleted lately.")
