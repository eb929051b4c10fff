"""Clauses of one's own: adapted, added, taken out, put back; refused when a document would break; told when locked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rdpp_desk.actions import clauses, documents
from rdpp_desk.actions.clauses import ClauseState
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents import library
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.vault import documents as table

KIND, FR = DocumentKind.TRIPARTITE, "fr"


def line(desk: Desk, clause_id: str, language: str = FR) -> clauses.ClauseLine:
    return clauses.clause(desk, KIND, language, clause_id)


def adapt(desk: Desk, clause_id: str, body: str, title: str = "") -> None:
    clauses.adapt(desk, KIND, FR, clause_id, title or line(desk, clause_id).title, body)


def printed(desk: Desk, engagement: Engagement, **answers: Any) -> Any:
    request = documents.print_request(desk, engagement.id, KIND, json.dumps(answers).encode(), FR)
    return documents.composed(request)


def test_everything_is_ours_at_first(desk: Desk) -> None:
    found = clauses.clauses(desk, KIND, FR)
    assert {one.state for one in found} == {ClauseState.OURS}
    assert found[0].id == "title"
    assert [one.id for one in found[1:]] == [clause.id for clause in library.load(FR, KIND.value).clauses]
    decisions = line(desk, "decisions")
    assert (decisions.items, decisions.locked) == (("T9",), True)
    assert line(desk, "practitioner-role").shown_title == "Rôle de la praticienne"


def test_an_adapted_clause_prints_keeps_its_place_and_says_whose_it_is(desk: Desk, camille: Engagement) -> None:
    adapt(desk, "insurance", "Une assurance est souscrite auprès de {{ dossier.practitioner.insurance }}.\n")
    assert line(desk, "insurance").state is ClauseState.ADAPTED
    assert line(desk, "insurance").help == "Vient de votre profil ; écrivez-y « aucune » si vous n’en avez pas."
    composition = printed(desk, camille)
    ids = [one.id for one in composition.clauses]
    assert ids.index("duration") < ids.index("insurance") < ids.index("mediation")
    assert "Une assurance est souscrite" in composition.text
    assert composition.versions["insurance"].endswith(" own")
    assert not printed(desk, camille, made_at="Ici").versions["duration"].endswith(" own")


def test_another_language_and_another_kind_keep_ours(desk: Desk) -> None:
    adapt(desk, "insurance", "Rien.\n")
    assert line(desk, "insurance", "en").state is ClauseState.OURS
    assert {one.state for one in clauses.clauses(desk, DocumentKind.CONSENT, FR)} == {ClauseState.OURS}


def test_our_words_typed_again_are_ours(desk: Desk) -> None:
    adapt(desk, "insurance", "Rien.\n")
    ours = line(desk, "insurance")
    clauses.adapt(desk, KIND, FR, "insurance", ours.ours_title, ours.ours_body)
    assert line(desk, "insurance").state is ClauseState.OURS


@pytest.mark.parametrize(
    ("body", "line_of_text", "reason"),
    [
        ("Un.\n\n{{ nom_inconnu }}\n", 3, "unknown-name"),
        ("Un.\n{% if remote %}\nDeux.\n", 3, "syntax"),
        ("Un.\n\n<b>Deux</b>\n", 3, "not-allowed"),
        ("Un.\n\n[ici](https://exemple.fr)\n", 3, "not-allowed"),
        ("{{ dossier.client.remarks }}\n", 1, "unknown-name"),
        ("Voir l'{{ article('rien') }}.\n", 1, "render"),
        ("{{ unit_price|day }}\n", 1, "render"),
        ("Un.\n---\nid: autre\n---\n{{ encore }}\n", 5, "unknown-name"),
    ],
)
def test_a_broken_clause_is_refused_with_its_line_and_nothing_is_kept(
    desk: Desk, body: str, line_of_text: int, reason: str
) -> None:
    with pytest.raises(UsageError) as refused:
        adapt(desk, "insurance", body)
    data = refused.value.data
    assert refused.value.code == "template-broken"
    assert (data["name"], data["line"], data["reason"]) == ("27-insurance.md", line_of_text, reason)
    assert line(desk, "insurance").state is ClauseState.OURS


def test_an_empty_clause_is_taken_out_and_not_emptied(desk: Desk) -> None:
    with pytest.raises(UsageError, match="clause-empty"):
        adapt(desk, "insurance", "  \n")


def test_a_clause_of_their_own_prints_after_the_one_it_was_added_to(desk: Desk, camille: Engagement) -> None:
    made = clauses.add(desk, KIND, FR, "Langue des séances : à l’écrit aussi", "En français.\n", after="sessions")
    assert made == "own-langue-des-seances-a-lecrit-aussi"
    found = line(desk, made)
    assert (found.state, found.style, found.step) == (ClauseState.OWN, "article", "sessions")
    composition = printed(desk, camille)
    ids = [one.id for one in composition.clauses]
    assert ids.index(made) == ids.index("sessions") + 1
    assert "Langue des séances" in composition.text
    again = clauses.add(desk, KIND, FR, "Langue des séances : à l’écrit aussi", "Encore.\n", after=made)
    assert again == f"{made}-2"
    assert [one.id for one in printed(desk, camille).clauses].index(again) == ids.index(made) + 1
    clauses.back_to_ours(desk, KIND, FR, made)
    assert made not in [one.id for one in clauses.clauses(desk, KIND, FR)]


def test_taken_out_put_back_and_undone(desk: Desk, camille: Engagement) -> None:
    adapt(desk, "insurance", "Ma phrase.\n")
    before = clauses.take_out(desk, KIND, FR, "insurance")
    assert line(desk, "insurance").state is ClauseState.REMOVED
    composition = printed(desk, camille)
    assert "insurance" not in [one.id for one in composition.clauses]
    assert composition.versions["insurance"].endswith(" removed")
    clauses.put_as_before(desk, KIND, FR, "insurance", before)
    assert line(desk, "insurance").body == "Ma phrase.\n"
    clauses.take_out(desk, KIND, FR, "insurance")
    clauses.put_back(desk, KIND, FR, "insurance")
    assert line(desk, "insurance").state is ClauseState.ADAPTED
    clauses.back_to_ours(desk, KIND, FR, "insurance")
    clauses.take_out(desk, KIND, FR, "insurance")
    clauses.put_back(desk, KIND, FR, "insurance")
    assert line(desk, "insurance").state is ClauseState.OURS


def test_a_clause_that_another_refers_to_stays_until_that_one_is_reworded(desk: Desk) -> None:
    with pytest.raises(UsageError) as refused:
        clauses.take_out(desk, KIND, FR, "reporting")
    assert refused.value.code == "clause-needed"
    assert line(desk, "reporting").state is ClauseState.OURS


def test_the_title_may_be_reworded_and_not_taken_out(desk: Desk, camille: Engagement) -> None:
    clauses.adapt(desk, KIND, FR, "title", "Contrat à trois", line(desk, "title").body)
    assert printed(desk, camille).title == "Contrat à trois"
    with pytest.raises(UsageError, match="clause-needed"):
        clauses.take_out(desk, KIND, FR, "title")


def test_a_locked_clause_never_vanishes_in_silence(desk: Desk, camille: Engagement) -> None:
    assert printed(desk, camille).notes == ()
    clauses.take_out(desk, KIND, FR, "decisions")
    notes = printed(desk, camille).notes
    assert [(note.code, note.field, note.part) for note in notes] == [("clause-removed", "T9", "decisions")]
    clauses.put_back(desk, KIND, FR, "decisions")
    adapt(desk, "decisions", "{% if false %}Rien ne s’imprime.{% endif %}\n")
    assert [note.field for note in printed(desk, camille).notes] == ["T9"]
    adapt(desk, "decisions", "Chacun décide pour soi.\n")
    assert printed(desk, camille).notes == ()


def test_ours_changed_since_is_said(desk: Desk) -> None:
    adapt(desk, "insurance", "Ma phrase.\n")
    assert not line(desk, "insurance").ours_changed
    stored = next(one for one in table.own_clauses(desk.db, KIND, FR))
    with desk.transaction() as db:
        table.keep_own_clause(db, replace(stored, id=0, base_sha256="0" * 64))
    assert line(desk, "insurance").ours_changed


def test_one_broken_clause_does_not_stand_in_the_way_of_another(desk: Desk) -> None:
    adapt(desk, "insurance", "Ma phrase.\n")
    stored = next(one for one in table.own_clauses(desk.db, KIND, FR))
    with desk.transaction() as db:
        table.keep_own_clause(db, replace(stored, id=0, text=stored.text + "{{ disparu }}"))
    adapt(desk, "mediation", "Un tiers choisi ensemble.\n")
    assert line(desk, "mediation").state is ClauseState.ADAPTED
    assert line(desk, "insurance").shown_title


def test_a_title_that_breaks_is_told_as_the_title(desk: Desk) -> None:
    with pytest.raises(UsageError) as refused:
        adapt(desk, "insurance", "Texte.\n", "Titre {{ inconnu }}")
    assert (refused.value.data["line"], refused.value.data["reason"]) == (0, "unknown-name")


def test_proposing_records_whose_clauses_were_printed(desk: Desk, camille: Engagement) -> None:
    from rdpp_desk.actions.own_clauses import told

    clauses.take_out(desk, KIND, FR, "decisions")
    adapt(desk, "insurance", "Ma phrase.\n")
    composition = printed(desk, camille)
    assert told(composition.versions, composition.notes) == {
        "own_clauses": ["insurance"],
        "removed_clauses": ["decisions"],
        "unanswered_items": ["T9"],
    }


def test_a_preview_prints_what_was_typed_with_labels_for_answers_and_keeps_nothing(desk: Desk) -> None:
    ours = line(desk, "place")
    text = clauses.preview(desk, KIND, FR, ours, ("Lieu", "Ici : {{ place }}, avec {{ client.name }}.\n"))
    assert "[Where sessions are held]" in text
    assert "[Name]" in text
    assert line(desk, "place").state is ClauseState.OURS
    assert "Encore" in clauses.preview(desk, KIND, FR, None, ("Encore", "Un texte."), "place")
    assert "Lorem" not in clauses.preview(desk, KIND, FR, ours, (ours.title, ours.body))
    with pytest.raises(UsageError) as refused:
        clauses.preview(desk, KIND, FR, ours, ("Lieu", "{{ rien }}"))
    assert refused.value.data["line"] == 1


def test_the_easy_page_can_be_adapted_like_any_clause(desk: Desk) -> None:
    summary = next(one for one in clauses.clauses(desk, KIND, FR) if one.style == "summary")
    assert "Deux phrases." in clauses.preview(desk, KIND, FR, summary, (summary.title, "Deux phrases.\n"))
    with pytest.raises(UsageError, match="template-broken"):
        adapt(desk, summary.id, "{{ inconnu }}")


def test_a_text_of_law_not_loaded_yet_is_called_by_its_name_in_the_preview(desk: Desk) -> None:
    kind = DocumentKind.WITHDRAWAL_FORM
    form = clauses.clause(desk, kind, FR, "form")
    assert "[Withdrawal form, statutory text]" in clauses.preview(desk, kind, FR, form, (form.title, form.body))
    with pytest.raises(UsageError, match="clause-is-law"):
        clauses.adapt(desk, kind, FR, "form", form.title, "À ma façon.")
    with pytest.raises(UsageError, match="clause-is-law"):
        clauses.take_out(desk, kind, FR, "form")
