"""Everyone the vault knows is found under every ordinary way of writing them."""

from __future__ import annotations

import pytest

from rdpp_desk.anonymise import KnownEntity, Language, find_identifiers, forget, leaks, pseudonymise
from rdpp_desk.anonymise.index import compile_index
from rdpp_desk.anonymise.lexicon import lexicon

SOPHIE = KnownEntity("person", "Sophie Durand", aliases=("Soph",))
COMPOUND = KnownEntity("person", "Jean-Pierre Lefèvre-Dubois")
NOBLE = KnownEntity("person", "Amélie d’Artagnan")
BENSALEM = KnownEntity("person", "Mohamed Ben Salem")
PIERRE = KnownEntity("person", "Pierre Martin")
ROSE = KnownEntity("person", "Rose Petit")
FIRM = KnownEntity("organisation", "Novalens Conseil SAS")
ORANGE = KnownEntity("organisation", "Orange")
HOUSE = KnownEntity("organisation", "Maison des Possibles")
PLACE = KnownEntity("place", "12 rue des Lilas, 38000 Grenoble")
SAINT = KnownEntity("place", "Saint-Martin-d’Hères")
MAIL = KnownEntity("email", "sophie.durand@novalens.fr")
PHONE = KnownEntity("phone", "06 12 34 56 78")
REFERENCE = KnownEntity("reference", "DOS-2024/117")

STRONG = [
    (SOPHIE, "Sophie Durand"),
    (SOPHIE, "Sophie"),
    (SOPHIE, "Durand"),
    (SOPHIE, "Mme Durand"),
    (SOPHIE, "madame durand"),
    (SOPHIE, "Durand Sophie"),
    (SOPHIE, "DURAND, Sophie"),
    (SOPHIE, "S. Durand"),
    (SOPHIE, "S Durand"),
    (SOPHIE, "Durand S."),
    (SOPHIE, "sophie durand"),
    (SOPHIE, "SOPHIE DURAND"),
    (SOPHIE, "SophieDurand"),
    (SOPHIE, "sophiedurand92"),
    (SOPHIE, "@sdurand"),
    (SOPHIE, "bilan_sophie_durand.pdf"),
    (SOPHIE, "cvdurand2024.pdf"),
    (SOPHIE, "https://exemple.org/in/sophie-durand"),
    (SOPHIE, "Sophei"),
    (SOPHIE, "Durrand"),
    (SOPHIE, "Duran"),
    (SOPHIE, "Dur-\nand"),
    (SOPHIE, "Sophie\nDurand"),
    (SOPHIE, "Dur\u00adand"),
    (SOPHIE, "So\u200bphie"),
    (SOPHIE, "Sophıe"),
    (SOPHIE, "Ѕорhіе"),
    (SOPHIE, "\u202bSophie\u202c"),
    (SOPHIE, "Ｓｏｐｈｉｅ"),
    (SOPHIE, "Sophie D."),
    (COMPOUND, "Jean Pierre"),
    (COMPOUND, "jeanpierre"),
    (COMPOUND, "jean\u2011pierre"),
    (COMPOUND, "Jean–Pierre"),
    (COMPOUND, "J.-P. Lefèvre-Dubois"),
    (COMPOUND, "JP Lefèvre"),
    (COMPOUND, "Lefevre Dubois"),
    (COMPOUND, "Lefèvre"),
    (COMPOUND, "LEFÈVRE-DUBOIS"),
    (COMPOUND, "Lefe\u0300vre"),
    (NOBLE, "Amelie"),
    (NOBLE, "d'Artagnan"),
    (NOBLE, "dartagnan"),
    (NOBLE, "D’ARTAGNAN"),
    (NOBLE, "Artagnan"),
    (BENSALEM, "Ben Salem"),
    (BENSALEM, "Bensalem"),
    (BENSALEM, "Salem"),
    (PIERRE, "Pierre"),
    (PIERRE, "M. Martin"),
    (PIERRE, "Martin"),
    (PIERRE, "pierre martin"),
    (ROSE, "Rose"),
    (ROSE, "rose petit"),
    (ROSE, "Mme Petit"),
    (FIRM, "Novalens"),
    (FIRM, "NOVALENS CONSEIL"),
    (FIRM, "novalens"),
    (ORANGE, "Orange"),
    (HOUSE, "Maison des Possibles"),
    (PLACE, "Grenoble"),
    (PLACE, "rue des lilas"),
    (PLACE, "12, rue des Lilas"),
    (SAINT, "St Martin d'Hères"),
    (SAINT, "saint martin d heres"),
    (MAIL, "Sophie.Durand@novalens.fr"),
    (MAIL, "mailto:sophie.durand@novalens.fr"),
    (PHONE, "0612345678"),
    (PHONE, "06.12.34.56.78"),
    (PHONE, "+33 (0)6 12 34 56 78"),
    (PHONE, "0033 6 12 34 56 78"),
    (PHONE, "06 1234 5678"),
    (REFERENCE, "DOS 2024 117"),
    (REFERENCE, "dos2024117"),
]
WEAK = [
    (SOPHIE, "SD"),
    (SOPHIE, "S.D."),
    (SOPHIE, "Soph"),
    (COMPOUND, "JP"),
    (BENSALEM, "Momo"),
    (MAIL, "sophie point durand arobase novalens point fr"),
    (PHONE, "zéro six douze trente-quatre cinquante-six soixante-dix-huit"),
]
EVERYONE = (SOPHIE, COMPOUND, NOBLE, BENSALEM, PIERRE, ROSE, FIRM, ORANGE, HOUSE, PLACE, SAINT, MAIL, PHONE, REFERENCE)


