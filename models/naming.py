"""Whom a text addressed to a contact may name: a mutual contact only with that person's permission (guide, G7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    _shared: frozenset[str]
    """Words of the names that may stand in the text: of the contact, of who writes, of who may be named."""

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
            if any(self._is_whole_in(name, texts, ours) or self._is_partly_in(name, texts, ours) for name in names)
        )

    def _is_whole_in(self, name: Name, texts: tuple[str, ...], ours: str) -> bool:
        return name.count(texts, self._allowed) > name.common_in(ours)

    def _is_partly_in(self, name: Name, texts: tuple[str, ...], ours: str) -> bool:
        return name.count_parts(texts, self._shared) > name.count_parts((ours,), self._shared)

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
        # Whole names first: else one over two lines would leave its second half behind.
        return _taken_out(_taken_out(text, self._names_nobody_whole), self.allows)

    def _names_nobody_whole(self, text: str) -> bool:
        return not any(self._is_whole_in(name, (text,), "") for known in self._names for name in known)


def _taken_out(text: str, may_go: Callable[[str], bool]) -> str:
    while not may_go(text):
        parts = pieces(text)
        size, start = min(
            (size, start)
            for size in range(1, len(parts) + 1)
            for start in range(len(parts) - size + 1)
            if not may_go(" ".join(parts[start : start + size]))
        )
        text = without(text, set(range(start, start + size)))
    return text


def naming(contact: Contact) -> Naming:
    """Whom texts to a contact may name now. A no outweighs the same person's yes; what was deleted allows nothing."""
    standing = Referral.to(contact)
    may_be_named = agreed(standing)
    yes = [row for row in standing if row.may_name == MayName.YES and (row.giver_id, row.contact_id) in may_be_named]
    allowed = {row.giver_id for row in yes}
    ever = Contact.select().join(Referral, on=(Referral.giver == Contact.id)).where(Referral.contact == contact)
    withheld = tuple(person for person in ever.distinct().order_by(Contact.id) if person.id not in allowed)
    own = _own(contact)
    others = [row for row in standing if row.giver_id not in allowed and row.may_name != MayName.YES]
    return Naming(
        referral=yes[0] if yes else None,
        asked=others[0] if others and not yes else None,
        withheld=withheld,
        _names=tuple(_names(person, own) for person in withheld),
        _allowed=(names := tuple(Name(row.giver.name) for row in yes)),
        _shared=frozenset().union(*(name.words for name in (*names, *map(Name, own)))),
    )


def agreed(referrals: Iterable[Referral]) -> set[tuple[int, int]]:
    """Who may be named to have suggested whom, by key; not who was not asked. A no outweighs the same person's yes."""
    rows = list(referrals)
    yes, no = (
        {(row.giver_id, row.contact_id) for row in rows if row.may_name == answer}
        for answer in (MayName.YES, MayName.NO)
    )
    return yes - no


def nameable(contact: Contact) -> Contact | None:
    """The mutual contact a message to `contact` may name."""
    return naming(contact).giver


def _names(person: Contact, own: tuple[str, ...]) -> tuple[Name, ...]:
    """A namesake of the contact or of the person writing can't be told from them, and is never found."""
    names = (Name(text) for text in (person.name, *person.former_names))
    return tuple(name for name in names if not any(name.is_shared_with(other) for other in own))


def _own(to: Contact) -> tuple[str, ...]:
    return to.name, to.salutation, Profile.load().name
