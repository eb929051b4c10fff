"""Settings of documents: a text of law is loaded, read, compared again and taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import law_texts
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.law_texts import LawTextCode
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.law_texts import LoadDialog
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import DateField, Dialog, LineEdit, Paragraph, Segmented, Strip, TextArea
from rdpp_desk.ui.widgets.pickers import PathField

NOTICE = "Notice on the right of withdrawal"
WORDS = "The text, word for word"


def shown(window: MainWindow) -> Section:
    window.show_page("settings", section="documents")
    QApplication.processEvents()
    return window.pages["settings"].section("documents")  # type: ignore[attr-defined,no-any-return]  # the page


def said(section: Section) -> str:
    QApplication.processEvents()
    return "\n".join(one.plain() for one in section.findChildren(Paragraph) if one.isVisibleTo(section))


def asked(window: MainWindow) -> LoadDialog:
    click(shown(window), f"Load: {NOTICE}")
    QApplication.processEvents()
    return next(one for one in window.findChildren(LoadDialog) if one.isVisible())


def test_each_text_says_where_it_is_published_until_it_is_loaded(window: MainWindow, desk: Desk) -> None:
    words = said(shown(window))
    assert "Not loaded. Published on Légifrance: consumer code, annex to article R.221-3." in words
    assert "Not loaded. Published on Légifrance: consumer code, annex to article R.221-1." in words


def test_a_text_is_pasted_and_kept_with_its_source_and_its_days(window: MainWindow, desk: Desk) -> None:
    dialog = asked(window)
    find(dialog, TextArea, WORDS).setText("Avis fictif.")
    find(dialog, DateField, "Compare again after").set_value(date(2027, 6, 30))
    click(dialog, "Keep this text")
    kept = law_texts.law_texts(desk)
    assert [(one.text, one.language, one.check_after) for one in kept] == [("Avis fictif.", "fr", date(2027, 6, 30))]
    assert kept[0].source == "Légifrance, consumer code, annex to article R.221-3"
    words = said(shown(window))
    assert "To be compared again after 30\xa0June\xa02027" in words
    assert words.count("Not loaded") == 1


def test_a_text_comes_from_a_file_and_in_english(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text("A made-up notice.", encoding="utf-8")
    dialog = asked(window)
    field = find(dialog, PathField, "Or a text file")
    field.set_path(file)
    field.chosen.emit()
    assert find(dialog, TextArea, WORDS).text() == "A made-up notice."
    find(dialog, Segmented, "Language of the text").set_value("en")
    click(dialog, "Keep this text")
    assert [(one.text, one.language) for one in law_texts.law_texts(desk)] == [("A made-up notice.", "en")]


def test_nothing_is_kept_without_words_or_source(window: MainWindow, desk: Desk) -> None:
    dialog = asked(window)
    click(dialog, "Keep this text")
    strip = next(one for one in dialog.findChildren(Strip) if one.isVisible())
    assert "no text of law to keep" in strip.accessibleName()
    find(dialog, TextArea, WORDS).setText("Avis fictif.")
    find(dialog, LineEdit, "Copied from").setText(" ")
    click(dialog, "Keep this text")
    assert "not said where this text was copied from" in strip.accessibleName()
    assert law_texts.law_texts(desk) == ()


def test_a_text_is_read_and_taken_out(window: MainWindow, desk: Desk) -> None:
    law_texts.load_law_text(desk, LawTextCode.WITHDRAWAL_NOTICE, "Avis fictif.", "Légifrance")
    click(shown(window), f"Read: {NOTICE}, French")
    QApplication.processEvents()
    reading = next(one for one in window.findChildren(Dialog) if one.isVisible())
    assert "Avis fictif." in [one.plain() for one in reading.findChildren(Paragraph)]
    click(reading, "Close")
    click(shown(window), f"Take out: {NOTICE}, French")
    QApplication.processEvents()
    click(next(one for one in window.findChildren(Dialog) if one.isVisible()), "Take it out")
    assert law_texts.law_texts(desk) == ()
    assert said(shown(window)).count("Not loaded") == 2


def test_everything_has_a_name_and_its_room(window: MainWindow, desk: Desk) -> None:
    law_texts.load_law_text(desk, LawTextCode.WITHDRAWAL_FORM, "Formulaire fictif.", "Légifrance")
    dialog = asked(window)
    assert unnamed(dialog) == []
    assert clipped(dialog) == []
    assert unnamed(shown(window)) == []
