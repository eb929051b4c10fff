"""Recovery words: what people type is understood, what is wrong is named, nothing wrong is accepted."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from rdpp_desk.errors import UsageError
from rdpp_desk.vault import words

ENTROPY = st.binary(min_size=32, max_size=32)


@given(ENTROPY)
def test_words_are_those_of_the_standard_in_composed_form(entropy: bytes) -> None:
    expected = unicodedata.normalize("NFC", Mnemonic("french").to_mnemonic(entropy))
    assert list(words.words_of(entropy)) == expected.split()


@given(ENTROPY, st.sampled_from(["NFC", "NFD"]), st.booleans(), st.booleans())
def test_typing_without_accents_abbreviated_or_in_capitals_is_understood(
    entropy: bytes, form: str, plain: bool, short: bool
) -> None:
    right = words.words_of(entropy)
    typed = [words.without_accents(word) if plain else word for word in right]
    typed = [word[:4] if short else word for word in typed]
    text = unicodedata.normalize(form, "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(typed, start=1)))
    assert words.check_words(text) == right
    assert words.entropy_of(typed) == entropy


def test_every_word_is_known_by_its_first_four_letters_without_accents() -> None:
    shorts = {words.without_accents(word)[:4] for word in words.word_list()}
    assert len(shorts) == len(words.word_list()) == 2048


@pytest.mark.parametrize("wrong", ["xyzzy", "aba", "abandonner"])
def test_an_unknown_word_is_named_by_its_place(wrong: str) -> None:
    typed = list(words.new_words())
    typed[6] = wrong
    with pytest.raises(UsageError) as caught:
        words.check_words(typed)
    assert (caught.value.code, caught.value.data) == ("word-unknown", {"number": 7})


def test_a_missing_word_is_counted() -> None:
    with pytest.raises(UsageError) as caught:
        words.check_words(words.new_words()[:23])
    assert (caught.value.code, caught.value.data) == ("words-count", {"given": 23})


def accepted(typed: list[str]) -> bool:
    try:
        words.check_words(typed)
    except UsageError:
        return False
    return True


def test_nearly_all_swapped_words_fail_the_checksum() -> None:
    dice, passed = random.Random(3), 0
    for _ in range(300):
        typed = list(words.words_of(dice.randbytes(32)))
        first, second = dice.sample(range(24), 2)
        if typed[first] != typed[second]:
            typed[first], typed[second] = typed[second], typed[first]
            passed += accepted(typed)
    assert passed <= 5


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        words.check_words(text)
    assert caught.value.code in ("words-count", "word-unknown", "words-checksum")


def test_fresh_words_differ_and_read_back() -> None:
    assert words.new_words() != words.new_words()
    fresh = words.new_words()
    assert words.check_words(" ".join(fresh)) == fresh


@pytest.mark.parametrize("typed", ["abandon ", "\u0323\u0301", "é", "\u0f71\u0f72"])
def test_a_page_pasted_by_mistake_is_no_sheet_and_is_not_read_to_its_end(typed: str) -> None:
    sheet = " ".join(words.new_words())
    for text in (typed * 100_000, f"{sheet} {typed * 100_000}"):
        assert sum(len(word) for word in words.typed_words(text)) <= 4_000
        with pytest.raises(UsageError) as refused:
            words.check_words(text)
        assert refused.value.code == "words-count"
        assert words.word_meant(text) is None
