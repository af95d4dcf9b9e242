"""Every colour comes from the seed, and every pair in use can be read: WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import re
from pathlib import Path

import flet as ft
import pytest
from materialyoucolor.hct import Hct
from materialyoucolor.palettes.tonal_palette import TonalPalette

from views.palette import DARK, LIGHT, SEED
from views.theme import (
    BOX_SIDE,
    CHIP_AT,
    DESTINATION_FOCUS,
    FOCUS_BY_DAY,
    FOCUS_BY_NIGHT,
    LINE_BUTTON,
    LINE_BUTTON_FLUSH,
    LINE_BUTTON_OPENED,
    dark,
    light,
)

_HUE = Hct.from_int(0xFF000000 | int(SEED[1:], 16)).hue
_PALETTES = {
    name: TonalPalette.from_hue_and_chroma((_HUE + turn) % 360, chroma)
    for name, turn, chroma in (
        ("primary", 0, 40),
        ("soft", 0, 18),
        ("secondary", 0, 12),
        ("tertiary", -105, 50),
        ("error", -152, 76),
        ("neutral", -72, 2.5),
        ("variant", -72, 7),
    )
}
_TONES = """
primary                   primary    33   80
on_primary                primary   100   20
primary_container         soft       90   27
on_primary_container      primary    15   91
secondary                 secondary  35   80
on_secondary              secondary 100   20
secondary_container       secondary  91   28
on_secondary_container    secondary  15   91
tertiary                  tertiary   38   80
on_tertiary               tertiary  100   20
tertiary_container        tertiary   91   27
on_tertiary_container     tertiary   15   91
error                     error      38   80
on_error                  error     100   20
error_container           error      92   27
on_error_container        error      20   91
surface                   neutral    97    7
on_surface                neutral    10   92
on_surface_variant        variant    30   80
outline                   variant    46   62
outline_variant           variant    82   30
inverse_surface           neutral    20   90
on_inverse_surface        neutral    95   20
inverse_primary           primary    80   33
surface_container_lowest  neutral   100   12
surface_container_low     neutral    98   11
surface_container         neutral    94   15
surface_container_high    neutral    92   19
surface_container_highest neutral    90   24
"""


def from_the_seed() -> tuple[dict[str, str], dict[str, str]]:
    """Each role of the light and of the dark theme: a palette's tone."""
    light, dark = {}, {}
    for line in _TONES.split("\n")[1:-1]:
        role, palette, *tones = line.split()
        for theme, tone in zip((light, dark), tones, strict=True):
            theme[role] = f"#{_PALETTES[palette].get_hct(int(tone)).to_int() & 0xFFFFFF:06X}"
    return light, dark


TEXT, SIGN = 4.5, 3.0
"""The contrast that WCAG asks of text, and of what is drawn: edges of fields, icons, the ring of the focus."""

PAPERS = ("surface", "surface_container_lowest", "surface_container_low", "surface_container")
PAIRS = [
    *((ink, paper, TEXT) for paper in PAPERS for ink in ("on_surface", "on_surface_variant", "primary", "error")),
    *((f"on_{paper}", paper, TEXT) for paper in ("primary", "secondary", "tertiary", "error")),
    *((f"on_{paper}_container", f"{paper}_container", TEXT) for paper in ("primary", "secondary", "tertiary", "error")),
    ("on_inverse_surface", "inverse_surface", TEXT),
    ("inverse_primary", "inverse_surface", TEXT),
    ("on_surface", "surface_container_high", TEXT),
    ("on_surface", "surface_container_highest", TEXT),
    ("on_surface_variant", "surface_container_highest", TEXT),
    ("on_surface", "primary_container", TEXT),
    ("on_surface", "secondary_container", TEXT),
    *((ink, paper, SIGN) for paper in PAPERS for ink in ("outline", "tertiary")),
    ("tertiary", "secondary_container", SIGN),
    # A line that is open beside its list: its title, its words, its sign.
    ("on_surface_variant", "secondary_container", TEXT),
    ("primary", "secondary_container", TEXT),
]
"""Ink, paper and what is asked. A role used in views/ must be here."""


