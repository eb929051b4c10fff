"""The runbook: two pages, in both languages, with what the vault knows or lines to write on."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from rdpp_desk.documents.lost_laptop import RunbookFacts, render_runbook

KNOWN = RunbookFacts(
    practitioner="Camille Rousseau",
    made_on=date(2026, 11, 25),
    insurance="Assurance Maéva, contrat 4512-889",
    supervisors=(("Odile Berger", "06 11 22 33 44"),),
    backup_places=("/media/camille/CLE___BLEUE", "/home/camille/Copies"),
    last_backup_on=date(2026, 11, 24),
)


def read(pdf: bytes) -> tuple[int, str, str]:
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    return len(reader.pages), text, str(dict(reader.metadata or {}))


@pytest.mark.parametrize(("language", "words"), [("fr", ("72 heures", "registre")), ("en", ("72 hours", "register"))])
@pytest.mark.parametrize("facts", [None, KNOWN])
def test_two_pages_that_say_when_to_tell_whom(
    language: str, words: tuple[str, ...], facts: RunbookFacts | None
) -> None:
    pages, text, properties = read(render_runbook(language, facts))
    assert pages == 2
    assert all(word in text for word in words)
    assert "Rousseau" not in properties


def test_an_open_vault_fills_in_what_it_knows() -> None:
    _, text, _ = read(render_runbook("fr", KNOWN))
    for known in ("Camille Rousseau", "Maéva", "Odile Berger", "06 11 22 33 44", "/media/camille/CLE___BLEUE", "24"):
        assert known in text


def test_without_a_vault_nothing_is_named() -> None:
    _, text, _ = read(render_runbook("fr"))
    assert "à garder sur papier" in text
    assert "à jour le" not in text


@pytest.mark.parametrize(
    "button", ["Restaurer une sauvegarde", "Changer la phrase secrète", "Établir une nouvelle fiche"]
)
def test_the_buttons_are_called_as_in_the_window(button: str) -> None:
    from rdpp_desk import messages

    translations = messages.load("fr")
    english = {
        "Restaurer une sauvegarde": "Restore a backup",
        "Changer la phrase secrète": "Change the passphrase",
        "Établir une nouvelle fiche": "Make a new sheet",
    }[button]
    assert translations.gettext(english) == button
    assert button in read(render_runbook("fr"))[1].replace("\u00a0", " ")
    assert english in read(render_runbook("en"))[1]
