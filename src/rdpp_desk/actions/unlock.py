"""Creating, opening and locking the vault, and the secrets that open it."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions import drafts, recovery, trash
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.drafts import AnyDraft
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, StorageError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import (
    Parameters,
    PassphraseSecret,
    QuickKey,
    Sealed,
    Secret,
    Strength,
    WordsSecret,
    quick,
    rekey,
    seen,
)
from rdpp_desk.vault import preferences as preferences_table
from rdpp_desk.vault import words as word_list

_LOG = logging.getLogger("rdpp_desk.unlock")
_RECOVERY_AWAITED = "recovery-awaited"
_PATIENCE = 0.5
_REFUSALS = (StorageError, VaultUnavailable)
"""Of a disk, when what is done already is noted: a secret that was changed must not be called unchanged."""
LONGEST_CODE, CODE_TRIES = quick.LONGEST, quick.TRIES

__all__ = [
    "Locked",
    "QuickKey",
    "Strength",
    "adopt_recovery",
    "await_recovery",
    "change_passphrase",
    "check_pin",
    "check_words",
    "confirm_recovery",
    "create_vault",
    "hurry",
    "is_vault",
    "lock",
    "looks_like_words",
    "new_recovery",
    "quick_key",
    "recovery_awaited",
    "recovery_sheet_pdf",
    "set_passphrase",
    "strength",
    "unlock",
    "unlock_quick",
    "unlock_with_words",
    "words_meant",
]


@dataclass(frozen=True, slots=True)
class Locked:
    """How the vault closed. `sealed` holds what could not be written; give it to `drafts.rescue` once reopened."""

    saved: bool
    sealed: tuple[Sealed, ...] = ()


def create_vault(
    folder: Path, passphrase: str, clock: Clock, *, parameters: Parameters | None = None
) -> tuple[Desk, tuple[str, ...]]:
    """A new vault in `folder` (created 0700), and its 24 recovery words, shown once. Slow (Argon2): run off-thread.

    Raises:
        UsageError: `empty-passphrase`.
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        StorageError: the disk refused; nothing is left behind.
    """
    made, words = vault.create(folder, passphrase, clock=clock, parameters=parameters)
    desk = Desk(made, clock)
    with contextlib.suppress(*_REFUSALS), desk.transaction():
        preferences_table.remember(desk.db, "created-on", desk.today().isoformat())
        desk.record("vault-created")
    return desk, words


def unlock(folder: Path, secret: str | Secret, clock: Clock) -> Desk:
    """Open with the passphrase, or with the recovery words when that is what was typed. Slow: run off-thread.

    Raises:
        WrongSecret: `wrong-passphrase`, `wrong-words`.
        UsageError: `empty-passphrase`.
        VaultUnavailable, StorageError: the code says why.
    """
    if isinstance(secret, PassphraseSecret):
        desk = Desk(vault.open_with_passphrase(folder, secret.text, clock=clock), clock)
    elif isinstance(secret, WordsSecret):
        desk = Desk(vault.open_with_words(folder, secret.words, clock=clock), clock)
    elif looks_like_words(secret):
        try:
            return unlock(folder, WordsSecret(secret), clock)
        except WrongSecret:
            return unlock(folder, PassphraseSecret(secret), clock)
    else:
        return unlock(folder, PassphraseSecret(secret), clock)
    by_words = isinstance(secret, WordsSecret)
    return _begun(desk, {"words": by_words}, by_words=by_words)


def quick_key(desk: Desk, passphrase: str, pin: str) -> QuickKey:
    """A key in memory that `pin` opens, until the program ends; see `QuickKey`. Slow (Argon2): run off-thread.

    The passphrase is asked for: otherwise whoever finds the desk open could give themselves a way back in.

    Raises:
        WrongSecret: `wrong-passphrase`.
        UsageError: `empty-passphrase`, `pin-too-short`, `pin-too-long`, `pin-too-simple`.
    """
    quick.check(pin)
    rekey.check_passphrase(desk.vault, passphrase)
    return QuickKey(desk.vault, pin, desk.now())


def check_pin(pin: str) -> None:
    """Refuse a code that is too easy to guess.

    Raises:
        UsageError: `pin-too-short`, `pin-too-long`, `pin-too-simple`.
    """
    quick.check(pin)


def unlock_quick(folder: Path, key: QuickKey, pin: str, clock: Clock) -> Desk:
    """Open again with the code chosen earlier in this run. Slow: run off-thread.

    Raises:
        WrongSecret: `wrong-pin` (`left`), `quick-over`: the passphrase is needed.
        VaultUnavailable, StorageError: as `unlock`.
    """
    if not key.serves(folder, clock.now()):
        raise WrongSecret("quick-over")
    return _begun(Desk(key.open(pin, clock), clock), {"quick": True})


def unlock_with_words(folder: Path, text: str, clock: Clock) -> Desk:
    """Open with the recovery words alone. Slow: run off-thread.

    Raises:
        WrongSecret: `wrong-words`, `words-count`, `word-unknown`, `words-checksum`.
        VaultUnavailable, StorageError: as `unlock`.
    """
    return unlock(folder, WordsSecret(text), clock)


def looks_like_words(text: str) -> bool:
    """Whether `text` reads as 24 recovery words that go together."""
    try:
        vault.check_words(text)
    except UsageError:
        return False
    return True


def words_meant(text: str) -> tuple[tuple[str, str | None], ...]:
    """Each word typed, and the word of the list that it stands for, None if there is none."""
    return tuple((typed, word_list.word_meant(typed)) for typed in word_list.typed_words(text))


def check_words(text: str) -> tuple[str, ...]:
    """The 24 words in full.

    Raises:
        UsageError: `words-count`, `word-unknown`, `words-checksum`.
    """
    return vault.check_words(text)


def is_vault(folder: Path) -> bool:
    """Whether `folder` looks like a vault, from outside; a folder that cannot be read does not."""
    return vault.is_vault(folder)


def hurry(desk: Desk) -> None:
    """The lock has come: what other threads do with the vault ends now, or within a second; see `Connection.hurry`."""
    desk.db.hurry(_PATIENCE)


def lock(desk: Desk, unsaved: Sequence[AnyDraft] = ()) -> Locked:
    """Save what is being written, keep a version of it, wipe, close. Never asks, never raises, never waits."""
    sealed = []
    for draft in unsaved:
        try:
            drafts.store(desk, draft)
        except Exception as failure:  # whatever it was, the vault closes and the text is kept
            _LOG.error("draft not stored: %s", type(failure).__name__)
            with contextlib.suppress(DeskError):
                sealed.append(drafts.seal(desk, draft))
    with contextlib.suppress(DeskError), desk.transaction():
        desk.record("vault-locked")
    desk.close()
    _forget_words()
    return Locked(not sealed, tuple(sealed))


def _forget_words() -> None:
    """Empty the caches that hold client words, where they were ever filled."""
    for room in ("rdpp_desk.documents", "rdpp_desk.anonymise"):
        if room in sys.modules:
            sys.modules[room].forget()


def change_passphrase(desk: Desk, current: str, new: str) -> None:
    """Replace the passphrase; backups made before keep the old one. Slow: run off-thread.

    Raises:
        WrongSecret: `wrong-passphrase`: `current` does not open this vault.
        UsageError: `empty-passphrase`.
        StorageError: the disk refused; the old passphrase still opens.
    """
    vault.change_passphrase(desk.vault, current, new)
    _audit(desk, "passphrase-changed")


def set_passphrase(desk: Desk, new: str) -> None:
    """A new passphrase for a vault just opened with its recovery words. Slow: run off-thread. Raises as above."""
    vault.set_passphrase(desk.vault, new)
    _audit(desk, "passphrase-changed")


def new_recovery() -> tuple[str, ...]:
    """24 fresh words, not in use yet: show and print them, then call `adopt_recovery` with what was retyped."""
    return vault.new_recovery_words()


def adopt_recovery(desk: Desk, words: Sequence[str], retyped: str) -> None:
    """Put the new words in use once the retyped ones match; the old sheet then opens older backups only.

    Raises:
        UsageError: `words-differ`, `words-count`, `word-unknown`, `words-checksum`.
        StorageError: the disk refused; the old words still open.
    """
    before = rekey.recovery_slot(desk.vault)
    vault.adopt_recovery(desk.vault, words, retyped)
    with contextlib.suppress(*_REFUSALS), desk.transaction():
        recovery.note_replaced(desk, before)
        confirm_recovery(desk)
        desk.record("recovery-changed")


def await_recovery(desk: Desk) -> None:
    """Note that the words of a vault just created were not typed again yet."""
    with desk.transaction() as db:
        preferences_table.remember(db, _RECOVERY_AWAITED, True)


def confirm_recovery(desk: Desk) -> None:
    """Note that the words were typed again."""
    with desk.transaction() as db:
        preferences_table.remember(db, _RECOVERY_AWAITED, False)
        recovery.note_checked(desk)


def recovery_awaited(desk: Desk) -> bool:
    """Whether the vault's creation was broken off before its words were typed again: a new sheet is due."""
    return preferences_table.recall(desk.db, _RECOVERY_AWAITED) is True


