"""Numbers that carry a check digit."""

from __future__ import annotations


def digits_of(text: str) -> str:
    """The digits in `text`, spaces and separators dropped."""
    return "".join(character for character in text if character in "0123456789")


def luhn_holds(digits: str) -> bool:
    """Whether a string of digits passes the Luhn check."""
    total = 0
    for position, character in enumerate(reversed(digits)):
        value = int(character) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return bool(digits) and total % 10 == 0


def valid_siren(text: str) -> bool:
    """Whether `text` is a 9-digit SIREN with a good check digit."""
    digits = digits_of(text)
    return len(digits) == 9 and luhn_holds(digits)


def valid_siret(text: str) -> bool:
    """Whether `text` is a 14-digit SIRET. La Poste's establishments (SIREN 356000000) add up to a multiple of 5."""
    digits = digits_of(text)
    if len(digits) != 14:
        return False
    if digits.startswith("356000000"):
        return sum(int(digit) for digit in digits) % 5 == 0 or luhn_holds(digits)
    return luhn_holds(digits)
