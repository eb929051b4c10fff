"""Building the demonstration: a vault, its papers, its journal, a backup, and a summary of it all."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from rdpp_desk import messages
from rdpp_desk.actions import (
    backup,
    backup_places,
    backup_rehearsal,
    charter,
    document_prints,
    journal,
    journal_export,
    organisations,
    preferences,
    recovery,
    supervision,
    today,
)
from rdpp_desk.actions.demo import history, supervisions
from rdpp_desk.actions.demo.scenario import Scenario, read
from rdpp_desk.actions.demo.stage import GROUP, ZONE, Act, Practice, instant
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import Clock, FixedClock, SystemClock
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.files import write_atomic
from rdpp_desk.practice.duties import DutyCode
from rdpp_desk.practice.people import Agreement, Place, Practitioner, Supervisor
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault.folding import folded
from rdpp_desk.vault.lock import VaultLock

_MARKER = ".rdpp-desk-demo"
_OURS = ("vault", "documents", "journal", "backup", "summary.json", _MARKER)
_JOURNAL_DAYS_AGO = 10
_PUT_OFF_DAYS = 30

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the fictional practice is, and the content of its `summary.json`."""

    vault: Path
    summary: dict[str, Any]


def build_demo(
    out: Path,
    *,
    clients: int = 6,
    notes: int = 40,
    seed: int = 1,
    clock: Clock | None = None,
    progress: Progress | None = None,
) -> Demo:
    """Make the practice in `out`, over an earlier demonstration but over nothing else.

    The same seed makes the same practice, told as of today.

    Raises:
        UsageError: `demo-folder-in-use`: `out` holds something that is not a demonstration.
        VaultUnavailable: `vault-open-elsewhere`: an earlier demonstration is open.
        StorageError: the disk refused.
    """
    out = out.absolute()
    now = (clock or SystemClock()).now().astimezone(ZONE).replace(tzinfo=None, microsecond=0)
    scenario = read(clients, seed)
    practice = Practice(scenario, now)
    acts = sorted(_acts(practice, notes), key=lambda act: act.at)
    _make_room(out)
    with _speaking_french():
        story = FixedClock(instant(acts[0].at - timedelta(days=1)))
        desk, _words = create_vault(out / "vault", scenario.told["passphrase"], story, parameters=FLOOR)
        try:
            _play(desk, story, practice, acts, progress or _silent)
            summary = _write_out(desk, story, practice, out, seed)
        finally:
            desk.close()
    write_atomic(out / "summary.json", json.dumps(summary, ensure_ascii=False, indent=2).encode())
    return Demo(out / "vault", summary)


def _acts(practice: Practice, notes: int) -> list[Act]:
    texts = _texts(practice.scenario, notes)
    acts = [*history.organisation_acts(practice), *history.group_acts(practice, texts.get(GROUP, {}))]
    for cast in practice.scenario.cast:
        acts += history.client_acts(practice, cast, texts.get(cast.index, {}))
    for number, (index, text) in enumerate(_more_texts(practice.scenario, notes)):
        acts.append(history.lone_note(practice, index, number, text))
    return [*acts, *supervisions.acts(practice)]


def _slots(scenario: Scenario) -> list[tuple[int, int]]:
    """Every session that has a note: (client, session), today's first, then session by session."""
    found = [(GROUP, number) for number in range(len(scenario.told["group"]["weeks"]))]
    today = []
    for cast in scenario.cast:
        found += [(cast.index, number) for number in range(len(cast.arc["weeks"]))]
        if "today" in cast.arc and not cast.echo:
            today.append((cast.index, len(cast.arc["weeks"])))
    return [*today, *sorted(found, key=lambda slot: (slot[1], slot[0]))]


def _texts(scenario: Scenario, notes: int) -> dict[int, dict[int, str]]:
    """The notes to write, by client and session; at most `notes`."""
    texts: dict[int, dict[int, str]] = {}
    for index, number in _slots(scenario)[:notes]:
        texts.setdefault(index, {})[number] = _told(scenario, index, number)
    return texts


