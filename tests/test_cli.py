"""The commands, through `main`: what they write, what they say, how they end; and every bad input."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from rdpp_desk import app, cli, messages
from rdpp_desk.commands import vaults
from rdpp_desk.vault import FLOOR, keys

PASSPHRASE = "quatre mots sans aucun lien"


class Ran:
    """What one command did."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> dict[str, object]:
        read: dict[str, object] = json.loads(self.out)
        return read


Runner = Callable[..., Ran]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """English sentences, the least cost of a passphrase, no hardening of the process that runs the tests."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(keys, "calibrate", lambda: FLOOR)
    monkeypatch.setattr(vaults.vault, "harden", lambda: None)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Iterator[Runner]:
    def ran(*arguments: object) -> Ran:
        capfd.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return Ran(status, said.out, said.err)

    yield ran
    messages.use("en")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration made once; read only."""
    out = tmp_path_factory.mktemp("demo") / "practice"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(vaults.vault, "harden", lambda: None)
        assert cli.main(["demo", "--out", str(out), "--no-window"]) == 0
    return out


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture
def demo_secret(demo: Path, tmp_path: Path) -> Path:
    file = tmp_path / "demo-passphrase.txt"
    file.write_text(json.loads((demo / "summary.json").read_text())["passphrase"])
    return file


@pytest.fixture
def vault(run: Runner, tmp_path: Path, secret: Path) -> Path:
    folder = tmp_path / "vault"
    assert run("new", folder, "--passphrase-file", secret, "--recovery-out", tmp_path / "words.txt").status == 0
    return folder


def folded(text: str) -> str:
    plain_text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain_text if not unicodedata.combining(c))


def test_new_prints_the_recovery_words_once(run: Runner, tmp_path: Path, secret: Path) -> None:
    made = run("new", tmp_path / "v", "--passphrase-file", secret, "--json")
    words = made.json["recovery"]
    assert isinstance(words, list)
    assert len(words) == 24
    (tmp_path / "recovery.txt").write_text(" ".join(words))
    assert run("check", tmp_path / "v", "--recovery-file", tmp_path / "recovery.txt").status == 0


def test_recovery_words_go_to_a_private_file(vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_text().split()) == 24


def test_new_never_overwrites_a_file_of_words(run: Runner, vault: Path, tmp_path: Path, secret: Path) -> None:
    refused = run("new", tmp_path / "w", "--passphrase-file", secret, "--recovery-out", tmp_path / "words.txt")
    assert refused.status == 2
    assert not (tmp_path / "w").exists()


def test_check_counts_and_says_it_is_whole(run: Runner, vault: Path, secret: Path) -> None:
    checked = run("check", vault, "--passphrase-file", secret, "--json")
    assert checked.status == 0
    assert set(checked.json) == {"ok", "problems", "counts", "audit"}
    assert checked.json["ok"] is True
    assert run("check", vault, "--passphrase-file", secret).out.startswith("This vault is whole.")


