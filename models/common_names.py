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

FIRST: Final = frozenset(
    (
        *("art", "autumn", "chance", "charity", "chase", "come", "constance", "constant", "dawn", "destiny", "drew"),
        *("espoir", "faith", "felicite", "grace", "grant", "harmony", "honore", "hope", "joie", "joy", "juste"),
        *("justice", "liberty", "mark", "mercy", "modeste", "page", "patience", "prudence", "rich", "rose", "sage"),
        *("star", "sue", "summer", "sunny", "victoire", "will", "winter", "bill", "claire", "desire", "major", "pat"),
    )
)
"""Words with which a sentence may begin, and only there have a capital."""
