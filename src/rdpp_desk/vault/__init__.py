"""The encrypted vault: what is inside, how it opens, how it is copied and checked.

Codes of the errors raised here, for whoever writes their sentences (`data` in brackets):

WrongSecret
    wrong-pin [left: tries that remain] · quick-over ·
    wrong-passphrase · wrong-words · words-count [given] · word-unknown [number] · words-checksum · other-key [path]
UsageError
    empty-passphrase · pin-too-short [least] · pin-too-long [most] · pin-too-simple ·
    words-count · word-unknown · words-checksum · words-differ · query-not-understood ·
    sealed-elsewhere · target-inside-vault · target-not-a-backup [path]
VaultUnavailable
    vault-missing [path] · not-a-vault · vault-damaged [part: header or database] · vault-swapped (the database and
    the key file do not belong together) · header-out-of-bounds (key file asks for an absurd cost: damaged) ·
    vault-newer [found, known] · vault-open-elsewhere · vault-exists [path] · folder-not-empty [path] ·
    header-unusable · nothing-to-salvage [path] (a salvage) ·
    vault-closed · cipher-missing (installation without encryption) · memory-short [needed: MiB to derive the key]
StorageError
    disk-full · read-only · disk-failed · disk-busy · not-found [path]
Damaged
    backup-damaged [path] · not-a-backup [path] · backup-newer [path, found, known]
DeskError
    interrupted (`Interrupted`) · stopped (`Stopped`, a backup or check that was asked to stop)
"""

from __future__ import annotations

from rdpp_desk.vault.backup import OwnKey, Stopped, verify_backup, write_backup
from rdpp_desk.vault.backup_file import BackupReport
from rdpp_desk.vault.connection import Connection, IntegrityError, Interrupted, Row
from rdpp_desk.vault.hardening import harden
from rdpp_desk.vault.health import HealthReport, check_health
from rdpp_desk.vault.keys import FLOOR, Parameters, PassphraseSecret, Secret, WordsSecret
from rdpp_desk.vault.quick import QuickKey
from rdpp_desk.vault.rekey import adopt_recovery, change_passphrase, set_passphrase
from rdpp_desk.vault.restoring import Contents, Restored, rehearse, restore_backup, tidy_rehearsals
from rdpp_desk.vault.salvage import salvage
from rdpp_desk.vault.salvage_account import SalvageReport
from rdpp_desk.vault.store import Sealed, Vault, create, is_vault, open_with, open_with_passphrase, open_with_words
from rdpp_desk.vault.strength import Strength, passphrase_strength
from rdpp_desk.vault.words import check_words
from rdpp_desk.vault.words import new_words as new_recovery_words

__all__ = [
    "FLOOR",
    "BackupReport",
    "Connection",
    "Contents",
    "HealthReport",
    "IntegrityError",
    "Interrupted",
    "OwnKey",
    "Parameters",
    "PassphraseSecret",
    "QuickKey",
    "Restored",
    "Row",
    "SalvageReport",
    "Sealed",
    "Secret",
    "Stopped",
    "Strength",
    "Vault",
    "WordsSecret",
    "adopt_recovery",
    "change_passphrase",
    "check_health",
    "check_words",
    "create",
    "harden",
    "is_vault",
    "new_recovery_words",
    "open_with",
    "open_with_passphrase",
    "open_with_words",
    "passphrase_strength",
    "rehearse",
    "restore_backup",
    "salvage",
    "set_passphrase",
    "tidy_rehearsals",
    "verify_backup",
    "write_backup",
]
