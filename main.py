"""The front door: reads the command line, opens the database, starts one view."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from models.damage import damaged, found_damage
from models.database import close_database, folder_in_use, open_database
from models.errors import DatabaseError, NotADatabase

if TYPE_CHECKING:
    from locales.words import Words
    from views.one_instance import Instance

ROOT: Final = Path(__file__).parent


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse speaks English only
        from locales.command_line import not_understood

        sys.exit(not_understood(_say("")))


def main() -> None:
    """Run the command that was asked for."""
    arguments = _parse()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    if arguments.help or arguments.version:
        _tell(arguments)
    elif arguments.demo:
        _demo(arguments)
    else:
        shows = not (arguments.notify_due or arguments.rebuild_search)
        _open(arguments.data or _data_folder(), arguments.language, shows=shows)
        if arguments.rebuild_search:
            _rebuild_search(arguments.language)
        else:
            _notify_due() if arguments.notify_due else _show(arguments)


def _parse() -> argparse.Namespace:
    # Without a width argparse loads what asks the terminal for its own, and an idle --notify-due pays for it.
    parser = _Parser(add_help=False, allow_abbrev=False, formatter_class=partial(argparse.HelpFormatter, width=80))
    for flag in ("--help", "--version", "--web", "--no-browser", "--demo", "--notify-due", "--rebuild-search"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("-h", dest="help", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--open", default="", dest="place")  # how a notification's click starts the app
    parser.add_argument("--language", type=_language, default="")
    return parser.parse_args()


def _language(code: str) -> str:
    """A language we have, also one not all translated yet; none where none is asked for."""
    if not code:
        return code
    from locales.words import languages, unfinished

    if code not in (*languages(), *unfinished()):
        raise ValueError(code)
    return code


def _say(language: str) -> Words:
    # Late: an idle --notify-due speaks to nobody and should not pay for Babel.
    from locales.words import system_language, words

    return words(language or system_language())


def _tell(arguments: argparse.Namespace) -> None:
    from locales.command_line import help_text

    print(f"Entrevue {_version()}" if arguments.version else help_text(_say(arguments.language)))


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("entrevue")
    except PackageNotFoundError:  # in a built app
        return ""


def _data_folder() -> Path:
    given = os.environ.get("FLET_APP_STORAGE_DATA")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("entrevue", appauthor=False)


def _open(folder: Path, language: str, *, shows: bool = True) -> None:
    """Open the database, or say why it can't be: on a screen where it is damaged, or where nobody reads a terminal."""
    try:
        open_database(folder.expanduser().resolve())
    except DatabaseError as error:
        if shows and (isinstance(error, NotADatabase) or "FLET_PLATFORM" in os.environ):
            os.environ["LANGUAGE"] = language or os.environ.get("LANGUAGE", "")  # the profile can't be asked
            found_damage(error)
            return
        from locales.problems import opening

        sys.exit(opening(_say(language), type(error).__name__, error.path))
    if language:
        from models.profile import Profile

        Profile.load().speak(language)


def _demo(arguments: argparse.Namespace) -> None:
    """A throwaway database, gone at the end."""
    import tempfile

    from views.demo import fill

    with tempfile.TemporaryDirectory(prefix="entrevue-demo-") as folder:
        language = _say(arguments.language).code
        _open(Path(folder), language)
        fill(language)
        _notify_due(keep=False) if arguments.notify_due else _show(arguments)
        close_database()


def _notify_due(*, keep: bool = True) -> None:
    """Fire what is due. Names are printed to a terminal only, never to a scheduler's log."""
    from views.notifications.ringing import keep_shown, ring_due

    names = sys.stdout.isatty()
    shown = ring_due()
    for notice in shown:
        print(notice.title if names else notice.nameless)
    close_database()
    if shown and keep:
        sys.stdout.flush()
        keep_shown()


def _rebuild_search(language: str) -> None:
    """Make anew what the search finds by."""
    from locales.command_line import search_rebuilt
    from models.search import rebuild

    print(search_rebuilt(_say(language), rebuild()))
    close_database()


def _show(arguments: argparse.Namespace) -> None:
    """Show the app, unless it is open already: then show that, at the place asked for."""
    from locales import command_line
    from views.notifications.notifier import is_phone

    if is_phone():
        return _show_on_phone()
    say = _say(arguments.language)
    try:
        from views.one_instance import enter
    except ImportError:
        sys.exit(command_line.no_server(say))
    from views.notifications.ringing import keep_shown
    from views.places import is_place

    place = arguments.place if is_place(arguments.place) else ""
    entered = enter(folder_in_use(), place)
    if entered is None or isinstance(entered, str):
        close_database()
        sys.exit(command_line.not_answering(say) if entered is None else print(command_line.already_open(say, entered)))
    try:
        _run(arguments, say, place, entered)
    finally:
        entered.close()
        close_database()
        if not arguments.demo:
            keep_shown()


def _show_on_phone() -> None:
    """The phone runs one of it, wakes it, and keeps its reminders."""
    from views import native_window, windows
    from views.app import prepare, start
    from views.upkeep import keep_up

    _close_all_cards()
    end_upkeep = keep_up(windows.first_shown)
    native_window.run(start, prepare, ROOT / "assets")
    end_upkeep()
    close_database()


def _close_all_cards() -> None:
    from models.clock import now
    from models.interview import Interview

    if not damaged():
        Interview.close_all_cards(now())


def _run(arguments: argparse.Namespace, say: Words, place: str, instance: Instance) -> None:
    import threading

    from locales import command_line
    from views import native_window, windows
    from views.app import prepare, start
    from views.closed_app.scheduler import refresh_quietly
    from views.notifications.ringing import ring_while_running
    from views.upkeep import keep_up

    wanted = not (arguments.web or arguments.port or arguments.no_browser)
    if wanted:
        windows.begin_at(place)  # before a place handed over meanwhile
    instance.listen(windows.show)
    threading.Thread(target=refresh_quietly, args=(folder_in_use(),), name="refresh", daemon=True).start()
    _close_all_cards()
    stop = ring_while_running(windows.show)
    end_upkeep = keep_up(windows.first_shown)
    try:
        ready = wanted and native_window.ready(lambda: print(command_line.preparing(say)))
        if ready and native_window.run(start, prepare, ROOT / "assets"):
            return
        if wanted:
            print(command_line.no_window(say))
        _serve(arguments, say, place)
    finally:
        end_upkeep()
        stop()


def _serve(arguments: argparse.Namespace, say: Words, place: str) -> None:
    import tempfile

    from locales import command_line
    from views.app import prepare, start

    try:
        from views.browser_view import PortTakenError, serve
    except ImportError:
        sys.exit(command_line.no_server(say))
    try:
        with tempfile.TemporaryDirectory(prefix="entrevue-") as own:  # a folder for its owner only
            serve(
                start,
                before_main=prepare,
                port=arguments.port,
                open_browser=not arguments.no_browser,
                runtime_dir=Path(own),
                announce=lambda address: print(address, flush=True),
                refusal=command_line.refused(say),
                assets=ROOT / "assets",
                place=place,
            )
    except PortTakenError as error:
        sys.exit(command_line.port_taken(say, error.port))


if __name__ == "__main__":
    main()
