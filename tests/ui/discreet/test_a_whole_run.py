"""The mode lasts as long as the program runs, whatever is locked meanwhile; switching it loses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import NOTE, seen

from rdpp_desk.actions import notes, unlock
from rdpp_desk.errors import StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.jobs import HandExecutor, Jobs


def open_again(desktop: Desktop, open_: Open) -> None:
    desk = unlock.unlock(open_.desk.vault.path, "quatre mots sans aucun lien", open_.desk.clock)
    desktop.open_desk(desk)
    open_.settle()


def test_it_outlives_a_lock_and_is_off_when_the_program_starts_again(open_: Open) -> None:
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    open_.window.run_command("discreet")
    open_.window.lock()
    open_again(open_.desktop, open_)
    assert isinstance(open_.window.current(), DossierPage)
    assert seen(open_.window) == {}
    assert open_.window.sidebar.discreet.accessibleName() == "Discreet mode on"
    open_.window.run_command("discreet")
    assert NOTE in seen(open_.window)
    open_.window.run_command("discreet")
    open_.window.lock()
    started = Desktop(Settings(language="en"), open_.desk.clock)
    started._jobs = started.window.jobs = Jobs(HandExecutor())
    started.window.resize(1400, 900)
    started.window.show()
    open_again(started, open_)
    try:
        assert started.workspace is not None
        assert not started.workspace.desk.discreet
        assert started.window.sidebar.discreet.accessibleName() == "Discreet mode"
        started.window.show_page("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
        open_.settle()
        assert NOTE in seen(started.window)
    finally:
        started.window.lock()
        started.window.close()


@pytest.mark.parametrize("meanwhile", ["on", "on and off"])
def test_a_text_that_the_disk_refuses_is_kept_through_the_switch(
    open_: Open, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    page = open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert isinstance(page, DossierPage)
    save: Callable[..., object] = notes.save_note
    full = True

    def refused(*given: object, **named: object) -> object:
        if full:
            raise StorageError("disk-full", path="")
        return save(*given, **named)

    monkeypatch.setattr(notes, "save_note", refused)
    page.editor.text.insertPlainText("pas encore sur le disque ")
    for _once in meanwhile.split(" and "):
        open_.window.run_command("discreet")
        open_.settle()
        assert page.editor.has_unsaved
        assert [draft.text for draft in page.drafts()] == [page.editor.text.toPlainText()]
    open_.show("today")
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert "pas encore sur le disque" in page.editor.text.toPlainText()
    full = False
    assert page.editor.flush()
    assert "pas encore sur le disque" in notes.open_note(open_.desk, open_.made.note).note.text
