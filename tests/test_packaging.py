"""The set-up script's decisions, and the locks it installs from."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")

LDD = """\
/checkout/.venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibQt6Gui.so.6 => /checkout/.venv/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f)
\tlibxcb-icccm.so.4 => not found
\tlibxcb-keysyms.so.1 => not found
\tlibGL.so.1 => not found
\tlibxcb-icccm.so.4 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f)
"""


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_missing_libraries_are_read_from_ldd(dev: ModuleType) -> None:
    assert dev.missing_libraries(LDD) == {"libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libGL.so.1"}
    assert dev.missing_libraries("\tnot a dynamic executable\n") == set()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libEGL.so.1", "libegl1"),
        ("libunheard-of.so.9", None),
    ],
)
def test_a_library_leads_to_its_debian_package(dev: ModuleType, library: str, package: str | None) -> None:
    assert dev.debian_package(library) == package


def test_without_apt_rights_the_one_line_to_run_is_given(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.SetUpFailed, match=r"\n  sudo apt install libegl1 libgl1\n"):
        dev.install_libraries({"libGL.so.1", "libEGL.so.1"}, "Qt needs them")


def test_a_python_without_ensurepip_leads_to_its_debian_package(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "venv_works", lambda: False)
    monkeypatch.setattr(dev, "apt_prefix", lambda: None)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.SetUpFailed, match=r"\n  sudo apt install python3-venv\n"):
        dev.make_venv()


def test_without_apt_the_libraries_themselves_are_named(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(dev.SetUpFailed, match=r"libEGL\.so\.1, libGL\.so\.1"):
        dev.install_libraries({"libGL.so.1", "libEGL.so.1"}, "Qt needs them")


@pytest.mark.parametrize("version", [(3, 7), (3, 10), (3, 15)])
def test_a_python_that_will_not_do_gets_a_sentence(dev: ModuleType, version: tuple[int, int]) -> None:
    assert dev.python_problem(version).startswith("RDPP Desk needs Python 3.11 to 3.14; this is Python 3.")


def test_the_oldest_and_newest_python_will_do(dev: ModuleType) -> None:
    assert dev.python_problem((3, 11)) is None
    assert dev.python_problem((3, 14)) is None


def test_the_fingerprint_follows_files_and_facts(dev: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_bytes(b"one")
    first = dev.fingerprint([lock], "3.11")
    assert dev.fingerprint([lock], "3.11") == first
    assert dev.fingerprint([lock], "3.12") != first
    lock.write_bytes(b"two")
    assert dev.fingerprint([lock], "3.11") != first


def test_a_step_runs_again_only_when_its_mark_changes_or_it_failed(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    done: list[str] = []

    def step(result: bool) -> bool:
        done.append("ran")
        return result

    for mark, result in (("a", False), ("a", True), ("a", True), ("b", True), ("b", True)):
        dev.once("step", mark, lambda result=result: step(result))
    assert len(done) == 3


def test_only_catalogues_newer_than_their_compiled_form_are_stale(dev: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    for name, age in (("old.po", 10), ("old.mo", 5), ("edited.po", 1), ("edited.mo", 5), ("new.po", 1)):
        (tmp_path / "fr" / name).touch()
        os.utime(tmp_path / "fr" / name, (1_000_000 - age, 1_000_000 - age))
    assert [path.name for path in dev.stale_catalogues(tmp_path)] == ["edited.po", "new.po"]


def test_the_demonstration_never_deletes_a_folder_it_did_not_make(dev: ModuleType, tmp_path: Path) -> None:
    folder, mark = tmp_path / "demo", tmp_path / "mark"
    dev.fresh_demo_folder(folder, mark)
    folder.mkdir()
    (folder / "old").touch()
    dev.fresh_demo_folder(folder, mark)
    assert not folder.exists()

    folder.mkdir()
    (folder / "precious").touch()
    mark.unlink()
    with pytest.raises(dev.SetUpFailed, match="was not made by this script"):
        dev.fresh_demo_folder(folder, mark)
    assert (folder / "precious").exists()


def test_the_script_needs_the_standard_library_alone_and_answers_wrong_use() -> None:
    script = [sys.executable, "-I", "-S", str(ROOT / "packaging" / "dev.py")]
    unknown = subprocess.run([*script, "dance"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("There is no command 'dance'.")
    assert subprocess.run([*script, "--help"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_everything_and_names_no_place(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9-]+==\S+", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pinned) >= 20
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|^--?[a-z]|\s/\w", text, re.MULTILINE)


def test_the_locks_answer_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    for lock in LOCKS:
        text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
        locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
        names = {re.split(r"[<>=]", line)[0].lower() for line in declared[lock]}
        assert names - set(locked) == set(), lock
        assert locked["pyside6-essentials"] == locked["pyside6-addons"] == "6.11.3"


def test_the_release_has_everything_of_the_development_lock() -> None:
    pins = [set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / "packaging" / k).read_text(), re.MULTILINE)) for k in LOCKS]
    assert pins[0] < pins[1]
