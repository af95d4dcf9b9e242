"""Whatever was typed is shown as it was typed, by a reader of Markdown that we did not write."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from views.markdown import bullets, heading, paragraphs

READERS = (MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False}), MarkdownIt("js-default"))
SIGNS = st.text(st.sampled_from("#*_-+=>:|`~[]()<!&;.1 9\\\n\ta\u00a0é\"'/ "), max_size=40)
TYPED = st.one_of(SIGNS, st.text(max_size=40))


class Shown(HTMLParser):
    """The text of a page, and the tags it is made with."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "br":
            self.text = self.text.rstrip("\n")

    def handle_data(self, data: str) -> None:
        self.text += data


def lines(text: str) -> list[str]:
    """The lines of a text, as one sees them."""
    rows = re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
    seen = ("".join(c for c in row if c == "\t" or unicodedata.category(c) != "Cc").strip() for row in rows)
    return [row for row in seen if row]


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "gfm", "default"])
@given(typed=TYPED)
@example("1. a\n- b\n# c\n> d\n===\n---\n***\n```\n~~~\n| a |\n| - |")
@example("a\n===\nb\n---\n    code\n\ta\n\n\n+ x\n10) y")
@example("<b>x</b> <!-- --> &amp; &#35; [a](b) ![c](d) [e]: f <http://g> a\\\nb  \nc `d` **e** _f_ ~~g~~ \\*")
@example(":-:|:-:\n-|-")
@example("[a]: b\n[^1]: c\n\\")
def test_a_text_is_read_back_as_it_was_typed(reader: MarkdownIt, typed: str) -> None:
    shown = Shown(reader.render(paragraphs(typed)))
    assert lines(shown.text) == lines(typed)
    assert set(shown.tags) <= {"p", "br"}


@given(texts=st.lists(TYPED, min_size=1, max_size=4))
def test_so_is_each_of_a_list(texts: list[str]) -> None:
    texts = [text for text in texts if lines(text)]
    shown = Shown(READERS[0].render(bullets(texts)))
    assert lines(shown.text) == [line for text in texts for line in lines(text)]
    assert set(shown.tags) <= {"ul", "li", "p", "br"}
    assert shown.tags.count("li") == len(texts) and shown.tags.count("ul") <= 1


@given(typed=TYPED)
@example("C #")
@example("C# ##")
@example("\\#")
def test_so_is_a_heading(typed: str) -> None:
    shown = Shown(READERS[0].render(heading(2, typed)))
    assert shown.text.split("\n")[0].strip() == " ".join(lines(typed))
    assert shown.tags == ["h2"]


def test_it_can_be_read_as_it_stands() -> None:
    assert paragraphs("They said: 5 years (at most), in C#.\nAsk again!\n\nYes.") == (
        "They said: 5 years (at most), in C#.  \nAsk again!\n\nYes."
    )
    assert bullets(["One", "Two\nlines"]) == "- One\n- Two  \n  lines"
