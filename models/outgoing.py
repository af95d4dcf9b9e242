"""A text on its way to someone: nothing leaves the app towards a contact without being made one of these."""

from __future__ import annotations

from dataclasses import dataclass

from models import links
from models.contact import Contact
from models.naming import naming


@dataclass(frozen=True)
class Outgoing:
    """A text that may go to a contact. Made by `outgoing`."""

    to: Contact
    subject: str
    body: str

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


def outgoing(to: Contact, subject: str, body: str) -> Outgoing:
    """Let a text go to a contact. Raises NameWithheld when it names who has not said so (guide, G7)."""
    naming(to).clear(subject, body)
    return Outgoing(to, subject, body)
