"""The names that address books give to the columns of a table, in the languages we know them in.

As Google Contacts (before and since 2024), Outlook (desktop and web), LinkedIn and Thunderbird export them, without
case, accents, signs and numbers: "E-mail 1 - Value" is "e mail value".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "full name", "display name", "contact name", "nom complet", "nom affiche", "nom d affichage"),
    "given": ("first name", "given name", "firstname", "prenom"),
    "middle": ("middle name", "additional name", "deuxieme prenom", "second prenom"),
    "family": ("last name", "family name", "lastname", "surname", "nom de famille", "nom"),
    "title": (
        *("title", "job title", "position", "organization title", "role", "occupation", "poste", "fonction", "titre"),
        *("profession", "titre du poste", "titre professionnel", "intitule du poste", "intitule de poste"),
    ),
    "organisation": (
        *("organisation", "organization", "company", "company name", "organization name", "employer", "societe"),
        *("entreprise", "organisme", "employeur", "nom de l entreprise", "nom de l organisation"),
        "entreprise ou organisme",
    ),
    "department": ("department", "organization department", "service", "departement"),
    "email": (
        *("email", "e mail", "email address", "e mail address", "e mail value", "mail", "primary email"),
        *("secondary email", "courriel", "adresse e mail", "adresse email", "adresse courriel", "adresse mail"),
        *("adresse de messagerie", "adresse electronique", "adresse de courriel", "messagerie"),
    ),
    "phone": (
        *("phone", "phones", "phone value", "phone number", "mobile phone", "home phone", "business phone", "mobile"),
        *("company main phone", "primary phone", "other phone", "car phone", "work phone", "cell", "cell phone"),
        *("mobile number", "tel", "telephone", "telephones", "telephone mobile", "tel mobile", "telephone bureau"),
        *("telephone domicile", "numero de telephone", "cellulaire", "telephone principal", "autre telephone"),
        *("tel bureau", "tel domicile", "telephone personnel", "telephone professionnel", "portable"),
        "telephone principal societe",
    ),
    "link": ("link", "url", "website", "website value", "web page", "profile url", "site web", "page web", "lien"),
    "language": ("language", "langue"),
    "address": (
        *("address", "address formatted", "home address", "business address", "adresse", "adresse domicile"),
        *("adresse bureau", "adresse professionnelle"),
    ),
    "tags": (
        *("tags", "labels", "categories", "group membership", "groups", "mots cles", "etiquettes", "libelles"),
        "groupes",
    ),
    "notes": ("notes", "note", "comments", "remarques", "commentaires"),
    "photo": ("photo",),
    "date": ("birthday", "anniversary", "event value", "anniversaire", "date de naissance"),
    "chat": ("im value", "instant messenger"),
}

COLUMNS: Final[Mapping[str, str]] = {name: field for field, names in _NAMES.items() for name in names}
"""What a column of that name holds, by the names of models/exchange/table.py."""
