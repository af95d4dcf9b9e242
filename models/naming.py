"""Whom a text addressed to a contact may name: a mutual contact only with that person's permission (guide, G7)."""

from __future__ import annotations

from dataclasses import dataclass

from models.contact import Contact
from models.errors import EntrevueError
from models.names import Name
from models.profile import Profile
from models.redraft import pieces, without
from models.referral import MayName, Referral


class NameWithheld(EntrevueError):
    """A text names people who have not said that they may be named."""

    def __init__(self, people: tuple[Contact, ...]) -> None:
        super().__init__(", ".join(person.uid for person in people))
        self.people = people


@dataclass(frozen=True)
class Naming:
    """The rule for texts to one contact."""

    referral: Referral | None
    """The one that allows naming who gave it; the latest of several."""
    asked: Referral | None
    """Else the latest whose giver may not be named, or was not asked."""
    withheld: tuple[Contact, ...]
    """Everyone who suggested them and may not be named."""
    _names: tuple[tuple[Name, ...], ...]
    """How each of them may be called, also before a change of name."""
    _allowed: tuple[Name, ...]

    @property
    def giver(self) -> Contact | None:
        """The mutual contact who may be named."""
        return self.referral.giver if self.referral else None

    def withheld_in(self, *texts: str, ours: str = "") -> tuple[Contact, ...]:
        """Who is named in these texts without having said so.

        A single word may also be a common one, such as "May": where our own wording, `ours`, has it as often, it is.
        """
        return tuple(
            person
            for person, names in zip(self.withheld, self._names, strict=True)
            if any(name.count(texts, self._allowed) > name.common_in(ours) for name in names)
        )

    def allows(self, *texts: str) -> bool:
        return not self.withheld_in(*texts)

    def spoken(self, text: str) -> str:
        """The text, or nothing when it names someone who has not said so."""
        return text if self.allows(text) else ""

    def clear(self, *texts: str, ours: str = "") -> None:
        """Let these texts go. Raises NameWithheld."""
        if people := self.withheld_in(*texts, ours=ours):
            raise NameWithheld(people)

    def taken_out(self, text: str) -> str:
        """A text without the sentences and lines, or those that follow one another, that name who may not be named."""
        while not self.allows(text):
            parts = pieces(text)
            size, start = min(
                (size, start)
                for size in range(1, len(parts) + 1)
                for start in range(len(parts) - size + 1)
                if not self.allows(" ".join(parts[start : start + size]))
            )
            text = without(text, set(range(start, start + size)))
        return text


def naming(contact: Contact) -> Naming:
    """Whom texts to a contact may name now. A no outweighs the same person's yes; what was deleted allows nothing."""
    standing = Referral.to(contact)
    refused = {referral.giver_id for referral in standing if referral.may_name == MayName.NO}
    yes = [row for row in standing if row.may_name == MayName.YES and row.giver_id not in refused]
    allowed = {row.giver_id for row in yes}
    ever = Contact.select().join(Referral, on=(Referral.giver == Contact.id)).where(Referral.contact == contact)
    withheld = tuple(person for person in ever.distinct().order_by(Contact.id) if person.id not in allowed)
    others = [row for row in standing if row.giver_id not in allowed and row.may_name != MayName.YES]
    return Naming(
        referral=yes[0] if yes else None,
        asked=others[0] if others and not yes else None,
        withheld=withheld,
        _names=tuple(_names(person, contact) for person in withheld),
        _allowed=tuple(Name(row.giver.name) for row in yes),
    )


def nameable(contact: Contact) -> Contact | None:
    """The mutual contact a message to `contact` may name."""
    return naming(contact).giver


def _names(person: Contact, to: Contact) -> tuple[Name, ...]:
    """A namesake of the contact or of the person writing can't be told from them, and is never found."""
    own = (to.name, to.salutation, Profile.load().name)
    names = (Name(text) for text in (person.name, *person.former_names))
    return tuple(name for name in names if not any(name.is_shared_with(other) for other in own))
