"""A draft follows the facts, and keeps every word the person wrote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.redraft import given_way, pieces, redraft, without

BASE = "Hello Ana,\n\nMy name is Bo. I do A. Zed told me.\n\nThanks.\n\nBye\nBo"
words = st.sampled_from(
    ["Hello,", "I do A.", "Zed told me.", "Since then:", "• one", "• two", "Why not?", "Bo", "Thanks."]
)
gaps = st.sampled_from([" ", "\n", "\n\n"])
texts = st.lists(st.tuples(words, gaps), max_size=7).map(lambda rows: "".join(w + g for w, g in rows).strip())
own = st.lists(st.sampled_from(["Mine.", "Vraiment?", "À moi!"]), min_size=1, max_size=3)


def test_a_fact_that_goes_takes_its_sentence_and_one_that_comes_brings_it() -> None:
    fresh = "Hello Ana,\n\nMy name is Bo. I do A.\n\nThanks.\n\nSee you on Monday.\n\nBye\nBo"
    assert redraft(BASE, BASE, fresh) == fresh
    mine = BASE.replace("I do A.", "I do A and B!").replace("Thanks.", "Thanks a lot.")
    assert redraft(BASE, mine, fresh) == (
        "Hello Ana,\n\nMy name is Bo. I do A and B!\n\nThanks a lot.\n\nSee you on Monday.\n\nBye\nBo"
    )


def test_a_sentence_that_was_changed_is_the_persons() -> None:
    mine = BASE.replace("Zed told me.", "Zed told me so much!")
    assert "Zed told me so much!" in redraft(BASE, mine, BASE.replace(" Zed told me.", ""))


def test_what_gives_way_to_a_changed_sentence_is_told() -> None:
    mine = BASE.replace("Zed told me.", "Zed told me so much!")
    fresh = BASE.replace("Zed told me.", "Yan told me.") + "\n\nSee you."
    assert given_way(BASE, mine, BASE) == []
    assert given_way(BASE, redraft(BASE, mine, fresh), fresh) == ["Yan told me."]


def test_a_sentence_that_was_taken_out_stays_out() -> None:
    mine = BASE.replace(" Zed told me.", "")
    assert redraft(BASE, mine, BASE.replace("Thanks.", "Thank you.")) == mine.replace("Thanks.", "Thank you.")


def test_what_comes_finds_a_place_in_a_text_of_ones_own() -> None:
    assert redraft("Hello.", "All mine.", "Hello.\n\nNews.") == "All mine.\n\nNews."


def test_a_paragraph_that_comes_stands_behind_what_was_added_to_the_one_before() -> None:
    mine = BASE.replace("Zed told me.", "Zed told me. Really.")
    fresh = BASE.replace("Thanks.", "News.\n\nThanks.")
    assert redraft(BASE, mine, fresh) == mine.replace("Thanks.", "News.\n\nThanks.")


@given(base=texts, fresh=texts)
def test_an_untouched_draft_is_what_the_facts_make_it(base: str, fresh: str) -> None:
    assert redraft(base, base, fresh) == fresh


@given(base=texts, mine=texts)
def test_while_no_fact_changes_the_text_is_as_written(base: str, mine: str) -> None:
    assert redraft(base, mine, base) == (mine if mine != base else base)


@given(base=texts, fresh=texts, own=own, at=st.integers(0, 9))
def test_nothing_the_person_wrote_is_lost(base: str, fresh: str, own: list[str], at: int) -> None:
    lines = base.split("\n")
    mine = "\n".join([*lines[:at], *own, *lines[at:]])
    followed = redraft(base, mine, fresh)
    place = 0
    for sentence in own:
        place = followed.index(sentence, place) + len(sentence)


@given(base=texts, fresh=texts, mine=texts)
def test_following_twice_changes_nothing_more(base: str, fresh: str, mine: str) -> None:
    once = redraft(base, mine, fresh)
    assert redraft(fresh, once, fresh) == once


def test_a_sentence_that_was_changed_holds_its_neighbours_by_nothing() -> None:
    base = "Hi.\n\nMost of all: A.\n\nThank you for Luc.\n\nBye"
    mine = base.replace("Most of all: A.", "Most of all, really: A.")
    without_luc = base.replace("Thank you for Luc.\n\n", "")
    assert redraft(base, mine, without_luc) == mine.replace("Thank you for Luc.\n\n", "")
    both = without_luc.replace("Most of all: A.", "Most of all: B.")
    assert redraft(base, mine, both) == mine.replace("Thank you for Luc.\n\n", "")


def test_sentences_are_taken_out_with_their_space() -> None:
    parts = pieces(BASE)
    assert without(BASE, {parts.index("Zed told me.")}) == BASE.replace(" Zed told me.", "")
    assert without(BASE, range(len(parts))) == ""
    assert without(BASE, ()) == BASE
