"""Texts of law as the practitioner copied them: kept word for word, dated, and printed by what needs them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rdpp_desk.actions import audit, clients, document_prints, documents, law_texts, preferences, text_files
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.document_facts import document_facts
from rdpp_desk.actions.law_texts import LawTextCode
from rdpp_desk.errors import GateClosed, StorageError, UsageError
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from tests.documents.kinds.consumer_answers import ASKED, CONSUMER

NOTICE, FORM = LawTextCode.WITHDRAWAL_NOTICE, LawTextCode.WITHDRAWAL_FORM
TEXT = "Avis fictif.\n\nÀ l'attention de […]"
SOURCE = "Légifrance"


def test_a_text_is_kept_word_for_word_and_dated(desk: Desk) -> None:
    kept = law_texts.load_law_text(desk, NOTICE, f"\n{TEXT}\n".replace("\n", "\r\n"), f" {SOURCE} ")
    assert law_texts.law_texts(desk) == (kept,)
    assert (kept.text, kept.source, kept.language) == (TEXT, SOURCE, "fr")
    assert kept.read_on == desk.today()
    assert kept.check_after == date(kept.read_on.year + 1, kept.read_on.month, kept.read_on.day)
    assert kept.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document_facts(desk, None).law_text(NOTICE, "fr") == kept


def test_a_text_takes_the_place_of_the_one_before_in_its_language_only(desk: Desk) -> None:
    law_texts.load_law_text(desk, NOTICE, TEXT, SOURCE)
    law_texts.load_law_text(desk, NOTICE, "Notice.", SOURCE, language="en")
    law_texts.load_law_text(desk, FORM, "Formulaire.", SOURCE)
    law_texts.load_law_text(desk, NOTICE, "Avis révisé.", SOURCE)
    assert {(one.code, one.language): one.text for one in law_texts.law_texts(desk)} == {
        (NOTICE, "fr"): "Avis révisé.",
        (NOTICE, "en"): "Notice.",
        (FORM, "fr"): "Formulaire.",
    }
    facts = document_facts(desk, None)
    assert [getattr(facts.law_text(code, "en"), "text", None) for code in (NOTICE, FORM)] == ["Notice.", "Formulaire."]


def test_what_was_taken_out_is_missing_again(desk: Desk) -> None:
    law_texts.load_law_text(desk, NOTICE, TEXT, SOURCE)
    law_texts.drop_law_text(desk, NOTICE, "en")
    assert len(law_texts.law_texts(desk)) == 1
    law_texts.drop_law_text(desk, NOTICE, "fr")
    assert law_texts.law_texts(desk) == ()
    events = [line.event for line in audit.lines(desk, audit.Sought()).lines]
    assert events.count("law-text-dropped") == events.count("law-text-loaded") == 1


def test_the_register_says_which_text_and_none_of_its_words(desk: Desk) -> None:
    law_texts.load_law_text(desk, FORM, TEXT, SOURCE)
    line = audit.lines(desk, audit.Sought()).lines[0]
    assert line.event == "law-text-loaded"
    assert line.kind is audit.AuditKind.AGREEMENTS
    assert set(line.detail) == {"code", "language", "sha256"}
    assert line.detail["code"] == "withdrawal-form"


def test_a_text_without_words_source_or_possible_days_is_refused(desk: Desk) -> None:
    today = desk.today()
    for code, change in (
        ("law-text-empty", {"text": " \n"}),
        ("law-source-needed", {"source": " "}),
        ("date-in-future", {"read_on": today + timedelta(days=1)}),
        ("dates-reversed", {"check_after": today - timedelta(days=1)}),
    ):
        given = {"text": TEXT, "source": SOURCE, "read_on": None, "check_after": None, **change}
        with pytest.raises(UsageError) as refused:
            law_texts.load_law_text(desk, NOTICE, **given)  # type: ignore[arg-type]  # each of its own type
        assert refused.value.code == code
    assert law_texts.law_texts(desk) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_file_is_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "avis.txt"
    file.write_bytes("Délai à compter de l’envoi".encode(encoding))
    assert text_files.read_text(file) == "Délai à compter de l’envoi"


def test_a_file_that_is_not_there_or_far_too_long_is_refused(tmp_path: Path) -> None:
    for place in (None, tmp_path / "absent.txt"):
        with pytest.raises(StorageError):
            text_files.read_text(place)
    long = tmp_path / "long.txt"
    long.write_bytes(b"a" * 1_000_001)
    with pytest.raises(UsageError) as refused:
        text_files.read_text(long)
    assert refused.value.code == "file-too-long"


def test_a_contract_waits_for_its_text_and_keeps_it_once_proposed(desk: Desk) -> None:
    assert CONSUMER.client is not None
    assert CONSUMER.engagement is not None
    preferences.save_practitioner(desk, CONSUMER.practitioner)
    client = clients.create_client(desk, replace(CONSUMER.client, id=0, organisation_id=None))
    about = replace(CONSUMER.engagement, id=0, client_id=client.id, client_interest="Durer.")
    engagement = clients.start_engagement(desk, about)
    kind = DocumentKind.BIPARTITE_CONSUMER
    made = documents.start_document(desk, engagement.id, kind)
    state = documents.open_document(desk, made.id).state.answer_many({**ASKED[kind.value], "place": "Au cabinet"})
    documents.save_answers(desk, made.id, state)
    with pytest.raises(GateClosed) as refused:
        documents.propose(desk, made.id)
    assert refused.value.code == "document-incomplete"
    assert refused.value.data["fields"] == ["withdrawal-notice"]
    law_texts.load_law_text(desk, NOTICE, TEXT, SOURCE)
    proposed = documents.propose(desk, made.id)
    assert proposed.state is DocumentState.PROPOSED
    before = document_prints.printed_bytes(desk, made.id)
    law_texts.drop_law_text(desk, NOTICE, "fr")
    assert document_prints.printed_bytes(desk, made.id) == before
    assert "Avis fictif." in proposed.clauses
