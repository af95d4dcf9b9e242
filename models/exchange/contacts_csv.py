"""Contacts as a table that spreadsheets read: UTF-8 with its mark, and no cell that they would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from models.contact import Contact
from models.exchange.formulas import guarded
from models.exchange.table import Field

COLUMNS = (
    Field.NAME,
    Field.TITLE,
    Field.ORGANISATION,
    Field.EMAIL,
    Field.PHONE,
    Field.LINK,
    Field.LANGUAGE,
    Field.TAGS,
    Field.NOTES,
)


def write(contacts: Iterable[Contact], names: Mapping[Field, str], delimiter: str) -> bytes:
    """The table, with these names of columns. `delimiter` is what the person's spreadsheets expect."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([names[column] for column in COLUMNS])
    for contact in contacts:
        cells = (
            *(contact.name, contact.title, contact.organisation, contact.email, "\n".join(contact.phones)),
            *(contact.link, contact.language, ", ".join(contact.tags), contact.notes),
        )
        writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig", "ignore")
