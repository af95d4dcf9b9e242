"""The network drawn as a tree, which one moves and enlarges as a map.

A tap opens someone, or folds away those behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import flet as ft
import flet.canvas as cv

from locales.words import Words
from models.network import Network
from views.learned.camera import Camera, viewer
from views.learned.network_drawing import draw
from views.learned.network_layout import Fold, Layout, columns_for, columns_to_show_all, lay_out
from views.parts.component import part
from views.parts.frame import icon_button, together
from views.parts.kept import use_kept_state
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP, STRONG

_RULER: Final = 20
"""The height of a letter where text has its usual size."""
_LARGE: Final = 1.3
"""From this size of text on, words and buttons at the foot stand one above the other."""


@part
def NetworkPicture(
    shell: Shell,
    network: Network,
    camera: Camera,
    folds: Mapping[int, bool],
    sought: int | None,
    opened: int | None,
    on_fold: Callable[[int, bool], None],
    on_open: Callable[[int], None],
) -> ft.Control:
    """`sought`, who was looked for, is brought to the middle; a ring is around them, and who is `opened` beside it."""
    say, page = use_shell().say, shell.page
    columns, set_columns = use_kept_state("columns", columns_for(page.width or 0), stays=True, path=shell.path)
    layout: Layout = ft.use_memo(lambda: lay_out(network, folds, columns), [network, folds, columns])
    wished, set_wished = ft.use_state(0)
    text, set_text = ft.use_state(camera.text)
    camera.picture = layout.size
    camera.first = layout.cards[0].box if layout.cards else None
    camera.opened = layout.box_of(opened) if opened is not None else None
    rings = {sought, opened}
    canvas: Any = ft.use_memo(lambda: _canvas(say, layout, rings), [say.code, layout, rings])

    def tap(event: ft.TapEvent) -> None:
        at = event.local_position
        meant = layout.at(at.x, at.y) if at else None
        if isinstance(meant, Fold):
            on_fold(meant.key, not meant.is_folded)
        elif meant is not None:
            on_open(meant.id)

    def bring() -> None:
        box = layout.box_of(sought) if sought is not None else None
        if box is not None:
            page.run_task(camera.show, box)

    def show_all() -> None:
        if camera.window:
            camera.shows_all = True
            set_columns(columns_to_show_all(network, folds, camera.window))
            set_wished(wished + 1)

    def shown_all() -> None:
        if camera.shows_all:
            page.run_task(camera.begin)

    ft.use_effect(bring, [sought])
    ft.use_effect(shown_all, [wished])  # once it is laid out anew
    picture = ft.GestureDetector(canvas, on_tap_up=tap, mouse_cursor=ft.MouseCursor.GRAB)
    return ft.Column(
        [
            ft.Stack(
                [_ruler(shell, camera, set_text), _window(shell, camera, picture, len(network.people))], expand=True
            ),
            _foot(shell, camera, _legend(shell, layout), show_all, is_high=text > _LARGE),
        ],
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )


def _canvas(say: Words, layout: Layout, rings: Collection[int | None]) -> ft.Control:
    shapes = draw(say, layout, rings)
    # What was drawn anew is another canvas: to find what differs between two costs more than to draw.
    return cv.Canvas(shapes, width=layout.size[0], height=layout.size[1], key=f"drawn{id(shapes)}")


def _window(shell: Shell, camera: Camera, picture: ft.Control, people: int) -> ft.Control:
    def measured(event: ft.LayoutSizeChangeEvent) -> None:
        # Also when it is shown anew, and has forgotten where it was.
        camera.window = event.width, event.height
        shell.page.run_task(camera.begin)

    said = shell.say.plural(
        "A picture of who led to whom, from you outwards: {n} person. The list says the same in words.",
        "A picture of who led to whom, from you outwards: {n} people. The list says the same in words.",
        people,
    )
    shown = ft.Container(
        viewer(camera, picture), on_size_change=measured, expand=True, clip_behavior=ft.ClipBehavior.HARD_EDGE
    )
    label = ft.Semantics(content=shown, label=said, image=True, container=True, exclude_semantics=True)
    return ft.Container(label, left=0, top=0, right=0, bottom=0)


def _ruler(shell: Shell, camera: Camera, set_text: Callable[[float], None]) -> ft.Control:
    """A letter nobody sees, which tells how large the person asks for text: the canvas does not follow by itself."""

    def measured(event: ft.LayoutSizeChangeEvent) -> None:
        text = event.height / _RULER
        if abs(text - camera.text) > 0.01:
            camera.text, camera.look = text, None
            set_text(text)
            shell.page.run_task(camera.begin)

    letter = ft.Text("0", style=ft.TextStyle(size=_RULER, height=1), opacity=0, on_size_change=measured)
    return ft.Container(ft.Semantics(content=letter, exclude_semantics=True), left=0, top=0)


def _foot(
    shell: Shell, camera: Camera, legend: list[ft.Control], show_all: Callable[[], None], *, is_high: bool
) -> ft.Control:
    """What the picture's signs mean that bear no word, and how large it is shown."""
    say, page = shell.say, shell.page
    acts = [
        icon_button(ft.Icons.REMOVE, say("Smaller"), lambda _: page.run_task(camera.smaller)),
        icon_button(ft.Icons.ADD, say("Larger"), lambda _: page.run_task(camera.larger)),
        icon_button(
            # The glass with an arrow back. A percentage between the two others would read as the size it has now.
            ft.Icons.YOUTUBE_SEARCHED_FOR,
            say("Back to the usual size"),
            lambda _: page.run_task(camera.usual),
        ),
        icon_button(ft.Icons.FIT_SCREEN_OUTLINED, say("Show all of it"), lambda _: show_all()),
    ]
    said = ft.Semantics(content=ft.Column(legend, spacing=2, tight=True), container=True, expand=not is_high)
    buttons = ft.Row(acts, spacing=0, alignment=ft.MainAxisAlignment.END, tight=not is_high)
    kind = ft.Column if is_high else ft.Row
    row = kind([said, buttons] if legend else [buttons], spacing=SMALL_GAP, alignment=ft.MainAxisAlignment.END)
    return ft.Container(
        together(row),
        padding=ft.Padding.only(left=GAP, right=SMALL_GAP, top=4, bottom=4),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
    )


def _legend(shell: Shell, layout: Layout) -> list[ft.Control]:
    say = shell.say
    lines = []
    if any(fold.is_folded for fold in layout.folds):
        lines.append((_disc(), say("Tap a number to see who is behind it")))
    if layout.others:
        lines.append((_dashes(), say("Also through")))
    return [
        ft.Row([sign, ft.Text(text, theme_style=ft.TextThemeStyle.BODY_SMALL, expand=True)], spacing=SMALL_GAP)
        for sign, text in lines
    ]


def _disc() -> ft.Control:
    edge = ft.Paint(color=ft.Colors.PRIMARY, style=ft.PaintingStyle.STROKE, stroke_width=1.5)
    letter = ft.TextStyle(size=13, font_family=STRONG, color=ft.Colors.PRIMARY)
    number = cv.Text(12, 12, "3", style=letter, alignment=ft.Alignment.CENTER)
    return cv.Canvas([cv.Circle(12, 12, 11, edge), number], width=24, height=24)


def _dashes() -> ft.Control:
    paint = ft.Paint(color=ft.Colors.OUTLINE, stroke_width=1.5, stroke_dash_pattern=[5, 5])
    return cv.Canvas([cv.Line(0, 9, 24, 9, paint)], width=24, height=18)
