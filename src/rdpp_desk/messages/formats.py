"""Dates, times, durations, numbers and money as people read them, in the language spoken or in a document's own."""

from __future__ import annotations

from datetime import date, datetime, time

from rdpp_desk import messages

NBSP, NARROW = "\u00a0", "\u202f"

_MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}
_SHORT_MONTHS = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SPELLED = {
    "fr": ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_SYMBOLS = {"EUR": "€", "CHF": "CHF", "GBP": "£", "USD": "$"}


def day(when: date, language: str | None = None, *, year: bool = True) -> str:
    """« 1er janvier 2027 », "1 January 2027"; without the year where it goes without saying."""
    spoken = language or messages.language()
    words = f"{_number(when, spoken)}{NBSP}{_MONTHS[spoken][when.month - 1]}"
    return f"{words}{NBSP}{when.year}" if year else words


def weekday(when: date, language: str | None = None, *, year: bool = False) -> str:
    """« mardi 24 novembre », "Tuesday 24 November"."""
    spoken = language or messages.language()
    return f"{_DAYS[spoken][when.weekday()]} {day(when, spoken, year=year)}"


def short_day(when: date, language: str | None = None) -> str:
    """« 24 nov. », "24 Nov"; « 1er avr. »."""
    spoken = language or messages.language()
    return f"{_number(when, spoken)}{NBSP}{_SHORT_MONTHS[spoken][when.month - 1]}"


def _number(when: date, spoken: str) -> str:
    return "1er" if spoken == "fr" and when.day == 1 else str(when.day)


def month(when: date, language: str | None = None) -> str:
    """« novembre 2026 », "November 2026"."""
    spoken = language or messages.language()
    return f"{_MONTHS[spoken][when.month - 1]} {when.year}"


def clock_time(when: time | datetime, language: str | None = None) -> str:
    """« 9 h 30 », "9:30"; 24-hour time in both languages."""
    spoken = language or messages.language()
    if spoken == "fr":
        return f"{when.hour}{NBSP}h{NBSP}{when.minute:02d}"
    return f"{when.hour}:{when.minute:02d}"


def minutes(count: int, language: str | None = None) -> str:
    """« 60 min »; from two hours on « 2 h 15 », "2 h 15 min"."""
    spoken = language or messages.language()
    if count < 120:
        return f"{count}{NBSP}min"
    hours, rest = divmod(count, 60)
    if not rest:
        return f"{hours}{NBSP}h"
    return f"{hours}{NBSP}h{NBSP}{rest:02d}" if spoken == "fr" else f"{hours}{NBSP}h{NBSP}{rest}{NBSP}min"


def number(value: int, language: str | None = None) -> str:
    """Thousands apart: « 12 500 », "12,500"."""
    spoken = language or messages.language()
    return f"{value:,}".replace(",", NARROW) if spoken == "fr" else f"{value:,}"


def money(cents: int, currency: str = "EUR", language: str | None = None) -> str:
    """« 1 234,50 € », "€1,234.50", from integer cents."""
    spoken = language or messages.language()
    whole, rest = divmod(abs(cents), 100)
    sign = "−" if cents < 0 else ""
    symbol = _SYMBOLS.get(currency, currency)
    if spoken == "fr":
        return f"{sign}{number(whole, spoken)},{rest:02d}{NBSP}{symbol}"
    prefix = symbol if len(symbol) == 1 else f"{symbol}{NBSP}"
    return f"{sign}{prefix}{number(whole, spoken)}.{rest:02d}"


def size(count: int, language: str | None = None) -> str:
    """A file's size from bytes: « 12 Mo », "12 MB"."""
    spoken = language or messages.language()
    letter = "o" if spoken == "fr" else "B"
    for limit, prefix in ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")):
        if count >= limit:
            value = f"{count / limit:.1f}".removesuffix(".0")
            return f"{value.replace('.', ',') if spoken == 'fr' else value}{NBSP}{prefix}{letter}"
    return f"{count}{NBSP}{'octets' if spoken == 'fr' else 'bytes'}"



def spelled(count: int, *, feminine: bool = False, language: str | None = None) -> str:
    """A small number in letters, in figures past ten: « trois », « une » (`feminine`, French only)."""
    spoken = language or messages.language()
    if not 0 <= count < len(_SPELLED[spoken]):
        return number(count, spoken)
    word = _SPELLED[spoken][count]
    return f"{word}e" if feminine and spoken == "fr" and count < 2 else word
