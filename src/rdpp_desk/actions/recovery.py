"""The recovery sheet, tried from time to time without opening anything; and what to do when the computer is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError, WrongSecret
from rdpp_desk.vault import accounts, rekey
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import preferences as state

_CHECKED_ON = "recovery-checked-on"
_REPLACED = "recovery-replaced"
_KEPT = 20
_PLACES = 4


def check_sheet(desk: Desk, typed: str) -> date:
    """Check that the 24 words open this vault; nothing changes but the day of the last check, which is returned.

    Raises:
        WrongSecret: `words-count`, `word-unknown`, `words-checksum`; `sheet-replaced`: an earlier sheet of this vault;
            `wrong-words`: another vault's sheet, or one older than those remembered.
        VaultUnavailable: `vault-damaged`. StorageError: the disk refused.
    """
    try:
        rekey.check_recovery(desk.vault, typed)
    except WrongSecret as refused:
        if refused.code == "wrong-words" and _replaced_before(desk, typed):
            raise WrongSecret("sheet-replaced") from None
        raise
    with desk.transaction():
        note_checked(desk)
        desk.record("recovery-checked")
    return desk.today()


def last_checked_on(desk: Desk) -> date | None:
    """The last day on which the words were typed and opened this vault: at creation, at a check, or to open it."""
    stored = state.recall(desk.db, _CHECKED_ON)
    return date.fromisoformat(str(stored)) if stored else None


def note_checked(desk: Desk) -> None:
    """Remember that the words opened the vault today; joins the transaction that is open."""
    state.remember(desk.db, _CHECKED_ON, desk.today().isoformat())


def note_replaced(desk: Desk, slot: bytes) -> None:
    """Remember what the words just replaced opened, to know their sheet again; joins the transaction that is open."""
    state.remember(desk.db, _REPLACED, [*_replaced(desk), slot.hex()][-_KEPT:])


def lost_laptop_pdf(desk: Desk | None, language: str) -> bytes:
    """What to do when the computer is lost, to print beforehand; without a vault, a form to fill in by hand.

    From an open vault it names the insurance, the supervisors and the places of the backups; its printing is recorded.
    """
    from rdpp_desk.documents.lost_laptop import RunbookFacts, render_runbook

    if desk is None:
        return render_runbook(language)
    own = desk.practitioner
    copies = accounts.backups(desk.db)
    last = accounts.newest(copies, desk.now())
    places = [place.path for place in accounts.backup_places(desk.db)]
    places += [str(Path(copy.path).parent) for copy in copies if copy.path] or [copy.place for copy in copies]
    facts = RunbookFacts(
        practitioner=own.full_name,
        made_on=desk.today(),
        insurance=" ".join(own.insurance.split()),
        supervisors=tuple((one.full_name, one.phone or one.email) for one in people_table.supervisors(desk.db)),
        backup_places=tuple(dict.fromkeys(places))[:_PLACES],
        last_backup_on=desk.day(last.made_at) if last else None,
    )
    content = render_runbook(language, facts)
    with desk.transaction():
        desk.record("runbook-printed")
    return content


def _replaced_before(desk: Desk, typed: str) -> bool:
    try:
        return any(rekey.opens_slot(bytes.fromhex(slot), typed) for slot in _replaced(desk))
    except UsageError:
        return False


def _replaced(desk: Desk) -> list[str]:
    return list(state.recall(desk.db, _REPLACED) or [])