def recovery_sheet_pdf(
    vault_name: str, words: Sequence[str], clock: Clock, language: str, *, qr: bool = False
) -> bytes:
    """The sheet to print and keep elsewhere. The QR code is off unless asked for (telephones photograph it)."""
    from rdpp_desk.documents.recovery_sheet import render_recovery_sheet

    return render_recovery_sheet(tuple(words), vault_name, clock.today(), language, qr=qr)


def strength(passphrase: str) -> Strength:
    """How long it would resist: level 0 (guessed at once) to 4, French words known."""
    return vault.passphrase_strength(passphrase)


def _begun(desk: Desk, detail: Mapping[str, object], *, by_words: bool = False) -> Desk:
    """Note the opening, then tidy: neither a disk that refuses nor a damaged page keeps the vault closed."""
    try:
        with contextlib.suppress(*_REFUSALS), desk.transaction():
            desk.record("vault-unlocked", detail=detail)
            if by_words:
                recovery.note_checked(desk)
        if not set(desk.vault.opening_problems) & set(seen.PROBLEMS):  # an older copy: its trash is not of today
            with contextlib.suppress(*_REFUSALS):
                trash.tidy(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def _audit(desk: Desk, event: str) -> None:
    with contextlib.suppress(*_REFUSALS), desk.transaction():
        desk.record(event)
