"""Sentences about dossiers, signatures, the review and the commands."""

from __future__ import annotations

from rdpp_desk.messages import _


def sentences() -> dict[str, tuple[str, ...]]:
    """Code → what happened, what is safe, what to do."""
    return {**_dossiers(), **_documents(), **_law_texts(), **_journal(), **_commands()}


def _dossiers() -> dict[str, tuple[str, ...]]:
    return {
        "client-needed": (_("This dossier needs a client."), "", _("Choose one, or type a first name.")),
        "member-name-needed": (_("A member needs at least a first name."), "", _("Type one, a nickname will do.")),
        "left-before-joining": (_("Nobody leaves a group before joining it."), "", _("Correct one of the two dates.")),
        "wording-needed": (_("An objective needs its wording."), "", _("Write it in the client’s own words.")),
        "date-in-future": (
            _("This day has not come yet."),
            _("Nothing has been changed."),
            _("Choose today or before."),
        ),
        "count-negative": (_("A number of sessions or minutes cannot be below zero."), "", _("Type 0 or more.")),
        "siren-wrong": (
            _("This SIREN is not right: its last digit does not fit the others."),
            _("Nothing has been changed."),
            _("Check its nine digits, or leave it empty."),
        ),
        "minutes-out-of-range": (
            _("This length is not possible: from {lowest} to {highest} minutes."),
            _("Nothing has been changed."),
            _("Type the length in minutes."),
        ),
        "item-not-agreed": (
            _("This item was not agreed to, so it cannot be taken back."),
            _("Nothing may be reported about it."),
        ),
        "consent-not-given": (
            _("This consent was not given, so it cannot be withdrawn."),
            _("Nothing has been changed."),
            _("Record it as refused instead."),
        ),
    }


def _documents() -> dict[str, tuple[str, ...]]:
    return {
        "document-not-signed": (
            _("The client has not signed this form yet."),
            _("Nothing has been recorded."),
            _("Record the client’s signature first."),
        ),
        "document-not-proposed": (
            _("This document is still a draft: it has no final text to sign or to print."),
            _("Your answers are saved."),
            _("Complete it, then propose it for signature."),
        ),
        "nothing-to-amend": (
            _("This dossier has no agreement in force to amend."),
            _("Nothing has been printed."),
            _("Record the signatures of the agreement first; a draft is simply changed."),
        ),
        "unknown-kind": (
            _("“{kind}” is not a kind of document."),
            "",
            _("The option --list shows the kinds that exist."),
        ),
        "unknown-step": (_("This document has no step of that name."), _("Your answers are saved.")),
        "attachment-too-big": (
            _("This file is larger than a vault accepts."),
            _("Nothing was added to the vault."),
            _("Scan it again at a lower resolution."),
        ),
        "attachment-altered": (
            _("A file kept in the vault is not the one that was stored."),
            _("Nothing was changed by this."),
            _("Check the vault’s health, then restore your latest backup beside it."),
        ),
        "passphrase-empty": (_("This protected copy needs a passphrase."), "", _("Type one to continue.")),
    }


def _law_texts() -> dict[str, tuple[str, ...]]:
    return {
        "law-text-empty": (
            _("There is no text of law to keep."),
            _("The one loaded before, if any, is kept."),
            _("Paste it from the official site, or choose a text file."),
        ),
        "law-source-needed": (
            _("It is not said where this text was copied from."),
            _("Nothing has been changed."),
            _("Write the site and the article it comes from."),
        ),
        "file-too-long": (
            _("This file is too long to be such a text."),
            _("Nothing has been changed."),
            _("Choose another file."),
        ),
    }


def _journal() -> dict[str, tuple[str, ...]]:
    return {
        "dates-reversed": (_("The last day comes before the first one."), "", _("Exchange the two dates.")),
        "reread-needed": (
            _("No name was found, and the program can be wrong."),
            _("Nothing has left the vault."),
            _("Reread the text, then say that you have."),
        ),
        "decision-invalid": (
            _("Decision number {number} of this file is not understood."),
            _("Nothing has left the vault."),
            _("Each one needs a form and an action: mask, keep or generalise."),
        ),
        "policy-missing": (
            _("A field of the journal has no rule saying whether it may leave."),
            _("Nothing has left the vault."),
            _("This is a fault of the program: please report it."),
        ),
    }


def _commands() -> dict[str, tuple[str, ...]]:
    return {
        "command-not-understood": (_("This command is not understood: {reason}."), "", _("Its form: {usage}")),
        "command-later": (
            _("This version does not have the command {command} yet."),
            "",
            _("The option --help lists those it has."),
        ),
        "option-missing": (_("This command lacks {option}."), "", _("The option --help says what it needs.")),
        "option-out-of-range": (
            _("{option} takes a number from {lowest} to {highest}."),
            _("Nothing was written."),
            _("Choose another number."),
        ),
        "format-unknown": (
            _("The journal is written as .pdf or .txt, not as {path}"),
            _("Nothing was written."),
            _("Choose a name that ends with one of the two."),
        ),
        "no-screen": (
            _("There is no screen to open the window on."),
            "",
            _("Use the commands instead: the option --help lists them."),
        ),
        "passphrase-not-given": (
            _("No passphrase was given, and there is no keyboard to ask."),
            _("Nothing has been changed."),
            _("Use --passphrase-file, or --recovery-file."),
        ),
        "file-unreadable": (
            _("This file cannot be read: {path}"),
            _("Nothing has been changed."),
            _("Check that it is a text file and that you may open it."),
        ),
        "demo-folder-in-use": (
            _("This folder holds something that is not a demonstration: {path}"),
            _("It was not changed."),
            _("Choose a new or an empty folder."),
        ),
    }
