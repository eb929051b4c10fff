"""The practitioner decides; undecided is masked, and every span is told in both texts."""

from __future__ import annotations

from datetime import date

import pytest

from rdpp_desk.anonymise import (
    AliasTable,
    Decision,
    KnownEntity,
    apply,
    betrays_gender,
    find_identifiers,
    leaks,
    mask_by_hand,
    prose,
    undecided,
)
from rdpp_desk.anonymise.generalise import generalise_age, generalise_date, month_of, relative_week
from rdpp_desk.anonymise.pseudonyms import PROTECTED
from rdpp_desk.anonymise.wording import label_name, why

TEXT = "Camille vient de Lyon. À Lyon, Camille a 42 ans."
KNOWN = (KnownEntity("person", "Camille Roussel"),)


def test_undecided_is_masked_and_counted() -> None:
    found = find_identifiers(TEXT, KNOWN)
    shared = apply(TEXT, found)
    assert "Camille" not in shared.text
    assert "Lyon" not in shared.text
    assert {span.state for span in shared.spans} == {"undecided"}
    assert len(undecided(found, ())) == len(found) == 5


def test_a_decision_on_a_form_reaches_every_occurrence() -> None:
    found = find_identifiers(TEXT, KNOWN)
    decisions = [Decision("lyon", "LOC", "keep"), Decision("camille", "PER", "mask", "sa directrice")]
    shared = apply(TEXT, found, decisions)
    assert shared.text.count("Lyon") == 2
    assert shared.text.startswith("sa directrice vient de Lyon")
    assert [finding.label for finding in undecided(found, decisions)] == ["AGE"]


def test_one_occurrence_wins_over_its_form() -> None:
    found = find_identifiers(TEXT, KNOWN)
    first = TEXT.index("Lyon")
    decisions = [Decision("lyon", "LOC", "keep", start=first), Decision("lyon", "LOC", "mask")]
    shared = apply(TEXT, found, decisions)
    assert shared.text.count("Lyon") == 1
    assert decisions[0].scope == "occurrence"


def test_the_last_decision_wins() -> None:
    found = find_identifiers(TEXT, KNOWN)
    decisions = [Decision("lyon", "LOC", "keep"), Decision("lyon", "LOC", "mask")]
    assert "Lyon" not in apply(TEXT, found, decisions).text


def test_spans_point_at_the_same_thing_in_both_texts() -> None:
    found = find_identifiers(TEXT, KNOWN)
    shared = apply(TEXT, found, [Decision("lyon", "LOC", "keep")])
    for (start, length, state, number), (new_start, new_length, _, _) in zip(
        shared.in_original(), shared.in_shared(), strict=True
    ):
        original, new = TEXT[start : start + length], shared.text[new_start : new_start + new_length]
        assert original == TEXT[found[number].start : found[number].end]
        assert (new == original) == (state == "kept")


def test_generalising_keeps_a_band() -> None:
    found = find_identifiers(TEXT, KNOWN)
    assert "a [40-49 ans]." in apply(TEXT, found, [Decision("42 ans", "AGE", "generalise")]).text


def test_masking_by_hand_swallows_what_it_touches() -> None:
    table = AliasTable("fr")
    found = find_identifiers(TEXT, KNOWN, aliases=table)
    start, end = TEXT.index("vient"), TEXT.index(". À")
    more, added = mask_by_hand(TEXT, found, start, end, "LOC", table)
    assert added.reason == "by-hand"
    assert TEXT[added.start : added.end] == "vient de Lyon"
    assert len(more) == len(found)
    assert more == sorted(more, key=lambda finding: finding.start)


def test_the_last_check_lets_go_only_what_was_kept() -> None:
    assert leaks("Camille et Camille", KNOWN, kept=["Camille"])
    assert not leaks("Camille et CAMILLE", KNOWN, kept=["Camille", "camille"])
    leak = leaks("avec CAMILLE ROUSSEL", KNOWN)[0]
    assert (leak.start, leak.label) == (5, "PER")


def test_the_letter_of_an_alias_is_no_title_before_the_next_word() -> None:
    rose = [KnownEntity("person", "Rose Hartley")]
    assert not leaks("[Person M] rose from her chair", rose)
    assert leaks("[Person M] Rose Hartley", rose)
    assert leaks("M. Rose from her chair", rose)


def test_aliases_are_stable_in_one_export_and_tell_nothing() -> None:
    seen = set()
    for _ in range(40):
        table = AliasTable("fr")
        one, two = table.alias("PER", "a"), table.alias("PER", "b")
        assert one == table.alias("PER", "a") != two
        seen.add(one)
    assert len(seen) > 5


def test_there_are_aliases_for_a_long_export() -> None:
    table = AliasTable("en")
    assert len({table.alias("PER", str(number)) for number in range(400)}) == 400
    assert len({table.alias("ORG", str(number)) for number in range(400)}) == 400


@pytest.mark.parametrize(
    ("written", "general"),
    [
        ("17 novembre 2026", "[novembre 2026]"),
        ("le 17/11/2026", "[novembre 2026]"),
        ("12.03.24", "[mars 2024]"),
        ("2026-11-17", "[novembre 2026]"),
        ("douze mars", "[mars]"),
        ("novembre 2026", "[automne 2026]"),
        ("en mars", "[printemps]"),
        ("2019", "[année]"),
        ("le 3", "[date]"),
    ],
)
def test_dates_lose_precision(written: str, general: str) -> None:
    assert generalise_date(written, "fr") == general


@pytest.mark.parametrize(
    ("written", "general"),
    [
        ("42 ans", "[40-49 ans]"),
        ("quarante-deux ans", "[40-49 ans]"),
        ("soixante-douze ans", "[70-79 ans]"),
        ("quatre-vingt-dix ans", "[90-99 ans]"),
        ("la cinquantaine", "[50-59 ans]"),
        ("quadragénaire", "[40-49 ans]"),
        ("très jeune", "[âge]"),
    ],
)
def test_ages_become_bands(written: str, general: str) -> None:
    assert generalise_age(written, "fr") == general


def test_a_day_told_from_the_start_of_the_work() -> None:
    assert relative_week(date(2026, 11, 24), date(2026, 11, 2), "fr") == "S+3"
    assert month_of(date(2026, 11, 24), "fr") == "novembre 2026"


def test_prose_that_betrays_a_gender_is_told() -> None:
    assert prose("PER", "fr")
    assert betrays_gender("sa directrice")
    assert not betrays_gender("cette personne")


def test_every_reason_and_label_has_its_sentence() -> None:
    text = (
        "Vu Camille R. et Camile le 3 mai, camilleroussel@exemple.fr, 06 12 34 56 78, https://exemple.org/a, @qui_que, "
        "cv_xyzt.pdf, dossier 88213, 52 000 €, 12 rue des Lilas, 42 ans, seule femme du comité, "
        "Novalens, blorvik, CR, Lyon."
    )
    for finding in find_identifiers(text, KNOWN):
        assert why(finding.reason), finding.reason
        assert label_name(finding.label)


def test_aliases_never_run_out() -> None:
    table = AliasTable("fr")
    given = {table.alias("PER", f"someone-{number}") for number in range(800)}
    assert len(given) == 800
    assert all(PROTECTED.fullmatch(alias) for alias in given)
