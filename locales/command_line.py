"""What the command line says."""

from __future__ import annotations

from locales.words import Words, languages


def help_text(say: Words) -> str:
    """Every command, a line each."""
    rows = {
        "python main.py": say("the window; in the browser when there can be none"),
        "  --web": say("in the browser, for this computer only"),
        "    --port N": say("on this port"),
        "    --no-browser": say("without opening the browser"),
        "  --demo": say("try it with sample people; your own data is not touched"),
        "  --notify-due": say("show the reminders that are due, then leave"),
        "  --rebuild-search": say("make the search’s index anew, then leave"),
        "  --data DIR": say("keep the data in this folder"),
        f"  --language {'|'.join(languages())}": say("the language of the screens"),
        "  --version": say("the version"),
        "  --help": say("this text"),
    }
    width = max(map(len, rows)) + 4
    title = say("Entrevue: informational interviews, before, right after and later.")
    return "\n".join([title, "", *(f"{command:<{width}}{text}" for command, text in rows.items())])


def not_understood(say: Words) -> str:
    return say("This command was not understood. See: python main.py --help")


def no_window(say: Words) -> str:
    return say("The window can’t be opened here: Entrevue opens in the browser.")


def already_open(say: Words, address: str) -> str:
    """Said by a second start; with the address to open, when there is one."""
    return "\n".join(filter(None, (say("Entrevue is already open."), address)))


def not_answering(say: Words) -> str:
    return say("Entrevue is already open and does not answer. Close it, then start it again.")


def preparing(say: Words) -> str:
    return say("The window is being prepared; the first time takes a minute.")


def port_taken(say: Words, port: int) -> str:
    return say("Port {port} can’t be used. Choose another with --port.", port=str(port))


def search_rebuilt(say: Words, n: int) -> str:
    return say.plural(
        "The search was made anew: {n} thing to find.", "The search was made anew: {n} things to find.", n
    )


def refused(say: Words) -> str:
    return say("This page opens only with the address that Entrevue shows when it starts. Start Entrevue again.")


def no_server(say: Words) -> str:
    return say("The browser view is not installed. Run: {command}", command="pip install -e '.[desktop]'")
