"""The consent form and the tripartite agreement: asked question by question, proposed, signed, in force."""

from __future__ import annotations

import hashlib
import io
import re

from pypdf import PdfReader
from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import ANSWERS, FIRST_NAME, LAST_NAME, ORGANISATION, PRACTITIONER, SIGNATORY

from rdpp_desk.actions import consents, document_lists, document_prints, documents
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.documents.journal import extract_text
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.practice.consents import ConsentState, Purpose

ITEMS = (
    "The number of sessions attended",
    "The dates of the sessions held",
    "The end or interruption, without the reason",
    "Progress on a shared objective, on a scale",
    "The means asked of the organisation",
    "The summary written by the client",
    "A general learning",
    "A follow-up wished for",
)
DRAFT_MARK = "Projet"
_BEGINNING = 30  # characters: on one line, so that no end of page cuts them
_COLUMN = 12  # characters: words that no column of a table hyphenates
SUPERVISION = "Talking about it in supervision, pseudonymised"


def consent_form(day: Day) -> None:
    """From the strip above the note to a proposed form, and the boxes that the client ticked on paper."""
    coach = day.coach
    coach.press("Prepare the consent form")
    _ask_about_the_work(coach)
    propose(coach, "Consent form")
    pdf = save_pdf(day, "consentement.pdf", DocumentKind.CONSENT)
    assert FIRST_NAME in flat(extract_text(pdf))
    _consent_received(day)


def _ask_about_the_work(coach: Coach) -> None:
    step(coach, "The work")
    coach.press("Kind of work: RDPP")
    coach.press("Kind of work: Individual coaching")
    coach.write("Where sessions are held", "Cabinet des Tilleuls, Grenoble")
    step(coach, "Meeting remotely")
    coach.press("Are remote sessions possible?: Yes")
    coach.write("By what means?", f"Le téléphone, {ANSWERS[0]}")
    step(coach, "Reporting")
    report(coach)
    step(coach, "Decisions")
    coach.press("Being contacted after the end")
    step(coach, "Emergency")
    coach.press("Offer an emergency contact?: No")
    step(coach, "Signature")
    coach.write("Date of signature", "25/11/2026")


def _consent_received(day: Day) -> None:
    coach = day.coach
    coach.press("I signed today")
    coach.press("Client: written agreement received today")
    coach.sees("Everyone has signed: the document is in force.")
    for purpose in ("The accompaniment", SUPERVISION):
        coach.press(f"{purpose}: Yes")
    coach.press("Remote sessions: No")
    engagement_id = of_kind(day, DocumentKind.CONSENT).document.engagement_id
    said = {one.purpose: one.state for one in consents.consents(day.desk, engagement_id)}
    assert said[Purpose.ACCOMPANIMENT] is ConsentState.GIVEN
    assert said[Purpose.SUPERVISION] is ConsentState.GIVEN
    assert said[Purpose.REMOTE] is ConsentState.REFUSED
    coach.press("Back to the dossier")
    coach.sees("Agreement to prepare")
    assert not coach.reads("Consent missing")


def tripartite_agreement(day: Day) -> None:
    """Every step that the dossier did not answer, at least one question of each kind."""
    coach = day.coach
    coach.pick("Prepare a document", "Tripartite agreement")
    coach.sees("Three parties sign")
    draft = day.outside / "projet.pdf"
    coach.press("Save as PDF")
    coach.press("Choose where…")
    coach.save_to(draft)
    assert DRAFT_MARK in extract_text(draft.read_bytes())
    _what_is_agreed(coach)
    _what_it_costs(coach)
    propose(coach, "Tripartite agreement")
    _check_agreement(day, save_pdf(day, "convention.pdf", DocumentKind.TRIPARTITE))


def _what_is_agreed(coach: Coach) -> None:
    step(coach, "Objectives")
    coach.press("Add an objective")
    coach.write("Wording, by the client", "Prendre la parole en comité de direction")
    coach.write("Observable sign", f"Trois prises de parole par mois, {ANSWERS[1]}")
    coach.write("Due date", "1/6/2027")
    coach.press("The organisation may read it: Yes")
    step(coach, "Free will")
    coach.write("Date of their yes", "20/11/2026")
    step(coach, "Place")
    coach.write("Where sessions are held", "Cabinet des Tilleuls, Grenoble")
    coach.press("Has the client agreed to sessions at their workplace?: No")
    coach.press("Are remote sessions possible?: No")
    step(coach, "Tripartite meetings")
    coach.press("At the start")
    coach.write("Date of the first meeting", "1/12/2026")
    coach.write("Length of a meeting, in minutes", "60")
    coach.press(coach.begun("The client writes it"))
    step(coach, "Reporting")
    report(coach)


