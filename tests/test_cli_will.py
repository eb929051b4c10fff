"""`rdpp-desk will`: the kit read with its two sheets; and a vault opened with words typed in a hurry."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from rdpp_desk import cli, messages
from rdpp_desk.commands import vaults
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable
from rdpp_desk.vault import FLOOR, keys
from rdpp_desk.vault import will as kits
from rdpp_desk.vault.words import without_accents

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrate", lambda: FLOOR)
    monkeypatch.setattr(vaults.vault, "harden", lambda: None)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A folder with a kit and its two sheets, one in a hurry."""
    will = kits.new_key(DAY)
    first, second = kits.sheets(will)
    contact = KitContact(
        person=Reachable(name="Élodie Sarment", phone="06 98 76 54 32"),
        sponsors=(KitSponsor(organisation="Novalens"),),
        next_session=datetime(2026, 12, 1, 14),
    )
    held = Kit(
        made_on=DAY, practitioner=Reachable(name="Camille"), instructions="Doucement d’abord.", contacts=(contact,)
    )
    (tmp_path / "kit.rdpprelay").write_bytes(kits.seal(held, will.key))
    (tmp_path / "a").write_text(" ".join(without_accents(word)[:4].upper() for word in first), encoding="utf-8")
    (tmp_path / "b").write_text("\n".join(f"{n}. {word}" for n, word in enumerate(second, 1)), encoding="utf-8")
    return tmp_path


def run(folder: Path, *more: object, second: str = "b") -> int:
    sheets = ("--sheet-a", str(folder / "a"), "--sheet-b", str(folder / second))
    status = cli.main(["will", str(folder / "kit.rdpprelay"), *sheets, "--language", "en", *map(str, more)])
    messages.use("en")
    return status


def test_the_list_is_said(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kit) == 0
    said = capsys.readouterr().out
    assert "Doucement d’abord." in said
    assert "Élodie Sarment · 06 98 76 54 32" in said
    assert "Novalens" in said


def test_one_object_is_shown(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kit, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["made_on"] == "2026-11-25"
    assert shown["contacts"][0]["next_session"] == "2026-12-01T14:00:00"


def test_the_list_is_printed_to_a_file_of_ones_own(kit: Path) -> None:
    assert run(kit, "--out", kit / "list.pdf") == 0
    assert (kit / "list.pdf").stat().st_mode & 0o077 == 0
    assert "Élodie Sarment" in PdfReader(kit / "list.pdf").pages[0].extract_text()


def test_wrong_sheets_and_damage_have_their_own_statuses(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kit, second="a") == 3
    assert "twice" in capsys.readouterr().err
    assert run(kit, second="absent") == 2
    (kit / "kit.rdpprelay").write_bytes((kit / "kit.rdpprelay").read_bytes()[:-1])
    assert run(kit, "--out", kit / "list.pdf") == 4
    assert "damaged" in capsys.readouterr().err
    assert not (kit / "list.pdf").exists()


def test_words_typed_in_a_hurry_open_the_vault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p").write_text("quatre mots sans aucun lien", encoding="utf-8")
    made = cli.main(
        ["new", str(tmp_path / "v"), "--passphrase-file", str(tmp_path / "p"), "--recovery-out", str(tmp_path / "w")]
    )
    assert made == 0
    words = (tmp_path / "w").read_text(encoding="utf-8").split()
    (tmp_path / "short").write_text(
        "\n".join(f"{n}) {without_accents(word)[:4].upper()}" for n, word in enumerate(words, 1)), encoding="utf-8"
    )
    assert cli.main(["check", str(tmp_path / "v"), "--recovery-file", str(tmp_path / "short"), "--json"]) == 0
    capsys.readouterr()
    messages.use("en")
