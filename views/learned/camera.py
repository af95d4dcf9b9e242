"""What shows a picture through a window: it keeps what is seen of it, and moves there.

Flet's viewer moves by itself under the fingers and never tells where it is: it tells of each gesture what Flutter makes
of it, and here the same is made of it.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any, Final

import flet as ft

from views.learned.network_layout import Box
from views.learned.pan_zoom import LARGEST, SMALLEST, Look, Size, around, at_first, whole

_STEP: Final = 1.4
"""How much larger at each tap."""
_GLIDE: Final = 0.0000135
"""How far a picture that was flung goes on: Flutter's own."""
_DRAG: Final = 11.2127
"""Minus the natural logarithm of it."""
_FLUNG: Final = 50
"""Points a second from which on Flutter lets it glide."""


@dataclass(eq=False)
class Camera:
    """Kept with its screen."""

    look: Look | None = None
    """What is seen; None until it was placed."""
    text: float = 1
    """How large the person asks for text."""
    window: Size | None = None
    picture: Size = (0, 0)
    opened: Box | None = None
    """Who is open beside the picture."""
    shows_all: bool = False
    """Whether the picture is being laid out anew to be seen whole."""
    first: Box | None = None
    viewer: Any = None
    _grip: tuple[float, float] | None = field(default=None, repr=False)
    _began: Look | None = field(default=None, repr=False)

    # What the person asks for

    async def begin(self) -> None:
        """Show what was seen before the screen was made anew, or else what one should see first."""
        if self.window and self.shows_all:
            self.shows_all = False
            await self._go(whole(self.picture, self.window, self.text))
        elif self.window:
            look = self.look or at_first(self.picture, self.window, self.text, self.first)
            await self._go(look.showing(self.opened, self.window) if self.opened else look)

    async def usual(self) -> None:
        """At 100 %: letters as large as everywhere else."""
        if self.window and self.look:
            await self._go(self.look.zoomed(self.window, self.text))

    async def larger(self) -> None:
        await self._scale(_STEP)

    async def smaller(self) -> None:
        await self._scale(1 / _STEP)

    async def show(self, box: Box) -> None:
        """Bring someone to the middle, large enough to be read."""
        if self.window:
            scale = max(self.look.scale if self.look else 0, self.text)
            await self._go(around(box, self.window, scale))

    async def _scale(self, factor: float) -> None:
        if self.window and self.look:
            await self._go(self.look.zoomed(self.window, self.look.scale * factor))

    async def _go(self, look: Look) -> None:
        self.look = look
        with contextlib.suppress(RuntimeError, TimeoutError):  # the person has already left
            if not self.viewer.page.get_control(self.viewer._i):
                return
            # One after another without waiting, so that they are seen at once.
            await asyncio.gather(
                self.viewer.reset(),
                self.viewer.zoom(look.scale),
                self.viewer.pan(look.x / look.scale, look.y / look.scale),
            )

    # What the fingers, the mouse and its wheel do

    def taken(self, event: ft.ScaleStartEvent) -> None:
        if self.look:
            at = event.local_focal_point
            self._began, self._grip = self.look, self.look.under(at.x, at.y)

    def moved(self, event: ft.ScaleUpdateEvent) -> None:
        if self._began and self._grip:
            at = event.local_focal_point
            self.look = self._began.held(self._grip, at.x, at.y, self._began.scale * event.scale)

    def let_go(self, event: ft.ScaleEndEvent) -> None:
        """Flutter lets what was flung by one finger glide on."""
        by = event.velocity
        is_pan = self._began and self.look and self.look.scale == self._began.scale
        if is_pan and self.look and by.x**2 + by.y**2 >= _FLUNG**2:
            self.look = Look(self.look.scale, self.look.x + by.x / _DRAG, self.look.y + by.y / _DRAG)
        self._began = self._grip = None


def viewer(camera: Camera, content: ft.Control) -> ft.InteractiveViewer:
    """What the picture is moved in, as far as one likes: it comes back by a button."""
    camera.viewer = ft.InteractiveViewer(
        content,
        constrained=False,
        boundary_margin=ft.Margin.all(float("inf")),
        min_scale=SMALLEST,
        max_scale=LARGEST,
        interaction_update_interval=0,
        interaction_end_friction_coefficient=_GLIDE,
        on_interaction_start=camera.taken,
        on_interaction_update=camera.moved,
        on_interaction_end=camera.let_go,
    )
    return camera.viewer
