"""What nobody declared is shown all the same."""

from __future__ import annotations

import pytest

from rdpp_desk.anonymise import find_identifiers

SHOWN = [
    "jean.dupont@gmail.com",
    "jean point dupont arobase gmail point com",
    "jean.dupont (at) orange.fr",
    "j_d [at] free [dot] fr",
    "06 12 34 56 78",
    "06.12/34-56 78",
    "+32 475 12 34 56",
    "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
    "FR76 3000 6000 0112 3456 7890 189",
    "2 84 05 38 185 042 33",
    "732 829 320 00074",
    "FR 40 303 265 045",
    "https://www.linkedin.com/in/jean-dupont",
    "@jdupont_92",
    "bilan_dupont_2024.pdf",
    "12 bis rue des Lilas, 38000 Grenoble",
    "avenue Jean Jaurès",
    "17 novembre 2026",
    "12.03.24",
    "douze mars deux mille vingt-quatre",
    "du 3 au 7 mai",
    "mi-avril 2024",
    "été 2023",
    "52 000 €",
    "45 k€",
    "Hélène Vasseur",
    "Fatoumata N’Diaye",
    "Mme Blanc-Seguin",
    "J.-P. Moreau",
    "Maison des Possibles",
    "Saint-Étienne",
    "La Rochelle",
    "seule femme du comité",
    "directrice juridique",
]


@pytest.mark.parametrize("written", SHOWN)
def test_an_identifier_is_shown_whole(written: str) -> None:
    text = f"Pour mémoire, voici {written}, à revoir."
    found = find_identifiers(text, ())
    covered = set().union(*(range(f.start, f.end) for f in found)) if found else set()
    start = text.index(written)
    missing = [at for at in range(start, start + len(written)) if text[at].isalnum() and at not in covered]
    assert "".join(text[at] for at in missing) in ("", "Mme")


@pytest.mark.parametrize(
    "text",
    [
        "Elle travaille là depuis dix ans. Il y a 3 ans, rien. Dans 2 ans, peut-être. 15 ans d’expérience.",
        "Je pense à Rogers et à la congruence ; Carl Jung aurait parlé d’ombre. Palo Alto, la PNL, le MBTI.",
        "Séance n° 7, article 9, 14 h 30, 7/10 de motivation, 60 € la séance, N+1.",
        "Hypothèse : contre-transfert. Décision : appeler l’avocat. « Que voulez-vous ? »",
        "Aujourd’hui je ne me suis pas sentie à l’aise. Petit à petit, elle avance. Le Moi et l’Enfant adapté.",
        "On a débriefé le burn-out en visio ; le codir s’est réuni, la RH aussi.",
    ],
)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert [text[f.start : f.end] for f in find_identifiers(text, ())] == []


def test_a_theorist_known_to_the_vault_is_masked() -> None:
    from rdpp_desk.anonymise import KnownEntity

    assert find_identifiers("Vu Rogers hier.", (KnownEntity("person", "Anne Rogers"),))[0].known


def test_checksums_never_reject() -> None:
    assert find_identifiers("SIRET 123 456 789 00011, IBAN FR00 1111 2222 3333 4444 5555 666.", ())
