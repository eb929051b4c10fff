"""What letters and sheets to fill in by hand are made of."""

from __future__ import annotations

import pytest

from rdpp_desk.documents.blocks import Paragraph, SignatureSlots, Table, WritingLines, blocks_text
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.markdown import NotAllowed, read
from rdpp_desk.documents.strips import strips
from rdpp_desk.documents.tables import _FIGURES

TABLE = "| Qui | Signature |\n|---|---|\n| Ada | |\n"


def heights(source: str) -> list[float]:
    return [strip.height for strip in strips(read(source, (), "fr"), Manner("fr"))]


def test_an_address_stands_aside_and_the_next_paragraph_does_not() -> None:
    blocks = read("[[aside]]\n\nAda\\\n12, rue du Port\n\nBonjour,", (), "fr")
    assert [block.aside for block in blocks if isinstance(block, Paragraph)] == [True, False]


def test_a_tall_table_has_room_to_sign_in_each_row() -> None:
    (plain,), (tall,) = read(TABLE, (), "fr"), read(f"[[tall]]\n\n{TABLE}", (), "fr")
    assert isinstance(plain, Table)
    assert isinstance(tall, Table)
    assert (plain.tall, tall.tall) == (False, True)
    assert heights(f"[[tall]]\n\n{TABLE}")[1] > heights(TABLE)[1] + 8


def test_lines_to_write_on_stay_together() -> None:
    found = read("[[lines 3]]", (), "fr")
    assert found == (WritingLines(3),)
    assert [strip.together for strip in strips(found, Manner("fr"))] == [True, True, False]
    assert blocks_text(found) == "____________"


@pytest.mark.parametrize("words", ["[[lines 0]]", "[[lines 21]]", "[[lines x]]", "[[tall]] table"])
def test_other_words_between_brackets_are_refused(words: str) -> None:
    with pytest.raises(NotAllowed):
        read(words, (), "fr")


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (3, [3]), (4, [2, 2]), (5, [2, 3]), (9, [3, 3, 3])])
def test_many_slots_make_rows_of_three_at_most(count: int, rows: list[int]) -> None:
    source = "\n".join(f"[[signature member]] Membre | {number}" for number in range(count))
    found = [block for block in read(source, (), "fr") if isinstance(block, SignatureSlots)]
    assert [len(block.slots) for block in found] == rows
    assert [slot.name[0].text for block in found for slot in block.slots] == [str(number) for number in range(count)]


def test_a_header_that_says_nothing_is_not_drawn_nor_read() -> None:
    (table,) = read("| | |\n|---|---|\n| **Lieu** | Lyon |\n| **Jour** | mardi |\n", (), "fr")
    assert isinstance(table, Table)
    assert table.headless
    assert blocks_text((table,)) == "Lieu | Lyon\nJour | mardi"
    assert len(strips((table,), Manner("fr"))) == 2


@pytest.mark.parametrize("words", ["60 min", "4 h", "7 h 30", "18 h 57 min", "1 234,50 €"])
def test_lengths_and_amounts_line_up_at_the_right(words: str) -> None:
    length = words.replace(" ", "\u00a0")
    assert _FIGURES.fullmatch(length)
    assert not _FIGURES.fullmatch(f"{length} environ")
