"""Creating, opening and locking the vault, and the secrets that open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Draft, SealedDraft
from rdpp_desk.clock import Clock

if TYPE_CHECKING:
    from rdpp_desk.vault.keys import Parameters


@dataclass(frozen=True, slots=True)
class Locked:
    """How the vault closed. `sealed` holds a text that could not be written; give it to `rescue` once reopened."""

    saved: bool
    sealed: tuple[SealedDraft, ...] = ()


def create_vault(
    folder: Path, passphrase: str, clock: Clock, *, parameters: Parameters | None = None
) -> tuple[Desk, tuple[str, ...]]:
    """A new vault in `folder` (created 0700), and its 24 recovery words, shown once. Slow (Argon2): run off-thread.

    Raises:
        UsageError: `passphrase-empty`, `folder-not-empty`.
        StorageError: the disk refused.
    """
    raise NotImplementedError


def unlock(folder: Path, secret: str, clock: Clock) -> Desk:
    """Open with the passphrase, or else, if `secret` reads as 24 recovery words, with those. Slow: run off-thread.

    Raises:
        WrongSecret, VaultUnavailable, StorageError.
    """
    raise NotImplementedError


def lock(desk: Desk, drafts: Sequence[Draft] = ()) -> Locked:
    """Save what is being written, keep a revision, wipe, close. Never asks, never raises, never waits."""
    raise NotImplementedError


def change_passphrase(desk: Desk, current: str, new: str) -> None:
    """Replace the passphrase; backups made before keep the old one. Slow: run off-thread.

    Raises:
        WrongSecret: `current` is not the passphrase.
        UsageError: `passphrase-empty`.
    """
    raise NotImplementedError


def new_recovery(desk: Desk) -> tuple[str, ...]:
    """24 fresh words, not in use yet: show and print them, then call `adopt_recovery` with what was retyped."""
    raise NotImplementedError


def adopt_recovery(desk: Desk, words: Sequence[str], retyped: str) -> None:
    """Put the new words in use once the retyped ones match; the old sheet then opens older backups only.

    Raises:
        UsageError: `recovery-retyped-wrong`.
    """
    raise NotImplementedError


def recovery_sheet_pdf(vault_name: str, words: Sequence[str], clock: Clock, language: str, *, qr: bool = False) -> bytes:
    """The sheet to print and keep elsewhere. The QR code is off unless asked for (telephones photograph it)."""
    raise NotImplementedError


def strength(passphrase: str) -> int:
    """0 (guessed at once) to 4 (strong), French words included."""
    raise NotImplementedError
