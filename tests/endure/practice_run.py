"""A real editing run: what the window does, through the same actions, saying each thing once it is saved."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from rdpp_desk.actions import clients, consents, notes, search, sessions, supervision, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.people import Client
from rdpp_desk.practice.sessions import Session
from rdpp_desk.vault import Connection, PassphraseSecret
from tests.endure.outcomes import CLOCK, PASSPHRASE, WORDS
from tests.endure.victims import Say

_STEP = re.compile(r"pas (\d+)\.")


class PracticeRun:
    """Works without pause. Each line said is a kind, an id and the number of the step, durable by then."""

    def __init__(self, folder: Path, say: Say) -> None:
        self._folder, self._say, self._dice = folder, say, random.Random()
        self._desk = self._unlocked()
        self._step = int(self._desk.db.value("SELECT coalesce(max(id), 0) FROM audit")) * 10_000
        self._notes = [int(row[0]) for row in self._desk.db.rows("SELECT id FROM notes WHERE deleted_at IS NULL")]
        self._note = self._notes[-1]
        self._sessions: list[int] = []
        self._entries: list[int] = []
        self._acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (60, self._autosave),
            (6, self._new_note),
            (4, self._marked),
            (3, self._finish),
            (5, self._plan),
            (3, self._hold),
            (3, self._consent),
            (6, self._entry),
            (2, self._trash),
            (4, self._search),
            (2, self._client),
            (2, self._lock),
        )

    def go_on(self) -> None:
        """Until killed."""
        self._say("ready 0 0")
        weights, acts = zip(*self._acts, strict=True)
        while True:
            self._step += 1
            self._dice.choices(acts, weights)[0]()

    def _unlocked(self) -> Desk:
        return unlock.unlock(self._folder, PassphraseSecret(PASSPHRASE), CLOCK)

    def _done(self, kind: str, record: int) -> None:
        self._say(f"{kind} {record} {self._step}")

    def _text(self) -> str:
        words = " ".join(self._dice.choices(WORDS, k=self._dice.randint(10, 300)))
        return f"pas {self._step}. {words}"

    def _autosave(self) -> None:
        notes.save_note(self._desk, self._note, self._text(), caret=5)
        self._done("note", self._note)

    def _new_note(self) -> None:
        self._note = notes.new_note(self._desk, 1).id
        self._notes.append(self._note)
        self._autosave()

    def _marked(self) -> None:
        notes.save_note(self._desk, self._note, self._text(), 0, [notes.Span(0, 12)])
        self._done("marked", self._note)

    def _finish(self) -> None:
        notes.finish_note(self._desk, self._note, self._dice.random() < 0.5)
        notes.remember_open_note(self._desk, self._note)
        self._note = self._dice.choice(self._notes)

    def _plan(self) -> None:
        start = datetime(2026, 1, 5, 9) + timedelta(hours=self._step)
        made = sessions.plan_session(self._desk, Session(engagement_id=1, starts_at=start), "essai")
        self._sessions.append(made.id)
        self._done("session", made.id)

    def _hold(self) -> None:
        if self._sessions:
            held = self._sessions.pop()
            sessions.mark_held(self._desk, held, 60)
            self._done("held", held)

    def _consent(self) -> None:
        given = consents.record_paper_consents(self._desk, 1, {self._dice.choice(list(Purpose)): True})
        self._done("consent", given[0].id)

    def _entry(self) -> None:
        if not self._entries or self._dice.random() < 0.3:
            self._entries.append(supervision.new_entry(self._desk, [1]).id)
        entry = supervision.open_entry(self._desk, self._dice.choice(self._entries)).entry
        supervision.save_entry(self._desk, replace(entry, facts=self._text()))
        self._done("entry", entry.id)

    def _trash(self) -> None:
        if len(self._notes) > 5:
            gone = self._notes.pop(self._dice.randrange(len(self._notes) - 1))
            notes.trash_note(self._desk, gone)
            self._note = self._notes[-1]
            self._done("trashed", gone)

    def _search(self) -> None:
        search.search(self._desk, self._dice.choice(WORDS))

    def _client(self) -> None:
        made = clients.create_client(self._desk, Client(first_name="Odile", remarks=self._text()))
        self._done("client", made.id)

    def _lock(self) -> None:
        draft = notes.Draft(self._note, self._text(), 3)
        if not unlock.lock(self._desk, [draft]).saved:
            raise RuntimeError("the draft was not saved")
        self._done("note", self._note)
        self._desk = self._unlocked()


def edit(folder: Path, say: Say) -> None:
    """Open the vault and work in it until killed."""
    PracticeRun(folder, say).go_on()


def missing(db: Connection, said: tuple[str, ...]) -> list[str]:
    """What was said saved and is not there."""
    last: dict[tuple[str, int], int] = defaultdict(int)
    for line in said:
        kind, record, step = line.split()
        last["note" if kind == "marked" else kind, int(record)] = int(step)
    trashed = {record for kind, record in last if kind == "trashed"}
    gone = [f"{kind} {record}" for (kind, record), step in last.items() if not _is_there(db, kind, record, step)]
    if trashed:
        gone += [f"trashed {n}" for n in trashed if not db.value("SELECT deleted_at FROM notes WHERE id = ?", (n,))]
    return gone


def _is_there(db: Connection, kind: str, record: int, step: int) -> bool:
    if kind == "ready":
        return True
    if kind == "note":
        return _written(db, "SELECT text FROM notes WHERE id = ?", record) >= step
    if kind == "entry":
        return _written(db, "SELECT facts FROM supervision_entries WHERE id = ?", record) >= step
    if kind == "client":
        return _written(db, "SELECT remarks FROM clients WHERE id = ?", record) >= step
    if kind == "held":
        return bool(db.value("SELECT state = 'held' FROM sessions WHERE id = ?", (record,)))
    table = {"session": "sessions", "consent": "consents", "trashed": "notes"}[kind]
    return db.value(f"SELECT 1 FROM {table} WHERE id = ?", (record,)) == 1


def _written(db: Connection, sql: str, record: int) -> int:
    found = _STEP.search(str(db.value(sql, (record,)) or ""))
    return int(found[1]) if found else -1
