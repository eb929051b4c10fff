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


@pytest.mark.parametrize(
    ("address", "city", "apart"),
    [
        ("12, rue des Lilas", "Grenoble", "Grenoble"),
        ("12, rue de Grenoble", "Grenoble", "Grenoble"),
        ("12, rue des Lilas\n38000 Grenoble", "Grenoble", ""),
        ("12, rue des Lilas, 38000 GRENOBLE Cedex 2\nFrance", "38000 Grenoble", ""),
        ("12, rue des Lilas 38000 Grenoble", "Grenoble", ""),
        ("12, rue des Lilas, Grenoble", "38000 Grenoble", "38000 Grenoble"),
        ("", "Grenoble", "Grenoble"),
        ("12, rue des Lilas", "", ""),
    ],
)
def test_the_city_is_not_said_again_after_an_address_that_ends_with_it(address: str, city: str, apart: str) -> None:
    assert Practitioner(address=address, city=city).city_apart == apart
