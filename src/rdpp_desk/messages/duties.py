"""What a duty asks, in words: a title, a delay, a sentence and the name of its one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from rdpp_desk.messages import _, formats, labels, ngettext


class DutyFacts(Protocol):
    """What a duty tells about itself (`rdpp_desk.practice.duties.Duty`)."""

    @property
    def code(self) -> StrEnum: ...
    @property
    def who(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def since(self) -> date | None: ...
    @property
    def due(self) -> date | None: ...
    @property
    def before(self) -> datetime | None: ...
    @property
    def days(self) -> int: ...
    @property
    def held(self) -> int: ...
    @property
    def parties(self) -> Sequence[StrEnum]: ...
    @property
    def document_kind(self) -> StrEnum | None: ...


@dataclass(frozen=True, slots=True)
class DutyWords:
    """A duty as its row shows it. `chip` is its delay, empty when it has none."""

    title: str
    chip: str
    sentence: str
    act: str


def duty(found: DutyFacts, every_days: int, practitioner: StrEnum | None = None) -> DutyWords:
    """The words of a duty. `every_days` is the supervision rhythm that the practitioner chose.

    `practitioner` is their `Agreement`, where it is known.

    Raises:
        KeyError: no words were written for this kind of duty.
    """
    writers = {
        "consent_missing": _consent,
        "agreement_missing": _agreement,
        "session_unconfirmed": _session,
        "backup_due": _backup,
        "backup_failing": _backup_failing,
        "new_key_backup": _new_key_backup,
        "former_key_copies": _former_key_copies,
        "backup_places": _backup_places,
        "rehearsal_due": _rehearsal,
        "recovery_check_due": _recovery_check,
        "notes_to_destroy": _destruction,
        "vat_line_expiring": _vat_line,
    }
    if found.code == "supervision_due":
        return _supervision(found, every_days)
    if found.code == "signature_missing":
        return _signature(found, practitioner)
    return writers[found.code.value](found)


def _late(days: int) -> str:
    return ngettext("{count} day late", "{count} days late", days).format(count=days)


def _for_days(days: int) -> str:
    return ngettext("For {count} day", "For {count} days", days).format(count=days)


def _supervision(found: DutyFacts, every_days: int) -> DutyWords:
    if found.since is None:
        sentence, chip = _("No supervision is recorded yet, and you have already held sessions."), ""
    else:
        sentence = _("Last session on {day}. The rhythm you chose: every {every} days.").format(
            day=formats.day(found.since, year=False), every=every_days
        )
        chip = _late(found.days)
    return DutyWords(_("Supervision due"), chip, sentence, _("Record a supervision"))


def _consent(found: DutyFacts) -> DutyWords:
    if found.before is not None:
        chip = _("Before {time}").format(time=formats.clock_time(found.before))
        sentence = _("{who}, session today at {time}. The form is ready to prepare.").format(
            who=found.who, time=formats.clock_time(found.before)
        )
    elif found.due is not None:
        day = formats.day(found.due, year=False)
        chip = _("Before {day}").format(day=day)
        sentence = _("{who}, session on {day}. The form is ready to prepare.").format(who=found.who, day=day)
    else:
        chip = ""
        sentence = ngettext(
            "{who}. A session has been held without a recorded consent.",
            "{who}. Sessions have been held without a recorded consent.",
            found.held,
        ).format(who=found.who)
    return DutyWords(_("Consent missing"), chip, sentence, _("Prepare the form"))


def _agreement(found: DutyFacts) -> DutyWords:
    sentence = _("{who}. Work has begun with {organisation}; the tripartite agreement remains to be made.").format(
        who=found.who, organisation=found.organisation or _("the organisation")
    )
    return DutyWords(_("Agreement to prepare"), "", sentence, _("Prepare the agreement"))


def _signature(found: DutyFacts, practitioner: StrEnum | None) -> DutyWords:
    parties = {party.value for party in found.parties}
    if parties == {"organisation"} and found.organisation:
        missing = _("{organisation} has not signed yet.").format(organisation=found.organisation)
    else:
        words = ", ".join(labels.party(party, practitioner).lower() for party in found.parties)
        missing = _("Still to sign: {parties}.").format(parties=words)
    sentence = f"{found.who}. {missing}" if found.who else missing
    return DutyWords(_signing(found.document_kind), _for_days(found.days), sentence, _("Follow the signatures"))


def _signing(kind: StrEnum | None) -> str:
    if kind == "consent":
        return _("Consent form to be signed")
    if kind is None or kind == "tripartite":
        return _("Agreement to be signed")
    return _("To be signed: {document}").format(document=labels.label(kind))


def _session(found: DutyFacts) -> DutyWords:
    day = formats.day(found.since, year=False) if found.since else ""
    sentence = _("{who}, planned on {day}. Was it held?").format(who=found.who, day=day)
    return DutyWords(_("Session to confirm"), _for_days(found.days), sentence, _("Session held"))


def _backup(found: DutyFacts) -> DutyWords:
    if found.since is None:
        return DutyWords(
            _("First backup to make"), "", _("No backup exists yet: a lost laptop would take everything."), _("Back up")
        )
    sentence = _("The last verified backup dates from {day}.").format(day=formats.day(found.since, year=False))
    return DutyWords(_("Backup to make"), _for_days(found.days), sentence, _("Back up"))


def _backup_failing(found: DutyFacts) -> DutyWords:
    day = formats.day(found.since, year=False) if found.since else ""
    sentence = _("The copy in “{place}” could not be made on {day}. The earlier ones are intact.").format(
        place=found.who, day=day
    )
    return DutyWords(_("A backup that failed"), "", sentence, _("See what happened"))


def _new_key_backup(found: DutyFacts) -> DutyWords:
    day = formats.day(found.since, year=False) if found.since else ""
    sentence = _("The key of the vault changed on {day}. Your earlier backups keep the former one.").format(day=day)
    return DutyWords(_("Backup to make again"), "", sentence, _("Back up"))


def _former_key_copies(found: DutyFacts) -> DutyWords:
    sentence = ngettext(
        "{count} copy made before the key changed still opens with the former secrets: destroy it.",
        "{count} copies made before the key changed still open with the former secrets: destroy them.",
        found.held,
    ).format(count=found.held)
    return DutyWords(_("Earlier backups to destroy"), "", sentence, _("See the copies"))


def _backup_places(found: DutyFacts) -> DutyWords:
    title = _("One more place for your backups")
    if not found.held:
        title = _("A place for your backups")
        sentence = _("Choose a folder or a stick once: copies then go there by themselves while you work.")
    elif found.held == 1:
        sentence = _("All your copies are in one place. A second one, kept elsewhere, protects from theft and fire.")
    else:
        sentence = _("All your copies are on the vault’s own disk. A stick kept elsewhere would survive it.")
    return DutyWords(title, "", sentence, _("Choose a place"))


def _rehearsal(found: DutyFacts) -> DutyWords:
    if found.since is None:
        sentence = _("None has been restored for trial yet: a few minutes tell what your copies are worth.")
    else:
        sentence = _("The last trial restore was on {day}.").format(day=formats.day(found.since))
    return DutyWords(_("A restore to try"), "", sentence, _("Try a restore"))


def _recovery_check(found: DutyFacts) -> DutyWords:
    if found.since is None:
        sentence = _("Do you still know where it is? Typing its 24 words proves that it opens this vault.")
    else:
        sentence = _("Last tried on {day}. Typing its 24 words proves that it still opens this vault.").format(
            day=formats.day(found.since)
        )
    return DutyWords(_("Recovery sheet to check"), "", sentence, _("Check my sheet"))


def _destruction(found: DutyFacts) -> DutyWords:
    sentence = _("{who}. The notes of this closed dossier have reached the end of the time you chose.").format(
        who=found.who
    )
    return DutyWords(_("Notes to destroy"), _for_days(found.days), sentence, _("Open the dossier"))


def _vat_line(found: DutyFacts) -> DutyWords:
    day = formats.day(found.due) if found.due else ""
    sentence = _("The VAT wording printed on your agreements is accepted until {day}.").format(day=day)
    return DutyWords(_("VAT wording to check"), "", sentence, _("Open settings"))
