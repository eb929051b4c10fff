"""How long a passphrase would resist: zxcvbn, which knows English lists only, fed with French words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rdpp_desk.vault import words

_LONGEST = 72
_CODES = ("very-weak", "weak", "fair", "strong", "very-strong")


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` from 0 (guessed at once) to 4, and its name: very-weak, weak, fair, strong, very-strong."""

    level: int
    code: str


def passphrase_strength(text: str, user_words: Iterable[str] = ()) -> Strength:
    """The strength of a passphrase for someone who may know `user_words` (name, practice, town)."""
    from zxcvbn import zxcvbn

    composed = unicodedata.normalize("NFC", text[:_LONGEST])
    if not composed.strip():
        return Strength(0, _CODES[0])
    french = (form for word in words.word_list() for form in (word, words.without_accents(word)))
    level = int(zxcvbn(composed, user_inputs=[*user_words, *french])["score"])
    return Strength(level, _CODES[level])
