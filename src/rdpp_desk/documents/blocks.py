"""A document as data: what is printed, in order, before any page is laid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BLANK_TEXT = "____________"
"""How a missing answer reads in plain text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face; "\\n" breaks the line. A `blank` is a line to write on; a `box`, drawn, is empty or ticked."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False
    box: bool | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a clause and is in the outline; level 2 is inside one."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`aside`: set in the right half of the page, as the address on a letter."""

    runs: Runs
    aside: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """`mark` is what stands before it ("•", "2."); `ticked` is set for a box drawn empty or ticked."""

    runs: Runs
    mark: str = ""
    depth: int = 0
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row; the first row is the header. A `tall` one is filled in by hand: its rows leave room to sign."""

    rows: tuple[tuple[Runs, ...], ...]
    tall: bool = False

    @property
    def headless(self) -> bool:
        """Whether the header says nothing, and is not drawn."""
        return bool(self.rows) and not any(runs_text(cell).strip() for cell in self.rows[0])


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one party signs."""

    party: str
    label: Runs
    name: Runs
    capacity: Runs


@dataclass(frozen=True, slots=True)
class SignatureSlots:
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the text."""


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Room to write by hand, as wide as the text."""

    count: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | ListItem | Table | SignatureSlots | Rule | WritingLines | PageBreak | Keep


def runs_text(runs: Runs) -> str:
    """The words of some runs."""
    return "".join(BLANK_TEXT if run.blank else run.text if run.box is None else box_text(run.box) for run in runs)


def box_text(ticked: bool) -> str:
    """How a tick box reads in plain text."""
    return "[x]" if ticked else "[ ]"


def blocks_text(blocks: Iterable[Block]) -> str:
    """The words of some blocks, one paragraph a line, boxes as [ ] and [x]."""
    return "\n".join(line for line in (_block_text(block) for block in blocks) if line)


def _block_text(block: Block) -> str:
    if isinstance(block, Heading | Paragraph):
        return runs_text(block.runs)
    if isinstance(block, ListItem):
        mark = block.mark if block.ticked is None else box_text(block.ticked)
        return f"{'  ' * block.depth}{mark} {runs_text(block.runs)}"
    if isinstance(block, Table):
        rows = block.rows[1:] if block.headless else block.rows
        return "\n".join(" | ".join(runs_text(cell) for cell in row) for row in rows)
    if isinstance(block, WritingLines):
        return BLANK_TEXT
    if isinstance(block, SignatureSlots):
        return "\n".join(
            " – ".join(runs_text(part) for part in (slot.label, slot.name, slot.capacity) if part)
            for slot in block.slots
        )
    return blocks_text(block.blocks) if isinstance(block, Keep) else ""
