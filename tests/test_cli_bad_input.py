"""Bad input: each gets its sentence and its exit status, nothing is lost, no traceback reaches anyone."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from rdpp_desk import resources
from rdpp_desk.clock import SystemClock
from rdpp_desk.documents import library
from rdpp_desk.vault import steps
from rdpp_desk.vault.lock import VaultLock
from rdpp_desk.vault.store import open_with_passphrase
from tests.test_cli import PASSPHRASE, Ran, Runner, demo, demo_secret, plain, run, secret, vault

__all__ = ["demo", "demo_secret", "plain", "run", "secret", "vault"]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "vault.lock"}


def test_a_wrong_passphrase(run: Runner, vault: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("autre chose")
    before = contents(vault)
    ended = run("check", vault, "--passphrase-file", tmp_path / "wrong")
    assert (ended.status, ended.out) == (3, "")
    assert ended.err.startswith("This passphrase does not open this vault.")
    assert contents(vault) == before


@pytest.mark.parametrize("words", ["abaisser abandon", "zzzz " * 24, "abaisser " * 24])
def test_wrong_recovery_words(run: Runner, vault: Path, tmp_path: Path, words: str) -> None:
    (tmp_path / "wrong").write_text(words)
    assert run("check", vault, "--recovery-file", tmp_path / "wrong").status == 3


def test_a_damaged_header(run: Runner, vault: Path, secret: Path) -> None:
    keys = vault / "vault.keys"
    content = bytearray(keys.read_bytes())
    content[60] ^= 1
    keys.write_bytes(content)
    ended = run("check", vault, "--passphrase-file", secret)
    assert ended.status == 4
    assert "damaged" in ended.err


def test_a_damaged_database(run: Runner, vault: Path, secret: Path) -> None:
    database = vault / "vault.db"
    database.write_bytes(bytes(len(database.read_bytes())))
    assert run("check", vault, "--passphrase-file", secret).status == 4


def test_a_folder_that_is_no_vault(run: Runner, tmp_path: Path, secret: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"x")
    ended = run("check", tmp_path / "photos", "--passphrase-file", secret)
    assert ended.status == 4
    assert "is not a vault" in ended.err
    assert run("check", tmp_path / "photos" / "1.jpg", "--passphrase-file", secret).status == 4
    assert run("check", tmp_path / "nowhere", "--passphrase-file", secret).status == 4
    assert run("new", tmp_path / "photos", "--passphrase-file", secret).status == 4
    assert [file.name for file in (tmp_path / "photos").iterdir()] == ["1.jpg"]


def test_a_newer_vault(run: Runner, vault: Path, secret: Path) -> None:
    with open_with_passphrase(vault, PASSPHRASE, clock=SystemClock()) as opened:
        opened.db.execute(f"PRAGMA user_version = {len(steps.ALL) + 1}")
    ended = run("check", vault, "--passphrase-file", secret)
    assert ended.status == 4
    assert "newer version" in ended.err


def test_a_vault_open_elsewhere(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    lock = VaultLock(vault)
    lock.acquire()
    try:
        for command in (("check", vault), ("backup", vault, tmp_path / "b.rdppbackup")):
            ended = run(*command, "--passphrase-file", secret)
            assert ended.status == 4
            assert "open in another window" in ended.err
    finally:
        lock.release()
    assert not (tmp_path / "b.rdppbackup").exists()


def test_a_place_that_takes_no_file(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target in (tmp_path / "file" / "b.rdppbackup", tmp_path / "absent" / "b.rdppbackup"):
        ended = run("backup", vault, target, "--passphrase-file", secret)
        assert ended.status == 2
        assert f"cannot be found: {target.parent}" in ended.err
        assert len(ended.err.strip().splitlines()) == 1
    assert run("new", tmp_path / "file" / "v", "--passphrase-file", secret).status == 4


def test_a_folder_that_refuses_writing(
    run: Runner, vault: Path, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refusing(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).parent == tmp_path and flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "refused")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    ended = run("backup", vault, tmp_path / "b.rdppbackup", "--passphrase-file", secret)
    assert ended.status == 2
    assert "does not allow writing" in ended.err


def test_a_folder_is_no_file_to_write(
    run: Runner, demo: Path, vault: Path, demo_secret: Path, secret: Path, tmp_path: Path
) -> None:
    folder, key = tmp_path / "my.papers.pdf", ("--passphrase-file", demo_secret)
    folder.mkdir()
    for command in (
        ("document", demo / "vault", "--kind", "consent", "--engagement", 1, "--out", folder, *key),
        ("journal", demo / "vault", "--out", folder, *key),
        ("new", tmp_path / "w", "--passphrase-file", secret, "--recovery-out", folder),
    ):
        ended = run(*command)
        assert ended.status == 2
        assert ended.err.startswith(f"This is a folder, not a file: {folder}")
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "w").exists()


def test_a_name_too_long_for_the_disk(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    ended = run("backup", vault, tmp_path / ("x" * 300), "--passphrase-file", secret)
    assert (ended.status, ended.err.count("\n")) == (2, 1)


def test_a_backup_never_goes_inside_the_vault(run: Runner, vault: Path, secret: Path) -> None:
    assert run("backup", vault, vault / "copy.rdppbackup", "--passphrase-file", secret).status == 2


def test_a_print_never_goes_over_the_vault(run: Runner, demo: Path, demo_secret: Path) -> None:
    before = contents(demo / "vault")["vault.keys"]
    ended = document(run, demo, demo_secret, demo / "vault" / "vault.keys")
    assert ended.status == 2
    assert contents(demo / "vault")["vault.keys"] == before


@pytest.mark.parametrize("place", ["absent/words.txt", "v/words.txt"])
def test_no_vault_is_made_whose_recovery_words_have_no_place(
    run: Runner, secret: Path, tmp_path: Path, place: str
) -> None:
    ended = run("new", tmp_path / "v", "--passphrase-file", secret, "--recovery-out", tmp_path / place)
    assert ended.status == 2
    assert not (tmp_path / "v").exists()


def test_a_place_that_may_not_even_be_looked_at(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "refused", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    ended = run("demo", "--out", tmp_path / "d", "--no-window")
    assert ended.status == 2
    assert "does not allow writing" in ended.err


def test_an_empty_passphrase(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    ended = run("new", tmp_path / "v", "--passphrase-file", tmp_path / "empty")
    assert ended.status == 2
    assert not (tmp_path / "v").exists()


def test_no_passphrase_and_nobody_to_ask(run: Runner, vault: Path, tmp_path: Path) -> None:
    ended = run("check", vault)
    assert ended.status == 2
    assert "--passphrase-file" in ended.err
    assert run("check", vault, "--passphrase-file", tmp_path / "absent").status == 2


def document(run: Runner, demo: Path, demo_secret: Path, out: Path, *more: object) -> Ran:
    options = ("--kind", "tripartite", "--engagement", 1, "--passphrase-file", demo_secret, "--out", out)
    return run("document", demo / "vault", *options, *more)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('{"couleur": "bleu"}', "couleur"),
        ('{"sessions_count": "dix"}', "sessions_count"),
        ('{"ends_on": "2027-02-30"}', "ends_on"),
        ("{\n  oops", "line 2"),
        ("[1, 2]", "JSON"),
        ("\xff", "JSON"),
        ('{\n "training": "Formée à l’écoute"}'.replace("’", "'"), "line 2"),
    ],
)
def test_an_answer_file_that_makes_no_sense(
    run: Runner, demo: Path, demo_secret: Path, tmp_path: Path, answers: str, said: str
) -> None:
    (tmp_path / "answers.json").write_text(answers, encoding="latin-1")
    ended = document(run, demo, demo_secret, tmp_path / "x.pdf", "--answers", tmp_path / "answers.json")
    assert ended.status == 2
    assert said in ended.err
    assert not (tmp_path / "x.pdf").exists()


def test_answers_reach_the_page(run: Runner, demo: Path, demo_secret: Path, tmp_path: Path) -> None:
    name = "Société \u202eÉtoile\u202c 👩🏽‍💼 شركة"
    (tmp_path / "answers.json").write_text(json.dumps({"spacing": f"avec {name}"}), encoding="utf-8")
    ended = document(run, demo, demo_secret, tmp_path / "x.pdf", "--answers", tmp_path / "answers.json")
    assert ended.status == 0
    assert (tmp_path / "x.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_template_that_does_not_parse(
    run: Runner, demo: Path, demo_secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "resources" / "templates" / "fr" / "tripartite"
    folder.mkdir(parents=True)
    title = (resources.path("templates/fr/tripartite/title.md")).read_text(encoding="utf-8")
    (folder / "title.md").write_text(title, encoding="utf-8")
    (folder / "01-parties.md").write_text("---\nid: parties\ntitle: P\nversion: 1\n---\n\n{{ oops", encoding="utf-8")
    library.shipped.cache_clear()
    real = resources.path

    def path(name: str) -> Path:
        return tmp_path / "resources" / name if name.startswith("templates/") else real(name)

    with monkeypatch.context() as patched:
        patched.setattr(resources, "path", path)
        ended = document(run, demo, demo_secret, tmp_path / "x.pdf")
    library.shipped.cache_clear()
    assert ended.status == 2
    assert "01-parties.md" in ended.err
    assert "line 7" in ended.err
    assert not (tmp_path / "x.pdf").exists()


def test_an_unknown_kind_or_dossier(run: Runner, demo: Path, demo_secret: Path, tmp_path: Path) -> None:
    out, key = tmp_path / "x.pdf", ("--passphrase-file", demo_secret)
    assert run("document", demo / "vault", "--kind", "will", "--engagement", 1, "--out", out, *key).status == 2
    assert run("document", demo / "vault", "--kind", "consent", "--engagement", 999, "--out", out, *key).status == 2
    assert run("document", demo / "vault", "--kind", "consent", *key).status == 2
    for number in (1 << 63, -(1 << 70), 10**40):
        ended = run("document", demo / "vault", "--kind", "consent", f"--engagement={number}", "--out", out, *key)
        assert ended.status == 2
        assert ended.err.startswith("This item no longer exists in the vault.")
    assert run("document", "--list", *key).status == 2


@pytest.mark.parametrize("day", ["2026-02-30", "31/02/2026", "demain", "", "2026-13-01"])
def test_a_date_that_does_not_exist(run: Runner, demo: Path, demo_secret: Path, tmp_path: Path, day: str) -> None:
    out = tmp_path / "j.txt"
    ended = run("journal", demo / "vault", f"--from={day}", "--out", out, "--passphrase-file", demo_secret)
    assert ended.status == 2
    assert "is not a date that exists" in ended.err


def test_a_journal_of_nothing_or_in_an_unknown_format(
    run: Runner, demo: Path, demo_secret: Path, tmp_path: Path
) -> None:
    common = ("journal", demo / "vault", "--passphrase-file", demo_secret)
    assert run(*common, "--from", "1999-01-01", "--to", "1999-02-01", "--out", tmp_path / "j.txt").status == 1
    assert run(*common, "--from", "1999-03-01", "--to", "1999-02-01", "--out", tmp_path / "j.txt").status == 2
    assert run(*common, "--out", tmp_path / "j.docx").status == 2
    (tmp_path / "d.json").write_text("{")
    assert run(*common, "--out", tmp_path / "j.txt", "--decisions", tmp_path / "d.json").status == 2
    assert list(tmp_path.glob("j.*")) == []


@pytest.mark.parametrize("words", [["document", "--what"], ["frob", "x"], ["backup"], ["demo", "--clients", "six"]])
def test_a_command_that_is_not_understood(run: Runner, words: list[str]) -> None:
    ended = run(*words)
    assert ended.status in (2, 4)
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("words", [["export", "v", "d"], ["export"], ["--language", "en", "export"]])
def test_a_command_of_a_later_version(run: Runner, words: list[str]) -> None:
    ended = run(*words)
    assert ended.status == 2
    assert "does not have the command" in ended.err


def test_a_demonstration_open_in_a_window_is_left_alone(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    assert run("demo", "--out", out, "--no-window", "--clients", 1, "--notes", 1).status == 0
    lock = VaultLock(out / "vault")
    lock.acquire()
    try:
        assert run("demo", "--out", out, "--no-window").status == 4
    finally:
        lock.release()
    assert (out / "summary.json").exists()
