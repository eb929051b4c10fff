"""Contacts come in from a spreadsheet as spreadsheets are, and can be taken out again."""

from __future__ import annotations

import pytest

from rdpp_desk.actions import clients, imports, organisations
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.contacts import ContactField
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Sponsor

HEADER = "Prénom;Nom;Adresse mail;Société;Téléphone\n"
LATIN = HEADER + "Inès;Bélkacem;ines@x.example;Forêt & Cie;06\n;;;;\nZoé;;;Forêt & Cie;\n"


def test_a_latin_1_file_with_semicolons_is_understood(desk: Desk) -> None:
    preview = imports.read_csv(desk, LATIN.encode("latin-1"))
    assert preview.table.delimiter == ";"
    assert [contact.first_name for contact in preview.contacts] == ["Inès", "Zoé"]
    report = imports.import_contacts(desk, preview)
    assert len(report.done.client_ids) == 2
    assert [card.organisation.name for card in organisations.organisations(desk)] == ["Forêt & Cie"]
    assert clients.clients(desk, "belk")[0].email == "ines@x.example"


def test_a_second_import_brings_nobody_in_twice(desk: Desk) -> None:
    imports.import_contacts(desk, imports.read_csv(desk, LATIN.encode()))
    preview = imports.read_csv(desk, LATIN.encode("utf-16"))
    assert preview.known == (2, 3)
    assert imports.import_contacts(desk, preview).done.client_ids == ()


def test_an_import_is_taken_out_again_save_those_with_a_dossier(desk: Desk) -> None:
    report = imports.import_contacts(desk, imports.read_csv(desk, LATIN.encode()))
    zoe = clients.clients(desk, "zoé")[0]
    clients.start_engagement(desk, Engagement(kind=EngagementKind.RDPP, client_id=zoe.id))
    found = imports.last_import(desk)
    assert found == report.done
    imports.undo_import(desk, report.done)
    assert [one.first_name for one in clients.clients(desk)] == ["Zoé"]
    assert len(organisations.organisations(desk)) == 1
    assert imports.last_import(desk) is None


def test_an_import_taken_out_leaves_who_has_a_dossier_in_the_trash(desk: Desk) -> None:
    report = imports.import_contacts(desk, imports.read_csv(desk, LATIN.encode()))
    zoe = clients.clients(desk, "zoé")[0]
    dossier = clients.start_engagement(desk, Engagement(kind=EngagementKind.RDPP, client_id=zoe.id))
    clients.trash_dossier(desk, dossier.id)
    imports.undo_import(desk, report.done)
    assert [one.first_name for one in clients.clients(desk)] == ["Zoé"]


def test_an_organisation_that_others_belong_to_by_now_stays(desk: Desk) -> None:
    report = imports.import_contacts(desk, imports.read_csv(desk, LATIN.encode()))
    firm = report.done.organisation_ids[0]
    organisations.save_sponsor(desk, Sponsor(organisation_id=firm, last_name="Vasseur"))
    imports.undo_import(desk, report.done)
    assert clients.clients(desk) == ()
    assert [card.organisation.id for card in organisations.organisations(desk)] == [firm]


def test_columns_are_matched_by_hand_when_no_guess_is_right(desk: Desk) -> None:
    preview = imports.read_csv(desk, b"a,b\nCamille,Rousseau\n")
    assert preview.contacts == ()
    with pytest.raises(UsageError) as stopped:
        imports.import_contacts(desk, preview)
    assert stopped.value.code == "csv-no-name-column"
    again = imports.with_columns(desk, preview, (ContactField.FIRST_NAME, ContactField.LAST_NAME))
    assert again.contacts[0].last_name == "Rousseau"


@pytest.mark.parametrize("content", [b"", b"Nom\n", b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_table_is_refused(desk: Desk, content: bytes) -> None:
    with pytest.raises(UsageError):
        imports.read_csv(desk, content)