def _what_it_costs(coach: Coach) -> None:
    step(coach, "Fees")
    coach.write("Price of a session", "190,50")
    coach.press("Are tripartite meetings included?: Yes")
    coach.press("Travel: No travel is charged")
    step(coach, "Invoicing")
    coach.press("Once, at the end")
    step(coach, "Cancelling and stopping")
    coach.press("The session counts and is not replaced")
    coach.write("Notice to end the agreement, in days", "30")
    step(coach, "Annexes and signature")
    coach.press("Add an optional clause")
    coach.press("No use as a commercial reference")
    coach.write("Date of signature", "25/11/2026")


def signatures(day: Day) -> None:
    """One click a party: two out of three leave it unfinished, the third puts it in force."""
    coach = day.coach
    coach.sees("0 signatures of 3")
    coach.press("Organisation: written agreement received today")
    coach.press("Client: written agreement received today")
    coach.sees("2 signatures of 3")
    assert of_kind(day, DocumentKind.TRIPARTITE).document.state is not DocumentState.IN_FORCE
    coach.press("I signed today")
    coach.sees("Everyone has signed: the document is in force.")
    coach.sees("3 signatures of 3")
    assert of_kind(day, DocumentKind.TRIPARTITE).document.state is DocumentState.IN_FORCE
    coach.press("Back to the dossier")
    coach.sees(f"{FIRST_NAME} {LAST_NAME}")


def report(coach: Coach) -> None:
    """The closed list, row by row, and to whom."""
    for number, item in enumerate(ITEMS):
        coach.press(f"{item}: {('Yes', 'No', 'Each time')[number % 3]}")
    coach.write("To whom", "À la prescription")
    coach.write("How", "Par écrit, relu par les trois")
    coach.write("Until when", "Fin du travail")


def step(coach: Coach, name: str) -> None:
    """Open a step of the wizard by the list of steps."""
    coach.press(coach.begun(name, before=": "))


def propose(coach: Coach, title: str) -> None:
    """Review, a reason if the charter asks for one, and the text freezes."""
    step(coach, "Review")
    coach.wait(lambda: coach.offers("Propose for signature"), "nothing missing any more")
    if coach.reads("Your reason, kept with the document"):
        coach.write("Your reason, kept with the document", "Accord oral des trois parties")
    coach.press("Propose for signature")
    coach.sees("Proposed on 24 November 2026")
    coach.sees(title)


def of_kind(day: Day, kind: DocumentKind) -> OpenDocument:
    """The document of that kind, as the vault has it."""
    found = next(one.document.id for one in document_lists.documents(day.desk) if one.document.kind is kind)
    return documents.open_document(day.desk, found)


def save_pdf(day: Day, name: str, kind: DocumentKind) -> bytes:
    """Save the frozen document outside; its bytes are the frozen ones."""
    target = day.outside / name
    day.coach.press("Save as PDF")
    day.coach.press("Choose where…")
    day.coach.save_to(target)
    saved, frozen = target.read_bytes(), of_kind(day, kind).document
    assert saved == document_prints.printed_bytes(day.desk, frozen.id)
    assert hashlib.sha256(saved).hexdigest() == frozen.sha256
    return saved


def flat(text: str) -> str:
    """Words with one plain space between them."""
    return re.sub(r"\s+", " ", text)


def _check_agreement(day: Day, pdf: bytes) -> None:
    text, pages = extract_text(pdf), PdfReader(io.BytesIO(pdf)).pages
    for who in (f"{FIRST_NAME} {LAST_NAME}", ORGANISATION, " ".join(SIGNATORY), " ".join(PRACTITIONER)):
        assert who in flat(text)
    for number, page in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}" in _squeezed(page.extract_text())
    assert DRAFT_MARK not in text
    clauses = of_kind(day, DocumentKind.TRIPARTITE).document.clauses
    beginnings = [start for line in clauses.splitlines() for start in _beginnings(line)]
    assert len(beginnings) > 100
    assert [start for start in beginnings if start not in _squeezed(text)] == []


def _beginnings(line: str) -> list[str]:
    """How a paragraph begins, or the words of what is set in cells; boxes and blanks to fill by hand are drawn."""
    cells = [cell for cell in re.split(r"\||–|_+|\[ ?\]", line) if cell.strip()]
    if len(cells) == 1:
        return [_squeezed(cells[0])[:_BEGINNING]]
    return [word for cell in cells for word in cell.split() if len(word) < _COLUMN]


def _squeezed(text: str) -> str:
    return "".join(text.split())
