"""The lists of what a run may leave behind let nothing else through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hygiene import leftovers
from tests.hygiene.test_hygiene import place_asked

WHEN = "2026-11-24 12:00:00,123"


@pytest.mark.parametrize(
    "line",
    [
        "WARNING rdpp_desk qt QtWarningMsg default",
        "WARNING rdpp_desk qt QtCriticalMsg qt.qpa.fonts",
        "WARNING rdpp_desk refused StorageError disk-full at rdpp_desk.vault.connection:88",
        "ERROR rdpp_desk unforeseen ValueError at rdpp_desk.ui.session.note_editor:12",
        "ERROR rdpp_desk.jobs unforeseen KeyError",
        "ERROR rdpp_desk.lock at lock: OSError",
        "ERROR rdpp_desk.will will file not written: read-only",
    ],
)
def test_codes_and_places_are_what_a_log_holds(line: str) -> None:
    assert leftovers.odd_lines(f"{WHEN} {line}\n".encode()) == []


@pytest.mark.parametrize(
    "line",
    [
        "WARNING rdpp_desk could not save Quenneville",
        "WARNING rdpp_desk qt QtWarningMsg default: Could not open /home/odile/Quenneville.pdf",
        "ERROR rdpp_desk unforeseen ValueError: Quenneville",
        "ERROR rdpp_desk unforeseen ValueError('Quenneville')",
        "ERROR rdpp_desk unforeseen Quenneville",
        "ERROR rdpp_desk.lock at lock: OSError Zélie",
        "ERROR other unforeseen ValueError",
    ],
)
def test_a_word_or_another_voice_in_a_log_is_seen(line: str) -> None:
    assert leftovers.odd_lines(f"{WHEN} {line}\n".encode()) == [f"{WHEN} {line}"]
    assert leftovers.odd_lines(b"Traceback (most recent call last):") != []


@pytest.mark.parametrize(
    "name",
    [
        ".local/share/recently-used.xbel",
        ".config/QtProject.conf",
        ".config/RDPP Desk.conf",
        ".local/share/qt-config/x",
        "here/core",
        "here/core.4127",
        ".cache/thumbnails/normal/1.png",
        "src/rdpp_desk/__pycache__/cli.cpython-311.pyc",
    ],
)
def test_a_history_a_setting_of_qt_or_a_core_is_seen(name: str, tmp_path: Path) -> None:
    assert leftovers.histories([name]) == [name]
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert leftovers.unforeseen_files(tmp_path) == [name]
    assert leftovers.unforeseen_files(tmp_path, (tmp_path / name).parent) == []


def test_what_the_program_keeps_is_neither(tmp_path: Path) -> None:
    state = tmp_path / ".local" / "state" / "rdpp-desk"
    kept = (tmp_path / ".config" / "rdpp-desk" / "settings.json", state / "generations.json", state / "rdpp-desk.log.1")
    for file in (*kept, state / "erased" / f"{'0a' * 16}.json"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        assert leftovers.histories([str(file.relative_to(tmp_path))]) == []
    assert leftovers.unforeseen_files(tmp_path) == []
    (state / "rehearsals").mkdir()
    (state / "rehearsals" / "vault.db").touch()
    assert leftovers.unforeseen_files(tmp_path) == [".local/state/rdpp-desk/rehearsals/vault.db"]


def test_a_name_outside_the_home_is_seen(tmp_path: Path) -> None:
    names = {str(tmp_path / "here" / "x"), "/tmp/qtemp.x", "/dev/null/qt", "beside"}
    assert leftovers.names_elsewhere(names, tmp_path) == ["/tmp/qtemp.x"]


def test_what_was_asked_for_is_the_file_itself_even_half_written() -> None:
    asked = Path("/home/x/summary.json")
    assert place_asked(asked, asked)
    assert place_asked(Path("/home/x/.summary.json.0a1b2c3d.part"), asked)
    assert place_asked(Path("/home/x/papers/one.pdf"), Path("/home/x/papers"))
    assert not place_asked(Path("/home/x/summary.json.bak"), asked)
    assert not place_asked(Path("/tmp/.summary.json.0a1b2c3d.part"), asked)