def _more_texts(scenario: Scenario, notes: int) -> Iterator[tuple[int, str]]:
    """Notes beyond those of the sessions, client after client."""
    known = [cast.index for cast in scenario.cast if cast.arc["weeks"]]
    for number in range(notes - len(_slots(scenario))):
        index = known[number % len(known)]
        yield index, _told(scenario, index, number // len(known))


def _told(scenario: Scenario, index: int, number: int) -> str:
    houses = scenario.told["organisation"]
    if index == GROUP:
        return scenario.group_notes[number % len(scenario.group_notes)]
    cast = scenario.cast[index]
    house = houses[cast.arc.get("organisation", 0)]
    sponsor = house["sponsor"]
    return cast.notes[number % len(cast.notes)].format(
        prenom=cast.first_name,
        nom=cast.last_name,
        org=house["name"],
        prescripteur=f"{sponsor['first_name']} {sponsor['last_name']}",
        ville=house["town"],
    )


def _play(desk: Desk, clock: FixedClock, practice: Practice, acts: list[Act], progress: Progress) -> None:
    """Every act at its instant. One transaction for all: a demonstration half made is of no use."""
    with desk.transaction():
        _open_practice(desk, practice)
        for number, act in enumerate(acts):
            clock.instant = instant(min(act.at, practice.now))
            act.do(desk)
            progress(number, len(acts))


def _open_practice(desk: Desk, practice: Practice) -> None:
    told = practice.scenario.told
    person = {**told["practitioner"], "agreement": Agreement(told["practitioner"]["agreement"])}
    preferences.save_practitioner(desk, Practitioner(**{**person, "mediators": tuple(person["mediators"])}))
    rules = told["charter"]
    charter.load_charter(desk, rules["title"], rules["version"], rules["text"].strip() + "\n")
    practice.place_id = organisations.save_place(desk, Place(**told["place"][0])).id
    practice.supervisor_id = supervision.save_supervisor(desk, Supervisor(**told["supervisor"])).id


def _back_up(desk: Desk, folder: Path) -> None:
    """A copy read back in full, a sheet tried; a second place is put off."""
    folder.mkdir(mode=0o700)
    backup_places.add_place(desk, folder)
    made = backup.backup(desk, backup.free_name(desk, folder))
    backup.record_backup(desk, made)
    found = backup_rehearsal.rehearse(made.report.path, backup_rehearsal.own_key(desk))
    backup_rehearsal.record_rehearsal(desk, found)
    with desk.transaction():
        recovery.note_checked(desk)
    for duty in today.reminders(desk):
        if duty.code is DutyCode.BACKUP_PLACES:
            today.snooze(desk, duty, _PUT_OFF_DAYS)


def _write_out(desk: Desk, clock: FixedClock, practice: Practice, out: Path, seed: int) -> dict[str, Any]:
    papers = _write_papers(desk, practice, out / "documents")
    people, houses = _people(practice), [house[0].name for house in practice.houses]
    journals = _write_journal(desk, practice, out / "journal", seed, [*people, *houses])
    yesterday = (practice.now - timedelta(days=1)).replace(hour=18, minute=40, second=0)
    clock.instant = instant(yesterday)
    _back_up(desk, out / "backup")
    return {
        "vault": str(out / "vault"),
        "passphrase": practice.scenario.told["passphrase"],
        "people": people,
        "organisations": houses,
        "documents": papers,
        "journal": journals,
        "engagements": [
            {"id": one.id, "kind": one.kind.value} for one in sorted(practice.engagements.values(), key=lambda e: e.id)
        ],
    }


def _write_papers(desk: Desk, practice: Practice, folder: Path) -> list[dict[str, str]]:
    folder.mkdir(mode=0o700)
    papers = []
    for document_id in practice.papers:
        document = documents_table.document(desk.db, document_id)
        target = folder / f"{document.kind.value}-{document_id}.pdf"
        document_prints.save_pdf(desk, document_id, target)
        papers.append({"kind": document.kind.value, "path": str(target)})
    return papers


def _write_journal(desk: Desk, practice: Practice, folder: Path, seed: int, names: list[str]) -> list[str]:
    """The entries ready for supervision, everything masked, as PDF and text; read back before it is believed."""
    folder.mkdir(mode=0o700)
    end = practice.today - timedelta(days=_JOURNAL_DAYS_AGO)
    review = journal.analyse(journal.journal_request(desk, None, end), random.Random(seed))
    review = journal.decide_all(review, "mask")
    written = []
    for format in ("pdf", "txt"):
        made = journal_export.build_export(review, format)
        _refuse_names(made, names)
        target = folder / f"journal.{format}"
        written.append(str(journal_export.export_journal(desk, review, target, format, made)))
    return written


def _refuse_names(made: journal_export.Printable, names: list[str]) -> None:
    text = folded(journal_export.read_back(made))
    parts = {folded(part) for name in names for part in (name, *name.split())}
    left = [part for part in parts if part in text]
    if left:
        raise GateClosed("identifiers-left", count=len(left))


def _people(practice: Practice) -> list[str]:
    told = practice.scenario.told
    persons = [told["practitioner"], told["supervisor"]]
    persons += [house[role] for house in told["organisation"] for role in ("sponsor", "signatory")]
    return [
        *(cast.full_name for cast in practice.scenario.cast),
        *(f"{person['first_name']} {person['last_name']}" for person in persons),
    ]


def _make_room(out: Path) -> None:
    """An empty folder, or one that an earlier demonstration filled."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        if not out.is_dir() or not (out / _MARKER).is_file():
            raise UsageError("demo-folder-in-use", path=str(out))
        if (out / "vault").is_dir():
            lock = VaultLock(out / "vault")
            lock.acquire()
            lock.release()
        for name in _OURS:
            target = out / name
            shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomic(out / _MARKER, b"")


@contextlib.contextmanager
def _speaking_french() -> Iterator[None]:
    """The practice is French, whatever the interface speaks."""
    spoken = messages.language()
    messages.use("fr")
    try:
        yield
    finally:
        messages.use(spoken)


def _silent(_done: int, _total: int) -> None:
    return None