def masked(text: str, known: tuple[KnownEntity, ...]) -> str:
    """What of `text` no finding covers."""
    left = list(text)
    for finding in find_identifiers(text, known):
        left[finding.start : finding.end] = " " * (finding.end - finding.start)
    return "".join(left)


@pytest.mark.parametrize(("entity", "written"), STRONG)
@pytest.mark.parametrize("frame", ["Hier, j’ai revu {} en séance.", "vu {} hier, ça va mieux", "{}"])
def test_a_strong_form_is_masked_and_would_be_seen_leaving(entity: KnownEntity, written: str, frame: str) -> None:
    text = frame.format(written)
    for known in ((entity,), EVERYONE):
        assert leaks(text, known), "the last check would let it go"
        rest = masked(text, known)
        assert not leaks(pseudonymise(text, known), known)
        assert not any(part in rest for part in written.split() if len(part) > 3)


@pytest.mark.parametrize(("entity", "written"), WEAK)
def test_a_weak_form_is_shown(entity: KnownEntity, written: str) -> None:
    text = f"Hier, j’ai revu {written} en séance."
    assert any(finding.known or finding.label in ("EMAIL", "PHONE") for finding in find_identifiers(text, (entity,)))


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        (PIERRE, "Elle a posé une pierre sur la table."),
        (ROSE, "Une rose, un petit signe, petit à petit."),
        (ORANGE, "Elle mange une orange."),
        (SOPHIE, "Durant la séance, rien."),
        (HOUSE, "Elle range la maison."),
        (KnownEntity("person", "Claire Matin"), "Une eau claire, ce matin-là."),
        (KnownEntity("person", "Anne Petit"), "On avance a petit feu."),
    ],
)
def test_an_ordinary_word_is_left_alone(entity: KnownEntity, text: str) -> None:
    assert find_identifiers(text, (entity,)) == []


def test_the_preposition_is_not_taken_for_an_initial() -> None:
    text = "J’ai parlé à Durand."
    assert pseudonymise(text, (KnownEntity("person", "Amélie Durand"),)).startswith("J’ai parlé à [Personne ")


def test_given_and_family_names_decide_the_initial() -> None:
    known = (KnownEntity("person", "Camille Laurent", given="Laurent", family="Camille"),)
    assert find_identifiers("Vu L. Camille.", known)[0].reason == "known-name"


