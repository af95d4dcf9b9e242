"""What calendars were given of an interview: the person's own, and the contact's by an invitation.

An interview's `sequence` rises with what calendars have to hear of; here is kept which one each was given last.
"""

from __future__ import annotations

from models.interview import Interview


def enter(interview: Interview) -> None:
    """The person's calendar has it as it is now."""
    interview.calendar_sequence = interview.sequence
    interview.save()


def invite(interview: Interview) -> None:
    """An invitation was made for the contact's calendar, as it is now."""
    interview.invited_sequence = interview.sequence
    interview.save()


def is_in_any(interview: Interview) -> bool:
    """Whether a file of it was ever made for a calendar."""
    return interview.calendar_sequence is not None or interview.invited_sequence is not None


def is_entry_outdated(interview: Interview) -> bool:
    """Whether the person's calendar holds something else than what is true now."""
    return interview.calendar_sequence is not None and interview.calendar_sequence != interview.sequence


def is_invitation_outdated(interview: Interview) -> bool:
    """Whether the contact was invited to something else than what is true now."""
    return interview.invited_sequence is not None and interview.invited_sequence != interview.sequence
