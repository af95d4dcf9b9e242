"""A text on its way to someone: whatever is opened, copied or shared for a contact is one of these.

What is only shown, to be said aloud, is made from `models/sources.py`; a calendar's file clears its own texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from models import links
from models.contact import Contact
from models.errors import EntrevueError
from models.names import visible
from models.naming import naming


class NothingSaid(EntrevueError):
    """A text is empty, or looks so."""


def is_empty(body: str) -> bool:
    """Whether a text says nothing: no letter or sign that one sees."""
    return not visible(body).strip()


@dataclass(frozen=True)
class Outgoing:
    """A text that may go to a contact. Making one raises NameWithheld when it names who has not said so (guide, G7).

    It raises NothingSaid when there is no text: a subject alone is no message.

    `ours` is our own wording of it, in which a word is a word and not someone's name.
    """

    to: Contact
    subject: str
    body: str
    ours: str = ""

    def __post_init__(self) -> None:
        if is_empty(self.body):
            raise NothingSaid
        naming(self.to).clear(self.subject, self.body, ours=self.ours)

    @property
    def text(self) -> str:
        """All of it, to paste somewhere."""
        return "\n\n".join(filter(None, (self.subject, self.body)))

    @property
    def mailto(self) -> str:
        """The letter to open in a mail program; without its body when that would make too long an address."""
        whole = links.mailto(self.to.email, self.subject, self.body)
        return whole if len(whole) <= links.LONGEST else links.mailto(self.to.email, self.subject)

    @property
    def fits_mailto(self) -> bool:
        return len(links.mailto(self.to.email, self.subject, self.body)) <= links.LONGEST

    def sms(self, phone: str, *, apple: bool = False) -> str:
        """The text message to open at a phone number; without its body when that would make too long an address."""
        whole = links.sms(phone, self.body, apple=apple)
        return whole if len(whole) <= links.LONGEST else links.sms(phone)

    def fits_sms(self, phone: str) -> bool:
        return len(links.sms(phone, self.body)) <= links.LONGEST
