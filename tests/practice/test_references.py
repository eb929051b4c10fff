from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.practice.references import luhn_holds, valid_siren, valid_siret
from rdpp_desk.practice.retention import Destruction, add_months, notes_destruction


def test_known_numbers() -> None:
    assert valid_siren("732 829 320")
    assert not valid_siren("732 829 321")
    assert valid_siret("732 829 320 00074")
    assert not valid_siret("732 829 320 00075")
    assert valid_siret("356 000 000 00048")
    assert not valid_siret("")


@given(st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_exactly_one_check_digit_completes_a_number(stem: str) -> None:
    assert sum(luhn_holds(stem + digit) for digit in "0123456789") == 1


def test_both_dates_of_destruction() -> None:
    assert notes_destruction(date(2026, 11, 25), 1, 12) == Destruction(date(2027, 11, 25), date(2028, 11, 25))
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
