"""Every failure the program foresees, as data.

An error names its kind (`code`) and carries values (`data`) that are safe to log: numbers, dates, field
names, file paths chosen by the practitioner. It never carries a client's word, a secret or a sentence;
`rdpp_desk.messages` writes the sentence that people read.
"""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of the commands."""

    DONE = 0
    GATE_CLOSED = 1
    WRONG_USE = 2
    WRONG_SECRET = 3
    VAULT_UNAVAILABLE = 4


class DeskError(Exception):
    """A foreseen failure: `code` says which sentence to write, `data` fills it."""

    exit_status: ExitStatus = ExitStatus.GATE_CLOSED

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


class UsageError(DeskError):
    """What was asked makes no sense: unknown field, date that does not exist, missing answer."""

    exit_status = ExitStatus.WRONG_USE


class WrongSecret(DeskError):
    """The passphrase or the recovery words do not open this vault."""

    exit_status = ExitStatus.WRONG_SECRET


class VaultUnavailable(DeskError):
    """The vault is missing, open elsewhere, damaged, not a vault, or from a newer version (see `code`)."""

    exit_status = ExitStatus.VAULT_UNAVAILABLE


class StorageError(DeskError):
    """The disk refused: full, read-only, unreadable, pulled out. The practitioner can mend it."""

    exit_status = ExitStatus.VAULT_UNAVAILABLE


class GateClosed(DeskError):
    """A rule of the charter or of the law, or an undecided item, stops this act."""

    exit_status = ExitStatus.GATE_CLOSED


class Damaged(DeskError):
    """A file of ours does not say what it should (backup, template, stored document)."""

    exit_status = ExitStatus.VAULT_UNAVAILABLE
