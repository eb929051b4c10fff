from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.errors import UsageError
from rdpp_desk.practice.contacts import ContactField, contacts, guess_columns, read_table

FRENCH = (
    "Prénom;Nom;Courriel;Téléphone;Société\r\n"
    "Zoé;Œuvre;zoe@exemple.fr;06 12 34 56 78;Ateliers « Été »\r\n"
    ";;;;\r\n"
    ";;rien@exemple.fr;;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_french_spreadsheet_is_read_whatever_its_encoding(encoding: str) -> None:
    table = read_table(FRENCH.encode(encoding))
    assert table.delimiter == ";"
    found, left_out = contacts(table, guess_columns(table.headers))
    names = [(contact.first_name, contact.last_name, contact.organisation, contact.line) for contact in found]
    assert names == [("Zoé", "Œuvre", "Ateliers « Été »", 2)]
    assert left_out == (3,)


def test_latin_1_with_semicolons() -> None:
    table = read_table("Nom complet;Fonction\nInès Belaïd;Cheffe de projet\n".encode("latin-1"))
    found, _ = contacts(table, guess_columns(table.headers))
    assert (found[0].first_name, found[0].last_name, found[0].job_title) == ("Inès", "Belaïd", "Cheffe de projet")


def test_short_and_long_rows_are_fitted_to_the_header() -> None:
    table = read_table(b"First name,Last name,Email\nAda\nBob,Day,b@example.org,extra\n")
    found, _ = contacts(table, guess_columns(table.headers))
    assert [(c.first_name, c.email) for c in found] == [("Ada", ""), ("Bob", "b@example.org")]


def test_a_lone_last_name_is_enough_to_begin() -> None:
    table = read_table(b"Nom,Mobile\nDurand,0612345678\n")
    found, _ = contacts(table, guess_columns(table.headers))
    assert found[0].first_name == "Durand"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "csv-empty"),
        (b"Nom\n", "csv-empty"),
        (b"\x89PNG\0\0", "csv-unreadable"),
        (b"\xff\xfea", "csv-unreadable"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_table(content)
    assert refused.value.code == code


def test_a_column_of_names_is_needed() -> None:
    table = read_table(b"a,b\n1,2\n")
    with pytest.raises(UsageError) as refused:
        contacts(table, (ContactField.EMAIL, ContactField.IGNORE))
    assert refused.value.code == "csv-no-name-column"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_code(content: bytes) -> None:
    with contextlib.suppress(UsageError):
        table = read_table(content)
        assert all(len(row) == len(table.headers) for row in table.rows)
