"""What went wrong, as a sentence a person can act on. The names of the problems are those of models/errors.py."""

from __future__ import annotations

from typing import Final

from locales.words import N_, Words

SENTENCES: Final = {
    "missing": N_("Please fill this in."),
    "too-long": N_("This is too long to keep. Please shorten it."),
    "not-an-email": N_("This does not look like an email address. Example: name@example.ca"),
    "not-a-phone": N_("This does not look like a phone number. Example: 514 555-0199"),
    "not-a-link": N_("A link begins with https:// or http://"),
    "no-length": N_("An interview lasts at least one minute."),
    "length-too-long": N_("An interview lasts at most twelve hours."),
    "in-the-future": N_("This date is in the future."),
    "unknown": N_("This is not possible here."),
    "cadence": N_("The first is at least one day, and the second comes later."),
}

OPENING: Final = {
    "FolderNotWritable": N_(
        "Entrevue can’t write in the folder {path}. Choose another with --data, or free some space."
    ),
    "NotADatabase": N_("The file {path} is not an Entrevue database, or it is damaged. It was left as it is."),
    "NewerDatabase": N_(
        "The file {path} was written by a newer version of Entrevue. Please update the app; the file was left as it is."
    ),
    "DatabaseBusy": N_("Another program is using {path}. Close it and try again."),
}


def sentence(say: Words, problem: str) -> str:
    """Why one field can't be kept."""
    return say(SENTENCES[problem])


def opening(say: Words, error: str, path: object) -> str:
    """Why the database can't be opened, by the name of the error."""
    return say(OPENING[error], path=path)
