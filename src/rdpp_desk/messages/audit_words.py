"""What each line of the register says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.messages.labels import label

Detail = Mapping[str, object]


def kind(member: StrEnum | None) -> str:
    """The name of a family of events."""
    return {
        "openings": _("Openings"),
        "exports": _("Exports and prints"),
        "agreements": _("Agreements and consents"),
        "erasures": _("Erasures"),
        "backups": _("Backups"),
        "secrets": _("Secrets"),
    }.get("" if member is None else member.value, _("Other events"))


def sentence(event: str, detail: Detail) -> str:
    """What happened; an event of a newer version has its code."""
    return " · ".join((known().get(event, event), *_more(event, detail)))


def subject(document: StrEnum | None, *, erased: bool) -> str:
    """What stands beside the name, or in its place once it is erased."""
    words = [_("Erased person")] if erased else []
    return " · ".join([*words, *([label(document)] if document is not None else [])])


def known() -> dict[str, str]:
    """Every event, in words."""
    return {**_openings(), **_outside(), **_agreements(), **_erasures(), **_backups(), **_secrets()}


def _openings() -> dict[str, str]:
    return {
        "vault-created": _("Vault created"),
        "vault-unlocked": _("Vault opened"),
        "vault-locked": _("Vault locked"),
    }


def _outside() -> dict[str, str]:
    return {
        "document-printed": _("Document printed or saved outside the vault"),
        "journal-exported": _("Supervision journal exported"),
        "disclosure-made": _("Information given to an organisation"),
    }


def _agreements() -> dict[str, str]:
    return {
        "document-proposed": _("Document proposed for signature"),
        "document-signed": _("Document signed by all"),
        "document-in_force": _("Document in force"),
        "document-ended": _("Document ended"),
        "document-replaced": _("Document replaced by another"),
        "document-withdrawn": _("Document withdrawn"),
        "document-draft": _("Document drafted"),
        "document-sent": _("Document sent to those who sign"),
        "signature-recorded": _("Signature recorded"),
        "consent-withdrawn": _("Consent withdrawn"),
        "reporting-withdrawn": _("Item no longer reported to the organisation"),
        "report-approved": _("Text of a report approved by the client"),
        "report-approval-undone": _("Approval of a report taken back"),
        "law-text-loaded": _("Text of law loaded"),
        "law-text-dropped": _("Text of law taken out"),
    }


def _erasures() -> dict[str, str]:
    return {
        "client-erased": _("Person erased for good"),
        "engagement-erased": _("Dossier erased for good"),
        "trash-erased": _("Trash emptied after 30 days"),
        "erasures-replayed": _("Earlier erasures applied to the restored copy"),
    }


def _backups() -> dict[str, str]:
    return {
        "backup-made": _("Backup made and read back"),
        "backup-failed": _("Backup that could not be made"),
        "backup-expired": _("Backups too old, deleted"),
        "backup-rehearsed": _("Backup restored for trial"),
        "backup-restored": _("Vault restored from a backup"),
        "backup-place-added": _("Place for backups added"),
        "backup-place-removed": _("Place for backups removed"),
        "vault-salvaged": _("Vault salvaged from a damaged one"),
        "line-lost": _("Line lost with a damaged page"),
    }


def _secrets() -> dict[str, str]:
    return {
        "passphrase-changed": _("Passphrase changed"),
        "recovery-changed": _("Recovery sheet replaced"),
        "data-key-changed": _("Key of the vault changed in full"),
        "recovery-checked": _("Recovery sheet checked"),
        "runbook-printed": _("Sheet for a lost computer printed"),
        "will-made": _("Professional will made"),
        "will-revoked": _("Professional will revoked"),
        "will-tested": _("Sheets of the professional will checked"),
        "will-sheet-printed": _("Sheet of the professional will printed"),
        "will-file-written": _("File of the professional will written"),
    }


def _more(event: str, detail: Detail) -> list[str]:
    found = []
    if detail.get("words") is True:
        found.append(_("with the recovery sheet"))
    if detail.get("quick") is True:
        found.append(_("with the code of this run"))
    if detail.get("draft") is True:
        found.append(_("draft"))
    if detail.get("automatic") is True:
        found.append(_("automatic"))
    if event == "journal-exported" and isinstance(entries := detail.get("entries"), int):
        found.append(ngettext("{count} entry", "{count} entries", entries).format(count=formats.number(entries)))
    if event == "data-key-changed" and detail.get("before"):
        found.append(_("the register did not hold together before"))
    if detail.get("unlinked") is True:
        found.append(_("unlinked"))
    if isinstance(size := detail.get("size"), int):
        found.append(formats.size(size))
    if isinstance(lost := detail.get("pages"), int):
        found.append(ngettext("{count} page lost", "{count} pages lost", lost).format(count=formats.number(lost)))
    if isinstance(count := detail.get("count"), int):
        found.append(ngettext("{count} item", "{count} items", count).format(count=formats.number(count)))
    if isinstance(people := detail.get("people"), int):
        found.append(ngettext("{count} person", "{count} people", people).format(count=formats.number(people)))
    if isinstance(letter := detail.get("sheet"), str):
        found.append(_("sheet {letter}").format(letter=letter))
    return found
