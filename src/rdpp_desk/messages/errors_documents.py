"""Sentences about documents, templates, attachments and the supervision journal."""

from __future__ import annotations

from rdpp_desk.messages import _


def sentences() -> dict[str, tuple[str, ...]]:
    """Code → what happened, what is safe, what to do."""
    return {**_answers(), **_clauses(), **_frozen_documents(), **_journal()}


def _answers() -> dict[str, tuple[str, ...]]:
    return {
        "template-broken": (
            _("The clause “{name}” cannot be read: line {line} is not right."),
            _("Your answers are safe."),
            _("Correct this line, or go back to the clause that comes with RDPP Desk."),
        ),
        "unknown-fields": (
            _("Some answers have names that this document does not know: {fields}"),
            _("Nothing was printed."),
            _("Remove or rename them; the option --schema lists the names."),
        ),
        "answer-invalid": (
            _("The answer “{field}” does not have the form expected."),
            _("Nothing was printed."),
            _("The option --schema says which form each answer takes."),
        ),
        "answers-unreadable": (
            _("The file of answers is not valid JSON: line {line}."),
            _("Nothing was printed."),
            _("Correct this line and try again."),
        ),
    }


def _clauses() -> dict[str, tuple[str, ...]]:
    return {
        "clause-is-law": (
            _("This clause is a text of law: it prints word for word, or not at all."),
            _("Nothing was changed."),
            _("To say more, add a clause of your own beside it."),
        ),
        "clause-needed": (
            _("This clause cannot be taken out: “{by}” refers to it."),
            _("Nothing was changed."),
            _("First reword the clause that refers to it."),
        ),
        "clause-empty": (
            _("A clause has a title and a text."),
            _("Nothing was changed."),
            _("Write them, or take the clause out."),
        ),
        "unknown-clause": (
            _("This document has no such clause: {clause}"),
            _("Nothing was changed."),
            _("Choose one of the list."),
        ),
    }


def _frozen_documents() -> dict[str, tuple[str, ...]]:
    return {
        "document-frozen": (
            _("This document has been proposed for signature: its text no longer changes."),
            _("The signed text is kept as it was."),
            _("To change something, withdraw it and make a new one."),
        ),
        "document-incomplete": (
            _("Some answers are missing, so this document cannot be proposed for signature."),
            _("Your answers are saved."),
            _("Complete them, or print it marked as a draft."),
        ),
        "document-damaged": (
            _("The document kept in the vault is not the one that was frozen: its fingerprint differs."),
            _("Nothing was printed."),
            _("Check the vault’s health and compare with the paper original."),
        ),
        "print-failed": (
            _("The page could not be laid out."),
            _("Your answers are safe."),
            _("Try again; if it fails again, shorten the last text you changed."),
        ),
        "attachment-too-large": (
            _("This file is larger than {limit_mb} MB."),
            _("Nothing was added to the vault."),
            _("Scan it again at a lower resolution."),
        ),
        "logo-not-accepted": (
            _("This file is neither a PNG nor a JPEG picture."),
            _("Your letterhead stays as it was."),
            _("Save the logo as PNG or JPEG, and choose it again."),
        ),
        "attachment-not-accepted": (
            _("Only PDF files and images can be attached as a scan."),
            _("Nothing was added to the vault."),
            _("Scan the paper as PDF, JPEG or PNG."),
        ),
    }


def _journal() -> dict[str, tuple[str, ...]]:
    return {
        "items-undecided": (
            _("Some possible identifiers have not been decided yet: {count}"),
            _("Nothing has left the vault."),
            _("Decide each one: mask it or keep it."),
        ),
        "identifiers-left": (
            _("The last check found names in what was about to leave: {count}"),
            _("Nothing has left the vault."),
            _("Go back to the review and mask them."),
        ),
        "journal-empty": (
            _("There is nothing to bring to supervision for these dates."),
            "",
            _("Choose other dates, or write an entry first."),
        ),
        "policy-missing-field": (
            _("A field of the journal has no rule saying whether it may leave."),
            _("Nothing has left the vault."),
            _("This is a fault of the program: please report it."),
        ),
        "supervision-refused": (
            _("One client refused that their work be spoken of in supervision."),
            _("Nothing of this dossier has left the vault."),
            _("Leave this dossier out of the extract."),
        ),
        "decisions-unreadable": (
            _("The file of decisions is not valid JSON: line {line}."),
            _("Nothing has left the vault."),
            _("Correct this line and try again."),
        ),
    }
