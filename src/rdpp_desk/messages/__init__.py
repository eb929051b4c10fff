"""Our sentences, in the window and the commands alike, through standard-library gettext.

Each room has one catalogue, `resources/i18n/<language>/<room>.po`, compiled beside it to `.mo`.
Source strings are English; French is complete.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from pathlib import Path

from rdpp_desk import resources

LANGUAGES = ("fr", "en")


def load(language: str) -> _gettext.NullTranslations:
    """The translations of every room in `language` ("fr" or "en"); English is the source."""
    chain = _gettext.NullTranslations()
    folder = resources.path(f"i18n/{language}")
    for compiled in sorted(folder.glob("*.mo")) if folder.is_dir() else []:
        with Path(compiled).open("rb") as stream:
            room = _gettext.GNUTranslations(stream)
        room.add_fallback(chain)
        chain = room
    return chain


class _Current:
    language = "en"
    translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` ("fr" or "en") from now on."""
    _Current.language = language
    _Current.translations = load(language)


def language() -> str:
    """The language spoken now."""
    return _Current.language


def _(text: str) -> str:
    """`text` in the language spoken now."""
    return _Current.translations.gettext(text) if text else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a sentence that `count` asks for, in the language spoken now."""
    return _Current.translations.ngettext(singular, plural, count)


def pgettext(context: str, text: str) -> str:
    """`text` in the language spoken now, where `context` tells two meanings apart."""
    return _Current.translations.pgettext(context, text)


def system_language() -> str:
    """French on a French system, English elsewhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if os.environ.get(name):
            return "fr" if os.environ[name].lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"
