"""The arithmetic of the harness, and each benchmark once on a small vault; never how long anything took."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.practice.notes import split_sections
from rdpp_desk.vault import FLOOR, engagements, notes
from rdpp_desk.vault.connection import Connection
from tests.bench import agreement, harness, targets, texts
from tests.bench.__main__ import SIZED, UNSIZED, run, table
from tests.bench.harness import Measured, in_turns, percentile, row, rows
from tests.bench.practices import Recorder, Workbench, replay, workbench

ROOT = Path(__file__).resolve().parents[2]
SIZE = 200


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    with workbench(FLOOR, rounds=1) as made:
        yield made


def test_a_target_holds_up_to_its_very_value() -> None:
    assert row(Measured("x", 3.0, 2.0), 10, 1.5) == harness.Row("x", 10, 3.0, 2.0, 1.5, 1.5, True)
    assert row(Measured("x", 3.1, 2.0), 10, 1.5).holds is False
    assert row(Measured("x", 3.1, 2.0), 10, None).holds is None


def test_what_must_stay_flat_is_compared_from_the_smallest_to_the_largest() -> None:
    measured = {size: [Measured("autosave", ours, 1.0)] for size, ours in ((20, 3.0), (2, 2.0), (7, 9.0))}
    found = rows({0: [Measured("alone", 1.0, 1.0)], **measured})
    assert [(each.name, each.notes) for each in found] == [
        ("alone", 0), ("autosave", 20), ("autosave", 2), ("autosave", 7), ("autosave, growth", 20),
    ]  # fmt: skip
    assert (found[-1].ours, found[-1].floor, found[-1].ratio) == (3.0, 2.0, 1.5)
    assert found[-1].holds is (targets.FLAT["autosave"] >= 1.5)
    assert len(rows({2: [Measured("autosave", 2.0, 1.0)]})) == 1


def test_ours_and_the_floor_take_turns_and_medians_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    now, order = [0.0], list[str]()
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    lasts = {"ours": iter((9.0, 1.0, 50.0, 3.0)), "floor": iter((9.0, 2.0, 1.0, 70.0))}

    def act(name: str) -> str:
        order.append(name)
        now[0] += next(lasts[name])
        return name

    closed = list[object]()
    spent = in_turns(lambda: act("ours"), lambda: act("floor"), 3, after=closed.append)
    assert spent == (3_000.0, 2_000.0)
    assert order == ["ours", "floor", "ours", "floor", "floor", "ours", "ours", "floor"]
    assert closed == ["ours"] * 4


def test_quick_acts_are_called_many_times_a_sample_and_durable_ones_once() -> None:
    many, once = count(), count()
    in_turns(lambda: next(many), lambda: None, 3)
    in_turns(lambda: next(once), lambda: None, 3, once=True)
    assert next(once) == 4
    assert next(many) > 100


@pytest.mark.parametrize(("share", "value"), [(0.5, 2), (0.95, 4), (0.0, 1), (0.75, 3)])
def test_percentiles_are_values_that_were_measured(share: float, value: int) -> None:
    assert percentile([4, 1, 3, 2], share) == value


def test_every_target_says_what_its_floor_is() -> None:
    budgets = {name for name in targets.TARGETS if name.endswith("allowed")}
    assert targets.TARGETS.keys() - targets.FLOORS.keys() == budgets
    assert targets.FLAT.keys() <= targets.TARGETS.keys()


def test_the_vault_is_as_asked_and_its_copy_in_clear_says_the_same(bench: Workbench) -> None:
    practice = bench.practice(SIZE)
    db = practice.desk.db
    assert db.value("SELECT count(*) FROM notes") == SIZE == len({row[0] for row in db.rows("SELECT text FROM notes")})
    assert 1_400 < db.value("SELECT avg(length(text)) FROM notes") < 1_800
    assert {each.state for each in engagements.engagements(db)} == {EngagementState.ACTIVE}
    first = notes.note(db, 1)
    assert first.sections == split_sections(first.text)
    plain, path = practice.plain()
    for sql in ("SELECT * FROM notes", "SELECT * FROM sessions", "SELECT name, sql FROM sqlite_schema ORDER BY name"):
        assert plain.execute(sql).fetchall() == [tuple(row) for row in db.rows(sql)]
    found = "SELECT rowid FROM notes_fts WHERE notes_fts MATCH 'silence'"
    assert plain.execute(found).fetchall() == [tuple(row) for row in db.rows(found)] != []
    assert path.read_bytes().startswith(b"SQLite format 3\0")
    assert plain.execute("PRAGMA synchronous").fetchone() == (2,)
    plain.close()


def test_what_was_recorded_can_be_done_again(bench: Workbench) -> None:
    first, path = bench.practice(SIZE).plain()
    second, _ = bench.practice(SIZE).plain()
    recorder = Recorder(first)
    with Connection(recorder, path).transaction() as db:
        notes.rename_note(db, 1, "Un titre")
    replay(second, recorder.taken())
    assert recorder.taken() == []
    assert second.execute("SELECT title FROM notes WHERE id = 1").fetchone() == ("Un titre",)
    first.close()
    second.close()


def test_the_bare_canvas_draws_the_same_text() -> None:
    printed, pages = agreement.drawn(agreement.request("Retrouver du souffle."))
    assert len(pages) == printed.pages
    assert agreement.bare(pages).count(b"/Type /Page\n") == printed.pages
    assert any("Retrouver du souffle." in text for page in pages for _, _, text, _, _ in page)


def test_names_and_rare_words_are_all_different() -> None:
    assert len(set(texts.last_names())) == 1_600
    assert len({texts.rare_word(number) for number in range(20_000)}) == 20_000


@pytest.mark.parametrize("name", [*SIZED, *UNSIZED])
def test_each_benchmark_measures_what_it_names(bench: Workbench, name: str) -> None:
    found = run(bench, [name], [SIZE])
    assert found
    for each in found:
        assert each.notes == (SIZE if name in SIZED else 0)
        assert all(math.isfinite(value) and value > 0 for value in (each.ours, each.floor, each.ratio))
        assert each.name in targets.TARGETS or each.name in targets.FLOORS
    assert len(table(found).splitlines()) == len(found) + 1


def test_the_command_prints_a_list_of_objects() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "open-note", "--json", "--rounds", "1", "--notes", "40", "20"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert [set(one) for one in found] == [{"name", "notes", "ours", "floor", "ratio", "target", "holds"}] * 3
    assert [one["notes"] for one in found] == [20, 40, 40]
    assert all(one["holds"] is (one["ratio"] <= one["target"]) for one in found)
