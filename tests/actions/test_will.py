"""The will kit, from the desk: who is in it, what never is, and that its file follows the vault without new sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from rdpp_desk.actions import will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import DeskError, GateClosed, StorageError, UsageError, WrongSecret
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Payer
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client, Member, Organisation, Practitioner, Signatory, Sponsor
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.will import WillPlan
from rdpp_desk.vault import audit, engagements, notes, people, sessions
from rdpp_desk.vault import will as kits

CANARY = "hirondelle-violette"


@pytest.fixture
def practice(desk: Desk) -> Desk:
    """Two clients under way (one in two dossiers), a closed one, one in the trash, a group; notes with a canary."""
    with desk.transaction() as db:
        people.save_practitioner(db, Practitioner(first_name="Camille", last_name="Rousseau", phone="06 11"))
        novalens = people.add_organisation(db, Organisation(name="Novalens"))
        hugo = people.add_sponsor(
            db, Sponsor(organisation_id=novalens.id, first_name="Hugo", last_name="Bel", email="hugo@novalens.fr")
        )
        made = {}
        for first, state in (
            ("Élodie", EngagementState.ACTIVE),
            ("Bruno", EngagementState.PAUSED),
            ("Clos", EngagementState.CLOSED),
            ("Jeté", EngagementState.ACTIVE),
        ):
            client = people.add_client(
                db, Client(first_name=first, phone=f"06 {first}", email=f"{first}@x.fr", remarks=CANARY, address=CANARY)
            )
            made[first] = engagements.add_engagement(
                db,
                Engagement(
                    kind=EngagementKind.COACHING,
                    client_id=client.id,
                    state=state,
                    organisation_id=novalens.id,
                    sponsor_id=hugo.id,
                    client_request=CANARY,
                ),
            )
        engagements.add_engagement(
            db, replace(made["Élodie"], id=0, organisation_id=None, sponsor_id=None, payer=Payer.CLIENT)
        )
        engagements.add_engagement(db, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Groupe du mardi"))
        engagements.trash_engagement(db, made["Jeté"].id, desk.now())
        for days, state in ((-3, SessionState.PLANNED), (5, SessionState.CANCELLED), (9, SessionState.PLANNED)):
            start = datetime.combine(desk.today(), datetime.min.time()) + timedelta(days=days, hours=14)
            sessions.add_session(db, Session(engagement_id=made["Élodie"].id, starts_at=start, state=state))
        notes.add_note(
            db,
            Note(
                engagement_id=made["Élodie"].id,
                written_on=desk.today(),
                sections=(Section(kind=SectionKind.FREE, text=CANARY),),
            ),
        )
    will.save_plan(desk, WillPlan(instructions="Doucement.", holder_a="Jeanne", holder_b="Paul"))
    return desk


def both(desk: Desk) -> tuple[str, str]:
    found = kits.will_key(desk.db)
    assert found is not None
    a, b = kits.sheets(found)
    return " ".join(a), " ".join(b)


def test_only_those_whose_work_is_under_way_are_in_it(practice: Desk) -> None:
    kit = will.kit(practice)
    assert [one.person.name for one in kit.contacts] == ["Élodie", "Bruno", "Groupe du mardi"]
    first = kit.contacts[0]
    assert first.next_session == datetime.combine(practice.today() + timedelta(days=9), datetime.min.time()).replace(
        hour=14
    )
    assert first.person.phone == "06 Élodie"
    assert not any(one.sponsors for one in kit.contacts)
    assert CANARY not in repr(kit)


def test_sponsors_are_in_it_when_the_practitioner_says_so(practice: Desk) -> None:
    will.save_plan(practice, replace(will.plan(practice), sponsors=True))
    first, second, group = will.kit(practice).contacts
    assert [(one.organisation, one.person.email) for one in first.sponsors] == [("Novalens", "hugo@novalens.fr")]
    assert second.sponsors == first.sponsors
    assert group.sponsors == ()


def test_a_group_is_warned_through_its_institution_whatever_was_chosen(practice: Desk) -> None:
    with practice.transaction() as db:
        clinic = people.add_organisation(db, Organisation(name="Clinique du Parc"))
        (group,) = [one for one in engagements.engagements(db) if one.client_id is None]
        group = replace(group, organisation_id=clinic.id)
        engagements.update_engagement(db, group)
    (alone,) = [one for one in will.kit(practice).contacts if one.person.name == "Groupe du mardi"]
    assert (alone.through_others, [one.organisation for one in alone.sponsors]) == (True, ["Clinique du Parc"])
    with practice.transaction() as db:
        chief = people.add_signatory(db, Signatory(organisation_id=clinic.id, last_name="Aubin", email="a@parc.fr"))
        people.add_sponsor(db, Sponsor(organisation_id=clinic.id, last_name="Zweig"))
    (asked,) = [one for one in will.kit(practice).contacts if one.person.name == "Groupe du mardi"]
    assert [one.person for one in asked.sponsors] == [will.Reachable(name=chief.full_name, email="a@parc.fr")]
    with practice.transaction() as db:
        own = people.add_sponsor(db, Sponsor(organisation_id=clinic.id, last_name="Nivelle", phone="01 02"))
        engagements.update_engagement(db, replace(group, sponsor_id=own.id))
    (best,) = [one for one in will.kit(practice).contacts if one.person.name == "Groupe du mardi"]
    assert [one.person for one in best.sponsors] == [will.Reachable(name="Nivelle", phone="01 02")]
    assert not any(one.sponsors for one in will.kit(practice).contacts if one != best)


def test_the_members_of_a_group_who_have_not_left_are_in_it(practice: Desk) -> None:
    (group,) = [one for one in engagements.engagements(practice.db) if one.client_id is None]
    with practice.transaction() as db:
        people.add_member(db, Member(engagement_id=group.id, first_name="Inès", email="ines@exemple.fr"))
        people.add_member(db, Member(engagement_id=group.id, first_name="Rémi", last_name="Castel"))
        left = practice.today() - timedelta(days=1)
        people.add_member(db, Member(engagement_id=group.id, first_name="Parti", left_on=left))
    (shown,) = [one for one in will.kit(practice).contacts if one.members]
    assert set(shown.members) == {
        will.Reachable(name="Inès", email="ines@exemple.fr"),
        will.Reachable(name="Rémi Castel"),
    }
    assert not shown.through_others


def test_the_file_follows_the_vault_and_the_sheets_stay(practice: Desk, tmp_path: Path) -> None:
    will.make_kit(practice)
    sheets = both(practice)
    file = will.renew_file(practice, tmp_path / will.file_name(practice))
    assert will.open_kit(file, *sheets) == will.kit(practice)
    assert "Élodie".encode() not in file.read_bytes()
    with practice.transaction() as db:
        people.add_client(db, Client(first_name="Nouvelle"))
        engagements.add_engagement(db, Engagement(kind=EngagementKind.RDPP, client_id=5, payer=Payer.CLIENT))
    status = will.kit_status(practice)
    assert status is not None
    assert status.changed
    will.renew_file(practice, file)
    assert "Nouvelle" in [one.person.name for one in will.open_kit(file, *sheets).contacts]
    status = will.kit_status(practice)
    assert status is not None
    assert (status.changed, status.stale, status.written_on) == (False, False, practice.today())
    practice.clock = FixedClock(practice.clock.now() + timedelta(days=91))
    late = will.kit_status(practice)
    assert late is not None
    assert late.stale


def test_a_revoked_kit_is_gone_here_and_its_older_file_still_opens(practice: Desk, tmp_path: Path) -> None:
    will.make_kit(practice)
    old = both(practice)
    file = will.renew_file(practice, tmp_path / "old.rdpprelay")
    will.revoke(practice)
    assert will.kit_status(practice) is None
    assert will.open_kit(file, *old).contacts
    with pytest.raises(GateClosed, match="no-kit"):
        will.renew_file(practice, file)
    will.make_kit(practice)
    assert will.file_number(file) not in will.file_name(practice).upper()
    with pytest.raises(WrongSecret, match="kit-words-wrong"):
        will.open_kit(file, *both(practice))
    events = [event.event for event in audit.events(practice.db)]
    assert events[:4] == ["will-made", "will-revoked", "will-file-written", "will-made"]


def test_the_sheets_are_tested_by_typing_both(practice: Desk) -> None:
    will.make_kit(practice)
    first, second = both(practice)
    with pytest.raises(WrongSecret, match="sheets-same"):
        will.check_sheets(practice, first, first)
    assert will.check_sheets(practice, second, first) == practice.today()
    status = will.kit_status(practice)
    assert status is not None
    assert status.tested_on == practice.today()
    will.make_kit(practice)
    with pytest.raises(WrongSecret, match="kit-words-wrong"):
        will.check_sheets(practice, first, second)


def test_the_file_beside_the_backups_is_written_only_when_it_says_something_new(practice: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    assert will.file_beside(practice, folder) is None
    assert list(folder.iterdir()) == []
    will.make_kit(practice)
    written = will.file_beside(practice, folder)
    assert written is not None
    assert will.file_beside(practice, folder) is None
    will.save_plan(practice, replace(will.plan(practice), instructions="Autrement."))
    assert will.file_beside(practice, folder) == written
    assert will.open_kit(written, *both(practice)).instructions == "Autrement."
    practice.clock = FixedClock(practice.clock.now() + timedelta(days=8))
    assert will.file_beside(practice, folder) == written
    written.write_bytes(b"broken")
    assert will.file_beside(practice, folder) == written
    assert will.file_beside(practice, tmp_path / "absent") is None


def test_a_kit_that_cannot_be_written_is_not_said_to_be(practice: Desk, tmp_path: Path) -> None:
    will.make_kit(practice)
    with pytest.raises(StorageError):
        will.renew_file(practice, tmp_path / "absent" / "kit.rdpprelay")
    with pytest.raises(UsageError, match="target-inside-vault"):
        will.renew_file(practice, practice.vault.path / "kit.rdpprelay")
    status = will.kit_status(practice)
    assert status is not None
    assert status.written_on is None
    assert audit.events(practice.db)[0].event == "will-made"


def test_a_file_that_is_none_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        will.open_kit(tmp_path / "absent", "", "")
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"%PDF-1.7")
    with pytest.raises(DeskError, match="not-a-kit"):
        will.open_kit(other, "", "")
    with other.open("wb") as file:
        file.truncate(kits.LARGEST + 1)
    with pytest.raises(DeskError, match="not-a-kit"):
        will.open_kit(other, "", "")


def test_each_sheet_is_printed_for_its_own_keeper(practice: Desk) -> None:
    with pytest.raises(GateClosed, match="no-kit"):
        will.sheet_pdf(practice, "A", "fr")
    will.make_kit(practice)
    sheet_a, sheet_b = (will.sheet_pdf(practice, letter, "fr") for letter in "AB")
    assert sheet_a[:5] == sheet_b[:5] == b"%PDF-"
    assert sheet_a != sheet_b
    assert [event.event for event in audit.events(practice.db)][:2] == ["will-sheet-printed"] * 2
    assert will.kit_pdf(will.kit(practice), "fr")[:5] == b"%PDF-"
