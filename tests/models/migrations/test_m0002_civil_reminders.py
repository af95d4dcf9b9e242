"""What the second migration does with what the first release wrote."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.database import close_database, db, open_database, version
from models.delivery import Delivery
from models.interview import Interview
from models.migrations import VERSION
from models.record import stamp
from models.rings import claim_due
from tests.models.migrations.undo import undo_to
from tests.models.people import DAY, contact, interview


def test_a_thank_you_that_rang_before_it_knew_its_start_does_not_ring_again(data: Path, now: dt.datetime) -> None:
    """The deliveries of the first release get their interview's start."""
    meeting = interview(contact(), now - DAY, now - 2 * DAY)
    meeting.write_notes("x")
    (ring,) = claim_due(now)
    ring.confirm(now)
    key = meeting.uid
    db.execute_sql("UPDATE delivery SET occurrence = ''")
    undo_to(1)
    close_database()
    open_database(data)
    assert Delivery.get().occurrence == stamp(Interview.get(uid=key).starts_at)
    assert version() == VERSION
    assert claim_due(now) == []
