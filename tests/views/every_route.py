"""Every path the router knows, and what each screen must show."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from types import SimpleNamespace

import flet as ft

from models.message import MessageKind
from models.template import Wording
from views.routes import routes

LANDMARKS = {
    "": "Today",
    "today": "Today",
    "contacts": "Contacts",
    "interviews": "Interviews",
    "questions": "Questions",
    "guide": "Guide",
    "settings": "Settings",
    "wordings": "Your messages",
    "data": "Your copies",
    "backups": "A copy elsewhere",
    "deleted": "Recently deleted",
    "erasing": "Delete everything",
    **{f"wording/{wording}/:code": "Put in a field" for wording in Wording},
    "import": "Bring people in",
    "import/preview": "What would change",
    "preview/columns": "What the columns hold",
    "preview/row/:row": "Someone in the file",
    "new-contact": "New contact",
    "new-interview": "New interview",
    "contact/:contact": "What happened",
    "contact/:contact/edit": "Change the contact",
    "cadence": "How often to give news",
    "interview/:interview": "Choose and order the cards",
    "interview/:interview/edit": "Change the interview",
    "learned": "What you learned",
    "learned/answers": "Answers side by side",
    "learned/advice": "By person",
    "question/:question": "What everyone said",
    "glance": "The search at a glance",
    "behind/:group": "No answer yet",
    "network": "Your network",
    "learned/findings": "What it holds",
    "findings/preview": "What I learned",
    "search": "Words to find",
    "card/:card": "Your cards",
    "heard/interview/:interview": "What you heard",
    "cards": "To begin",
    "choose": "Choose the cards",
    "after": "What you heard",
    "after/edit": "Change the interview",
    "sent/:message": "It was not sent",
    "message/request": "Ask for a meeting",
    "message/nudge": "Send a gentle reminder",
    "message/thank-you": "Say thank you",
    "message/update": "Give news",
}
"""What each screen must show, by the end of its path. A new route needs a line here."""


def patterns() -> Iterator[str]:
    """The path of every screen, above each screen it can stand on."""
    known: set[tuple[int, int]] = set()

    def under(table: list[ft.Route]) -> Iterator[str]:
        ahead = deque([(table, "", 0)])
        while ahead:
            here, path, parent = ahead.popleft()
            for route in here:
                if (parent, id(route)) not in known:
                    known.add((parent, id(route)))
                    yield from _each(f"{path}/{route.path or ''}")
                    # The five destinations share one list of details. Each screen is met where the fewest are below it.
                    ahead.append((route.children or [], f"{path}/{route.path or ''}", id(route.children)))

    def _each(path: str) -> list[str]:
        kinds = [path.replace(":kind", kind) for kind in MessageKind] if ":kind" in path else [path]
        return [kind.replace(":wording", row) for kind in kinds for row in (Wording if ":wording" in kind else [""])]

    # The guide first: details are shown above it, and it asks for no facts.
    return under(routes()[::-1])


def landmark(pattern: str) -> str:
    ends = [end for end in LANDMARKS if pattern.strip("/").endswith(end) and (end or pattern == "/")]
    assert ends, f"what should {pattern} show? Say so in LANDMARKS"
    return LANDMARKS[max(ends, key=len)]


def paths(there: SimpleNamespace) -> dict[str, str]:
    """Each path with its landmark; a contact and an interview in each of their states."""
    wanted = {}
    for pattern in patterns():
        filled = pattern.replace(":contact", str(there.contact.id)).replace(":interview", str(there.interview.id))
        filled = filled.replace(":question", str(there.question.id)).replace(":card", str(there.question.id))
        filled = filled.replace(":row", "0").replace(":message", str(there.message.id))
        filled = filled.replace(":group", "asked-not-yet")
        filled = filled.replace(":code", there.contact.language)  # fields are named in the language of the message
        assert ":" not in filled, f"what stands for the parameter of {pattern}?"
        wanted[filled] = landmark(pattern)
    return wanted | _states(there)


def _states(there: SimpleNamespace) -> dict[str, str]:
    contacts = {f"/contacts/contact/{row.id}": LANDMARKS["contact/:contact"] for row in there.contacts}
    here = [f"/interviews/interview/{row.id}" for row in there.interviews]
    return contacts | dict.fromkeys(here, "Objectives") | {f"{path}/after": LANDMARKS["after"] for path in here}


def shortest(there: SimpleNamespace) -> list[str]:
    """One path to each screen."""
    by_length = sorted(paths(there).items(), key=lambda row: (-row[0].count("/"), row[0]))
    return sorted({mark: path for path, mark in by_length}.values())


def each_once(there: SimpleNamespace) -> dict[str, str]:
    """The same with its landmark, and a contact and an interview in each of their states."""
    every = paths(there)
    return {path: every[path] for path in shortest(there)} | _states(there)


def unvisited(visited: list[str]) -> set[str]:
    """The screens that none of these paths leads to, by the end of their path. A wording is a screen like another's."""
    return {screen_of(pattern) for pattern in patterns()} - {screen_of(path) for path in visited}


def screen_of(path: str) -> str:
    ends = [
        end for end in LANDMARKS if re.search(f"/{re.sub(r':[a-z]+', '[^/]+', end)}$", path) and (end or path == "/")
    ]
    return re.sub("wording/[a-z-]+", "wording", max(ends, key=len, default=path))
