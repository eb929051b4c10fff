"""The trash keeps thirty days, then erases for good."""

from __future__ import annotations

from datetime import timedelta

from rdpp_desk.actions import clients, dossiers, notes, objectives, organisations, sessions, supervision, trash
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.engagements import Engagement, Objective
from rdpp_desk.practice.people import Organisation
from rdpp_desk.practice.sessions import Session, SessionKind
from rdpp_desk.vault import audit


def test_what_stayed_thirty_days_in_the_trash_is_erased(desk: Desk, camille: Engagement, clock: FixedClock) -> None:
    note = notes.new_note(desk, camille.id)
    notes.save_note(desk, note.id, "à oublier")
    notes.trash_note(desk, note.id)
    clock.instant += timedelta(days=29)
    assert trash.tidy(desk) == 0
    clock.instant += timedelta(days=2)
    assert trash.tidy(desk) == 1
    assert audit.events(desk.db)[0].event == "trash-erased"
    assert dossiers.dossier(desk, camille.id).counts.notes == 0


def test_a_clock_that_jumped_empties_no_trash(desk: Desk, camille: Engagement, clock: FixedClock) -> None:
    notes.save_note(desk, notes.new_note(desk, camille.id).id, "à garder")
    clients.trash_dossier(desk, camille.id)
    today = clock.instant
    clock.instant = today.replace(year=2099)
    with desk.transaction():
        desk.record("vault-unlocked")
    assert trash.tidy(desk) == 0
    assert [one.days_left for one in trash.trashed_dossiers(desk)] == [0]
    clock.instant = today + timedelta(days=1)
    assert trash.tidy(desk) == 0
    clients.restore_dossier(desk, camille.id)
    assert dossiers.dossier(desk, camille.id).counts.notes == 1


def test_what_a_wrong_clock_put_in_the_trash_goes_thirty_days_after_the_right_one_is_back(
    desk: Desk, camille: Engagement, clock: FixedClock
) -> None:
    today = clock.instant
    clock.instant = today.replace(year=2099)
    clients.trash_dossier(desk, camille.id)
    with desk.transaction():
        desk.record("vault-unlocked")
    gone = []
    for day in range(0, 50, 4):
        clock.instant = today + timedelta(days=day)
        with desk.transaction():
            desk.record("vault-unlocked")
        assert [one.days_left <= trash.KEPT_DAYS for one in trash.trashed_dossiers(desk)] in ([True], [])
        gone.append(trash.tidy(desk))
    assert gone == [0] * 10 + [1, 0, 0]


def test_a_dossier_goes_with_all_that_is_in_it(desk: Desk, camille: Engagement, clock: FixedClock) -> None:
    notes.save_note(desk, notes.new_note(desk, camille.id).id, "à oublier")
    clients.trash_dossier(desk, camille.id)
    assert [one.name for one in trash.trashed_dossiers(desk)] == ["Camille Rousseau"]
    clock.instant += timedelta(days=31)
    assert trash.tidy(desk) == 1
    assert trash.trashed_dossiers(desk) == ()
    assert dossiers.list_dossiers(desk) == ()


def test_everything_thrown_away_comes_back(desk: Desk, camille: Engagement) -> None:
    objective = objectives.save_objective(desk, Objective(engagement_id=camille.id, wording="Dire non"))
    session = sessions.plan_session(
        desk, Session(engagement_id=camille.id, starts_at=desk.local(), kind=SessionKind.EXPLORATORY)
    )
    entry = supervision.new_entry(desk)
    house = organisations.save_organisation(desk, Organisation(name="Hydravia"))
    thrown = (
        (objectives.trash_objective, objectives.restore_objective, objective.id),
        (sessions.trash_session, sessions.restore_session, session.id),
        (supervision.trash_entry, supervision.restore_entry, entry.id),
        (organisations.trash_organisation, organisations.restore_organisation, house.id),
    )

    def seen() -> tuple[int, int, int, int]:
        shown = dossiers.dossier(desk, camille.id)
        kept = supervision.journal(desk).entries, organisations.organisations(desk)
        return len(shown.objectives), len(shown.sessions), *map(len, kept)  # type: ignore[return-value]

    before = seen()
    for throw, _, record in thrown:
        throw(desk, record)
    assert seen() == tuple(count - 1 for count in before)
    for _, bring_back, record in thrown:
        bring_back(desk, record)
    assert seen() == before
