"""The key header: known answers, damage told from a wrong secret, forgeries and absurd costs refused."""

from __future__ import annotations

import hashlib
import struct
import tracemalloc
from dataclasses import replace

import pytest

from rdpp_desk.errors import DeskError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import keys, words
from rdpp_desk.vault.keys import CEILING, FLOOR, Parameters, PassphraseSecret, WordsSecret

PASSPHRASE = "écluse"
KEY = bytes(range(32))
ENTROPY = bytes(range(32, 64))
RECOVERY = words.words_of(ENTROPY)


@pytest.fixture(scope="module")
def stored() -> bytes:
    return headers.to_bytes(headers.new_header(b"v" * 16, KEY, PASSPHRASE, ENTROPY, FLOOR), KEY)


def mended(body: bytes) -> bytes:
    return body + hashlib.sha256(body).digest()


def code_of(stored: bytes) -> str:
    with pytest.raises(DeskError) as caught:
        headers.from_bytes(stored)
    return caught.value.code


def test_derivations_give_known_answers() -> None:
    assert (
        keys.from_passphrase("écluse", b"s" * 16, FLOOR).hex()
        == "9a4c9d4586fb8f509774c6a94cb6d10229e47f58535bd5a7a323ae8d72efaf86"
    )
    assert keys.subkey(KEY, "header").hex() == "eddad9c2864233db6333d45bfbf56821b42e2923783b1f6860ea4b9900e70560"
    assert keys.from_recovery(ENTROPY).hex() == "abf9a66bf8bc69d22b4bc24cac82f05e657cc14bdee44c1cd0def957797cb804"


def test_accents_typed_either_way_are_the_same_passphrase() -> None:
    assert keys.from_passphrase("e\u0301cluse", b"s" * 16, FLOOR) == keys.from_passphrase("écluse", b"s" * 16, FLOOR)


def test_both_secrets_open_what_was_written(stored: bytes) -> None:
    assert len(stored) == headers.SIZE == 239
    header = headers.from_bytes(stored)
    assert headers.unlock(header, PassphraseSecret(PASSPHRASE)) == KEY
    assert headers.unlock(header, WordsSecret(RECOVERY)) == KEY
    assert headers.unlock(header, WordsSecret(" ".join(word[:4] for word in RECOVERY))) == KEY


def test_a_wrong_secret_is_a_wrong_secret(stored: bytes) -> None:
    header = headers.from_bytes(stored)
    swapped = (RECOVERY[1], RECOVERY[0], *RECOVERY[2:])
    for secret, code in (
        (PassphraseSecret("ecluse"), "wrong-passphrase"),
        (WordsSecret(words.words_of(bytes(32))), "wrong-words"),
        (WordsSecret(swapped), "words-checksum"),
        (WordsSecret(RECOVERY[:20]), "words-count"),
    ):
        with pytest.raises(WrongSecret) as caught:
            headers.unlock(header, secret)
        assert caught.value.code == code


@pytest.mark.parametrize("empty", ["", " ", "\t\u00a0"])
def test_an_empty_passphrase_is_impossible(empty: str) -> None:
    with pytest.raises(UsageError, match="empty-passphrase"):
        headers.new_header(b"v" * 16, KEY, empty, ENTROPY, FLOOR)


def test_every_flipped_bit_is_damage(stored: bytes) -> None:
    for bit in range(len(stored) * 8):
        changed = bytearray(stored)
        changed[bit // 8] ^= 1 << bit % 8
        assert code_of(bytes(changed)) == "vault-damaged"


def test_every_cut_is_damage(stored: bytes) -> None:
    for size in range(len(stored)):
        assert code_of(stored[:size]) == "vault-damaged"
    assert code_of(stored + b"\0") == "vault-damaged"


def test_a_forged_vault_id_is_refused_once_the_data_key_is_known(stored: bytes) -> None:
    forged = headers.from_bytes(mended(stored[:10] + b"w" * 16 + stored[26:-32]))
    for secret in (PassphraseSecret(PASSPHRASE), WordsSecret(RECOVERY)):
        with pytest.raises(VaultUnavailable, match="vault-damaged"):
            headers.unlock(forged, secret)


def test_a_slot_of_another_vault_is_refused(stored: bytes) -> None:
    other = headers.new_header(b"o" * 16, bytes(31) + b"!", PASSPHRASE, ENTROPY, FLOOR)
    mixed = replace(headers.from_bytes(stored), slot_recovery=other.slot_recovery)
    with pytest.raises(VaultUnavailable, match="vault-damaged"):
        headers.unlock(mixed, WordsSecret(RECOVERY))


def test_strangers_and_newer_versions_are_told_apart(stored: bytes) -> None:
    assert code_of(mended(b"ELSEKEYS" + stored[8:-32])) == "not-a-vault"
    assert code_of(mended(stored[:8] + b"\0\2" + stored[10:-32] + b"more")) == "vault-newer"
    assert code_of(mended(stored[:8] + b"\0\0" + stored[10:-32])) == "vault-damaged"


@pytest.mark.parametrize(
    "parameters",
    [
        replace(FLOOR, memory=FLOOR.memory - 1),
        replace(FLOOR, passes=FLOOR.passes - 1),
        replace(FLOOR, lanes=FLOOR.lanes - 1),
        replace(CEILING, memory=CEILING.memory + 1),
        replace(CEILING, passes=CEILING.passes + 1),
        Parameters(0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF),
        Parameters(0, 0, 0),
    ],
)
def test_absurd_costs_are_refused_before_memory_is_taken(stored: bytes, parameters: Parameters) -> None:
    cost = struct.pack(">III", parameters.memory, parameters.passes, parameters.lanes)
    tracemalloc.start()
    assert code_of(mended(stored[:27] + cost + stored[39:-32])) == "header-out-of-bounds"
    with pytest.raises(VaultUnavailable, match="header-out-of-bounds"):
        keys.from_passphrase(PASSPHRASE, bytes(16), parameters)
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_a_computer_short_of_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Starved:
        def __init__(self, **_: object) -> None: ...
        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(keys, "Argon2id", Starved)
    with pytest.raises(VaultUnavailable) as caught:
        keys.from_passphrase(PASSPHRASE, bytes(16), FLOOR)
    assert (caught.value.code, caught.value.data) == ("memory-short", {"needed": 64})


def test_calibration_stays_within_bounds() -> None:
    found = keys.calibrate()
    assert found.within_bounds()
    assert found.memory <= 256 * 1024


def test_secrets_do_not_show_in_representations() -> None:
    assert PASSPHRASE not in repr(PassphraseSecret(PASSPHRASE))
    assert RECOVERY[0] not in repr(WordsSecret(RECOVERY))


@pytest.mark.parametrize("size", [0, 5, keys.NONCE_BYTES, keys.NONCE_BYTES + keys.TAG_BYTES - 1])
def test_bytes_too_short_to_have_been_wrapped_unwrap_to_nothing(size: int) -> None:
    assert keys.unwrap(bytes(32), bytes(size), b"") is None
