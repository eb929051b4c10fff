"""The demonstration: a day as full as the pictures, at any hour, with names that no word hides."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rdpp_desk import messages, resources
from rdpp_desk.actions import dossiers, journal, notes, supervision, today
from rdpp_desk.actions.demo import history, scenario
from rdpp_desk.actions.demo.build import build_demo
from rdpp_desk.actions.demo.stage import Practice
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.standing import AgreementStatus, ConsentStatus
from rdpp_desk.actions.unlock import lock, unlock
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.duties import DutyCode
from rdpp_desk.vault.folding import folded
from tests.test_catalogues import set_wrong

MORNING = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)


def opened(out: Path, instant: datetime) -> Desk:
    clock = FixedClock(instant)
    made = build_demo(out, clock=clock)
    return unlock(made.vault, made.summary["passphrase"], clock)


def test_today_is_as_full_as_the_pictures(tmp_path: Path) -> None:
    desk = opened(tmp_path / "demo", MORNING)
    shown = today.today(desk)
    codes = [duty.code for duty in shown.duties]
    assert codes == [DutyCode.SUPERVISION_DUE, DutyCode.CONSENT_MISSING, DutyCode.SIGNATURE_MISSING]
    assert [duty.days for duty in shown.duties] == [23, 0, 9]
    chips = [(line.chip, line.engagement.client_id is None) for line in shown.sessions]
    assert chips == [
        (today.SessionChip.NOTE_TO_FINISH, False),
        (today.SessionChip.NO_CONSENT, False),
        (today.SessionChip.READY, True),
    ]
    assert [draft.kind for draft in shown.drafts] == [today.DraftKind.NOTE, today.DraftKind.ENTRY]
    assert shown.supervision.passages_waiting >= 4
    assert shown.backup.verified
    assert shown.backup.days == 1
    assert not shown.first_steps.shown
    lock(desk)


def test_the_story_holds_together(tmp_path: Path) -> None:
    desk = opened(tmp_path / "demo", MORNING)
    lines = dossiers.list_dossiers(desk)
    assert len(lines) == 7
    assert {line.consent.status for line in lines} == {
        ConsentStatus.GIVEN, ConsentStatus.DRAFT, ConsentStatus.NOT_NEEDED,
    }  # fmt: skip
    assert {AgreementStatus.IN_FORCE, AgreementStatus.PAPER} <= {line.agreement.status for line in lines}
    written = 0
    for line in lines:
        shown = dossiers.dossier(desk, line.engagement_id)
        assert shown.counts.held >= len([one for one in shown.sessions if one.state == "held"])
        written += shown.counts.notes
        for item in shown.timeline:
            assert item.when <= datetime(2027, 1, 31)
            if item.note_id is not None:
                text = notes.open_note(desk, item.note_id).note.text
                assert "{" not in text
                assert "[[" not in text
    assert written == 40
    assert [entry.entry.number for entry in supervision.journal(desk).entries] == [4, 3, 2, 1]
    assert journal.undecided(journal.prepare_journal(desk))
    lock(desk)


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 11, 28, 23, 5, tzinfo=UTC),
        datetime(2028, 2, 29, 4, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2026, 12, 31, 22, 59, tzinfo=UTC),
    ],
)
def test_it_is_made_at_any_hour_of_any_day(tmp_path: Path, instant: datetime) -> None:
    desk = opened(tmp_path / "demo", instant)
    assert len(today.today(desk).sessions) == 3
    lock(desk)


def test_the_interface_keeps_its_language(tmp_path: Path) -> None:
    lock(opened(tmp_path / "demo", MORNING))
    assert messages.language() == "en"


def texts() -> dict[str, str]:
    told = scenario.read(6, 1).told
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted(resources.path("demo/notes").glob("*.md"))}
    for number, entry in enumerate(told["entry"]):
        found[f"entry {number}"] = "\n".join(value for value in entry.values() if isinstance(value, str))
    return {name: re.sub(r"\{\w+\}", "", text) for name, text in found.items()}


def test_no_name_hides_inside_a_word_of_the_texts() -> None:
    told = scenario.read(6, 1).told
    names = {name for group in told["names"].values() for name in group}
    for person in (told["practitioner"], told["supervisor"]):
        names |= {person["first_name"], person["last_name"]}
    for house in told["organisation"]:
        names.add(house["name"])
        for role in ("sponsor", "signatory"):
            names |= {house[role]["first_name"], house[role]["last_name"]}
    assert len(names) > 50
    everything = folded("\n".join(texts().values()))
    assert [name for name in sorted(names) if folded(name) in everything] == []


def test_the_texts_are_set_as_french_is() -> None:
    wrong = [(name, line, set_wrong(line)) for name, text in texts().items() for line in text.splitlines()]
    assert [(name, line, rules) for name, line, rules in wrong if rules] == []


def test_every_seed_casts_people_of_the_right_gender_once() -> None:
    for seed in range(5):
        cast = scenario.read(30, seed).cast
        assert len({one.full_name for one in cast}) == 30
        assert scenario.read(30, seed).cast == cast
        told = scenario.read(6, seed).told["names"]
        assert all(one.first_name in told[one.agreement.value] for one in cast)


def test_the_largest_practice_begins_after_its_organisations_and_its_papers() -> None:
    practice = Practice(scenario.read(5_000, 1), datetime(2026, 11, 24, 18))
    houses = max(act.at for act in history.organisation_acts(practice))
    for cast in practice.scenario.cast:
        begun = min(act.at for act in history.client_acts(practice, cast, {}))
        paper = practice.now - timedelta(weeks=cast.arc.get("taken_over", {"weeks": 60})["weeks"])
        assert begun > max(houses, paper)
