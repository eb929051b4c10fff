"""Settings of documents: the way to the clauses, and lines of law past their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication
from tests.ui.find import click, find

from rdpp_desk.actions import clauses, preferences
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import DocumentKind, LawText, LawTextCode
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import DateField, Paragraph, Strip
from rdpp_desk.vault import documents as table

KIND = DocumentKind.TRIPARTITE


def shown(window: MainWindow) -> Section:
    window.show_page("settings", section="documents")
    QApplication.processEvents()
    return window.pages["settings"].section("documents")  # type: ignore[attr-defined,no-any-return]  # the page


def warned(section: Section) -> list[str]:
    QApplication.processEvents()
    return [strip.accessibleName() for strip in section.findChildren(Strip) if strip.isVisible()]


def test_the_clauses_are_counted_and_led_to(window: MainWindow, desk: Desk) -> None:
    went: list[str] = []
    section = shown(window)
    section.workspace.go = lambda page, **_params: went.append(page)  # type: ignore[method-assign]  # seen from here
    assert "All are ours, as they come." in [one.plain() for one in section.findChildren(Paragraph)]
    clauses.adapt(desk, KIND, "fr", "insurance", "Assurance", "Une assurance est souscrite.")
    clauses.take_out(desk, KIND, "fr", "mediation")
    section = shown(window)
    assert "1 clause adapted, 1 clause taken out" in [one.plain() for one in section.findChildren(Paragraph)]
    click(section, "Read and adapt the clauses")
    assert went == ["clauses"]


def test_a_line_of_law_past_its_day_is_said_until_it_is_dated_again(window: MainWindow, desk: Desk) -> None:
    assert warned(shown(window)) == []
    preferences.save_preferences(desk, replace(desk.preferences, vat_line_until=date(2026, 11, 1)))
    section = shown(window)
    assert "The VAT line was held valid until 1\xa0November\xa02026" in warned(section)[0]
    find(section, DateField, "Held valid until").set_value(date(2027, 12, 31))
    section._keep_until(date(2027, 12, 31))  # type: ignore[attr-defined]  # what leaving the field does
    assert warned(section) == []


def test_a_text_of_law_to_compare_again_is_said(window: MainWindow, desk: Desk) -> None:
    text = LawText(
        code=LawTextCode.WITHDRAWAL_FORM,
        language="fr",
        text="Texte.",
        source="Légifrance",
        read_on=date(2026, 1, 1),
        check_after=date(2026, 6, 1),
        sha256="0" * 64,
    )
    with desk.transaction() as db:
        table.keep_law_text(db, text)
    assert (
        "Withdrawal form, statutory text: to be compared with the official text since 1\xa0June\xa02026."
        in warned(shown(window))[0]
    )
