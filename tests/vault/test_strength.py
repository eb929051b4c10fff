"""How strong a passphrase is said to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.vault import Strength, passphrase_strength


@pytest.mark.parametrize("weak", ["", "   ", "azerty", "password", "chemise", "Séance1", "12345678"])
def test_what_is_guessed_at_once_is_weak(weak: str) -> None:
    assert passphrase_strength(weak).level <= 1


def test_what_others_know_of_the_practitioner_does_not_count_for_much() -> None:
    alone = passphrase_strength("Fontbrune-les-Pins").level
    assert passphrase_strength("Fontbrune-les-Pins", ["Fontbrune-les-Pins"]).level < alone


def test_several_ordinary_words_are_strong() -> None:
    assert passphrase_strength("le héron attend la marée sans bouger") == Strength(4, "very-strong")


@given(st.text(max_size=400))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert 0 <= passphrase_strength(text).level <= 4
