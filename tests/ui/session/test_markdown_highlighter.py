"""Markdown is shown, and the text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument

from rdpp_desk.ui.session.markdown_highlighter import MarkdownHighlighter
from rdpp_desk.ui.session.marked_passages import MarkedPassages
from rdpp_desk.ui.session.stored_text import StoredText
from rdpp_desk.ui.theme import theme


class Page:
    def __init__(self, text: str) -> None:
        self.document = QTextDocument()
        self.document.setPlainText(StoredText(text).shown)
        self.passages = MarkedPassages(self.document)
        self.highlighter = MarkdownHighlighter(self.document, self.passages)
        self.highlighter.rehighlight()

    def looks(self, words: str) -> QTextCharFormat:
        """How `words`, a whole run, are shown."""
        for run in self.document.firstBlock().layout().formats():
            line = self.document.firstBlock().text().encode("utf-16-le")
            if line[2 * run.start : 2 * (run.start + run.length)].decode("utf-16-le") == words:
                return QTextCharFormat(run.format)
        raise AssertionError(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [("😀 **oui** non", "oui"), ("__oui__", "oui"), ("un **mot à mot** ici", "mot à mot")],
)
def test_bold_is_bold(qapp: object, text: str, words: str) -> None:
    assert Page(text).looks(words).fontWeight() == QFont.Weight.DemiBold


@pytest.mark.parametrize("text", ["*oui*", "😀 _oui_ non"])
def test_italic_leans(qapp: object, text: str) -> None:
    assert Page(text).looks("oui").fontItalic()


@pytest.mark.parametrize("text", ["2 * 3 * 4", "un_nom_de_fichier", "** **", "a*", "****"])
def test_stars_that_are_not_signs_are_left_alone(qapp: object, text: str) -> None:
    assert Page(text).document.firstBlock().layout().formats() == []


def test_a_heading_is_green_and_its_sign_dim(qapp: object) -> None:
    page = Page("## Ce qui a été dit")
    assert page.looks("Ce qui a été dit").foreground().color() == theme().colour("accent_text")
    assert page.looks("## ").foreground().color() == theme().colour("disabled")


def test_a_marked_passage_has_a_ground_and_a_line_under_it_bold_included(qapp: object) -> None:
    page = Page("elle **rit** fort")
    page.passages.toggle(0, 12)
    shown = page.looks("rit")
    assert shown.fontWeight() == QFont.Weight.DemiBold
    assert shown.background().color() == theme().colour("plum_soft")
    assert shown.underlineStyle() == shown.UnderlineStyle.DashUnderline
    page.passages.toggle(0, 12)
    assert not page.looks("rit").hasProperty(shown.Property.BackgroundBrush)


@given(st.text(st.sampled_from("#*_->1. a😀\n\t"), max_size=60))
def test_colouring_never_changes_the_text(text: str) -> None:
    page = Page(text)
    assert page.document.toRawText().replace("\u2029", "\n") == text
    assert not page.document.isUndoAvailable()
