"""Sentences about the vault, its secrets and its backups."""

from __future__ import annotations

from rdpp_desk.messages import _


def sentences() -> dict[str, tuple[str, ...]]:
    """Code → what happened, what is safe, what to do."""
    return {
        **_passphrases(),
        **_recovery_words(),
        **_places(),
        **_damage(),
        **_openings(),
        **_backups(),
        **_targets(),
        **_profile(),
        **_kits(),
        **_sheets(),
    }


def _passphrases() -> dict[str, tuple[str, ...]]:
    return {
        "wrong-passphrase": (
            _("This passphrase does not open this vault."),
            _("Nothing has been changed."),
            _("Check Caps Lock and the keyboard’s language, or use your recovery sheet."),
        ),
        "wrong-words": (
            _("These recovery words do not open this vault."),
            _("Nothing has been changed."),
            _("Check that the sheet belongs to this vault and is the latest one."),
        ),
        "empty-passphrase": (
            _("The passphrase is empty."),
            "",
            _("Choose at least four words or fourteen characters."),
        ),
        "weak-passphrase": (
            _("This passphrase is too easy to guess."),
            "",
            _("Choose at least four words that have nothing to do with one another."),
        ),
        "passphrases-differ": (_("The two passphrases differ."), "", _("Type the same one twice.")),
        **_codes(),
    }


def _codes() -> dict[str, tuple[str, ...]]:
    return {
        "wrong-pin": (
            _("This is not your code."),
            _("Nothing has been changed."),
            _("Tries left: {left}. After that, your passphrase opens the vault."),
        ),
        "quick-over": (
            _("The code for quick unlocking no longer holds."),
            _("Your vault is safe."),
            _("Open it with your passphrase; you can then choose a code again."),
        ),
        "pin-too-short": (_("This code is too short."), "", _("Type at least {least} digits or letters.")),
        "pin-too-long": (_("This code is too long."), "", _("Type at most {most} digits or letters.")),
        "pin-too-simple": (
            _("This code is among the first that anyone would try."),
            "",
            _("Avoid a series, a repetition and a year."),
        ),
    }


def _recovery_words() -> dict[str, tuple[str, ...]]:
    return {
        "word-unknown": (
            _("Word number {number} is not in the list of recovery words."),
            "",
            _("Check its spelling: the first four letters are enough, accents may be left out."),
        ),
        "words-count": (
            _("A recovery sheet has 24 words; {given} were typed."),
            "",
            _("Type them in order, separated by spaces."),
        ),
        "words-checksum": (
            _("These words are in the list, but they do not go together."),
            "",
            _("Two words may be swapped, or one misread: compare with the sheet."),
        ),
        "sheet-replaced": (
            _("This is an earlier recovery sheet: it was replaced, and opens older backups only."),
            _("Your vault and its present sheet are intact."),
            _("Look for the latest sheet; if you no longer have it, make a new one."),
        ),
        "words-differ": (
            _("The words typed are not those of the sheet just made."),
            _("Your present sheet still opens the vault."),
            _("Compare them one by one, then type them again."),
        ),
    }


def _places() -> dict[str, tuple[str, ...]]:
    return {
        "vault-missing": (
            _("There is no vault at {path}"),
            "",
            _("Check that the disk is plugged in, look for the folder, or restore a backup."),
        ),
        "not-a-vault": (
            _("This folder is not a vault of RDPP Desk: {path}"),
            _("It was not changed."),
            _("Choose the folder that holds “vault.db” and “vault.keys”."),
        ),
        "vault-exists": (
            _("There is already a vault at {path}"),
            _("It was not changed."),
            _("Open it, or choose another folder."),
        ),
        "folder-not-empty": (
            _("This folder already holds files: {path}"),
            _("They were not changed."),
            _("Choose a new or an empty folder."),
        ),
    }


def _damage() -> dict[str, tuple[str, ...]]:
    return {
        "vault-damaged": (
            _("This vault is damaged: its files are not as RDPP Desk wrote them."),
            _("They were not changed; your backups are other files, which this does not touch."),
            _("Restore your latest backup beside it. Without one, save what can be saved into a new vault."),
        ),
        "header-out-of-bounds": (
            _("This vault’s key file asks for impossible settings: it is damaged, or was tampered with."),
            _("It was not changed."),
            _("Restore your latest backup beside it."),
        ),
        "header-unusable": (
            _("The vault’s key file is missing or damaged, and this secret does not open what is left of it."),
            _("It was not changed."),
            _("Try the recovery words, or give a backup of this vault: its key file opens the vault as well."),
        ),
        "nothing-to-salvage": (
            _("Nothing in this vault reads any more under this key."),
            _("It was not changed."),
            _("Restore your latest backup beside it, and check that the key file is the one of this vault."),
        ),
        "vault-swapped": (
            _("The database and the key file of this folder belong to two different vaults."),
            _("They were not changed."),
            _("Put back the two files that belong together, or restore a backup."),
        ),
    }


