"""What is printed of a will kit: a page a sheet, a list with nothing but what the kit holds, no name in properties."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from rdpp_desk.documents.will_kit import render_kit
from rdpp_desk.documents.will_sheet import WillSheet, render_will_sheet
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable

WORDS = tuple(f"évasion{chr(97 + number)}" for number in range(24))
DAY = date(2026, 11, 25)


def sheet(**changes: object) -> WillSheet:
    made = {
        "letter": "A",
        "words": WORDS,
        "holder": "Jeanne Delacroix",
        "other_holder": "Paul Ferrand",
        "practitioner": "Camille Rousseau",
        "number": "3F7A-91C2",
        "made_on": DAY,
    }
    return WillSheet(**{**made, **changes})  # type: ignore[arg-type]  # each change is of the field's own type


def read(pdf: bytes) -> tuple[int, str, str]:
    """Pages, words in one line, properties."""
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    return len(reader.pages), text, str(dict(reader.metadata or {}))


@pytest.mark.parametrize(
    ("language", "letter", "title", "entrance"),
    [
        ("fr", "A", "Feuille A du kit de relève", "Ouvrir un kit de relève"),
        ("en", "B", "Sheet B of the will kit", "Open a will kit"),
    ],
)
@pytest.mark.parametrize("sponsors", [False, True])
def test_a_sheet_is_one_page_that_says_how_to_use_it(
    language: str, letter: str, title: str, entrance: str, sponsors: bool
) -> None:
    pages, text, properties = read(render_will_sheet(sheet(letter=letter, sponsors=sponsors), language))
    assert pages == 1
    assert title in text
    for word in (*WORDS, "3F7A-91C2", "3f7a-91c2.rdpprelay", "Jeanne Delacroix", "Paul Ferrand"):
        assert word in text
    assert entrance in text.replace("\u00a0", " ")
    assert "Rousseau" not in properties


def test_a_sheet_without_names_leaves_room_to_write_them() -> None:
    pages, text, _ = read(render_will_sheet(sheet(holder="", other_holder="", practitioner=""), "fr"))
    assert pages == 1
    assert "À remettre à ____" in text


def test_long_names_stay_on_the_page() -> None:
    long = "Marie-Antoinette de la Rochefoucauld-Montmorency, épouse Vandermeersch"
    made = sheet(holder=long, other_holder=long, practitioner=long, sponsors=True)
    assert read(render_will_sheet(made, "fr"))[0] == 1


@pytest.mark.parametrize(("language", "title"), [("fr", "Personnes à prévenir"), ("en", "People to warn")])
def test_the_list_prints_what_the_kit_holds(language: str, title: str) -> None:
    contacts = (
        KitContact(
            person=Reachable(name="Élodie Sarment", phone="06 98 76 54 32", email="elodie@exemple.fr"),
            sponsors=(KitSponsor(organisation="Novalens", person=Reachable(name="Hugo Bel", phone="01 02 03 04 05")),),
            next_session=datetime(2026, 12, 1, 14),
        ),
        KitContact(person=Reachable(name="Groupe du mardi")),
    )
    kit = Kit(
        made_on=DAY,
        practitioner=Reachable(name="Camille Rousseau"),
        instructions="Prévenir la semaine d'abord.\nDire peu.",
        contacts=contacts,
    )
    _, text, properties = read(render_kit(kit, language))
    for words in (title, "Élodie Sarment", "06 98 76 54 32", "elodie@exemple.fr", "Novalens", "Hugo Bel", "Dire peu."):
        assert words in text
    assert "Sarment" not in properties
    assert "Rousseau" not in properties


@pytest.mark.parametrize(("language", "through"), [("fr", "Par l’organisation"), ("en", "Through the organisation")])
def test_a_group_says_whom_to_call(language: str, through: str) -> None:
    known = (Reachable(name="Inès Valmont", phone="06 01"), Reachable(name="Rémi Castel", email="remi@exemple.fr"))
    chief = KitSponsor(organisation="Clinique du Parc", person=Reachable(name="Paul Aubin", phone="01 02"))
    contacts = (
        KitContact(person=Reachable(name="Groupe du mardi"), members=known),
        KitContact(person=Reachable(name="Groupe du jeudi"), sponsors=(chief,)),
    )
    _, text, _ = read(render_kit(Kit(made_on=DAY, practitioner=Reachable(), contacts=contacts), language))
    words = ("Inès Valmont", "06 01", "Rémi Castel", "remi@exemple.fr", through, "Clinique du Parc", "Paul Aubin")
    for word in words:
        assert word in text


def test_an_empty_kit_says_so() -> None:
    _, text, _ = read(render_kit(Kit(made_on=DAY, practitioner=Reachable()), "fr"))
    assert "Aucune consigne" in text
    assert "Aucun accompagnement" in text


def test_two_hundred_people_take_several_pages() -> None:
    contacts = tuple(KitContact(person=Reachable(name=f"Personne {n}", phone="06 00 00 00 00")) for n in range(200))
    pages, text, _ = read(render_kit(Kit(made_on=DAY, practitioner=Reachable(), contacts=contacts), "fr"))
    assert pages > 3
    assert "Personne 199" in text
