"""What is said of clauses: why one is refused, whose words it is made of, which article of the charter it serves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rdpp_desk.messages import _, pgettext

_CITED = re.compile(r"\b(?:EMCC global code|charter|GDPR|articles?|annex|and)\b")


def refusal(reason: str) -> str:
    """Why a clause cannot be kept, and what would put it right.

    Raises:
        KeyError: no sentence was written for `reason`.
    """
    return _refusals()[reason]


def _refusals() -> dict[str, str]:
    return {
        "front-matter": _("The lines above the text no longer say what the clause is."),
        "unknown-key": _("A line above the text begins with a word that means nothing here."),
        "no-id": _("The clause has lost its name."),
        "no-title": _("The clause has no title."),
        "no-version": _("The clause has no version."),
        "unknown-style": _("The clause says to be set in a way that does not exist."),
        "charter-article": _("The charter has nine articles, numbered 1 to 9."),
        "reserved-character": _("This line holds a character that cannot be printed: type it again."),
        "condition": _("The condition under which the clause prints cannot be worked out."),
        "syntax": _("A pair of braces is not closed, or an “if” or a “for” has no “endif” or “endfor”."),
        "render": _("What stands between braces here cannot be worked out. Take it from the list of names."),
        "unknown-name": _("This document knows no such name. Take it from the list of names."),
        "not-allowed": _("Only paragraphs, bold, italics, lists, small headings and tables can be printed: no link, "
                         "image, quotation, code nor HTML."),
        "id-twice": _("Another clause of yours has the same name."),
    }  # fmt: skip


def state(code: str) -> str:
    """Whose words a clause is made of (« ours » says nothing: it is the rule)."""
    return {
        "ours": _("As it comes"),
        "adapted": _("Adapted by you"),
        "own": _("Yours"),
        "removed": pgettext("clause", "Taken out"),
    }[code]


def article(number: int) -> str:
    """An article of the charter and what it is about: « Charte, article 5 : confidentialité »."""
    about = _articles()[number]
    return _("Charter, article {number}: {about}").format(number=number, about=about)


def articles(numbers: Sequence[int]) -> str:
    """Those articles, one a line."""
    return "\n".join(article(number) for number in numbers)


def _articles() -> dict[int, str]:
    return {
        1: _("whose interests the work serves"),
        2: _("each one’s responsibility"),
        3: _("the practitioner’s competence"),
        4: _("agreeing on the work"),
        5: _("confidentiality"),
        6: _("respect for people"),
        7: _("the place"),
        8: _("working in a group"),
        9: _("mediation"),
    }


def source(text: str) -> str:
    """Where an item of a checklist comes from: « charte, article 5 », « RGPD, articles 13 et 26 »."""
    words = _sources()
    return _CITED.sub(lambda found: words[found[0]], text)


def _sources() -> dict[str, str]:
    return {
        "charter": _("charter"),
        "GDPR": _("GDPR"),
        "articles": _("articles"),
        "article": _("article"),
        "annex": _("annex"),
        "and": pgettext("two articles", "and"),
        "EMCC global code": _("EMCC global code"),
    }