def luminance(colour: str) -> float:
    """Relative luminance: WCAG 2.2, definitions."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_roles_are_the_seeds() -> None:
    assert from_the_seed() == (LIGHT, DARK)


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(roles: dict[str, str]) -> None:
    weak = {
        (ink, paper): round(contrast(roles[ink], roles[paper]), 2)
        for ink, paper, least in PAIRS
        if contrast(roles[ink], roles[paper]) < least
    }
    assert not weak


@pytest.mark.parametrize(("roles", "focus"), [(LIGHT, FOCUS_BY_DAY), (DARK, FOCUS_BY_NIGHT)], ids=["light", "dark"])
def test_what_the_keyboard_is_at_is_seen_and_its_words_are_read(roles: dict[str, str], focus: float) -> None:
    for paper in ("surface", "surface_container_lowest", "surface_container"):
        filled = mixed(roles["tertiary"], roles[paper], focus)
        assert contrast(filled, roles[paper]) > 1.5
        for ink in ("on_surface", "on_surface_variant", "primary"):
            assert contrast(roles[ink], filled) >= TEXT
        twice = mixed(roles["tertiary"], filled, focus)  # the present choice in a list that is open
        assert contrast(roles["on_surface"], twice) >= TEXT


@pytest.mark.parametrize("style", [LINE_BUTTON, LINE_BUTTON_FLUSH, LINE_BUTTON_OPENED])
@pytest.mark.parametrize(("theme", "roles"), [(light(), LIGHT), (dark(), DARK)], ids=["light", "dark"])
def test_a_line_at_which_the_keyboard_is_has_a_ring_and_no_fill(
    style: ft.ButtonStyle, theme: ft.Theme, roles: dict[str, str]
) -> None:
    ring = (style.side or theme.text_button_theme.style.side)[ft.ControlState.FOCUSED]
    assert ring.width >= 2
    colour = roles.get(getattr(ring.color, "name", "").lower(), ring.color)
    for paper in (style.bgcolor.name.lower(),) if style.bgcolor else PAPERS:
        assert contrast(colour, roles[paper]) >= SIGN
    assert ft.ControlState.FOCUSED not in style.overlay_color
    assert style.overlay_color[ft.ControlState.DEFAULT] == ft.Colors.TRANSPARENT


def test_boxes_chips_and_switches_have_a_ring_and_the_fill_of_a_destination_is_one() -> None:
    for theme, roles, brightness in ((light(), LIGHT, "light"), (dark(), DARK, "dark")):
        switch = theme.switch_theme
        assert switch.track_outline_color[ft.ControlState.FOCUSED] == roles["tertiary"]
        assert switch.track_outline_width[ft.ControlState.FOCUSED] >= 2
        at = mixed(roles["tertiary"], roles["surface_container"], DESTINATION_FOCUS[brightness])
        assert contrast(at, roles["surface_container"]) >= SIGN
    for ring in (BOX_SIDE[ft.ControlState.FOCUSED], CHIP_AT):
        assert ring.width >= 2
        assert ring.color == ft.Colors.TERTIARY
    assert next(iter(BOX_SIDE)) == ft.ControlState.FOCUSED, "the first that applies is drawn"


def mixed(colour: str, paper: str, opacity: float) -> str:
    """A colour seen through, on paper."""
    pairs = [(int(colour[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(over * opacity + under * (1 - opacity)):02X}" for over, under in pairs)


def test_contrast_is_wcags() -> None:
    assert round(contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54


def test_no_screen_uses_a_colour_that_is_not_measured() -> None:
    sources = Path(__file__).parents[2].joinpath("views").rglob("*.py")
    used = {role.lower() for file in sources for role in re.findall(r"ft\.Colors\.([A-Z_0-9]+)", file.read_text())}
    silent = {"outline_variant", "shadow", "transparent"}  # these set a card off from its paper, and tell nothing
    assert used - silent <= {role for ink, paper, _ in PAIRS for role in (ink, paper)}
