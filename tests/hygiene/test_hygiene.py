"""What the program leaves on the disk and says to the network: nothing, seen from outside the process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hygiene import leftovers, no_sockets, papers_of_the_day, rest_of_the_day, tracing, words
from tests.hygiene.tracing import Trace
from tests.hygiene.whole_day import SOUGHT
from tests.journeys.people import CANARIES, LAST_NAME, PASSPHRASE, WRITTEN_BEFORE_THE_KILL

ROOT = Path(__file__).parents[2]
SECRETS = (*CANARIES, SOUGHT, PASSPHRASE, *rest_of_the_day.WORDS, *papers_of_the_day.WORDS)
_LOCAL_PEERS = ("/nscd/socket", "/system_bus_socket", "/.X11-unix/", "/bus", "/dbus-", "/cups.sock")
_DEVICES = ("/dev/null", "/dev/pts/", "/dev/tty", "/proc/")


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
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "CUPS_", "PYTEST"))}
    return {**kept, **changed}


def run(module: str, *arguments: str, home: Path, environment: dict[str, str], given: str = "") -> tuple[Trace, str]:
    command = [sys.executable, "-m", "tests.hygiene.offline", module, *arguments]
    return tracing.run_traced(command, home / "here", environment, given.encode())


def leaks(
    trace: Trace, home: Path, *asked: Path, sheets: tuple[tuple[str, ...], ...] = (), secrets: tuple[str, ...] = SECRETS
) -> list[str]:
    """« place: word » for all that was written, names of files included; what is under `asked` was asked for."""
    found = []
    contents = {path: bytes(content) for path, content in trace.written.items()}
    contents |= {f"{file} at the end": file.read_bytes() for file in home.rglob("*") if file.is_file()}
    contents["names of files"] = "\n".join(trace.names).encode()
    for place, content in contents.items():
        if place.startswith(("pipe:", "/dev/pts")):  # the tests' own talk with the process they kill
            content = content.replace(WRITTEN_BEFORE_THE_KILL.encode(), b"")
        if not any(place_asked(Path(place.removesuffix(" at the end")), one) for one in asked):
            found += [f"{place}: {word}" for word in words.seen(secrets, content)]
            found += [f"{place}: {pair}" for sheet in sheets for pair in words.seen_in_a_row(sheet, content)]
    return found


def place_asked(place: Path, asked: Path) -> bool:
    """Whether a file is the one asked for, or in the folder asked for, or becomes it once it is whole."""
    half = place.name.startswith(f".{asked.name}.") and place.suffix == ".part" and place.parent == asked.parent
    return half or place.is_relative_to(asked)


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
@pytest.mark.parametrize("user", ["as-is", "ordinary"])
def test_the_filter_ends_a_process_at_its_first_socket(
    user: str, family: str, own_folders: Path, environment: dict[str, str]
) -> None:
    alone = ["--ordinary"] if user == "ordinary" else []
    command = [sys.executable, "-m", "tests.hygiene.offline", *alone, "tests.hygiene.leak"]
    ended = subprocess.run([*command, family], env=environment, cwd=own_folders, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGSYS
    local = subprocess.run([*command, "local"], env=environment, cwd=own_folders, capture_output=True, check=False)
    said, uid = local.stdout.split()
    assert said == b"DONE"
    assert int(uid) == (os.getuid() or (no_sockets.NOBODY if user == "ordinary" else 0))


def test_printers_are_asked_for_without_the_network(own_folders: Path, environment: dict[str, str]) -> None:
    trace, said = run("tests.hygiene.leak", "printers", home=own_folders, environment=environment)
    assert "DONE" in said
    assert [peer for peer in trace.peers if "cups" in peer]
    stays_inside(trace, own_folders)


def test_a_whole_day_leaves_no_word_and_opens_no_socket(own_folders: Path, environment: dict[str, str]) -> None:
    environment["CUPS_SERVER"] = str(own_folders / "cups.sock")  # never a printer of whoever runs this
    trace, said = run("tests.hygiene.whole_day", str(own_folders), home=own_folders, environment=environment)
    told = [line for line in said.splitlines() if line.startswith("WORDS ")]
    sheets = tuple(tuple(line.split()[1:]) for line in told)
    assert [len(sheet) for sheet in sheets] == [24, 24, 24]
    printed = without(said.encode(), told).decode()
    assert "TITLES RDPP Desk" in printed
    assert words.seen(SECRETS, printed.encode()) == []
    for file in [path for path in trace.written if path.startswith(("pipe:", "/dev/pts"))]:
        trace.written[file] = bytearray(without(bytes(trace.written[file]), told))
    outside = own_folders / "Documents" / "Outside"
    assert any(path.endswith("vault.db-wal") for path in trace.written)
    assert leaks(trace, own_folders, outside, sheets=sheets) == []
    stays_inside(trace, own_folders)
    logs = [content for path, content in trace.written.items() if path.endswith("rdpp-desk.log")]
    assert logs
    assert [line for log in logs for line in leftovers.odd_lines(log)] == []
    assert any("/rehearsals/rehearsal-" in path for path in trace.written)
    vaults = [own_folders / "Documents" / name for name in ("Cabinet", "Restored")]
    copies = [own_folders / name for name in ("usb", papers_of_the_day.COPIES)]
    assert leftovers.unforeseen_files(own_folders, outside, *vaults, *copies) == []
    assert {path.suffix for folder in copies for path in folder.iterdir()} == {".rdppbackup", ".rdpprelay"}
    assert {"agreement.pdf", "sheet-a.pdf", "sheet-b.pdf"} <= {path.name for path in outside.iterdir()}
    assert not (own_folders / ".local" / "state" / "rdpp-desk" / "rehearsals").exists()


def test_the_commands_leave_no_word_and_open_no_socket(own_folders: Path, environment: dict[str, str]) -> None:
    outside = own_folders / "Documents" / "Outside"
    outside.mkdir()
    (own_folders / "secret.txt").write_text(PASSPHRASE, encoding="utf-8")
    (own_folders / "wrong.txt").write_text(f"{PASSPHRASE} hippocampe", encoding="utf-8")
    trace, said = run("tests.hygiene.commands_day", str(own_folders), home=own_folders, environment=environment)
    for typed in ("secret.txt", "wrong.txt"):
        (own_folders / typed).unlink()
    demo = own_folders / "Documents" / "Demo"
    told = json.loads((demo / "summary.json").read_text(encoding="utf-8"))
    people = {part for name in (*told["people"], *told["organisations"]) for part in name.split() if len(part) > 5}
    secrets = (*SECRETS, *people, told["passphrase"])
    assert len(people) > 12
    sheets = tuple(sheet_in(outside / name) for name in ("words.txt", "sheet-a", "sheet-b"))
    assert [len(sheet) for sheet in sheets] == [24, 24, 24]
    assert words.seen(secrets, said.encode()) == []
    asked = (outside, demo / "documents", demo / "journal", demo / "summary.json")
    assert leaks(trace, own_folders, *asked, sheets=sheets, secrets=secrets) == []
    for known in (LAST_NAME, told["people"][0].split()[-1]):  # what was asked for was seen
        assert any(words.seen([known], bytes(content)) for content in trace.written.values()), known
    stays_inside(trace, own_folders)
    made = [own_folders / "Documents" / name for name in ("Cabinet", "Beside", "Demo", "Damaged", "Saved")]
    assert (
        leftovers.unforeseen_files(own_folders, outside, *made, own_folders / "usb", own_folders / "kit.rdpprelay")
        == []
    )
    assert (own_folders / "Documents" / "Saved" / "vault.db").is_file()


def without(content: bytes, lines: list[str]) -> bytes:
    """What is left once those lines, printed for this test alone, are taken away."""
    for line in lines:
        content = content.replace(line.encode(), b"")
    return content


def sheet_in(file: Path) -> tuple[str, ...]:
    """The words of a sheet."""
    return tuple(word for word in file.read_text(encoding="utf-8").split() if word.isalpha())


def stays_inside(trace: Trace, home: Path) -> None:
    """Only local sockets to the buses and the screen; files in the home only, none of them a history or a core."""
    assert trace.families <= {"AF_UNIX"}
    assert [peer for peer in trace.peers if not any(known in peer for known in _LOCAL_PEERS)] == []
    assert [path for path in trace.mapped if not (Path(path).is_relative_to(home) and path.endswith("-shm"))] == []
    files = {path for path in trace.written if path.startswith("/") and not path.startswith(_DEVICES)}
    assert [path for path in files | trace.names | trace.mapped if path.startswith("/dev/shm")] == []
    assert leftovers.names_elsewhere(files | trace.names, home) == []
    left = {str(path.relative_to(home)) for path in home.rglob("*")}
    assert leftovers.histories({name.removeprefix(str(home)) for name in files | trace.names} | left) == []
    assert not [path for path in home.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    assert [*(home / "tmp").iterdir()] == []
