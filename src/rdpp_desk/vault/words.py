"""The 24 recovery words: BIP39, French list, 256 bits and an 8-bit checksum.

The list's 2,048 words stay unique without accents and on their first four letters, so both are accepted when typed.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from mnemonic import Mnemonic

from rdpp_desk.errors import UsageError

COUNT = 24
_BITS_PER_WORD = 11
_CHECKSUM_BITS = 8
_ENTROPY_BYTES = 32
_LEAST_LETTERS = 4
_LONGEST = 4_000
"""Characters read of what is typed: a sheet has some 200. A page pasted by mistake, or marks without end, kept the
window waiting."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def word_list() -> tuple[str, ...]:
    """The French list, composed (NFC)."""
    return tuple(unicodedata.normalize("NFC", word) for word in Mnemonic("french").wordlist)


def new_words() -> tuple[str, ...]:
    """24 fresh words."""
    return words_of(secrets.token_bytes(_ENTROPY_BYTES))


def words_of(entropy: bytes) -> tuple[str, ...]:
    """The words that write these 32 bytes."""
    number = int.from_bytes(entropy, "big") << _CHECKSUM_BITS | _checksum(entropy)
    shifts = range((COUNT - 1) * _BITS_PER_WORD, -1, -_BITS_PER_WORD)
    return tuple(word_list()[number >> shift & (1 << _BITS_PER_WORD) - 1] for shift in shifts)


def entropy_of(words: str | Sequence[str]) -> bytes:
    """The 32 bytes that the words write.

    Raises:
        UsageError: see `check_words`.
    """
    number = 0
    for position in _positions(words):
        number = number << _BITS_PER_WORD | position
    entropy = (number >> _CHECKSUM_BITS).to_bytes(_ENTROPY_BYTES, "big")
    if number & (1 << _CHECKSUM_BITS) - 1 != _checksum(entropy):
        raise UsageError("words-checksum")
    return entropy


def check_words(text: str | Sequence[str]) -> tuple[str, ...]:
    """The 24 words in full, from words typed with or without accents, capitals, numbers, or past the fourth letter.

    Raises:
        UsageError: `words-count` (`given`), `word-unknown` (`number`, from 1), `words-checksum` (right words,
            wrong order or one taken for another).
    """
    return words_of(entropy_of(text))


def word_meant(typed: str) -> str | None:
    """The word of the list that `typed` stands for: accents, capitals and what follows the fourth letter left out."""
    position = _position(unicodedata.normalize("NFC", typed[:_LONGEST]))
    return None if position is None else word_list()[position]


def typed_words(text: str) -> tuple[str, ...]:
    """The words in `text` as typed, numbers and punctuation of the sheet dropped; what no sheet holds is not read."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text[:_LONGEST])))


def without_accents(word: str) -> str:
    """The word in small letters without accents."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _positions(words: str | Sequence[str]) -> list[int]:
    text = words if isinstance(words, str) else " ".join(words)
    positions = []
    if len(text) > _LONGEST:
        raise UsageError("words-count", given=max(len(typed_words(text)), COUNT + 1))
    for number, word in enumerate(typed_words(text), start=1):
        position = _position(word)
        if position is None:
            raise UsageError("word-unknown", number=number)
        positions.append(position)
    if len(positions) != COUNT:
        raise UsageError("words-count", given=len(positions))
    return positions


def _position(word: str) -> int | None:
    plain = without_accents(word)
    position = _by_prefix().get(plain[:_LEAST_LETTERS])
    if position is None or not without_accents(word_list()[position]).startswith(plain):
        return None
    return position


@lru_cache(maxsize=1)
def _by_prefix() -> dict[str, int]:
    return {without_accents(word)[:_LEAST_LETTERS]: position for position, word in enumerate(word_list())}


def _checksum(entropy: bytes) -> int:
    return hashlib.sha256(entropy).digest()[0]
