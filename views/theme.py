"""The look of every screen: type, spacing, shapes and motion. Its colours are in palette.py."""

from __future__ import annotations

from typing import Final

import flet as ft

from views.palette import DARK, LIGHT

GAP: Final = 16
SMALL_GAP: Final = 8
WIDE: Final = 1000
"""From this width on, destinations stand at the side and lists beside their details."""
READABLE: Final = 720
"""A column of text is never wider."""
SIDE_BY_SIDE: Final = 1120
"""Texts that stand side by side on a wide window, two of them in a line."""
ASIDE: Final = 360
"""What stands beside it on a wide window."""
LIST: Final = 380
"""A list beside its details."""
BESIDE: Final = 440
"""A detail beside what has more need of room."""
HEAD: Final = 64
"""The bar over a pane."""
TARGET: Final = 48
"""The least size of what is tapped."""

SANS: Final = "Source Sans 3"
STRONG: Final = "Source Sans 3 Semibold"
SERIF: Final = "Source Serif 4 Semibold"
FONTS: Final = {
    SANS: "fonts/SourceSans3-Regular.ttf",
    STRONG: "fonts/SourceSans3-Semibold.ttf",
    SERIF: "fonts/SourceSerif4-Semibold.ttf",
}
"""A family a weight: Flet loads one file for each name."""

CORNER: Final = 12
CARD_CORNER: Final = 16

FOCUS_BY_DAY: Final = 0.3
FOCUS_BY_NIGHT: Final = 0.22
"""How much of the ring's colour covers what the keyboard is at, where Flet draws no ring. Words on it stay readable,
also in a list that is open, whose present choice is covered twice."""

DESTINATION_FOCUS: Final = {"light": 0.7, "dark": 0.5}
"""The same for a destination, whose word stands below it: Flet draws no ring there, so the fill itself is seen."""

RING: Final = 3
"""How wide the ring around it is where Flet draws one."""

_SHAPE: Final = ft.RoundedRectangleBorder(radius=CORNER)
_STILL: Final = ft.PageTransitionsTheme(*[ft.PageTransitionTheme.NONE] * 5)


def light(*, still: bool = False) -> ft.Theme:
    """The theme by day; `still` for who asks the system for less motion."""
    return _theme(LIGHT, FOCUS_BY_DAY, DESTINATION_FOCUS["light"], still)


def dark(*, still: bool = False) -> ft.Theme:
    """The theme by night."""
    return _theme(DARK, FOCUS_BY_NIGHT, DESTINATION_FOCUS["dark"], still)


