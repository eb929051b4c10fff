"""What leaves the vault is the same, byte for byte, with the mode on and off; so is what the register keeps of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import FIRST, KEEPER_A, LAST, SPONSOR

from rdpp_desk.actions import document_prints, documents, journal, journal_export, recovery, will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.vault import audit

MODES = (False, True)


def in_each(desk: Desk) -> list[Path]:
    """A folder outside the vault for each mode."""
    folders = [desk.vault.path.parent / f"out-{discreet}" for discreet in MODES]
    for folder in folders:
        folder.mkdir()
    return folders


def test_the_journal_as_text_and_as_pdf(open_: Open) -> None:
    desk, written = open_.desk, []
    for discreet, folder in zip(MODES, in_each(desk), strict=True):
        desk.discreet = discreet
        request = journal.journal_request(desk, None, None, unlinked=False)
        review = journal.mark_reread(journal.decide_all(journal.analyse(request, Random(4))))
        assert FIRST in review.original
        text, pdf = journal_export.build_export(review, "txt"), journal_export.build_export(review, "pdf")
        assert FIRST.encode() not in text.content
        written.append((text.content, pdf.content))
        target = journal_export.export_journal(desk, review, folder / "journal.pdf", "pdf", pdf)
        assert target.read_bytes() == pdf.content
    assert written[0] == written[1]


def test_a_document_proposed_and_a_draft(open_: Open) -> None:
    desk, written = open_.desk, []
    for discreet, folder in zip(MODES, in_each(desk), strict=True):
        desk.discreet = discreet
        frozen = document_prints.save_pdf(desk, open_.made.frozen, folder / "convention.pdf").read_bytes()
        assert frozen == document_prints.printed_bytes(desk, open_.made.frozen)
        state = documents.open_document(desk, open_.made.draft).state
        draft = documents.build_preview(documents.preview_request(desk, open_.made.draft, state))
        written.append((frozen, draft.pdf, str(state.answers)))
    assert written[0] == written[1]


def test_the_will_kit_and_its_sheets(open_: Open) -> None:
    desk, written = open_.desk, []
    for discreet, folder in zip(MODES, in_each(desk), strict=True):
        desk.discreet = discreet
        held = will.kit(desk)
        assert {LAST, SPONSOR} <= set(str(held).replace("'", " ").split())
        target = will.renew_file(desk, folder / f"kit{will.SUFFIX}")
        sheets = [will.sheet_pdf(desk, letter, "fr") for letter in "AB"]
        assert will.plan(desk).holder_a == KEEPER_A
        status = will.kit_status(desk)
        assert status is not None
        assert not status.changed
        written.append((held, will.file_number(target), will.kit_pdf(held, "fr"), sheets))
    assert written[0] == written[1]


def test_the_sheet_for_a_lost_computer(open_: Open) -> None:
    made = []
    for discreet in MODES:
        open_.desk.discreet = discreet
        made.append(recovery.lost_laptop_pdf(open_.desk, "fr"))
    assert made[0] == made[1]


def test_the_register_keeps_the_same_of_it(open_: Open) -> None:
    desk, kept = open_.desk, []
    for discreet in MODES:
        desk.discreet = discreet
        document_prints.note_print(desk, open_.made.frozen)
        line = audit.events(desk.db, 1, None, audit.Chosen())[0]
        kept.append((line.event, line.subject, line.detail))
    assert kept[0] == kept[1]
