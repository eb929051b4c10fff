"""Indirect hints: a role or a position so rare that it names someone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdpp_desk.anonymise.findings import Hit
from rdpp_desk.anonymise.tokens import Doc

_WHO = (
    r"(?:femmes?|hommes?|noire?s?|filles?|garcons?|representante?s?|directrices?|directeurs?|cadres?|ingenieure?s?|managers?|salariee?s?|"
    r"personnes?|membres?|etranger|etrangere|francaise?|handicapee?|syndiquee?|medecins?|juristes?|avocate?s?|chef(?:fe)?s?|elue?s?|associee?s?|"
    r"collaborateur|collaboratrice|commercial|commerciale|administrateur|administratrice|pilotes?|infirmieres?|infirmiers?|enseignante?s?|"
    r"woman|man|women|female|male|black|foreigner|director|manager|partner|member|person|engineer|lawyer|surgeon)"
)
_OF = r"(?:\s+(?:du|de la|de l'|des|de|d'|au|aux|a la|dans l'|dans la|dans le|on the|in the|of the|at the|on our|in our|in my|in her|in his)\s*(?:[a-z]+)(?:\s+de\s+[a-z]+|\s+de direction|\s+executif)?)"
_FIELD = (
    r"(?:generale?s?|juridiques?|financiere?s?|financier|commerciale?s?|marketing|techniques?|adjointe?s?|industrielle?|industriel|medicale?|"
    r"administrati(?:f|ve)|artistique|scientifique|regionale?|national|nationale|pedagogique|export|europe|informatique|digitale?|logistique|"
    r"operationnelle?|des [a-z]+(?: [a-z]+)?|de la [a-z]+(?: [a-z]+)?|de l'[a-z]+(?: [a-z]+)?|du [a-z]+|rh|it|qualite|achats|france|de cabinet|"
    r"d'usine|de site|d'agence|d'ecole|d'hopital|d'etablissement|de crèche|de creche|de theatre|de recherche|de cabinet)"
)
_ROLES = re.compile(
    "|".join(
        (
            rf"\b(?:seule?s?|unique|premiere?|plus jeune|plus agee?|plus ancienne?|doyenne?|derniere?|only|sole|first|youngest|oldest)\s+{_WHO}{_OF}",
            rf"\b(?:seule?|unique|only|sole)\s+{_WHO}\b(?!\s+(?:a|qui|que)\b)",
            r"\b(?:drh|daf|dsi|pdg|rrh|dga|dgs|dircab|ceo|cfo|cto|coo|chro|cio|cmo)\b",
            rf"\b(?:directeur|directrice|sous-directeur|sous-directrice|president|presidente|vice-president|vice-presidente)s?[\s-]{_FIELD}\b",
            r"\b(?:presidente?[- ](?:directeur|directrice)[- ]generale?)\b",
            r"\bsecretaires? generale?s?(?: adjointe?)?(?: d[ue] [a-z]+)?\b",
            r"\b(?:maire|prefete?|sous-prefete?|deputee?|senateur|senatrice|ministre|recteur|rectrice|proviseure?|procureure?|ambassadeur|ambassadrice|"
            r"batonnier|batonniere|eveque|chirurgien(?:ne)?(?: [a-z]+)?|chef d'orchestre|notaire du village|champion(?:ne)? (?:de france|du monde|olympique))\b",
            r"\b(?:deleguee?s? syndicale?s?|representante? du personnel|numero (?:un|deux|trois|1|2|3) (?:du|de la|de l'|des) [a-z]+)\b",
            r"\b(?:chef|cheffe|cheffes)s? (?:de service|de cabinet|de pole|d'etat-major|de clinique)(?: (?:de |d'|des |du )?[a-z]+)?\b",
            r"\b(?:general counsel|managing director|head of [a-z]+(?: [a-z]+)?|chief [a-z]+ officer|(?:finance|hr|legal|marketing|sales|medical|plant|site|it|"
            r"operations|regional|creative) director|vice[- ]president(?: of [a-z]+)?|chair(?:man|woman)? of the board|headteacher|headmistress|mayor|"
            r"member of parliament)\b",
        )
    )
)


def role_hits(doc: Doc) -> Iterator[Hit]:
    """Rare roles and positions; they are proposed less surely, and say why."""
    for match in _ROLES.finditer(doc.folded.text):
        yield Hit(match.start(), match.end(), "ROLE", "role", "ROLE")
