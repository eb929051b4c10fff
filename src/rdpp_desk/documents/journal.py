"""The supervision journal as it leaves: what a review made of it, the question first, and nothing about whom."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from enum import StrEnum

from rdpp_desk.documents import style
from rdpp_desk.documents.pages import Strip
from rdpp_desk.documents.pdf import Chrome, print_strips
from rdpp_desk.documents.strips import plain, text_strips
from rdpp_desk.documents.typography import NBSP, clean, typeset


class Unlinking(StrEnum):
    """How far what leaves is from the dossiers it came from; the label printed says just that."""

    PSEUDONYMISED = "pseudonymised"
    UNLINKED = "unlinked"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalField:
    """One field of an entry. The label is ours, in the document's language; the text has been through the review."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalCase:
    """One entry, which begins a page. `question` is printed first; empty fields are left out."""

    heading: str
    question: str
    fields: tuple[JournalField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalText:
    """All that is printed. `period` is a month or two, in words ("novembre 2026"), never a day."""

    cases: tuple[JournalCase, ...]
    unlinking: Unlinking
    language: str = "fr"
    period: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    question: str
    labels: dict[Unlinking, str]
    destroy: str


_WORDS = {
    "fr": _Words(
        "Journal de supervision",
        "Ma question",
        {Unlinking.PSEUDONYMISED: "pseudonymisé", Unlinking.UNLINKED: "délié"},
        "à détruire après la séance",
    ),
    "en": _Words(
        "Supervision journal",
        "My question",
        {Unlinking.PSEUDONYMISED: "pseudonymised", Unlinking.UNLINKED: "unlinked"},
        "destroy after the session",
    ),
}
_QUESTION = style.TextStyle(12.0, 17.0, 6.0, style.SERIF_ITALIC, style.SERIF_STRONG)
_CASE = style.TextStyle(15.0, 20.0, 20.0, style.SERIF_BOLD, style.SERIF_BOLD)
_LABEL = style.TextStyle(8.4, 12.0, 12.0, style.SANS_BOLD, style.SANS_BOLD, style.SANS_BOLD, style.MUTED)


def render_journal(journal: JournalText) -> bytes:
    """The PDF: one page or more a case, page n/N, and no date, author or name among its properties."""
    words = _WORDS[journal.language]
    label = f"{words.labels[journal.unlinking]}, {words.destroy}"
    chrome = Chrome(language=journal.language, title=words.title, foot=f"{words.title} · {label}")
    found = text_strips(plain(words.title), style.TITLE, keep=True)
    period = f"{clean(journal.period)} · {label}" if journal.period else label
    found += text_strips(plain(typeset(period, journal.language)), style.SUBTITLE, keep=True)
    for number, case in enumerate(journal.cases):
        found += _case(case, journal.language, new_page=number > 0)
    return print_strips(found, chrome)[0]


def journal_text(journal: JournalText) -> str:
    """The same in plain text, for a supervisor who reads by e-mail or aloud."""
    words = _WORDS[journal.language]
    head = [words.title, f"{words.labels[journal.unlinking]}, {words.destroy}"]
    parts = ["\n".join([*head, journal.period] if journal.period else head)]
    for case in journal.cases:
        lines = [case.heading, "=" * len(case.heading), "", words.question, clean(case.question)]
        for field in case.fields:
            if field.text.strip():
                lines += ["", field.label, clean(field.text)]
        parts.append("\n".join(lines))
    return "\n\n\n".join(parts) + "\n"


def extract_text(pdf: bytes) -> str:
    """The words of a PDF as a reader gets them, for the last check on what is about to leave."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _case(case: JournalCase, language: str, *, new_page: bool) -> list[Strip]:
    words = _WORDS[language]
    found = text_strips(plain(typeset(clean(case.heading), language)), _CASE, keep=True)
    if new_page:
        found[0] = replace(found[0], new_page=True)
    found += _field(words.question, case.question, language, _QUESTION)
    for field in case.fields:
        if field.text.strip():
            found += _field(field.label, field.text, language, style.BODY)
    return found


def _field(label: str, text: str, language: str, set_in: style.TextStyle) -> list[Strip]:
    found = text_strips(plain(typeset(label, language)), _LABEL, keep=True)
    paragraphs = [part.strip() for part in clean(text).split("\n\n") if part.strip()] or [NBSP]
    for paragraph in paragraphs:
        found += text_strips(plain(typeset(paragraph, language)), set_in)
    return found
