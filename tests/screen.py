"""The app without a browser: Flet's own session and renderer, with a stub in place of the window.

A test reads what a person could read, does what a person could do, and fails on what a person would see as a crash: a
dead session, a handler that failed, a part of a screen that could not be shown. Set `forgiving` to look at those.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

import flet as ft
import msgpack
from flet.components.component import Component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.controls.dialog_control import DialogControl
from flet.controls.services.semantics_service import AccessibilityFeatures
from flet.messaging.connection import Connection
from flet.messaging.protocol import Message, MessageAction, configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from views.app import prepare, start

C = TypeVar("C", bound=BaseControl)

_READ = ("content", "title", "subtitle", "text", "tooltip", "hint_text", "helper", "error", "semantics_label")
_HOLDERS = (BaseControl, Component, list, tuple)
_QUIET = 5  # turns of the loop in which nothing happens


def _nothing(_name: str, _arguments: Any) -> None:
    return None


class Screen(Connection):
    """One session of the app, as wide as a phone unless said otherwise."""

    def __init__(
        self,
        route: str = "/",
        width: float = 412,
        answer: Callable[[str, Any], Any] = _nothing,
        still: bool = False,
    ) -> None:
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.executor = ThreadPoolExecutor(2)
        self.pubsubhub = PubSubHub(loop=self.loop, executor=self.executor)
        self.page_url = "http://test"
        self.forgiving = False
        self.still = still
        """Whether this person asks the system for less motion."""
        self.answer: Callable[[str, Any], Any] = answer
        """What the window or phone answers to a call of one of its methods; it refuses with an exception."""
        self.troubles: list[str] = []
        self._beats = 0
        self._log = _Log(self.troubles)
        for name in ("views", "flet"):
            logging.getLogger(name).addHandler(self._log)
        self.session = Session(self)
        self.page: Any = self.session.page
        self.page.route, self.page.width, self.page.height = route, width, 915
        _context_page.set(self.page)
        prepare(self.page)
        self._pack(self.session.get_page_patch())
        start(self.page)

    def close(self) -> None:
        for name in ("views", "flet"):
            logging.getLogger(name).removeHandler(self._log)
        self.session.close()
        self.executor.shutdown(wait=False)

    # The window's side of the connection

    def send_message(self, message: Message) -> None:
        self._beats += 1
        body: Any = message.body
        self._pack([message.action, body])
        if message.action == MessageAction.SESSION_CRASHED:
            self.troubles.append(body.message)
        if message.action == MessageAction.INVOKE_METHOD:
            is_about_motion = body.name == "get_accessibility_features"
            answer = self._features() if is_about_motion else self.answer(body.name, body.args)
            refusal = str(answer) if isinstance(answer, Exception) else None
            self.session.handle_invoke_method_results(
                body.control_id, body.call_id, None if refusal else answer, refusal
            )
            if body.name == "push_route":
                self.page.route = body.args["route"]
                self.loop.create_task(self._tell_page("route_change", {"route": self.page.route}))

    def _features(self) -> dict[str, bool]:
        names = [row.name for row in dataclasses.fields(AccessibilityFeatures)]
        return dict.fromkeys(names, False) | {"disable_animations": self.still}

    def dispose(self) -> None:
        """The connection is lost."""

    @staticmethod
    def _pack(what: object) -> bytes:
        # Packing also takes the snapshots that later differences are made from.
        packed: bytes = msgpack.packb(what, default=configure_encode_object_for_msgpack(BaseControl))
        return packed

    async def _tell_page(self, event: str, data: object) -> None:
        await self.session.dispatch_event(self.page._i, event, data)

    async def settle(self) -> Screen:
        """Wait until everything that was started has been shown."""
        quiet = turns = 0
        while quiet < _QUIET:
            before = self._beats
            await asyncio.sleep(0)
            turns += 1
            assert turns < 2000, "the screen never comes to rest"
            awake = self.session._Session__updates_ready.is_set()  # type: ignore[attr-defined]
            quiet = 0 if awake or self._beats != before else quiet + 1
            for dialog in [row for row in self.page._dialogs.controls if not row.open] + self._bars()[:-1]:
                # The window has closed it, or shows a later sentence in its place.
                await self._dismiss(dialog)
        task = self.session._Session__updates_task  # type: ignore[attr-defined]
        if task.done():
            task.result()
            raise AssertionError("the session follows nothing any more")
        assert self.forgiving or not self.troubles, "\n".join(self.troubles)
        return self

    async def wait_for(self, name: str, seconds: float) -> Screen:
        """Until this can be read, but no longer."""
        end = self.loop.time() + seconds
        while not (await self.settle()).has(name):
            assert self.loop.time() < end, f"{name!r} is not shown after {seconds} s; on the screen: {self.texts()}"
            await asyncio.sleep(0.02)
        return self

    async def wake(self) -> Screen:
        """The app comes back to the front."""
        await self._tell_page("app_lifecycle_state_change", {"state": "resume"})
        return await self.settle()

    async def reconnect(self) -> Screen:
        """The connection drops and comes back, as when a phone wakes up."""
        await self.session.disconnect(3600)
        await self.session.connect(self)
        return await self.settle()

    # What is on it

    @property
    def route(self) -> str:
        route: str = self.page.route
        return route

    @property
    def views(self) -> list[ft.View]:
        """The screens laid one on another, the one in sight last."""
        return list(_views(self.page.views))

    @property
    def dialogs(self) -> list[DialogControl]:
        return [dialog for dialog in self.page._dialogs.controls if dialog.open]

    def all(self, kind: type[C], within: str | None = None) -> list[C]:
        """The controls of a kind that are in sight; with `within`, those inside the control of that key."""
        return [control for control in self._in_sight(within) if isinstance(control, kind)]

    def find(self, name: str, kind: type[C] | None = None, within: str | None = None) -> C:
        """The innermost control of that name, or whose text begins so. Raises LookupError."""
        wanted: Any = kind or ft.Control
        named = [control for control in self.all(wanted, within) if name in names(control)]
        if not named:
            raise LookupError(f"no {wanted.__name__} is named {name!r}; on the screen: {self.texts()}")
        return min(named, key=lambda control: sum(1 for _ in walk(control)))

    def has(self, name: str) -> bool:
        """Whether this can be read."""
        return name in self.texts()

    def texts(self, *, typed: bool = True, within: str | None = None) -> list[str]:
        """All that a person could read or hear on the screen in sight and in its dialogs."""
        return [text for control in self._in_sight(within) for text in _said(control, typed=typed)]

    def lines(self) -> list[ft.MergeSemantics]:
        """The lines of lists that can be tapped."""
        return [row for row in self.all(ft.MergeSemantics) if isinstance(row.content, ft.TextButton)]

    def field(self, label: str, within: str | None = None) -> ft.TextField:
        return self.find(label, ft.TextField, within)

    def snack(self) -> str:
        """The latest sentence at the foot of the screen."""
        bars = self._bars()
        return "".join(names(bars[-1].content)) if bars else ""  # type: ignore[arg-type]

    def copied(self) -> str:
        """What the button "copy" puts on the clipboard."""
        (text,) = [row.action.data for row in self.all(ft.OutlinedButton) if isinstance(row.action, ft.CopyToClipboard)]
        return text

    def _bars(self) -> list[ft.SnackBar]:
        return [dialog for dialog in self.dialogs if isinstance(dialog, ft.SnackBar)]

    async def _dismiss(self, dialog: DialogControl) -> None:
        self.session.apply_patch(dialog._i, {"open": False})
        await self.session.dispatch_event(dialog._i, "dismiss", None)

    def _in_sight(self, within: str | None = None) -> Iterator[BaseControl]:
        # A dialog keeps what is behind it out of reach; a sentence at the foot does not.
        above = any(not isinstance(dialog, ft.SnackBar) for dialog in self.dialogs)
        roots: list[Any] = [*([] if above else self.views[-1:]), *self.dialogs]
        if within is not None:
            roots = [control for control in walk(roots) if control.key == within]
            if not roots:
                raise LookupError(f"nothing has the key {within!r}")
        yield from walk(roots)

    # What a person does

    async def fire(self, control: BaseControl, event: str = "click", data: object = None) -> Screen:
        await self.session.dispatch_event(control._i, event, data)
        return await self.settle()

    async def set(self, control: BaseControl, event: str, **values: Any) -> Screen:
        """The window changes a control, then tells."""
        self.session.apply_patch(control._i, values)
        return await self.fire(control, event, next(iter(values.values())))

    async def click(self, name: str, within: str | None = None, *, nth: int = 0) -> Screen:
        """A tap on what has this name: a button, a line, an entry of a menu, an undo."""
        door = self._door(name, within, nth)
        await self.fire(door)
        if isinstance(door, ft.SnackBarAction):
            for bar in [bar for bar in self._bars() if bar.action is door]:  # gone already when another took its place
                await self._dismiss(bar)
        return await self.settle()

    async def tap_twice(self, name: str) -> Screen:
        """An impatient finger: the second tap comes before anything has changed."""
        door = self._door(name, None, 0)
        for _ in range(2):
            await self.session.dispatch_event(door._i, "click", None)
        return await self.settle()

    def _door(self, name: str, within: str | None, nth: int) -> BaseControl:
        doors = [
            control
            for control in self._in_sight(within)
            if (getattr(control, "on_click", None) or getattr(control, "action", None)) and name in names(control)
        ]
        if not doors:
            raise LookupError(f"nothing named {name!r} can be tapped; on the screen: {self.texts()}")
        ids = {id(door) for door in doors}
        door = [door for door in doors if len(ids & {id(inner) for inner in walk(door)}) == 1][nth]  # the innermost
        assert not getattr(door, "disabled", False), f"{name!r} is disabled"
        return door

    async def type(self, label: str, text: str, within: str | None = None) -> Screen:
        return await self.set(self.field(label, within), "change", value=text)

    async def focus(self, label: str, within: str | None = None) -> Screen:
        return await self.fire(self.field(label, within), "focus")

    async def submit(self, label: str) -> Screen:
        return await self.fire(self.field(label), "submit")

    async def leave(self, label: str, within: str | None = None) -> Screen:
        return await self.fire(self.field(label, within), "blur")

    async def select(self, label: str, option: str) -> Screen:
        """Choose an option of a list by its text."""
        control = self.find(label, ft.DropdownM2)
        keys = [row.key for row in control.options or [] if row.text == option]
        assert keys, f"{label!r} offers {[row.text for row in control.options or []]}"
        return await self.set(control, "change", value=keys[0])

    async def segment(self, text: str) -> Screen:
        for control in self.all(ft.SegmentedButton):
            for row in control.segments:
                if text in names(row):
                    return await self.set(control, "change", selected=[row.value])
        raise LookupError(text)

    async def tick(self, label: str) -> Screen:
        box = self.find(label, ft.Checkbox)
        return await self.set(box, "change", value=not box.value)

    async def chip(self, label: str, within: str | None = None) -> Screen:
        chip = self.find(label, ft.Chip, within)
        return await self.set(chip, "select", selected=not chip.selected)

    async def swipe(self, to: int) -> Screen:
        return await self.set(self.all(ft.PageView)[0], "change", selected_index=to)

    async def resize(self, width: float) -> Screen:
        self.page.width = width
        await self._tell_page("resize", {"width": width, "height": self.page.height})
        return await self.settle()

    async def press(self, key: str, *held: str) -> Screen:
        """A key as Flutter names it, such as "Arrow Left", with "ctrl", "alt", "shift" or "meta" held."""
        down = {name: name in held for name in ("shift", "ctrl", "alt", "meta")}
        await self._tell_page("keyboard_event", {"key": key, **down})
        return await self.settle()

    async def scroll_down(self) -> Screen:
        """To the end of the list in sight."""
        rows = next(row for row in self.all(ft.ListView) if row.on_scroll)
        where = {"pixels": 5000.0, "max_scroll_extent": 5000.0, "min_scroll_extent": 0.0, "viewport_dimension": 800.0}
        return await self.fire(rows, "scroll", {**where, "event_type": "update"})

    async def pick(self, value: Any) -> Screen:
        """Choose a day or an hour in the picker that is open."""
        picker = next(row for row in self.dialogs if isinstance(row, ft.DatePicker | ft.TimePicker))
        self.session.apply_patch(picker._i, {"value": value, "open": False})
        return await self.fire(picker, "change", value)

    async def back(self) -> Screen:
        """The back arrow, gesture or button."""
        await self._tell_page("view_pop", {"route": self.views[-1].route})
        return await self.settle()

    async def go(self, route: str) -> Screen:
        """The address bar, or a link from outside."""
        self.page.route = route
        await self._tell_page("route_change", {"route": route})
        return await self.settle()

    async def destination(self, name: str) -> Screen:
        bar: Any = next(
            control for control in self._in_sight() if isinstance(control, ft.NavigationBar | ft.NavigationRail)
        )
        index = [str(row.label) for row in bar.destinations].index(name)
        return await self.set(bar, "change", selected_index=index)


class _Log(logging.Handler):
    """Keeps what went wrong, whoever logged it."""

    def __init__(self, troubles: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._troubles = troubles

    def emit(self, record: logging.LogRecord) -> None:
        self._troubles.append(logging.Formatter().format(record))


def names(control: BaseControl) -> list[str]:
    """What a control is called: by itself, or by all that is in it."""
    if isinstance(control, ft.View | ft.PageView):
        return []
    return [text for inner in walk(control) for text in _said(inner, typed=False)]


def is_open(line: ft.MergeSemantics) -> bool:
    """Whether what a line opens is beside its list."""
    return any(isinstance(inner, ft.Semantics) and inner.selected for inner in walk(line))


def _said(control: BaseControl, *, typed: bool = True) -> Iterator[str]:
    if isinstance(control, ft.Text):
        yield from filter(None, [control.value, "".join(span.text or "" for span in control.spans or [])])
    if isinstance(control, ft.TextSpan):
        return
    if isinstance(control, ft.TextField) and typed and control.value:
        yield control.value
    label = getattr(control, "label", None)
    for value in (label, *(getattr(control, name, None) for name in _READ)):
        if isinstance(value, ft.Tooltip):
            value = value.message
        if isinstance(value, str) and value.strip():
            yield value
    if isinstance(control, ft.ProgressBar) and isinstance(control.semantics_value, str):
        yield control.semantics_value


def _views(value: Any) -> Iterator[ft.View]:
    if isinstance(value, Component):
        yield from _views(value._b)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _views(inner)
    elif isinstance(value, ft.View):
        yield value


def walk(value: Any) -> Iterator[BaseControl]:
    """Every control in sight, from the outermost in."""
    ahead = [value]
    while ahead:
        here = ahead.pop()
        if isinstance(here, Component):
            ahead.append(here._b)
        elif isinstance(here, list | tuple):
            ahead.extend(reversed(here))
        elif isinstance(here, BaseControl) and getattr(here, "visible", True) is not False:
            yield here
            ahead.extend([here.controls[here.selected_index]] if isinstance(here, ft.PageView) else _held(here))


def _held(control: BaseControl) -> list[Any]:
    """What a control may hold others in, the last field first."""
    ranks = _ranks(type(control))
    # Read where Flet keeps what differs from a default: a control has some sixty fields, and few are set.
    rows = [*control.__dict__.items(), *control._values.items()]
    held = [(ranks[name], inner) for name, inner in rows if name in ranks and isinstance(inner, _HOLDERS)]
    return [inner for _, inner in sorted(held, key=itemgetter(0), reverse=True)]


@cache
def _ranks(kind: type) -> dict[str, int]:
    """The fields that are shown, in order."""
    shown = [
        field.name
        for field in dataclasses.fields(kind)
        if not field.metadata.get("skip") and not field.name.startswith(("_", "on_"))
    ]
    return {name: rank for rank, name in enumerate(shown)}
