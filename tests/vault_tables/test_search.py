from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vault_tables.conftest import NOW, TODAY, Base, free, undone, write

from rdpp_desk.practice.agreements import Document, DocumentKind
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client, Organisation
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry
from rdpp_desk.vault import Connection
from rdpp_desk.vault.documents import add_document, trash_document
from rdpp_desk.vault.engagements import add_engagement, restore_engagement, trash_engagement
from rdpp_desk.vault.folding import folded, words
from rdpp_desk.vault.notes import rename_note, restore_note, save_text, trash_note
from rdpp_desk.vault.people import add_client, add_organisation, trash_client
from rdpp_desk.vault.search import excerpt, holding, index_the_rest, search
from rdpp_desk.vault.supervision import add_entry, add_passage, entry, trash_entry, update_entry

LETTERS = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿñABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸß"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6)
BETWEEN = st.sampled_from([" ", "’", "'", "-", ", ", "\n", "\u00a0", "\u202f!", "\0", " 🙂 "])


def plainly(word: str) -> str:
    """A word as someone in a hurry types it: no accents, ligatures in two letters."""
    spelled = word.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))


def kinds(db: Connection, text: str) -> list[tuple[str, int]]:
    return [(hit.kind, hit.id) for hit in search(db, text)]


@given(typed=WORDS, between=BETWEEN, composed=st.booleans(), data=st.data())
def test_any_word_is_found_without_its_accents_and_case(
    db: Connection, base: Base, typed: list[str], between: str, composed: bool, data: st.DataObject
) -> None:
    text = unicodedata.normalize("NFC" if composed else "NFD", between.join(typed))
    word = plainly(data.draw(st.sampled_from(typed)))
    with undone(db):
        save_text(db, base.note_id, free(text), 0, (), NOW)
        for _ in ("being written", "at rest"):
            for tried in (word, word.lower(), word.upper(), word[: max(2, len(word) // 2)]):
                assert ("note", base.note_id) in kinds(db, tried)
            save_text(db, write(db, base.engagement_id, "").id, (), 0, (), NOW)


@given(text=st.text())
def test_nothing_that_is_typed_breaks_a_search(db: Connection, text: str) -> None:
    search(db, text)
    search(db, text, ranked=True, engagement_id=1)


SIGNS = ["", "  ", '"', "'", "*", "- -", "()", "🙂", "\0", "NEAR(", 'a" OR "b', "title:x", "^x"]


@pytest.mark.parametrize("text", SIGNS)
def test_signs_are_not_syntax(db: Connection, base: Base, text: str) -> None:
    save_text(db, base.note_id, free("le reste"), 0, (), NOW)
    assert search(db, text) == []


@pytest.mark.parametrize("at_rest", [False, True])
def test_every_word_counts_and_the_last_may_be_unfinished(db: Connection, base: Base, at_rest: bool) -> None:
    save_text(db, base.note_id, free("Le cœur de l’équipe bat aujourd’hui."), 0, (), NOW)
    if at_rest:
        index_the_rest(db, "notes", 0)
    for found in ("coeur equ", "EQUIPE cœur", "l'equi", "aujourd'hui", "aujourd"):
        assert kinds(db, found) == [("note", base.note_id)]
    for absent in ("coe equipe", "coeur absent", "quipe"):
        assert kinds(db, absent) == []


@pytest.mark.parametrize("at_rest", [False, True])
def test_snippets_show_the_text_as_typed(db: Connection, base: Base, at_rest: bool) -> None:
    save_text(db, base.note_id, free("Au cœur du sujet."), 0, (), NOW)
    if at_rest:
        index_the_rest(db, "notes", 0)
    (hit,) = search(db, "coeur")
    assert hit.snippet == "Au \x02cœur\x03 du sujet."
    assert (hit.who, hit.engagement_id, hit.when) == ("Solène Quéré", base.engagement_id, TODAY)


def test_people_come_first_then_the_newest(db: Connection, base: Base) -> None:
    old = write(db, base.engagement_id, "avec Solène", on=date(2025, 1, 1))
    new = write(db, base.engagement_id, "encore Solène", on=date(2026, 6, 1))
    entry = add_entry(db, SupervisionEntry(written_on=date(2026, 1, 1), facts="solene hésite"))
    paper = add_document(
        db,
        Document(engagement_id=base.engagement_id, kind=DocumentKind.CONSENT, title="Accord de Solène", created_at=NOW),
    )
    firm = add_organisation(db, Organisation(name="Fondation Sainte-Solène", other_names=("FSS",)))
    group = add_engagement(db, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Groupe Solène"))
    assert kinds(db, "SOLENE") == [
        ("client", base.client_id),
        ("engagement", group.id),
        ("organisation", firm.id),
        ("note", new.id),
        ("document", paper.id),
        ("entry", entry.id),
        ("note", old.id),
    ]
    assert kinds(db, "fss") == [("organisation", firm.id)]
    assert len(search(db, "solene", limit=4)) == 4
    assert {hit.kind for hit in search(db, "solene", engagement_id=base.engagement_id)} == {"note", "document"}


def test_a_name_leads_to_the_last_dossier(db: Connection, base: Base) -> None:
    later = add_engagement(db, Engagement(kind=EngagementKind.COACHING, client_id=base.client_id))
    assert [hit.engagement_id for hit in search(db, "quere sol")] == [later.id]
    lonely = add_client(db, Client(first_name="Maël", other_names=("Ti Mael",)))
    assert [(hit.id, hit.engagement_id) for hit in search(db, "ti ma")] == [(lonely.id, None)]


@given(names=st.lists(st.text() | st.text(LETTERS + " -’\n\u0301", max_size=20), max_size=8), data=st.data())
def test_names_folded_together_are_found_as_each_alone(names: list[str], data: st.DataObject) -> None:
    here = sorted({word for name in names for word in words(name)}) or ["absent"]
    word = data.draw(st.sampled_from(here))
    sought = [word[: data.draw(st.integers(1, len(word)))]]
    found = list(holding(names, str, sought))
    assert found == [name for name in names if any(each.startswith(sought[0]) for each in words(name))]


def test_one_title_among_many_documents_is_found_newest_first(db: Connection, base: Base) -> None:
    ids = [
        add_document(
            db, Document(engagement_id=base.engagement_id, kind=DocumentKind.CONSENT, title=title, created_at=NOW)
        ).id
        for title in ("Accord écrit", "Charte", "Accord écrit", "Accord oral")
    ]
    assert kinds(db, "accord ECR") == [("document", ids[2]), ("document", ids[0])]
    assert [hit.id for hit in search(db, "accord", limit=1)] == [ids[3]]
    assert search(db, "ecrit", engagement_id=base.engagement_id + 1) == []


def test_ranked_search_prefers_titles(db: Connection, base: Base) -> None:
    titled = write(db, base.engagement_id, "rien de plus")
    rename_note(db, titled.id, "Conflit")
    write(db, base.engagement_id, "un conflit, " + "beaucoup d’autres mots, " * 30)
    assert next(iter(search(db, "conflit", ranked=True))).id == titled.id


def test_the_journal_is_found_by_its_passages_too(db: Connection, base: Base) -> None:
    add_passage(db, EntryPassage(entry_id=base.entry_id, text="un nœud à défaire"))
    (hit,) = search(db, "noeud")
    assert (hit.kind, hit.id, hit.engagement_id) == ("entry", base.entry_id, base.engagement_id)
    assert hit.snippet == "un \x02nœud\x03 à défaire"


def test_the_trash_is_never_found(db: Connection, base: Base) -> None:
    save_text(db, base.note_id, free("brumeux"), 0, (), NOW)
    add_passage(db, EntryPassage(entry_id=base.entry_id, text="brumeux"))
    add_document(db, Document(engagement_id=base.engagement_id, kind=DocumentKind.CONSENT, title="Brumeux"))
    assert len(search(db, "brumeux")) == 3
    trash_note(db, base.note_id, NOW)
    trash_entry(db, base.entry_id, NOW)
    trash_document(db, 2, NOW)
    assert search(db, "brumeux") == []
    restore_note(db, base.note_id)
    assert kinds(db, "brumeux") == [("note", base.note_id)]
    trash_engagement(db, base.engagement_id, NOW)
    trash_client(db, base.client_id, NOW)
    assert search(db, "brumeux") == search(db, "quéré") == []
    restore_engagement(db, base.engagement_id)
    assert kinds(db, "brumeux") == [("note", base.note_id)]


def test_one_text_at_most_is_kept_out_of_the_index(db: Connection, base: Base) -> None:
    second = write(db, base.engagement_id, "")
    for note_id in (base.note_id, second.id, base.note_id):
        save_text(db, note_id, free(f"lutin {note_id}"), 0, (), NOW)
        assert [row[0] for row in db.rows("SELECT id FROM notes WHERE indexed = 0")] == [note_id]
    assert kinds(db, "lutin") == [("note", base.note_id), ("note", second.id)]
    trash_note(db, base.note_id, NOW)
    assert kinds(db, "lutin") == [("note", second.id)]


def test_an_entry_being_written_is_found(db: Connection, base: Base) -> None:
    written = replace(entry(db, base.entry_id), facts="le cœur", title="Doute")
    update_entry(db, written)
    assert [hit.snippet for hit in search(db, "coeur")] == ["le \x02cœur\x03"]
    assert kinds(db, "doute") == kinds(db, "coeur doute") == [("entry", base.entry_id)]
    update_entry(db, add_entry(db, SupervisionEntry(written_on=TODAY)))
    assert kinds(db, "coeur") == [("entry", base.entry_id)]


@given(text=st.text(), data=st.data())
def test_an_excerpt_is_cut_from_the_text(text: str, data: st.DataObject) -> None:
    text = text.replace("\x02", "").replace("\x03", "")
    typed = words(text) or ["absent"]
    found = excerpt(text, [data.draw(st.sampled_from(typed))])
    if found is not None:
        assert found.strip("…").replace("\x02", "").replace("\x03", "") in text


def test_an_excerpt_shows_the_words_in_the_middle_of_a_long_text() -> None:
    found = excerpt("avant " * 100 + "le cœur bat " + "après " * 100, ["coeur", "ba"])
    assert found is not None
    assert "le \x02cœur\x03 \x02bat\x03 après" in found
    assert found.startswith("…avant")
    assert found.endswith("après…")
    assert len(found) < 140


@given(text=st.text())
def test_folding_is_stable(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert words(folded(text)) == words(text)
