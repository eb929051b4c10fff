"""The words of each kind of document: one file a kind, called as in `documents/kinds`."""

from __future__ import annotations

from rdpp_desk.documents.wording.kinds import consent, tripartite
from rdpp_desk.documents.wording.words import KindWords
from rdpp_desk.practice.agreements import DocumentKind

WORDS: dict[DocumentKind, KindWords] = {
    DocumentKind.CONSENT: consent.WORDS,
    DocumentKind.TRIPARTITE: tripartite.WORDS,
}
