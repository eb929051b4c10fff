"""The journal's list, driven by its widgets."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.supervision.stage import Stage, button, settle, tick, words

from rdpp_desk import messages
from rdpp_desk.actions import supervision
from rdpp_desk.practice.people import Supervisor
from rdpp_desk.practice.supervision import EntryState, SupervisionFormat
from rdpp_desk.ui.supervision.extract_dialog import ExtractDialog
from rdpp_desk.ui.supervision.supervision_dialog import SupervisionDialog
from rdpp_desk.ui.supervision.waiting_list import WaitingList
from rdpp_desk.ui.theme import Theme, manager


def test_it_shows_its_pages_what_waits_and_the_counter(stage: Stage) -> None:
    seen = words(stage.journal)
    assert "Fière de qui ?" in seen
    assert "Camille Rousseau" in seen
    assert "No supervision recorded yet." in seen
    assert "je cesse d’écouter" in seen


def test_without_a_page_it_says_how_to_begin(stage: Stage) -> None:
    supervision.trash_entry(stage.desk, 1)
    stage.workspace.changed.emit()
    assert button(stage.journal, "Write the first page").isVisible()
    assert not stage.journal.extract.isEnabled()
    button(stage.journal, "Write the first page").click()
    assert stage.entry.isVisible()


def test_a_passage_ticked_goes_into_a_new_page_and_comes_back(stage: Stage) -> None:
    card = stage.journal.waiting
    assert not card.take.isEnabled()
    tick(stage.journal, "Camille Rousseau m’appelle").click()
    card.take.menu_of_actions.actions()[0].trigger()
    settle()
    assert stage.entry.isVisible()
    assert "je cesse d’écouter" in words(stage.entry.passages)
    assert supervision.waiting(stage.desk) == ()
    stage.workspace.toasts.undo()
    assert len(supervision.waiting(stage.desk)) == 1
    assert len(supervision.journal(stage.desk).entries) == 1


def test_a_passage_goes_into_a_page_begun_and_its_undo_leaves_the_page_as_it_was(stage: Stage) -> None:
    before = supervision.open_entry(stage.desk, 1)
    tick(stage.journal, "Camille Rousseau m’appelle").click()
    stage.journal.waiting.take.menu_of_actions.actions()[-1].trigger()
    settle()
    assert len(supervision.open_entry(stage.desk, 1).passages) == 1
    stage.workspace.toasts.undo()
    after = supervision.open_entry(stage.desk, 1)
    assert (after.passages, after.entry.engagement_ids) == (before.passages, before.entry.engagement_ids)


def test_a_supervision_is_recorded_with_a_new_supervisor_and_undone(stage: Stage) -> None:
    button(stage.journal, "Record a supervision").click()
    dialog = stage.dialog()
    assert isinstance(dialog, SupervisionDialog)
    assert tick(dialog, "Fière de qui").isChecked()
    dialog.supervisor.who.set_value(-1)
    dialog.store.click()
    assert stage.window.dialog() is dialog
    assert "A last name is needed." in words(dialog)
    dialog.supervisor.last_name.setText("Marchetti")
    dialog.supervisor.knows.setText("Novalens, Ferralpe")
    dialog.store.click()
    settle()
    entry = supervision.open_entry(stage.desk, 1)
    assert (entry.entry.state, entry.entry.held_on, entry.entry.minutes) == (EntryState.BROUGHT, date(2026, 11, 24), 60)
    assert entry.supervisor is not None
    assert entry.supervisor.knows == ("Novalens", "Ferralpe")
    assert "0 days" in words(stage.journal)
    stage.workspace.toasts.undo()
    assert supervision.open_entry(stage.desk, 1).entry.state is EntryState.READY


def test_a_supervision_recorded_again_keeps_a_supervisor_who_went_to_the_trash(stage: Stage) -> None:
    one = supervision.save_supervisor(stage.desk, Supervisor(last_name="Marchetti"))
    supervision.mark_brought(stage.desk, [1], date(2026, 11, 23), 60, one.id)
    supervision.trash_supervisor(stage.desk, one.id)
    dialog = SupervisionDialog(stage.journal, stage.workspace, [1])
    dialog.open()
    dialog.store.click()
    settle()
    assert supervision.open_entry(stage.desk, 1).entry.supervisor_id == one.id


def test_a_supervision_cannot_be_recorded_before_it_took_place(stage: Stage) -> None:
    button(stage.journal, "Record a supervision").click()
    dialog = stage.dialog()
    assert isinstance(dialog, SupervisionDialog)
    dialog.day.set_value(date(2026, 11, 25))
    dialog.store.click()
    assert "once it has taken place" in words(dialog)
    dialog.day.set_value(date(2026, 11, 23))
    dialog.kind.set_value(SupervisionFormat.GROUP)
    tick(dialog, "Fière de qui").click()
    dialog.store.click()
    settle()
    made = supervision.journal(stage.desk).entries[0].entry
    assert (made.format, made.held_on) == (SupervisionFormat.GROUP, date(2026, 11, 23))
    stage.workspace.toasts.undo()
    assert len(supervision.journal(stage.desk).entries) == 1


def test_the_extract_asks_which_pages_and_how_far_it_is_cut(stage: Stage) -> None:
    stage.go("journal", then="extract")
    dialog = stage.dialog()
    assert isinstance(dialog, ExtractDialog)
    assert dialog.start.value() == date(2026, 11, 20)
    dialog.end.set_value(date(2026, 11, 1))
    button(dialog, "Reread").click()
    assert "The last day comes before the first one." in words(dialog)
    dialog.end.set_value(None)
    dialog.how.set_value("unlinked")
    button(dialog, "Reread").click()
    settle()
    assert stage.window.pages["review"].isVisible()


def test_an_old_passage_does_not_hide_the_others(stage: Stage) -> None:
    waiting = supervision.waiting(stage.desk) * 9
    shown = WaitingList(4)
    shown.show_passages(waiting)
    shown.resize(300, 900)
    shown.show()
    assert "See all 9" in [one.words() for one in shown.findChildren(type(button(stage.journal, "New page")))]


def test_nothing_of_a_client_stays_after_the_wipe(stage: Stage) -> None:
    page = stage.journal
    page.wipe()
    assert "Camille" not in words(page)


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (1.0, (960, 640)), (1.5, (960, 640))])
def test_every_control_is_named_large_enough_and_whole(
    stage: Stage, language: str, scale: float, size: tuple[int, int]
) -> None:
    messages.use(language)
    manager().apply(Theme(scale=scale))
    supervision.save_supervisor(stage.desk, Supervisor(last_name="Marchetti-de La Rochefoucauld-Montmorency"))
    supervision.mark_brought(stage.desk, [1], date(2026, 9, 1), 90)
    stage.window.resize(*size)
    stage.window.pages.pop("journal").setParent(None)
    stage.go("journal")
    screen = stage.journal
    assert (unnamed(screen), too_small(screen), clipped(screen)) == ([], [], [])
    screen._record()
    dialog = stage.dialog()
    assert (unnamed(dialog), too_small(dialog), clipped(dialog)) == ([], [], [])
    dialog.close_with("")
    screen.open_extract()
    dialog = stage.dialog()
    assert (unnamed(dialog), too_small(dialog), clipped(dialog)) == ([], [], [])
