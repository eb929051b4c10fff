"""Pages and rows read without SQLite are those that SQLite wrote; noise is refused without a fault."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vault.conftest import Closed

from rdpp_desk.vault import salvage_cells as cells
from rdpp_desk.vault.connection import PAGE_SIZE, Value, open_database
from rdpp_desk.vault.pages import USABLE, Page, Pages, Trust, frames_of
from rdpp_desk.vault.salvage_cells import Cell

KEY = bytes(range(32))
values = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60),
    st.builds(str.__mul__, st.text("aé🌿", min_size=1, max_size=7), st.integers(300, 3000)),
    st.builds(bytes.__mul__, st.binary(min_size=1, max_size=7), st.integers(1, 3000)),
)
rows = st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=12)


def leaves(pages: Pages, root: int) -> Iterator[Cell]:
    """The rows below a root, in order."""
    page = pages.read(root)
    assert page is not None
    if cells.kind_of(page) == cells.INNER_TABLE:
        for child in cells.children(page):
            yield from leaves(pages, child)
    else:
        yield from cells.cells(page, pages.read)


@settings(max_examples=60)
@given(rows, st.lists(st.integers(-(2**63), 2**63 - 1), unique=True, min_size=12, max_size=12))
def test_rows_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, written: list[list[Value]], numbers: list[int]
) -> None:
    file = tmp_path_factory.mktemp("rows") / "some.db"
    file.touch()
    with closing(open_database(file, KEY, create=True)) as db, db.transaction():
        db.execute("CREATE TABLE any_rows (id INTEGER PRIMARY KEY, a, b, c)")
        for number, row in zip(numbers, written, strict=False):
            db.execute("INSERT INTO any_rows VALUES (?, ?, ?, ?)", (number, *row))
        root = int(db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'any_rows'"))
    with Pages(file, KEY) as pages:
        found = {cell.rowid: cell for cell in leaves(pages, root)}
    assert {number: cell.values for number, cell in found.items()} == {
        number: (None, *row) for number, row in zip(numbers, written, strict=False)
    }
    assert all(cell.whole and cell.trust is Trust.FRESH for cell in found.values())


def test_every_page_of_a_vault_holds(closed: Closed) -> None:
    with Pages(closed.database, closed.data_key) as pages:
        found = [pages.read(number) for number in range(1, pages.count + 1)]
        assert pages.verifiable
        assert pages.expected == pages.count == closed.database.stat().st_size // PAGE_SIZE
    assert all(page is not None and page.trust is Trust.FRESH and len(page.content) == USABLE for page in found)


def test_the_leaves_of_a_tree_are_its_rows(closed: Closed) -> None:
    with closed.open() as opened:
        root = int(opened.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'leaves'"))
        expected = [tuple(row) for row in opened.db.rows("SELECT id, text FROM leaves")]
    with Pages(closed.database, closed.data_key) as pages:
        assert [(cell.rowid, cell.values[1]) for cell in leaves(pages, root)] == expected


@pytest.mark.parametrize("number", [1, 2, 17])
def test_any_flip_in_a_page_is_noticed(closed: Closed, number: int) -> None:
    stored = closed.database.read_bytes()
    dice = random.Random(number)
    for _ in range(40):
        spoilt = bytearray(stored)
        spoilt[(number - 1) * PAGE_SIZE + dice.randrange(16, PAGE_SIZE)] ^= 1 << dice.randrange(8)
        closed.database.write_bytes(spoilt)
        with Pages(closed.database, closed.data_key) as pages:
            page = pages.read(number)
            assert page is not None
            assert page.trust is Trust.UNVERIFIED


def test_without_its_salt_nothing_is_verified_and_all_is_read(closed: Closed) -> None:
    stored = bytearray(closed.database.read_bytes())
    stored[0] ^= 1
    closed.database.write_bytes(stored)
    with Pages(closed.database, closed.data_key) as pages:
        assert not pages.verifiable
        page = pages.read(2)
        assert page is not None
        assert cells.kind_of(page)


def test_under_another_key_nothing_holds(closed: Closed) -> None:
    with Pages(closed.database, KEY) as pages:
        assert not pages.verifiable
        assert not any(cells.kind_of(page) for n in range(1, 40) if (page := pages.read(n)) is not None)


def test_a_page_out_of_the_file_is_not_there(closed: Closed) -> None:
    with Pages(closed.database, closed.data_key) as pages:
        assert pages.read(0) is None
        assert pages.read(pages.count + 1) is None


@settings(max_examples=400)
@given(st.binary(max_size=300), st.sampled_from([13, 10, 5, 2]), st.integers(0, 2**31))
def test_noise_is_no_row_and_no_fault(start: bytes, kind: int, seed: int) -> None:
    content = bytes([kind]) + start + random.Random(seed).randbytes(USABLE)
    page = Page(2, content[:USABLE], Trust.UNVERIFIED)

    def fetch(number: int) -> Page | None:
        return page if number % 2 else None

    cells.kind_of(page)
    assert all(number < 2**32 for number in cells.children(page))
    assert all(cell.trust is Trust.UNVERIFIED for cell in cells.cells(page, fetch))


@settings(max_examples=400)
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_may_be_given_for_a_record(payload: bytes, trusted: bool) -> None:
    found = cells.record(payload, True, trusted)
    assert found is None or len(found[0]) <= len(payload)


@given(st.binary(max_size=400))
def test_any_bytes_may_be_given_for_a_log(log: bytes) -> None:
    assert frames_of(log) == []


def test_a_text_keeps_what_is_around_its_lost_letters() -> None:
    payload = bytes([2, 13 + 2 * 30]) + b"avant " + bytes([0xFF, 0xFE, 0x01, 0x9C, 0xC0]) + b" apres et la suite"
    found = cells.record(payload.ljust(32, b"."), True, False)
    assert found == (("avant \ufffd apres et la suite.",), True)


def test_a_record_cut_short_gives_its_beginning() -> None:
    a_number_and_a_hundred_letters = bytes([4, 1, 0x81, 0x55])
    payload = a_number_and_a_hundred_letters + bytes([7]) + b"le commencement"
    assert cells.record(payload, False, True) == ((7, "le commencement"), False)


def test_a_folder_that_is_no_database_is_not_opened(tmp_path: Path) -> None:
    from rdpp_desk.errors import StorageError

    with pytest.raises(StorageError):
        Pages(tmp_path / "nothing.db", KEY)
