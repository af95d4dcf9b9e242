"""First names that are also something else. Alone, one of them may not tell that someone is named."""

from __future__ import annotations

from typing import Final

CAPITAL: Final = frozenset(
    (
        *("april", "avril", "may", "mai", "june", "juin", "august", "noel", "easter"),
        *("africa", "alberta", "asia", "austin", "carolina", "chad", "chelsea", "cuba", "dallas", "denver", "florence"),
        *("france", "geneva", "georgia", "india", "israel", "jordan", "kent", "kenya", "laval", "lincoln", "london"),
        *("madison", "milan", "paris", "regina", "savannah", "sydney", "vienna", "victoria", "virginia"),
    )
)
"""Months, feasts and places: they have a capital wherever they stand."""

DAYS: Final = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    )
)
"""What may follow a first name with a capital, and is hardly ever a surname."""

FIRST: Final = frozenset(
    (
        *("art", "autumn", "chance", "charity", "chase", "come", "constance", "constant", "dawn", "destiny", "drew"),
        *("espoir", "faith", "felicite", "grace", "grant", "harmony", "honore", "hope", "joie", "joy", "juste"),
        *("justice", "liberty", "mark", "mercy", "modeste", "page", "patience", "prudence", "rich", "rose", "sage"),
        *("star", "sue", "summer", "sunny", "victoire", "will", "winter", "bill", "claire", "desire", "major", "pat"),
    )
)
"""Words with which a sentence may begin, and only there have a capital."""

SURNAMES: Final = frozenset(
    (
        *("an", "ba", "bo", "do", "du", "he", "ho", "la", "le", "li", "lo", "ma", "my", "ng", "no", "pa", "so", "to"),
        *("tu", "vo", "vu", "you", "au", "on", "mai", "may", "long", "young", "old", "new", "good", "best", "sharp"),
        *(
            "baker",
            "banks",
            "bell",
            "black",
            "brown",
            "carpenter",
            "church",
            "cook",
            "cross",
            "day",
            "english",
            "field",
        ),
        *("fields", "fisher", "forest", "fox", "french", "gardener", "gray", "green", "grey", "hall", "hand", "hill"),
        *("house", "hunter", "key", "king", "land", "lane", "law", "little", "love", "manager", "marsh", "mason"),
        *("miller", "page", "park", "parks", "poor", "power", "price", "rich", "rivers", "school", "short"),
        *("singer", "small", "smart", "stone", "street", "strong", "summers", "town", "wall", "walker"),
        *("ward", "water", "waters", "way", "white", "wise", "wood", "woods", "works", "worth", "blanc", "bois", "bon"),
        *("boulanger", "boucher", "brun", "chef", "cote", "couture", "droit", "fort"),
        *("grand", "gros", "jardin", "jeune", "joli", "large", "maison", "major", "marchand"),
        *("meunier", "noel", "noir", "page", "parent", "petit", "pont", "poste", "porte", "roi"),
        *("rousse", "roux", "sauve", "simple", "tailleur", "tour", "vert", "ville"),
    )
)
"""Words that are surnames too, without their accents: without a capital, they are words."""

PLACES: Final = frozenset(("côte",))
"""Words of places that accents alone tell from a surname, as "la Côte-Nord" from Côté."""
BEFORE_PLACES: Final = frozenset(("la", "cette", "en"))
"""What stands before such a word, and hardly ever before a surname."""
