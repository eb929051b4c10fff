"""The register as it is read: whom it concerns now, what is sought, how long it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions import audit, clients, documents, facts, preferences, trash
from rdpp_desk.actions.audit import AuditKind, Sought
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.vault.store import open_with_data_key


def record(desk: Desk, event: str, of: tuple[str, int] | None = None, **detail: object) -> None:
    with desk.transaction():
        desk.record(event, of, detail)


def events(desk: Desk, **sought: object) -> list[str]:
    return [line.event for line in audit.lines(desk, Sought(**sought)).lines]  # type: ignore[arg-type]  # by name


def test_lines_come_newest_first_with_the_name_of_today(desk: Desk, camille: Engagement) -> None:
    record(desk, "document-printed", ("engagement", camille.id), kind="consent", draft=True)
    record(desk, "vault-locked")
    newest, printed, *_older = audit.lines(desk, Sought()).lines
    assert (newest.event, newest.who, newest.place) == ("vault-locked", "", None)
    assert (printed.who, printed.place, printed.erased) == ("Camille Rousseau", ("engagement", camille.id), False)
    assert printed.document is not None
    assert printed.at == desk.local()


def test_codes_stand_for_names_in_the_discreet_mode(desk: Desk, camille: Engagement) -> None:
    record(desk, "document-printed", ("engagement", camille.id), kind="consent")
    desk.discreet = True
    assert audit.lines(desk, Sought()).lines[0].who == facts.code(camille)
    assert audit.people(desk) == ((camille.id, facts.code(camille)),)
    assert events(desk, text="rousseau") == []


def test_a_document_of_the_practice_is_named_and_led_to(desk: Desk) -> None:
    made = documents.start_document(desk, None, DocumentKind.PRESENTATION)
    record(desk, "document-printed", ("document", made.id))
    line = audit.lines(desk, Sought()).lines[0]
    assert (line.who, line.document, line.place) == ("", DocumentKind.PRESENTATION, ("document", made.id))


def test_who_was_erased_is_said_to_be(desk: Desk, camille: Engagement) -> None:
    record(desk, "document-printed", ("engagement", camille.id))
    desk.db.execute("DELETE FROM engagements WHERE id = ?", (camille.id,))
    line = audit.lines(desk, Sought()).lines[0]
    assert (line.who, line.erased, line.place) == ("", True, None)


def test_pages_follow_one_another_without_gap_or_double(desk: Desk) -> None:
    for number in range(25):
        record(desk, "document-printed", count=number)
    seen, before = [], None
    while True:
        found = audit.lines(desk, Sought(kind=AuditKind.EXPORTS), before, limit=10)
        seen += [line.detail["count"] for line in found.lines]
        before = found.lines[-1].id
        if not found.more:
            break
    assert seen == list(reversed(range(25)))


def test_lines_are_sought_by_family_person_and_words(desk: Desk, camille: Engagement) -> None:
    record(desk, "backup-made", size=4096)
    record(desk, "document-printed", ("engagement", camille.id), kind="consent")
    record(desk, "consent-withdrawn", ("client", camille.client_id or 0))
    assert events(desk, kind=AuditKind.BACKUPS) == ["backup-made"]
    assert events(desk, engagement_id=camille.id) == ["consent-withdrawn", "document-printed"]
    assert events(desk, text="rousseau") == ["consent-withdrawn", "document-printed"]
    assert events(desk, text="READ BACK") == ["backup-made"]
    assert events(desk, text="nothing like it") == []
    assert audit.people(desk) == ((camille.id, "Camille Rousseau"),)


def test_a_period_includes_its_days_in_the_practices_own_zone(
    made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock
) -> None:
    late = FixedClock(clock.now().replace(hour=23, minute=30))  # 0:30 on the 25th in Paris
    opened = Desk(open_with_data_key(vault_folder, made_vault[1], clock=late), late)
    record(opened, "document-printed")
    assert events(opened, since=date(2026, 11, 25), until=date(2026, 11, 25)) == ["document-printed"]
    assert "document-printed" not in events(opened, until=date(2026, 11, 24))
    opened.close()


def test_lines_past_their_age_are_dropped_at_the_unlock_and_the_chain_holds(
    desk: Desk, made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock
) -> None:
    record(desk, "document-printed")
    preferences.save_preferences(desk, replace(desk.preferences, audit_kept_years=1))
    desk.close()
    later = FixedClock(clock.now() + timedelta(days=367))
    opened = Desk(open_with_data_key(vault_folder, made_vault[1], clock=later), later)
    record(opened, "vault-unlocked")
    trash.tidy(opened)
    assert "document-printed" in events(opened)
    for _days in range(2):
        later.instant += timedelta(days=4)
        record(opened, "vault-unlocked")
        trash.tidy(opened)
    assert events(opened) == ["vault-unlocked"] * 3
    assert audit.verify(opened).ok
    assert vault.check_health(opened.vault).ok
    opened.close()


def test_what_the_trash_erases_is_recorded_by_random_id(
    desk: Desk, camille: Engagement, made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock
) -> None:
    clients.trash_dossier(desk, camille.id)
    desk.close()
    later = FixedClock(clock.now() + timedelta(days=31))
    opened = Desk(open_with_data_key(vault_folder, made_vault[1], clock=later), later)
    trash.tidy(opened)
    erased = [line for line in audit.lines(opened, Sought(kind=AuditKind.ERASURES)).lines if line.erased]
    assert "engagement-erased" in {line.event for line in erased}
    assert all("Camille" not in str(row) for row in opened.db.rows("SELECT subject, detail FROM audit"))
    opened.close()