def _theme(roles: dict[str, str], opacity: float, at_destination: float, still: bool) -> ft.Theme:
    ink, quiet, paper = roles["on_surface"], roles["on_surface_variant"], roles["surface"]
    focus = _through(roles["tertiary"], opacity)
    focused = {ft.ControlState.FOCUSED: focus}
    motion = {"page_transitions": _STILL} if still else {}
    return ft.Theme(
        color_scheme=ft.ColorScheme(**roles, surface_tint=paper),
        font_family=SANS,
        text_theme=_type(ink),
        visual_density=ft.VisualDensity.STANDARD,  # targets of 48 px on a computer too
        scaffold_bgcolor=paper,
        canvas_color=roles["surface_container"],  # of what a field opens to choose from
        focus_color=focus,
        hover_color=_through(roles["primary"], 0.06),
        filled_button_theme=ft.FilledButtonTheme(style=_button(roles)),
        outlined_button_theme=ft.OutlinedButtonTheme(style=_button(roles, edge=roles["outline"])),
        text_button_theme=ft.TextButtonTheme(style=_button(roles, padding=12)),
        icon_button_theme=ft.IconButtonTheme(style=ft.ButtonStyle(side=_focus_ring(roles), mouse_cursor=_HAND)),
        floating_action_button_theme=ft.FloatingActionButtonTheme(
            bgcolor=roles["primary"],
            foreground_color=roles["on_primary"],
            focus_color=roles["secondary"],
            elevation=2,
            shape=ft.RoundedRectangleBorder(radius=CARD_CORNER),
            text_style=_style(STRONG, 16),
        ),
        appbar_theme=ft.AppBarTheme(
            bgcolor=paper, color=ink, elevation=0, elevation_on_scroll=0, title_text_style=_style(SERIF, 22, ink)
        ),
        card_theme=ft.CardTheme(shape=ft.RoundedRectangleBorder(radius=CARD_CORNER), margin=0, elevation=0),
        chip_theme=ft.ChipTheme(
            bgcolor=roles["surface_container_lowest"],
            selected_color=roles["primary_container"],
            check_color=roles["on_primary_container"],
            border_side=ft.BorderSide(1, roles["outline"]),
            shape=ft.RoundedRectangleBorder(radius=8),
            label_text_style=_style(SANS, 15, ink),
            padding=ft.Padding.symmetric(horizontal=8, vertical=13),  # 48 px high
        ),
        checkbox_theme=ft.CheckboxTheme(overlay_color=focused),
        switch_theme=ft.SwitchTheme(
            overlay_color=focused,
            track_outline_color={ft.ControlState.FOCUSED: roles["tertiary"]},
            track_outline_width={ft.ControlState.FOCUSED: RING},
        ),
        dialog_theme=ft.DialogTheme(
            bgcolor=roles["surface_container_lowest"],
            shape=ft.RoundedRectangleBorder(radius=20),
            title_text_style=_style(SERIF, 22, ink),
            content_text_style=_style(SANS, 16, ink),
        ),
        list_tile_theme=ft.ListTileTheme(
            icon_color=quiet,
            title_text_style=_style(SANS, 17, ink),
            subtitle_text_style=_style(SANS, 15, quiet),
        ),
        navigation_bar_theme=ft.NavigationBarTheme(
            bgcolor=roles["surface_container"],
            indicator_color=roles["primary_container"],
            # "Aujourd’hui" in a fifth of the narrowest phone, in large letters too.
            label_text_style=ft.TextStyle(font_family=STRONG, size=11.5, letter_spacing=-0.35, color=ink),
            height=76,
            overlay_color={ft.ControlState.FOCUSED: _through(roles["tertiary"], at_destination)},
        ),
        navigation_rail_theme=ft.NavigationRailTheme(
            bgcolor=roles["surface_container"], indicator_color=roles["primary_container"]
        ),
        popup_menu_theme=ft.PopupMenuTheme(
            color=roles["surface_container_lowest"], shape=_SHAPE, label_text_style=_style(SANS, 16, ink)
        ),
        progress_indicator_theme=ft.ProgressIndicatorTheme(
            color=roles["primary"], linear_track_color=roles["outline_variant"], linear_min_height=6, border_radius=3
        ),
        scrollbar_theme=ft.ScrollbarTheme(thumb_color=_through(roles["outline"], 0.7)),
        segmented_button_theme=ft.SegmentedButtonTheme(
            style=ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=12, vertical=14), shape=_SHAPE)
        ),
        snackbar_theme=ft.SnackBarTheme(
            behavior=ft.SnackBarBehavior.FLOATING,
            shape=_SHAPE,
            content_text_style=_style(SANS, 16, roles["on_inverse_surface"]),
            action_text_color=roles["inverse_primary"],
        ),
        **motion,
    )


def _style(family: str, size: int, color: str | None = None) -> ft.TextStyle:
    return ft.TextStyle(font_family=family, size=size, color=color)


def _type(ink: str) -> ft.TextTheme:
    """The type scale: what is read is large, since it is read on one's feet."""
    style = lambda family, size, height: ft.TextStyle(  # noqa: E731
        font_family=family, size=size, height=height, weight=ft.FontWeight.NORMAL, letter_spacing=0, color=ink
    )
    return ft.TextTheme(
        headline_large=style(SERIF, 34, 1.25),
        headline_medium=style(SERIF, 29, 1.3),
        headline_small=style(SERIF, 25, 1.35),
        title_large=style(SERIF, 22, 1.3),
        title_medium=style(STRONG, 18, 1.35),
        title_small=style(STRONG, 16, 1.35),
        body_large=style(SANS, 17, 1.45),
        body_medium=style(SANS, 16, 1.45),
        body_small=style(SANS, 14, 1.4),
        label_large=style(STRONG, 16, 1.25),
        label_medium=style(STRONG, 13, 1.25),
        label_small=style(STRONG, 12, 1.25),
    )


_HAND: Final = ft.MouseCursor.CLICK


def _button(roles: dict[str, str], *, edge: str | None = None, padding: int = 20) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=padding, vertical=14),
        shape=_SHAPE,
        side=_focus_ring(roles, edge),
        mouse_cursor=_HAND,
    )