def test_a_backup_is_verified_and_restored_beside(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    file, beside = tmp_path / "copy.rdppbackup", tmp_path / "beside"
    assert run("backup", vault, file, "--passphrase-file", secret).status == 0
    assert run("verify", file, "--passphrase-file", secret).status == 0
    restored = run("restore", file, beside, "--passphrase-file", secret, "--json")
    assert restored.status == 0
    assert run("check", beside, "--recovery-file", tmp_path / "words.txt").status == 0
    assert run("restore", file, beside, "--passphrase-file", secret).status == 4
    assert run("verify", file, "--passphrase-file", tmp_path / "words.txt").status == 3
    file.write_bytes(file.read_bytes()[:-100])
    assert run("verify", file, "--passphrase-file", secret).status == 4


def test_a_backup_into_a_folder_has_a_dated_name_and_thins_out_what_is_beside_it_when_asked(
    run: Runner, vault: Path, secret: Path, tmp_path: Path
) -> None:
    folder, key = tmp_path / "stick", ("--passphrase-file", secret)
    folder.mkdir()
    first = run("backup", vault, folder, *key)
    assert first.status == 0
    [written] = folder.iterdir()
    assert re.fullmatch(r"rdpp-desk-\d{4}-\d\d-\d\d\.rdppbackup", written.name)
    assert str(written) in first.out
    second = run("backup", vault, folder, "--rotate", "--json", *key)
    assert (second.json["expired"], len(list(folder.iterdir()))) == ([], 2)
    assert "deleted" not in run("backup", vault, folder, "--rotate", *key).out


def test_a_rehearsal_and_a_restore_say_what_they_found(
    run: Runner, vault: Path, secret: Path, tmp_path: Path
) -> None:
    file, key = tmp_path / "copy.rdppbackup", ("--passphrase-file", secret)
    run("backup", vault, file, *key)
    said = run("verify", file, *key)
    assert said.out.startswith("This backup was restored aside, opened, compared and removed: it is whole.")
    assert "0 dossiers, 0 notes" in said.out
    rehearsed = run("verify", file, "--json", *key).json
    assert (rehearsed["last_note_on"], rehearsed["audit_ok"]) == (None, True)
    made = run("restore", file, tmp_path / "beside", "--json", *key).json
    assert (made["replayed"], made["erasures_known"]) == ({}, True)
    assert "Nothing that it holds had been erased since." in run("restore", file, tmp_path / "again", *key).out
    assert run("restore", file, tmp_path / "third", "--newer", tmp_path / "absent", *key).status == 4


def test_the_demonstration_is_complete(demo: Path) -> None:
    summary = json.loads((demo / "summary.json").read_text())
    assert set(summary) == {
        "vault", "passphrase", "people", "organisations", "documents", "journal", "engagements",
    }  # fmt: skip
    assert {one["kind"] for one in summary["engagements"]} == {"rdpp", "coaching", "practice_analysis"}
    assert {one["kind"] for one in summary["documents"]} == {"consent", "tripartite"}
    assert all(Path(one["path"]).read_bytes()[:5] == b"%PDF-" for one in summary["documents"])
    assert {Path(path).suffix for path in summary["journal"]} == {".pdf", ".txt"}


def test_the_demonstrations_journal_holds_no_name_in_any_case_or_accent(demo: Path) -> None:
    summary = json.loads((demo / "summary.json").read_text())
    for path in map(Path, summary["journal"]):
        text = path.read_text() if path.suffix == ".txt" else "\n".join(p.extract_text() for p in PdfReader(path).pages)
        assert len(text) > 1_000
        for name in (*summary["people"], *summary["organisations"]):
            for part in (name, *name.split()):
                assert folded(part) not in folded(text)


def test_the_tripartite_agreement_is_final_and_complete(demo: Path) -> None:
    summary = json.loads((demo / "summary.json").read_text())
    path = next(one["path"] for one in summary["documents"] if one["kind"] == "tripartite")
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Projet" not in text
    for party in (summary["people"][0], summary["people"][6], summary["organisations"][0]):
        assert party in text


def test_the_same_seed_makes_the_same_practice_over_the_last_one(run: Runner, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    for _ in range(2):
        assert run("demo", "--out", out, "--no-window", "--clients", 6, "--seed", 1).status == 0
    first, second = (json.loads((place / "summary.json").read_text()) for place in (demo, out))
    assert (first["people"], first["engagements"]) == (second["people"], second["engagements"])
    texts = [(place / "journal" / "journal.txt").read_text() for place in (demo, out)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(("clients", "notes"), [(1, 1), (3, 12), (14, 120)])
def test_a_demonstration_of_any_size(run: Runner, tmp_path: Path, clients: int, notes: int) -> None:
    out, secret = tmp_path / "demo", tmp_path / "p"
    assert run("demo", "--out", out, "--no-window", "--clients", clients, "--notes", notes).status == 0
    secret.write_text(json.loads((out / "summary.json").read_text())["passphrase"])
    counts = run("check", out / "vault", "--passphrase-file", secret, "--json").json["counts"]
    assert isinstance(counts, dict)
    assert (counts["clients"], counts["notes"]) == (clients, notes)


def test_a_demonstration_writes_over_nothing_else(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("dix ans")
    assert run("demo", "--out", tmp_path / "mine", "--no-window").status == 2
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["thesis.txt"]
    assert run("demo", "--out", tmp_path / "new", "--no-window", "--clients", 0).status == 2


def test_documents_are_listed_and_described(run: Runner, demo: Path, demo_secret: Path) -> None:
    listed = run("document", demo / "vault", "--list", "--passphrase-file", demo_secret, "--json")
    assert {"consent", "tripartite", "amendment"} <= set(listed.json["kinds"])  # type: ignore[call-overload]  # a list
    engagements = listed.json["engagements"]
    assert isinstance(engagements, list)
    assert {"id", "kind", "state"} == set(engagements[0])
    schema = run("document", demo / "vault", "--schema", "--kind", "tripartite").json
    assert schema["type"] == "object"
    assert "Raphaëlle" in run("document", demo / "vault", "--list", "--passphrase-file", demo_secret).out


def test_an_amendment_says_what_it_changes_in_the_agreement_in_force(
    run: Runner, demo: Path, demo_secret: Path, tmp_path: Path
) -> None:
    answers, out = tmp_path / "answers.json", tmp_path / "amendment.pdf"
    answers.write_text('{"sessions_count": 14}', encoding="utf-8")
    key = ("--passphrase-file", demo_secret, "--json")
    made = [
        run("document", demo / "vault", "--kind", "amendment", "--engagement", number, "--answers", answers,
            "--out", out, *key)
        for number in range(1, 7)
    ]  # fmt: skip
    done = [one for one in made if one.status == 0]
    assert done
    assert all(one.json["kind"] == "amendment" for one in done)
    assert "Ce que change cet avenant" in PdfReader(out).pages[0].extract_text()
    assert all("no agreement in force" in one.err for one in made if one.status)


def test_a_document_lacking_answers_is_a_draft(run: Runner, demo: Path, demo_secret: Path, tmp_path: Path) -> None:
    out = tmp_path / "agreement.pdf"
    printed = run(
        "document", demo / "vault", "--kind", "tripartite", "--engagement", 1, "--out", out,
        "--passphrase-file", demo_secret, "--json", "--language", "fr",
    )  # fmt: skip
    assert printed.status == 0
    assert printed.json["complete"] is False
    assert printed.json["missing"]
    assert printed.json["clauses_taken_out"] == []
    assert out.stat().st_mode & 0o777 == 0o600
    assert "Projet" in PdfReader(out).pages[0].extract_text()


def test_the_journal_needs_every_decision(run: Runner, demo: Path, demo_secret: Path, tmp_path: Path) -> None:
    out, decisions = tmp_path / "journal.txt", tmp_path / "decisions.json"
    common = ("journal", demo / "vault", "--out", out, "--passphrase-file", demo_secret)
    stopped = run(*common, "--json")
    assert stopped.status == 1
    assert not out.exists()
    listed = stopped.json["undecided"]
    assert isinstance(listed, list)
    assert listed
    assert run(*common).status == 1
    decisions.write_text(json.dumps({"decisions": [{**one, "action": "mask"} for one in listed]}))
    assert run(*common, "--decisions", decisions).status == 0
    assert "pseudonym" in out.read_text()


def test_what_is_unforeseen_is_one_sentence_without_the_clients_words(
    run: Runner, vault: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Camille pleure")

    monkeypatch.setattr(vaults.health, "check", fail)
    failed = run("check", vault, "--passphrase-file", secret)
    assert failed.status == 1
    assert "Camille" not in failed.err
    assert len(failed.err.strip().splitlines()) == 1


def test_commands_never_load_the_window() -> None:
    code = "import sys; from rdpp_desk import cli; cli.main(['--version'])"
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\n"
         "print([m for m in sys.modules if m.startswith(('PySide6', 'reportlab', 'jinja2'))])"],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": "src", "PATH": ""},
    )  # fmt: skip
    assert ended.stdout.splitlines()[-1] == "[]"


def test_help_and_sentences_speak_french(run: Runner, tmp_path: Path, secret: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--language", "fr", "--help")
    assert ended.value.code == 0
    missing = run("check", tmp_path / "nowhere", "--language=fr", "--passphrase-file", secret)
    assert missing.status == 4
    assert missing.err.startswith("Il n’y a pas de coffre")


def test_the_window_opens_in_the_language_asked_for(
    run: Runner, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path | None, str]] = []
    monkeypatch.setattr(app, "main", lambda vault=None, clock=None, language="": asked.append((vault, language)) or 0)
    assert run(vault).status == 0
    assert run("--language", "fr", vault).status == 0
    assert run("--language=en").status == 0
    assert run("demo", "--out", tmp_path / "d", "--clients", 1, "--notes", 1, "--language", "en").status == 0
    assert asked == [(vault, ""), (vault, "fr"), (None, "en"), (tmp_path / "d" / "vault", "en")]
