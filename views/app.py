"""One session of the app: its language, its width, its screens, and what keeps them alive."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any, Final

import flet as ft
from flet.controls.id_counter import ControlId

from locales.problems import sentence
from locales.words import languages, system_language, words
from models import changes
from models.damage import damaged, found_damage
from models.database import written_elsewhere
from models.errors import NotADatabase, NotKept
from models.profile import Profile
from views import windows
from views.late import late, read_the_others
from views.motion import use_stillness
from views.notifications.notifier import is_phone
from views.parts.autosave import flush_all
from views.parts.keys import keyboard
from views.parts.notice import say_at_foot
from views.parts.query import use_query
from views.parts.shell import WideContext, WordsContext
from views.routes import NotFound, routes
from views.shortcuts import heard, shortcut_list
from views.theme import FONTS, WIDE, dark, light

log = logging.getLogger(__name__)

_LOOK: Final = 1.0  # seconds between two looks for another process's writes
_MINUTE: Final = 60

_Rescue: Final = late("rescue", "Rescue")


def current_language() -> str:
    """The language the person chose, else the system's."""
    return Profile.load().language or system_language()


def spoken() -> str:
    """The same, or the system's where the database can't be read."""
    try:
        return current_language()
    except NotKept:
        return system_language()


def prepare(page: ft.Page) -> None:
    """Give a window its look and its language before it shows anything: it would draw all of it again for each later.

    Flet's `before_main`, called once for each session.
    """
    page.title = "Entrevue"
    page.window.icon = "icon.ico"  # Windows alone asks for one
    page.fonts = FONTS
    page.theme, page.dark_theme = light(), dark()
    page.theme_mode = ft.ThemeMode.SYSTEM
    page.locale_configuration = _locales(spoken())
    # Flet's own first screen, an empty one, would make way for ours with a transition; what comes first has none.
    page.views = []


def start(page: ft.Page) -> None:
    """Show the app on a page that is prepared: Flet's entry point, called once for each session."""
    page.session.error = lambda message: _say_failure(page, message)
    _take_late_answers(page.session)
    asyncio.get_running_loop().set_exception_handler(_log_failure)
    page.render_views(Root)


@ft.component
def Root() -> Any:
    """The app, while there is a database to read."""
    return _Rescue() if use_query(damaged) else App()


@ft.component
def App() -> Any:
    page: Any = ft.context.page
    generation, again = ft.use_state(0)
    wide, set_wide = ft.use_state((page.width or 0) >= WIDE)
    language = use_query(current_language, Profile)
    look_at_motion = use_stillness()
    shortcuts_shown, show_shortcuts = ft.use_state(False)
    planner = ft.use_ref(None)
    keeping: Any = ft.use_ref(None)

    def mount_anew() -> None:
        flush_all(page)
        keyboard(page).forget()
        set_wide((page.width or 0) >= WIDE)  # the page was perhaps loaded again in another width
        again(lambda n: n + 1)

    def leave() -> None:
        flush_all(page)
        _renumber_views(page)

    def come_back() -> None:
        changes.tell_all()
        look_at_motion()

    def begin() -> None:
        # After a dropped connection the client shows no more patches: mounting anew brings the same screen back alive.
        page.on_connect = lambda _: mount_anew()
        page.on_disconnect = lambda _: leave()
        page.on_resize = lambda event: set_wide(event.width >= WIDE)
        page.on_keyboard_event = lambda event: heard(page, event)
        keyboard(page).show_list = lambda: show_shortcuts(True)
        page.on_app_lifecycle_state_change = lambda _: come_back()
        look_at_motion()  # after the first frame, which does not wait for the answer
        keeping.current = page.run_task(_keep_fresh)
        page.on_close = lambda _: end()  # nobody came back: Flet lets go of the session, and so must its tasks
        page.run_task(read_the_others)
        windows.opened(page)
        if is_phone():
            from views.notifications import planning  # its package is on phones only

            planner.current = planning.begin(page)

    def end() -> None:
        keeping.current.cancel()

    ft.use_effect(begin, [], cleanup=end)
    ft.use_effect(lambda: _speak(page, language), [language])
    say = words(language)
    ft.use_dialog(shortcut_list(say, page, lambda: show_shortcuts(False)) if shortcuts_shown else None)
    return WordsContext(
        say,
        lambda: WideContext(
            wide,
            lambda: ft.Router(routes(wide), manage_views=True, not_found=NotFound, key=f"r{generation}{wide}"),
        ),
    )


def _speak(page: ft.Page, language: str) -> None:
    """Dates' pickers and built-in labels follow the language too."""
    page.locale_configuration = _locales(language)
    page.update()


def _locales(language: str) -> ft.LocaleConfiguration:
    cultures = {code: words(code).culture for code in (*languages(), language)}
    locales = {code: ft.Locale(culture.language, culture.territory) for code, culture in cultures.items()}
    return ft.LocaleConfiguration(supported_locales=list(locales.values()), current_locale=locales[language])


async def _keep_fresh() -> None:
    """Screens read again each minute, and when another process wrote."""
    seen, waited = written_elsewhere(), 0.0
    while True:
        await asyncio.sleep(_LOOK)
        waited += _LOOK
        try:
            found = written_elsewhere()
        except NotKept:  # while a damaged database is set aside, or its drive is away
            continue
        if found != seen or waited >= _MINUTE:
            seen, waited = found, 0.0
            changes.tell_all()


def _renumber_views(page: Any) -> None:
    """So that the client, once it is back, takes every screen for a new one.

    It would compare two equal ones, and take both halves of each level of controls twice: minutes for a deep screen.
    """
    index = page.session.index
    for view in [control for control in index.values() if isinstance(control, ft.View)]:
        index.pop(view._i)
        object.__setattr__(view, "_i", ControlId.next())
        index[view._i] = view


def _take_late_answers(session: Any) -> None:
    """The window may answer a call, as for the focus, once its screen is gone: Flet ends the connection for that."""
    answered = session.handle_invoke_method_results

    def take(control_id: int, call_id: str, result: Any, error: str | None) -> None:
        if control_id in session.index:
            answered(control_id, call_id, result, error)

    session.handle_invoke_method_results = take


def _say_failure(page: ft.Page, message: str) -> None:
    error = sys.exc_info()[1]  # what Flet is handling as it calls this
    if isinstance(error, NotKept):
        log.warning("it was not kept: %s", error)
        if isinstance(error.reason, NotADatabase):
            found_damage(error.reason)
            return
        text = sentence(words(spoken()), type(error.reason).__name__)
    else:
        log.error("a handler failed: %s", message)
        say = words(spoken())
        text = say("Something went wrong, and it was not done. What you wrote is still here: please try again.")
    say_at_foot(page, text)


def _log_failure(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    log.error("a task failed: %s", context.get("message"), exc_info=context.get("exception"))
