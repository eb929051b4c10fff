"""The few words that the engine itself prints, in the language of the document and not of the interface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`article` and `annex` open a numbered heading; `reread` is at the foot of every contract."""

    article: str
    annex: str
    page: str
    version: str
    draft: str
    initials: str
    at: str
    on: str
    signature: str
    write_approved: str
    signatures_continued: str
    sole_trader: str
    reread: str


WORDS = {
    "fr": Words(
        article="Article",
        annex="Annexe",
        page="page",
        version="version",
        draft="Projet",
        initials="Paraphes",
        at="À",
        on="Le",
        signature="Signature",
        write_approved="À écrire : « Lu et approuvé »",
        signatures_continued="Signatures (suite)",
        sole_trader="EI",
        reread="Modèle à faire relire par un conseil avant usage. Il ne remplace pas un avis juridique.",
    ),
    "en": Words(
        article="Article",
        annex="Annex",
        page="page",
        version="version",
        draft="Draft",
        initials="Initials",
        at="At",
        on="On",
        signature="Signature",
        write_approved="To be written: “Read and approved”",
        signatures_continued="Signatures (continued)",
        sole_trader="EI",
        reread="Model text, to be reviewed by a legal adviser before use. It is no substitute for legal advice.",
    ),
}