def _openings() -> dict[str, tuple[str, ...]]:
    return {
        "vault-newer": (
            _("This vault was written by a newer version of RDPP Desk."),
            _("It was not changed."),
            _("Install the newer version to open it."),
        ),
        "vault-open-elsewhere": (
            _("This vault is open in another window or on another session."),
            _("Nothing has been changed."),
            _("Close it there, then try again."),
        ),
        "vault-read-only": (
            _("This vault is in a place that does not allow writing: {path}"),
            _("It was not changed."),
            _("Copy its folder to this computer’s disk, or allow writing there, then open it again."),
        ),
        "vault-closed": (_("The vault is locked."), _("What you wrote is safe."), _("Unlock it to go on.")),
        "vault-replaced": (
            _("Another program put another file in the vault’s place while it was open."),
            _("That file was left as it is, and what you write stays in memory."),
            _("Lock, then reopen it; do not keep a vault in a synchronised folder."),
        ),
        "cipher-missing": (
            _("The encryption library is missing from this installation, so no vault can be opened."),
            _("Your vault was not touched."),
            _("Install RDPP Desk again."),
        ),
        "sealed-elsewhere": (
            _("The text kept in memory belongs to another vault."),
            _("It is still kept."),
            _("Open that vault to get it back."),
        ),
        "memory-short": (
            _("This computer has too little free memory to open the vault: it takes {needed} MiB."),
            _("Nothing has been changed."),
            _("Close other programs, then try again."),
        ),
        "query-not-understood": (_("This search could not be understood."), "", _("Try with plain words.")),
    }


def _backups() -> dict[str, tuple[str, ...]]:
    return {
        "not-a-backup": (
            _("This file is not a backup of RDPP Desk: {path}"),
            _("It was not changed."),
            _("Choose a file whose name ends with “.rdppbackup”."),
        ),
        "backup-damaged": (
            _("This backup is damaged and cannot be trusted: {path}"),
            _("Your vault is not affected."),
            _("Make a new backup now, to another disk if you can."),
        ),
        "backup-newer": (
            _("This backup was made by a newer version of RDPP Desk."),
            _("It was not changed."),
            _("Install the newer version to restore it."),
        ),
        "other-key": (
            _("This backup does not open with the present key of this vault."),
            _("It was not changed."),
            _("Type the passphrase of that day, or the 24 words of the recovery sheet of that day."),
        ),
        "backup-stopped": (_("The backup was stopped."), _("The previous copy and your vault are intact.")),
        "stopped": (_("The work was stopped."), _("Nothing was changed by it.")),
    }


def _targets() -> dict[str, tuple[str, ...]]:
    return {
        "place-known": (
            _("This folder is already one of your places for backups: {path}"),
            _("Nothing has been changed."),
            _("Choose another one, on another disk if you can."),
        ),
        "target-inside-vault": (
            _("What leaves the vault cannot be kept inside the vault’s own folder."),
            _("Nothing was written."),
            _("Choose another place, on another disk if you can."),
        ),
        "target-not-a-backup": (
            _("Another file already has this name: {path}"),
            _("It was not changed: only an earlier backup may be replaced."),
            _("Choose another name."),
        ),
        "target-is-a-folder": (
            _("This is a folder, not a file: {path}"),
            _("Nothing was written."),
            _("Add the name of a file to it."),
        ),
        "target-exists": (
            _("There is already something at {path}"),
            _("It was not changed: a restore never writes over anything."),
            _("Choose a new folder."),
        ),
    }


def _profile() -> dict[str, tuple[str, ...]]:
    return {
        "siret-wrong": (
            _("This SIRET does not hold: 14 digits, of which the last checks the others."),
            "",
            _("Copy it again from your notice of registration."),
        ),
        "preference-out-of-range": (_("A whole number from {lowest} to {highest} is needed here."),),
        "zone-unknown": (_("This time zone is not known."), "", _("Write it as Europe/Paris.")),
        "charter-empty": (_("A charter needs a title and a text."), "", _("Choose a text file that is not empty.")),
    }


def _kits() -> dict[str, tuple[str, ...]]:
    return {
        "not-a-kit": (
            _("This file is not a will kit of RDPP Desk."),
            _("It was not changed."),
            _("Choose a file whose name ends with “.rdpprelay”; it is kept with the backups."),
        ),
        "kit-damaged": (
            _("This kit is damaged: its file is not as RDPP Desk wrote it."),
            _("Your sheets are not in question."),
            _("Look for another copy of the file, beside another backup."),
        ),
        "kit-newer": (
            _("This kit was written by a newer version of RDPP Desk."),
            _("It was not changed."),
            _("Install the newer version to open it."),
        ),
        "no-kit": (
            _("There is no will kit yet."),
            _("Nothing has been written."),
            _("Make one in Settings, “Will kit”."),
        ),
    }


def _sheets() -> dict[str, tuple[str, ...]]:
    return {
        "kit-words-wrong": (
            _("These two sheets do not open kit number {number}."),
            _("Nothing has been changed."),
            _("Compare the kit number printed on both sheets with that of the file: all three must be the same."),
        ),
        "sheets-same": (
            _("The same sheet was typed twice."),
            _("Nothing has been changed."),
            _("Sheet A and sheet B are needed, each kept by someone else."),
        ),
        "sheet-word-unknown": (
            _("Sheet {sheet}: word number {number} is not in the list."),
            "",
            _("Check its spelling: the first four letters are enough, accents may be left out."),
        ),
        "sheet-words-count": (
            _("Sheet {sheet} has 24 words; {given} were typed."),
            "",
            _("Type them in order, separated by spaces."),
        ),
        "sheet-words-checksum": (
            _("Sheet {sheet}: the words are in the list, but they do not go together."),
            "",
            _("Two words may be swapped, or one misread: compare with the sheet."),
        ),
    }
