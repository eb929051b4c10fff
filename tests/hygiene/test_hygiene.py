"""What the program leaves on the disk and says to the network: nothing, seen from outside the process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hygiene import tracing, words
from tests.hygiene.tracing import Trace
from tests.hygiene.whole_day import SOUGHT
from tests.journeys.people import CANARIES, PASSPHRASE, WRITTEN_BEFORE_THE_KILL

ROOT = Path(__file__).parents[2]
SECRETS = (*CANARIES, SOUGHT, PASSPHRASE)
_LOCAL_PEERS = ("/nscd/socket", "/system_bus_socket", "/.X11-unix/", "/bus", "/dbus-")


@pytest.fixture
def environment(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A home, a folder for what is temporary and a current folder of the process's own."""
    for folder in ("tmp", "here"):
        (own_folders / folder).mkdir()
    (own_folders / "Documents").mkdir(exist_ok=True)
    changed = {
        "TMPDIR": str(own_folders / "tmp"),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST"))}
    return {**kept, **changed}


def run(module: str, *arguments: str, home: Path, environment: dict[str, str], given: str = "") -> tuple[Trace, str]:
    command = [sys.executable, "-m", "tests.hygiene.offline", module, *arguments]
    return tracing.run_traced(command, home / "here", environment, given.encode())


def leaks(trace: Trace, home: Path, outside: Path, sheet: tuple[str, ...] = ()) -> list[str]:
    """« place: word » for all that was written, names of files included; what is under `outside` was asked for."""
    found = []
    contents = {path: bytes(content) for path, content in trace.written.items()}
    contents |= {f"{file} at the end": file.read_bytes() for file in home.rglob("*") if file.is_file()}
    contents["names of files"] = "\n".join(trace.names).encode()
    for place, content in contents.items():
        if place.startswith(("pipe:", "/dev/pts")):  # the tests' own talk with the process they kill
            content = content.replace(WRITTEN_BEFORE_THE_KILL.encode(), b"")
        if not Path(place).is_relative_to(outside):
            found += [f"{place}: {word}" for word in words.seen(SECRETS, content)]
            found += [f"{place}: {pair}" for pair in words.seen_in_a_row(sheet, content)]
    return found


@pytest.mark.parametrize("how", ["temporary", "log"])
def test_the_look_finds_words_in_a_file_deleted_since_and_in_a_log(
    how: str, own_folders: Path, environment: dict[str, str]
) -> None:
    trace, _said = run("tests.hygiene.leak", how, home=own_folders, environment=environment, given="chez Quenneville")
    found = leaks(trace, own_folders, own_folders / "Documents")
    assert [line for line in found if line.endswith(": Quenneville")]
    assert how != "temporary" or not any("at the end" in line for line in found)


@pytest.mark.parametrize(
    "content",
    [
        "Améthyste".encode("utf-16-be"),
        "AMÉTHYSTE".encode(),
        "ame\u0301thyste".encode(),
        b"am%C3%A9thyste",
        b"amethyste",
        "améthyste".encode("latin-1"),
    ],
)
def test_a_word_is_found_however_it_is_written(content: bytes) -> None:
    assert words.seen(CANARIES, b"\x00\x01 " + content + b" ...") == ["améthyste"]
    assert words.seen(CANARIES, b"am thyste, quenne ville") == []


@pytest.mark.parametrize("family", ["internet", "netlink"])
def test_the_filter_ends_a_process_at_its_first_socket(
    family: str, own_folders: Path, environment: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "tests.hygiene.offline", "tests.hygiene.leak"]
    ended = subprocess.run([*command, family], env=environment, cwd=own_folders, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGSYS
    local = subprocess.run([*command, "local"], env=environment, cwd=own_folders, capture_output=True, check=False)
    assert local.stdout == b"DONE\n"


def test_a_whole_day_leaves_no_word_and_opens_no_socket(own_folders: Path, environment: dict[str, str]) -> None:
    trace, said = run("tests.hygiene.whole_day", str(own_folders), home=own_folders, environment=environment)
    last = [line.split() for line in said.splitlines() if line.startswith("WORDS ")]
    sheet = tuple(last[-1][1:])
    assert len(sheet) == 24
    printed = said.replace(" ".join(last[-1]), "")
    assert words.seen(SECRETS, printed.encode()) == []
    for file in [path for path in trace.written if path.startswith(("pipe:", "/dev/pts"))]:
        trace.written[file] = bytearray(bytes(trace.written[file]).replace(" ".join(last[-1]).encode(), b""))
    assert any(path.endswith("vault.db-wal") for path in trace.written)
    assert any(path.endswith("rdpp-desk.log") for path in trace.written)
    assert leaks(trace, own_folders, own_folders / "Documents" / "Outside", sheet) == []
    stays_inside(trace, own_folders)


def test_the_commands_leave_no_word_and_open_no_socket(own_folders: Path, environment: dict[str, str]) -> None:
    outside = own_folders / "Documents" / "Outside"
    outside.mkdir()
    (own_folders / "secret.txt").write_text(PASSPHRASE, encoding="utf-8")
    (own_folders / "wrong.txt").write_text(f"{PASSPHRASE} hippocampe", encoding="utf-8")
    trace, said = run("tests.hygiene.commands_day", str(own_folders), home=own_folders, environment=environment)
    for typed in ("secret.txt", "wrong.txt"):
        (own_folders / typed).unlink()
    sheet = tuple(word for word in (outside / "words.txt").read_text(encoding="utf-8").split() if word.isalpha())
    assert len(sheet) >= 24
    assert words.seen(SECRETS, said.encode()) == []
    assert leaks(trace, own_folders, outside, sheet[-24:]) == []
    stays_inside(trace, own_folders)


def stays_inside(trace: Trace, home: Path) -> None:
    """Only local sockets to the buses and the screen; files written in the home only, mapped by SQLite only."""
    assert trace.families <= {"AF_UNIX"}
    assert [peer for peer in trace.peers if not any(known in peer for known in _LOCAL_PEERS)] == []
    assert [path for path in trace.mapped if not path.endswith("-shm")] == []
    files = {path for path in trace.written if path.startswith("/") and not path.startswith(("/dev/", "/proc/"))}
    assert [path for path in files if not Path(path).is_relative_to(home)] == []
    assert not [path for path in home.rglob("core*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
