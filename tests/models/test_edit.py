"""A sentence followed through a text that is edited."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from models.edit import Edit
from models.sentences import spoken

word = st.text(st.sampled_from("abcdeéhinorst"), min_size=2, max_size=7)
sentence = st.lists(word, min_size=2, max_size=8).map(lambda words: " ".join([*words, "enfin."]).capitalize())
texts = st.lists(sentence, min_size=1, max_size=5, unique=True)


class Followed:
    """A mark that is told of each write, as KeyPhrase is."""

    def __init__(self, text: str, sentence: str) -> None:
        self._text, self._sentence, self._first, self._stands = text, sentence, sentence, True

    def write(self, text: str) -> None:
        became = Edit(self._text, text).became(self._sentence, self._first, stood=self._stands)
        self._text, self._sentence, self._stands = text, became or self._sentence, became is not None

    @property
    def now(self) -> str | None:
        return self._sentence if self._stands else None


@settings(max_examples=60)
@given(texts, st.data())
def test_what_is_typed_in_a_sentence_never_loses_it(rows: list[str], given: st.DataObject) -> None:
    """Letters and blanks, one after the other at any place of it, each kept."""
    which = given.draw(st.integers(0, len(rows) - 1))
    followed = Followed(" ".join(rows), rows[which])
    at = given.draw(st.integers(1, len(rows[which]) - len(" enfin.")))
    for letter in given.draw(st.text(st.sampled_from("aeosztB "), min_size=1, max_size=12)):
        rows[which] = rows[which][:at] + letter + rows[which][at:]
        at += 1
        followed.write(" ".join(rows))
        assert followed.now == rows[which]


@settings(max_examples=60)
@given(texts, st.data())
def test_a_sentence_deleted_by_the_letter_and_typed_anew_is_found_again(rows: list[str], given: st.DataObject) -> None:
    which = given.draw(st.integers(0, len(rows) - 1))
    key = rows[which]
    followed = Followed("\n".join(rows), key)
    for end in [*range(len(key) - 1, 0, -given.draw(st.integers(1, 9))), 0, *range(1, len(key) + 1)]:
        followed.write("\n".join([*rows[:which], *filter(None, [key[:end].strip()]), *rows[which + 1 :]]))
        assert followed.now not in rows or followed.now == key
    assert followed.now == key


@settings(max_examples=60)
@given(texts, st.data())
def test_whatever_happens_to_the_others_it_stays_itself(rows: list[str], given: st.DataObject) -> None:
    key = given.draw(st.sampled_from(rows))
    followed = Followed("\n".join(rows), key)
    for _ in range(4):
        rows = given.draw(st.permutations(list(dict.fromkeys([key, *given.draw(texts)]))))
        followed.write("\n".join(rows))
        assert followed.now == key
        if given.draw(st.booleans()):
            followed.write("\n".join(row for row in rows if row != key))


@settings(max_examples=60)
@given(st.lists(texts, min_size=2, max_size=6), st.data())
def test_it_is_always_a_sentence_of_the_text_or_nowhere(versions: list[list[str]], given: st.DataObject) -> None:
    key = given.draw(st.sampled_from(versions[0]))
    followed = Followed(" ".join(versions[0]), key)
    before = set(versions[0])
    for rows in versions[1:]:
        was = followed.now
        followed.write(" ".join(rows))
        assert followed.now is None or followed.now in {piece.text for piece in spoken(" ".join(rows))}
        assert followed.now in (None, was, key) or followed.now not in before
        before = set(rows)


def test_a_text_of_a_million_characters_is_followed_too() -> None:
    long = "x" * 1_000_000
    edit = Edit(f"One. Two.\n{long}", f"One and two.\n{long}y\n{'z' * 1_000_000}")
    assert edit.became(long, long, stood=True) == f"{long}y"
