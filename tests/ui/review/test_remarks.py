"""What to know before sharing is said, and never takes the room of the texts."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.supervision.stage import Stage, button, settle, words

from rdpp_desk.actions import supervision
from rdpp_desk.practice.people import Supervisor
from rdpp_desk.ui.review.page import ReviewPage
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Paragraph


def opened(stage: Stage) -> ReviewPage:
    stage.go("review", start=None, end=None, unlinked=False)
    page = stage.window.pages["review"]
    assert isinstance(page, ReviewPage)
    return page


def test_what_to_know_before_sharing_is_said(stage: Stage) -> None:
    supervision.save_supervisor(stage.desk, Supervisor(last_name="Marchetti", knows=("Novalens",)))
    page = opened(stage)
    seen = words(page)
    assert "has one dossier only" in seen
    assert "may recognise an organisation" in seen
    button(page, "Understood").click()
    assert not page.remarks.isVisible()
    button(page, "3 remarks").click()
    assert page.remarks.isVisible()


def test_the_remarks_leave_the_texts_readable_in_the_smallest_window(stage: Stage) -> None:
    manager().apply(Theme(scale=1.5))
    stage.window.resize(960, 640)
    page = opened(stage)
    settle()
    lines = QFontMetrics(page.view.panes.shared.font()).lineSpacing()
    assert page.remarks.isVisible()
    assert "has one dossier only" not in visible_words(page)
    assert page.view.panes.shared.viewport().height() >= 2.5 * lines
    button(page, "Read the remarks").click()
    settle()
    assert "has one dossier only" in visible_words(page)
    assert page.view.panes.shared.viewport().height() >= lines
    assert (unnamed(page), too_small(page), clipped(page)) == ([], [], [])


def visible_words(page: ReviewPage) -> str:
    return " ".join(one.plain() for one in page.findChildren(Paragraph) if one.isVisible())
