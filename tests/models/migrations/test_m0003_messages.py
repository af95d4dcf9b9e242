"""What the third migration does with drafts that were begun before it."""

from __future__ import annotations

from pathlib import Path

from models.database import close_database, open_database, version
from models.message import Channel, Message, MessageKind
from models.migrations import VERSION
from models.template import Template
from tests.models.migrations.undo import undo_to
from tests.models.people import contact


def test_an_older_draft_is_a_letter_and_stays_as_it_was_written(data: Path) -> None:
    ana = contact()
    Message.create(kind=MessageKind.REQUEST, contact=ana, subject="Jazz", body="Dear Ana,")
    undo_to(2)
    close_database()
    open_database(data)
    assert version() == VERSION
    draft = Message.open_draft(MessageKind.REQUEST, ana, None, Channel.EMAIL)
    assert draft is not None
    assert draft.following("May I?", "Hello Ana,") == ("Jazz", "Dear Ana,")
    assert not Template.select().exists()