_ROUND: Final = 7 / 3
"""Where a ring is drawn that goes around a line: two points away from its words, and still in the card around it."""


_AROUND: Final = {ft.ControlState.FOCUSED: ft.BorderSide(RING, ft.Colors.TERTIARY, _ROUND)}


def _line(
    color: ft.Colors, *, bgcolor: ft.Colors | None = None, side: dict[ft.ControlState, ft.BorderSide] | None = None
) -> ft.ButtonStyle:
    """A line that is a text button: what it says of its look, a ListTile has too. Fifty are sent at once: no more."""
    return ft.ButtonStyle(
        color=color,
        icon_color=color,
        icon_size=24,
        bgcolor=bgcolor,
        overlay_color={
            ft.ControlState.PRESSED: _through(ft.Colors.PRIMARY, 0.1),
            ft.ControlState.HOVERED: _through(ft.Colors.PRIMARY, 0.06),
            ft.ControlState.DEFAULT: ft.Colors.TRANSPARENT,
        },
        padding=0,
        side=side,
        text_style=_style(SANS, 15),
    )


def tap_style(padding: ft.Padding, bgcolor: ft.Colors | None) -> ft.ButtonStyle:
    """What one taps and is of any shape: the ring within its padding, or around it where there is none at its sides."""
    style = _line(ft.Colors.ON_SURFACE, bgcolor=bgcolor)
    style.padding = padding
    style.text_style = ft.TextStyle(font_family=SANS, size=16, height=1.45)
    if not padding.left:
        style.side = _AROUND
        # Flutter’s buttons are 64 points wide at least, 56 when compact, which takes 8 from the padding.
        style.visual_density = ft.VisualDensity.COMPACT
        style.padding = ft.Padding.symmetric(vertical=padding.top + 8)
    return style


def _focus_ring(roles: dict[str, str], edge: str | None = None) -> dict[ft.ControlState, ft.BorderSide]:
    """Seen around what the keyboard is at: WCAG 2.2, 2.4.7."""
    ring: dict[ft.ControlState, ft.BorderSide] = {ft.ControlState.FOCUSED: ft.BorderSide(RING, roles["tertiary"])}
    if edge:
        ring[ft.ControlState.DEFAULT] = ft.BorderSide(1, edge)
    return ring


def _through(color: str, opacity: float) -> str:
    return ft.Colors.with_opacity(opacity, color)


CHIP_AT: Final = ft.BorderSide(RING, ft.Colors.TERTIARY, 1 / 3)
"""The edge of a chip at which the keyboard is: one point of it inward, as of its usual edge, so that nothing moves."""
BOX_SIDE: Final = {
    ft.ControlState.FOCUSED: ft.BorderSide(RING, ft.Colors.TERTIARY, ft.BorderSideStrokeAlign.OUTSIDE),
    ft.ControlState.SELECTED: ft.BorderSide(2, ft.Colors.TRANSPARENT),
    ft.ControlState.DEFAULT: ft.BorderSide(2, ft.Colors.ON_SURFACE_VARIANT),
}
"""The edge of a box to tick; the ring goes around it."""
FIELD_TEXT: Final = ft.TextStyle(font_family=SANS, size=17, color=ft.Colors.ON_SURFACE)
"""In a field that opens, and in what it opens: Flet gives these no letters of the theme."""
LINE_BUTTON: Final = _line(ft.Colors.ON_SURFACE_VARIANT)
"""A line in a list, with room for a ring within."""
LINE_BUTTON_OPENED: Final = _line(ft.Colors.ON_SECONDARY_CONTAINER, bgcolor=ft.Colors.SECONDARY_CONTAINER)
"""The one that is open beside the list."""
LINE_BUTTON_FLUSH: Final = _line(ft.Colors.ON_SURFACE_VARIANT, side=_AROUND)
"""A line as wide as its words."""
RAIL: Final = {
    "theme": ft.Theme(focus_color=_through(ft.Colors.TERTIARY, DESTINATION_FOCUS["light"])),
    "dark_theme": ft.Theme(focus_color=_through(ft.Colors.TERTIARY, DESTINATION_FOCUS["dark"])),
}
"""What differs around the destinations at the side, which no theme of Flet's own tells of."""
