"""Whom a text addressed to a contact may name: a mutual contact only with that person's permission (guide, G7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.contact import Contact
from models.errors import EntrevueError
from models.profile import Profile
from models.record import fold
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
    _names: tuple[re.Pattern[str], ...] = field(repr=False)

    @property
    def giver(self) -> Contact | None:
        """The mutual contact who may be named."""
        return self.referral.giver if self.referral else None

    def withheld_in(self, *texts: str) -> tuple[Contact, ...]:
        """Who is named in these texts without having said so. One word alone counts only as it is written."""
        plain = [_spaced(text) for text in texts]
        return tuple(
            person
            for person, name in zip(self.withheld, self._names, strict=True)
            if any(name.search(text) or name.search(fold(text)) for text in plain)
        )

    def allows(self, *texts: str) -> bool:
        return not self.withheld_in(*texts)

    def clear(self, *texts: str) -> None:
        """Let these texts go. Raises NameWithheld."""
        if people := self.withheld_in(*texts):
            raise NameWithheld(people)


def naming(contact: Contact) -> Naming:
    """Whom texts to a contact may name now. A no outweighs the same person's yes; what was deleted allows nothing."""
    standing = Referral.to(contact)
    refused = {referral.giver_id for referral in standing if referral.may_name == MayName.NO}
    yes = [row for row in standing if row.may_name == MayName.YES and row.giver_id not in refused]
    allowed = {row.giver_id for row in yes}
    ever = Contact.select().join(Referral, on=(Referral.giver == Contact.id)).where(Referral.contact == contact)
    withheld = tuple(person for person in ever.distinct().order_by(Contact.id) if person.id not in allowed)
    own = (contact.name, contact.salutation, Profile.load().name)
    others = [row for row in standing if row.giver_id not in allowed]
    return Naming(
        referral=yes[0] if yes else None,
        asked=others[0] if others and not yes else None,
        withheld=withheld,
        _names=tuple(_pattern(person.name, own) for person in withheld),
    )


def nameable(contact: Contact) -> Contact | None:
    """The mutual contact a message to `contact` may name."""
    return naming(contact).giver


def _pattern(name: str, own: tuple[str, ...]) -> re.Pattern[str]:
    """A name of several words is found in any spelling; a single one, which may be a common word, as it is written.

    A namesake of the contact or of the person can't be told from them, and is never found.
    """
    words = _spaced(name).split()
    theirs = [_spaced(text).split() for text in own]
    if not words or any(words == other or (len(words) == 1 and words[0] in other) for other in theirs):
        return re.compile(r"(?!)")
    spelled = map(re.escape, map(fold, words) if len(words) > 1 else words)
    return re.compile(r"(?<!\w)" + r"\s+".join(spelled) + r"(?!\w)")


def _spaced(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\-‐‑–]+", " ", text)
