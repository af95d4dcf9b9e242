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
    "another-word": N_("This is not the word. Please type the one that is asked for."),
    "several": N_("Several of your contacts have this name. Choose one under the field."),
    "already-here": N_(
        "Someone of this name is already in your contacts. Choose them under the field, or add another person."
    ),
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
    "FolderGone": N_("The folder {path} is there no more. If its drive was removed, put it back and try again."),
    "DiskFull": N_("There is no room left for {path}. Free some space and try again."),
    "DamagedDatabase": N_("The file {path} is damaged. It was left as it is."),
    "DatabaseBusy": N_("Another program is using {path}. Close it and try again."),
}


WRITING: Final = {
    "FolderGone": N_(
        "This was not saved: the folder of your data is there no more. If its drive was removed, put it back."
    ),
    "DiskFull": N_("This was not saved: no room is left on this device. Free some space."),
    "FolderNotWritable": N_("This was not saved: Entrevue may not write in the folder of your data any more."),
    "DatabaseBusy": N_("This was not saved: another program is using your data. Close it and try again."),
    "NotADatabase": N_("This was not saved: the file of your data is damaged."),
    "DamagedDatabase": N_("This was not saved: the file of your data is damaged."),
}

EXPORTS: Final = {
    "NotAnExport": N_("Entrevue did not make this file. Nothing was changed."),
    "ExportTooLarge": N_("This file is larger than {megabytes} MB, the most that can be taken. Nothing was changed."),
    "NewerExport": N_("A newer version of Entrevue made this file. Please update the app. Nothing was changed."),
    "DamagedExport": N_("This file is damaged or cut short: see line {place}. Nothing was changed."),
    "UnsoundExport": N_(
        "This file holds something that can’t be kept: see “{place}” (table, row, field). Nothing was changed."
    ),
}


def sentence(say: Words, problem: str) -> str:
    """Why one field can't be kept, by its problem or by the name of the error that writing met."""
    return say({**SENTENCES, **WRITING}[problem])


def opening(say: Words, error: str, path: object) -> str:
    """Why the database can't be opened, by the name of the error."""
    return say(OPENING[error], path=path)


def refused(say: Words, error: str, *, place: str, megabytes: int) -> str:
    """Why a file of everything is not taken, by the name of the error."""
    return say(EXPORTS[error], place=place, megabytes=say.number(megabytes))