def test_one_person_under_several_entities_keeps_one_alias() -> None:
    known = (
        KnownEntity("person", "Sophie Durand", key="7"),
        KnownEntity("person", "Sophie Martin", key="7"),
        KnownEntity("person", "Marc Olivier"),
    )
    found = find_identifiers("Sophie Durand signe désormais Martin. Marc Olivier le sait.", known)
    aliases = [finding.replacement for finding in found]
    assert aliases[0] == aliases[1] != aliases[2]


def test_a_first_name_borne_by_two_is_neither_until_one_is_named() -> None:
    known = (KnownEntity("person", "Sophie Durand"), KnownEntity("person", "Sophie Lemaire"))
    found = find_identifiers("Sophie est venue.", known)
    assert found[0].known
    assert found[0].key == "several:sophie"
    both = find_identifiers("Sophie Lemaire est venue. Sophie pleurait.", known)
    assert both[0].key == both[1].key


def test_the_name_of_a_colleague_with_the_same_surname_gets_another_alias() -> None:
    known = (KnownEntity("person", "Sophie Durand"),)
    found = find_identifiers("Sophie Durand et Gaspard Durand.", known)
    assert [finding.known for finding in found] == [True, True]
    assert found[0].replacement != found[1].replacement


def test_two_thousand_names_cost_hardly_more_than_two() -> None:
    known = tuple(
        KnownEntity("person", f"{first} {last}{number}")
        for number, (first, last) in enumerate([("Maud", "Kervalet"), ("Ilan", "Oziard")] * 1000)
    )
    assert len(find_identifiers("Maud Kervalet0 et Ilan Oziard1.", known)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Séance avec Sophie, Novalens, 0612345678."), ("en", "Session with Sophie, Novalens, 0612345678.")],
)
def test_aliases_speak_the_language_of_the_export(language: Language, text: str) -> None:
    shared = pseudonymise(text, (SOPHIE, FIRM, PHONE), language)
    assert ("[Personne " in shared) == (language == "fr")
    assert ("[Person " in shared) == (language == "en")


def test_nothing_of_the_vault_is_remembered_after_locking() -> None:
    find_identifiers("Vu Sophie Durand.", (SOPHIE,))
    assert compile_index.cache_info().currsize
    forget()
    assert not compile_index.cache_info().currsize
    assert not lexicon().names.seen


ORDINARY = KnownEntity("email", "odile@supervision-active.fr")


@pytest.mark.parametrize("word", ["supervision", "Supervision", "SUPERVISION", "supervision active", "supervisionfr"])
def test_an_ordinary_word_of_an_address_is_no_name(word: str) -> None:
    one = KnownEntity("email", "odile@supervision.fr")
    for known in ((one,), (ORDINARY,), (KnownEntity("email", "supervision@novalens.fr"),)):
        for frame in ("{} hier, et ça va mieux.", "Vu en {} hier.", "En {}. Fr"):
            text = frame.format(word)
            assert not leaks(text, known)
            assert not any(finding.strong for finding in find_identifiers(text, known))
    assert not find_identifiers("J’en parle en supervision. Supervision utile.", (one,))


@pytest.mark.parametrize(
    "written",
    ["odile@supervision-active.fr", "ODILE@Supervision-Active.FR", "supervision-active.fr", "www.supervision-active.fr",
     "https://supervision-active.fr/rdv"],
)  # fmt: skip
def test_an_address_of_ordinary_words_and_its_domain_as_written_are_strong(written: str) -> None:
    text = f"Voir {written} demain."
    assert leaks(text, (ORDINARY,))
    assert not leaks(pseudonymise(text, (ORDINARY,)), (ORDINARY,))
    assert "active.fr" not in masked(text, (ORDINARY,)).casefold()


def test_an_ordinary_word_of_an_address_used_as_a_name_is_shown() -> None:
    (found,) = find_identifiers("Il travaille chez Horizon depuis mai.", (KnownEntity("email", "leo@horizon.fr"),))[:1]
    assert (found.known, found.strong) == (True, False)
