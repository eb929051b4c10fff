"""Dates, hours and amounts as people type them, in French or English."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta

_MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
_DAYS = {"aujourd'hui": 0, "aujourdhui": 0, "today": 0, "demain": 1, "tomorrow": 1, "hier": -1, "yesterday": -1}
_SHORTEST_MONTH = 3
_CENTURY = 2000


class NoSuchDate(ValueError):
    """The words look like a date, and the day does not exist."""


def plain(text: str) -> str:
    """Lower case, without accents, simple apostrophes and spaces."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).lower().split())


def parse_date(text: str, today: date) -> date | None:
    """The day meant by « 3/11/26 », « 3 novembre 2026 », « 3 nov », "2026-11-03", « demain »…; None if it is no date.

    Day before month. A year left out is that of `today`; two digits mean the 2000s.

    Raises:
        NoSuchDate: a day that does not exist, such as 31/2/2026.
    """
    words = plain(text).replace("1er", "1").strip(" .")
    if words in _DAYS:
        return today + timedelta(days=_DAYS[words])
    numbers = _numbers(words, today)
    if numbers is None:
        return None
    year, month, day = numbers
    try:
        return date(year if year >= 100 else _CENTURY + year, month, day)
    except ValueError:
        raise NoSuchDate from None


def _numbers(words: str, today: date) -> tuple[int, int, int] | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if slashed := re.fullmatch(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?", words):
        return int(slashed[3] or today.year), int(slashed[2]), int(slashed[1])
    if run := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", words):
        return int(run[3]), int(run[2]), int(run[1])
    words = re.sub(r"^[a-z]+day,? |^[a-z]+di,? |^dimanche,? ", "", words)
    if named := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?(?:[\s,]+(\d{4}|\d{2}))?", words):
        month = _month(named[2])
        return (int(named[3] or today.year), month, int(named[1])) if month else None
    if american := re.fullmatch(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}|\d{2}))?", words):
        month = _month(american[1])
        return (int(american[3] or today.year), month, int(american[2])) if month else None
    return None


def _month(word: str) -> int:
    if len(word) < _SHORTEST_MONTH:
        return 0
    found = [at for at, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)]
    if word == "juil":
        return 7
    return found[0] if len(found) == 1 else 0


def parse_time(text: str) -> time | None:
    """The hour meant by « 14 h », « 14h30 », "14:30", "1430", "2 pm"; None if it is none."""
    words = plain(text).replace(".", ":")
    found = re.fullmatch(r"(\d{1,2})\s*(?:h|:|h:|heures?)?\s*(\d{2})?\s*(?:min)?\s*(am|pm)?", words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_cents(text: str) -> int | None:
    """Cents meant by « 1 234,50 € », "1,234.50", "90"; None if it is no amount."""
    words = re.sub(r"[\s\u00a0\u202f€$£]|eur", "", text, flags=re.IGNORECASE)
    last = max(words.rfind(","), words.rfind("."))
    whole, cents = words, ""
    if last >= 0 and len(words) - last - 1 in (1, 2):
        whole, cents = words[:last], words[last + 1 :]
    whole = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", whole)
    if not re.fullmatch(r"\d{1,9}", whole) or not re.fullmatch(r"\d{0,2}", cents):
        return None
    return int(whole) * 100 + int(cents.ljust(2, "0") or 0)
