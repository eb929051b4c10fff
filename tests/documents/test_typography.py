"""Typography at print: French and English spaces, and no letter or digit ever changed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rdpp_desk.documents.typography import clean, grouped, in_words, typeset

NB, NN = "\u00a0", "\u202f"

FRENCH = [
    ("Quoi ? Non ! Si ; oui", f"Quoi{NN}? Non{NN}! Si{NN}; oui"),
    ("Quoi? Non! Si; oui", f"Quoi{NN}? Non{NN}! Si{NN}; oui"),
    ("Vraiment ?! (?)", f"Vraiment{NN}?! (?)"),
    ("Prix : 12 €", f"Prix{NB}: 12{NB}€"),
    ("Prix: 12€, 20%", f"Prix{NB}: 12{NB}€, 20{NB}%"),
    ("dit « oui »", f"dit «{NB}oui{NB}»"),
    ("dit «oui»", f"dit «{NB}oui{NB}»"),
    ('dit "oui"', f"dit «{NB}oui{NB}»"),
    ("l'été d'Anne...", "l’été d’Anne…"),
    ("à 9h30, 9 h, 2h", f"à 9{NB}h{NB}30, 9{NB}h, 2{NB}h"),
    ("à 9:30", "à 9:30"),
    ("n° 7, art. 5, article 12, M. Roux", f"n°{NB}7, art.{NB}5, article{NB}12, M.{NB}Roux"),
    ("1 234 567,50 €", f"1{NN}234{NN}567,50{NB}€"),
    ("en 2026, 75011 Paris", "en 2026, 75011 Paris"),
    ("06 12 34 56 78", f"06{NB}12{NB}34{NB}56{NB}78"),
    ("voir https://exemple.fr/a?b=c;d:e! merci", "voir https://exemple.fr/a?b=c;d:e! merci"),
    ("écrire à a.b@exemple.fr ; merci", f"écrire à a.b@exemple.fr{NN}; merci"),
    ("le 1er janvier 2027", f"le 1er{NB}janvier 2027"),
    (" : suite", f"{NB}: suite"),
    ("", ""),
]

ENGLISH = [
    ('He said "yes" : why ?', "He said “yes” : why?"),
    ("the client's work...", "the client’s work…"),
    ("on 4 May 2027 at 9:30", f"on 4{NB}May 2027 at 9:30"),
    ("see Article 4", f"see Article{NB}4"),
]


@pytest.mark.parametrize(("typed", "printed"), FRENCH)
def test_french(typed: str, printed: str) -> None:
    assert typeset(typed, "fr") == printed


@pytest.mark.parametrize(("typed", "printed"), ENGLISH)
def test_english(typed: str, printed: str) -> None:
    assert typeset(typed, "en") == printed


_LIKELY = st.text(alphabet="a1é9h30 \u00a0\u202f'\";:!?«»().,…%€n°/@MHm\nwht", max_size=40)


@given(text=st.one_of(_LIKELY, st.text(max_size=40)), language=st.sampled_from(["fr", "en"]))
@example(text="« « a » »", language="fr")
@example(text="a :: b", language="fr")
@example(text="...:", language="fr")
def test_twice_is_once_and_letters_and_digits_stay(text: str, language: str) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


@given(text=st.text(max_size=60))
def test_clean_leaves_nothing_that_hides_or_turns_text(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert all(c == "\n" or c.isprintable() or c.isspace() or ord(c) > 0x7F for c in kept)
    assert not set(kept) & set("\u202e\u200b\u2066\x00\x1b\r\t")


def test_clean_survives_half_a_pair_and_composes() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
    assert clean("Zoe\u0308") == "Zoë"


def test_words_and_identifiers() -> None:
    assert (in_words(3, "fr"), in_words(3, "en"), in_words(99, "fr")) == ("trois", "three", "99")
    assert grouped("12345678900012") == f"123{NB}456{NB}789{NB}00012"
    assert grouped("abc") == "abc"


def test_an_answer_that_ends_with_a_full_stop_ends_a_sentence_once() -> None:
    for language in ("fr", "en"):
        assert typeset("Assurance : remise sur demande.. Une suite.", language).count("..") == 0
        assert "…" in typeset("A...", language)
    assert typeset("../a ..... b", "en") == "../a ..... b"


def test_a_telephone_number_is_never_broken() -> None:
    for language in ("fr", "en"):
        assert typeset("au 06 39 98 41 52, ou", language) == f"au 06{NB}39{NB}98{NB}41{NB}52, ou"
