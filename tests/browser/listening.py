"""What a screen reader and a finger would miss on the screen in sight."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

TARGET: Final = 48
"""The least side of what is tapped (WCAG 2.5.5 asks for 44, Material for 48)."""

# A field's own node lies within one that has its true box. What lies across the edge of a list is cut: its size is
# seen elsewhere.
_NODES: Final = """() => [...document.querySelectorAll("flt-semantics-host *")].map(node => {
    const box = (node.closest("flt-semantics") ?? node).getBoundingClientRect();
    const list = node.parentElement.closest("flt-semantics:has(> flt-semantics-scroll-overflow)");
    const edge = list?.getBoundingClientRect().bottom ?? innerHeight + 1;
    return {
        role: node.computedRole,
        // Flutter names a dialog one node further in.
        name: (node.computedName || node.querySelector(":scope > [aria-label]")?.ariaLabel || "").trim(),
        acts: node.tabIndex >= 0 || node.hasAttribute("flt-tappable"),
        heading: node.computedRole == "heading" && Boolean(node.closest("header") ?? !document.querySelector("header")),
        cut: box.bottom >= edge - 0.5 || box.right >= innerWidth - 0.5,
        taps: node.hasAttribute("flt-tappable") || ["INPUT", "TEXTAREA"].includes(node.tagName),
        width: box.width,
        height: box.height,
    };
})"""
_INTERACTIVE: Final = frozenset(
    {
        "button",
        "textbox",
        "searchbox",
        "checkbox",
        "radio",
        "tab",
        "link",
        "menuitem",
        "combobox",
        "switch",
        "slider",
        "option",
        "spinbutton",
    }
)
_DIALOGS: Final = frozenset(("dialog", "alertdialog"))


@dataclass(frozen=True)
class _Node:
    role: str
    name: str
    acts: bool
    heading: bool
    cut: bool
    taps: bool
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.role} “{' '.join(self.name.split())}”"

    @property
    def is_interactive(self) -> bool:
        return self.acts or self.role in _INTERACTIVE

    @property
    def is_a_glyph(self) -> bool:
        """Named by the letter of an icon font, which no voice can say."""
        return bool(self.name) and {unicodedata.category(letter) for letter in self.name} <= {"Co", "Zs", "Cc"}

    @property
    def is_small(self) -> bool:
        return self.taps and not self.cut and min(self.width, self.height) < TARGET - 0.5


def faults(page: Page, *, is_phone: bool = True, is_flutters: bool = False) -> list[str]:
    """All that is wrong, in the words of whom it is to be told; the one title and the sizes are a phone's.

    Of a picker that `is_flutters`, what can be tapped must have a name; its sizes and its own name can't be set.
    """
    nodes = [_Node(**node) for node in page.evaluate(_NODES)]
    if is_flutters:
        return _unnamed([node for node in nodes if node.role in _INTERACTIVE])
    return [*_unnamed(nodes), *_headings(nodes, is_phone=is_phone), *(_small(nodes) if is_phone else [])]


def _unnamed(nodes: list[_Node]) -> list[str]:
    acts = [node for node in nodes if node.is_interactive]
    nameless = [f"{node.role}, {node.width:.0f} × {node.height:.0f}, has no name" for node in acts if not node.name]
    return nameless + [f"{node.role} is named by an icon only" for node in acts if node.is_a_glyph]


def _headings(nodes: list[_Node], *, is_phone: bool) -> list[str]:
    """One title a screen; over it, a dialog has a name instead, and a menu has what it opened from."""
    roles = [node.role for node in nodes]
    if set(roles) & _DIALOGS:
        dialogs = [node for node in nodes if node.role in _DIALOGS]
        return [f"{node.role} has no name" for node in dialogs if not node.name]
    if "menuitem" in roles:
        return []
    if not is_phone:  # a pane has its title in no bar of the window's
        return [] if "heading" in roles else ["there is no heading"]
    titles = [node for node in nodes if node.heading]
    return [] if len(titles) == 1 else [f"{len(titles)} titles in place of one: {', '.join(map(str, titles))}"]


def _small(nodes: list[_Node]) -> list[str]:
    return [f"{node} is {node.width:.0f} × {node.height:.0f}" for node in nodes if node.is_small]
