"""Whatever the text and the names: offsets hold, nothing known leaves, nothing crashes."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rdpp_desk.anonymise import AliasTable, KnownEntity, find_identifiers, leaks, pseudonymise
from rdpp_desk.anonymise.folding import fold, fold_text

FIRST = (
    *("Sophie", "Thibaut", "Maëlle", "Jean-Marc", "Fatoumata", "Zoé", "Grégoire"),
    *("Anne-Lise", "Yacine", "Éloïse", "Björn", "Pierre", "Rose", "Aimée"),
)
LAST = (
    *("Durand", "Lefèvre", "N’Diaye", "d’Hautecourt", "Le Goff", "Ben Salem", "Oukaci"),
    *("Kowalski", "Roux-Meyer", "Petit", "Ozanam", "Martin", "Öztürk"),
)
SENTENCES = (
    "Hier, {} est arrivée en retard.",
    "vu {} ce matin",
    "Je repense à {}, puis à rien.",
    "Courriel de « {} » :\nmerci.",
    "CE QUE DIT {} NE ME REGARDE PAS DU TOUT",
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def written(name: str, how: int) -> str:
    ways = (
        name,
        name.upper(),
        name.lower(),
        plain(name),
        name.replace("’", "'"),
        name.replace("-", "\u2011"),
        name.replace("-", " "),
        name.replace(" ", "\n"),
        name.replace(" ", "\u00a0"),
        unicodedata.normalize("NFD", name),
        name[:3] + "\u00ad" + name[3:],
        "Mme " + name.split(" ")[-1],
    )
    return ways[how % len(ways)]


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, tuple[KnownEntity, ...]]:
    people = draw(
        st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), min_size=1, max_size=4, unique=True)
    )
    names = [f"{first} {last}" for first, last in people]
    lines = []
    for _ in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(names))
        lines.append(draw(st.sampled_from(SENTENCES)).format(written(name, draw(st.integers(0, 11)))))
    return "\n".join(lines), tuple(KnownEntity("person", name) for name in names)


def check(text: str, known: tuple[KnownEntity, ...]) -> None:
    found = find_identifiers(text, known)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert all(finding.replacement for finding in found)


@quick
@given(scenes())
def test_no_name_of_the_vault_leaves(scene: tuple[str, tuple[KnownEntity, ...]]) -> None:
    text, known = scene
    check(text, known)
    shared = pseudonymise(text, known)
    assert not leaks(shared, known)
    bare = re.sub(r"\[[^\]]*\]", " ", shared)
    words = set(re.findall(r"[a-z]+", plain(bare)))
    for entity in known:
        assert not [w for w in re.findall(r"[a-z]{4,}", plain(entity.value)) if w in words]


@quick
@given(scenes())
def test_a_text_already_masked_stays_as_it_is(scene: tuple[str, tuple[KnownEntity, ...]]) -> None:
    text, known = scene
    once = pseudonymise(text, known)
    assert pseudonymise(once, known) == once


@quick
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text, (KnownEntity("person", "Sophie Durand"), KnownEntity("phone", "06 12 34 56 78")))


@quick
@given(st.text(max_size=40), st.sampled_from(["person", "organisation", "place", "email", "phone", "reference"]))
def test_any_value_can_be_known(value: str, kind: str) -> None:
    known = (KnownEntity(kind, value),)  # type: ignore[arg-type] # the sampled words are the kinds
    check(f"Note sur {value}, puis fin.", known)


@quick
@given(st.text(max_size=200))
def test_folding_keeps_offsets(text: str) -> None:
    folded = fold_text(text)
    assert folded.text == fold(text)
    assert folded.starts == sorted(folded.starts)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * 100_000,
        "0 " * 50_000,
        "a-" * 50_000,
        "A." * 50_000,
        "@a" * 20_000,
        "🧑🏽‍🤝‍🧑🏻 Sophie 👩‍👧 " * 2_000,
        "שלום Sophie \u202eDurand\u202c مرحبا " * 2_000,
        "Séance avec le client et son équipe.\n" * 2_700,
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_long_and_odd_texts_are_read(text: str) -> None:
    known = (KnownEntity("person", "Sophie Durand"),)
    check(text, known)
    assert not leaks(pseudonymise(text, known), known)


def test_one_table_serves_a_whole_export() -> None:
    known = (KnownEntity("person", "Sophie Durand"),)
    table = AliasTable("fr")
    one = pseudonymise("Sophie vient.", known, aliases=table)
    two = pseudonymise("Mme Durand part.", known, aliases=table)
    assert one.split(" ")[:2] == two.split(" ")[:2]
