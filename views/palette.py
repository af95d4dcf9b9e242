"""The colours of every screen, light and dark: the roles of Material 3, each a tone made from one seed.

tests/views/test_palette.py makes them anew from the seed, and measures the contrast of every pair in use.
"""

from __future__ import annotations

from typing import Final

SEED: Final = "#0F5B4B"
"""A deep green; amber and the warm paper stand opposite."""

LIGHT: Final = {
    "primary": "#005948",
    "on_primary": "#FFFFFF",
    "primary_container": "#CAE9DE",
    "on_primary_container": "#002C23",
    "secondary": "#455650",
    "on_secondary": "#FFFFFF",
    "secondary_container": "#D7E9E2",
    "on_secondary_container": "#192924",
    "tertiary": "#7E5000",
    "on_tertiary": "#FFFFFF",
    "tertiary_container": "#FFE0BE",
    "on_tertiary_container": "#382100",
    "error": "#AD211F",
    "on_error": "#FFFFFF",
    "error_container": "#FFE2DE",
    "on_error_container": "#690005",
    "surface": "#FAF6F0",
    "on_surface": "#1C1C18",
    "on_surface_variant": "#49473B",
    "outline": "#706D60",
    "outline_variant": "#D1CCBD",
    "inverse_surface": "#32302D",
    "on_inverse_surface": "#F5F0EA",
    "inverse_primary": "#7AD7BE",
    "surface_container_lowest": "#FFFFFF",
    "surface_container_low": "#FDF9F3",
    "surface_container": "#F2EDE7",
    "surface_container_high": "#ECE7E2",
    "surface_container_highest": "#E6E2DC",
}
DARK: Final = {
    "primary": "#7AD7BE",
    "on_primary": "#00382D",
    "primary_container": "#29453D",
    "on_primary_container": "#99F7DC",
    "secondary": "#B8CBC3",
    "on_secondary": "#24342E",
    "secondary_container": "#354640",
    "on_secondary_container": "#D7E9E2",
    "tertiary": "#FFB95B",
    "on_tertiary": "#462A00",
    "tertiary_container": "#5B3800",
    "on_tertiary_container": "#FFE0BE",
    "error": "#FFB4AB",
    "on_error": "#690005",
    "error_container": "#860009",
    "on_error_container": "#FFDEDA",
    "surface": "#161612",
    "on_surface": "#ECE7E2",
    "on_surface_variant": "#CBC6B7",
    "outline": "#9A9688",
    "outline_variant": "#49473B",
    "inverse_surface": "#E6E2DC",
    "on_inverse_surface": "#32302D",
    "inverse_primary": "#005948",
    "surface_container_lowest": "#21201C",
    "surface_container_low": "#1E1E1A",
    "surface_container": "#272622",
    "surface_container_high": "#2F2E2B",
    "surface_container_highest": "#3A3935",
}
