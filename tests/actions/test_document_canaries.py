"""No word of a note, of the supervision journal or of the practitioner's own remarks is ever in a document."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from rdpp_desk.actions import clients, documents, notes, supervision
from rdpp_desk.actions.clients import start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.kinds import MODELS
from rdpp_desk.practice.agreements import DocumentKind, Scope
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Payer

CANARIES = ("corbeaubleu", "gravierdoux", "tamarisnoir", "ventderubis")


def sown(desk: Desk, engagement: Engagement) -> None:
    """Words that must not leave, in a note and its title, in the journal, in what is remarked of the person."""
    note = notes.new_note(desk, engagement.id)
    notes.rename_note(desk, note.id, CANARIES[0])
    notes.save_note(desk, note.id, f"Elle a dit {CANARIES[1]}.")
    entry = supervision.new_entry(desk, [engagement.id])
    supervision.save_entry(desk, replace(entry, title=CANARIES[2], facts=CANARIES[2], question=CANARIES[2]))
    if engagement.client_id is not None:
        person = clients.client(desk, engagement.client_id)
        clients.update_client(desk, replace(person, remarks=CANARIES[3]))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", MODELS)
def test_no_word_of_a_note_is_in_any_document(
    desk: Desk, camille: Engagement, kind: DocumentKind, language: str
) -> None:
    group = start_engagement(
        desk,
        Engagement(
            kind=EngagementKind.PRACTICE_ANALYSIS,
            title="Équipe d’accueil",
            payer=Payer.ORGANISATION,
            organisation_id=camille.organisation_id,
        ),
    )
    for engagement in (camille, group):
        sown(desk, engagement)
    place = {Scope.PERSON: camille, Scope.GROUP: group}.get(MODELS[kind].scope)
    request = documents.print_request(desk, place.id if place else None, kind, language=language)
    printed = documents.build_preview(request)
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)
    assert not [word for word in CANARIES if word in printed.text + pages]
