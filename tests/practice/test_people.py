"""What people say of themselves, as prints need it."""

from __future__ import annotations

import pytest

from rdpp_desk.practice.people import Practitioner


@pytest.mark.parametrize(
    ("city", "town"),
    [
        ("Grenoble", "Grenoble"),
        ("38000 Grenoble", "Grenoble"),
        (" 38000  L’Isle-d’Abeau ", "L’Isle-d’Abeau"),
        ("F-75011 Paris 11e", "Paris 11e"),
        ("", ""),
    ],
)
def test_documents_are_signed_in_a_town_not_in_a_postcode(city: str, town: str) -> None:
    assert Practitioner(city=city).town == town
