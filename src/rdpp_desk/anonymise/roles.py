"""Indirect hints: a role or a position so rare that it names someone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdpp_desk.anonymise.findings import Hit
from rdpp_desk.anonymise.tokens import Doc

_WHO = (
    r"(?:femmes?|hommes?|noire?s?|filles?|garcons?|representante?s?|directrices?|directeurs?|cadres?|"
    r"ingenieure?s?|managers?|salariee?s?|"
    r"personnes?|membres?|etranger|etrangere|francaise?|handicapee?|syndiquee?|medecins?|juristes?|avocate?s?|"
    r"chef(?:fe)?s?|elue?s?|associee?s?|"
    r"collaborateur|collaboratrice|commercial|commerciale|administrateur|administratrice|pilotes?|infirmieres?|"
    r"infirmiers?|enseignante?s?|"
    r"woman|man|women|female|male|black|foreigner|director|manager|partner|member|person|engineer|lawyer|surgeon)"
)
_OF = (
    r"(?:\s+(?:du|de la|de l'|des|de|d'|au|aux|a la|dans l'|dans la|dans le|on the|in the|of the|at the|on our|"
    r"in our|in my|in her|in his)\s*(?:[a-z]+)(?:\s+de\s+[a-z]+|\s+de direction|\s+executif)?)"
)
_FIELD = (
    r"(?:generale?s?|juridiques?|financiere?s?|financier|commerciale?s?|marketing|techniques?|adjointe?s?|"
    r"industrielle?|industriel|medicale?|"
    r"administrati(?:f|ve)|artistique|scientifique|regionale?|national|nationale|pedagogique|export|europe|"
    r"informatique|digitale?|logistique|"
    r"operationnelle?|des [a-z]+(?: [a-z]+)?|de la [a-z]+(?: [a-z]+)?|de l'[a-z]+(?: [a-z]+)?|rh|it|qualite|"
    r"achats|france|de cabinet|"
    r"d'usine|de site|d'agence|d'ecole|d'hopital|d'etablissement|de crèche|de creche|de theatre|de recherche|"
    r"de cabinet)"
)
_ROLES = re.compile(
    "|".join(
        (
            rf"\b(?:seule?s?|unique|premiere?|plus jeune|plus agee?|plus ancienne?|doyenne?|derniere?|only|sole|"
            rf"first|youngest|oldest)\s+{_WHO}(?:\s[a-z]+)?{_OF}",
            rf"\b(?:seule?|unique|only|sole)\s+{_WHO}\b(?!\s+(?:a|qui|que)\b)",
            r"\b(?:drh|daf|dsi|pdg|rrh|dga|dgs|dircab|ceo|cfo|cto|coo|chro|cio|cmo)\b",
            rf"\b(?:directeur|directrice|sous-directeur|sous-directrice|president|presidente|vice-president|"
            rf"vice-presidente)s?[\s-]{_FIELD}\b",
            r"\b(?:presidente?[- ](?:directeur|directrice)[- ]generale?)\b",
            r"\bsecretaires? generale?s?(?: adjointe?)?(?: d[ue] [a-z]+)?\b",
            r"\b(?:maire|prefete?|sous-prefete?|deputee?|senateur|senatrice|ministre|recteur|rectrice|proviseure?|"
            r"procureure?|ambassadeur|ambassadrice|"
            r"batonnier|batonniere|eveque|chirurgien(?:ne)?(?: [a-z]+)?|chef d'orchestre|notaire du village|"
            r"champion(?:ne)? (?:de france|du monde|olympique))\b",
            r"\b(?:deleguee?s? syndicale?s?|representante? du personnel|numero (?:un|deux|trois|1|2|3) (?:du|"
            r"de la|de l'|des) [a-z]+)\b",
            r"\b(?:cheffe?s? (?:de cabinet|d'etat-major|de clinique|des urgences)|avocate?s? (?:du|de la|de l'|"
            r"d') ?[a-z]+)\b",
            r"\b(?:general counsel|managing director|head of [a-z]+(?: [a-z]+)?|chief [a-z]+ officer|(?:finance|"
            r"hr|legal|marketing|sales|medical|plant|site|it|"
            r"operations|regional|creative) director|vice[- ]president(?: of [a-z]+)?|chair(?:man|"
            r"woman)? of the board|headteacher|headmistress|mayor|"
            r"member of parliament)\b",
        )
    )
)


def role_hits(doc: Doc) -> Iterator[Hit]:
    """Rare roles and positions; they are proposed less surely, and say why."""
    for match in _ROLES.finditer(doc.folded.text):
        yield Hit(match.start(), match.end(), "ROLE", "role", "ROLE")
