"""Finding, in the pages that are left, which table each row is of, and which rows there were.

From the roots down where the trees hold; page by page, by what the rows look like, below an inner page that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field

from rdpp_desk.vault import salvage_cells as read
from rdpp_desk.vault.connection import Connection, Value
from rdpp_desk.vault.pages import Page, Pages, Trust
from rdpp_desk.vault.salvage_cells import Cell
from rdpp_desk.vault.salvage_index import Words
from rdpp_desk.vault.salvage_tables import Layout, Roots, Table, table_of

_TABLE_PAGES = (read.LEAF_TABLE, read.INNER_TABLE)
_INDEX_PAGES = (read.LEAF_INDEX, read.INNER_INDEX)
_INNER = (read.INNER_TABLE, read.INNER_INDEX)
_ORDER = (Trust.FRESH, Trust.STALE, Trust.UNVERIFIED)
_UID = re.compile(rb"[0-9a-f]{32}")
_SCHEMA_ROOT = 1
_FEWEST = 20
_INDEX_OF_NOTES = "notes_fts_data"
_OTHER_INDEXES = ("supervision_entries_fts_data", "entry_passages_fts_data")
_SEQUENCES = "sqlite_sequence"
_NOTHING = (0, Trust.UNVERIFIED)

Pause = Callable[[int, int], None]


@dataclass(slots=True)
class Witness:
    """What the indexes of a table know: columns of rows, by number; `complete` if one of them is all there."""

    rows: dict[int, dict[str, Value]] = field(default_factory=dict)
    complete: bool = False


class Reading:
    """A survey of all pages, then their rows. `trial` is a database that has the layout's tables: rows are tried there.

    `lost` are the pages of which no whole version is left.
    """

    def __init__(self, pages: Pages, layout: Layout, trial: Connection, pause: Pause) -> None:
        self._pages, self._layout, self._trial = pages, layout, trial
        self._kinds: dict[int, tuple[int, Trust]] = {}
        self._claimed: set[int] = set()
        self._trees: dict[str, tuple[list[int], bool]] = {}
        self._unled: set[int] = set()
        self.lost: list[int] = []
        for number in range(1, pages.count + 1):
            pause(number, pages.count)
            self._survey(number)
        self.lost += range(pages.count + 1, pages.expected + 1)
        roots = self._roots()
        for name, root in roots.said.items():
            self._trees[name] = self._walked(root)
        as_usual = all(layout.roots.get(name, root) == root for name, root in roots.said.items())
        for name, root in layout.roots.items():
            if name not in roots.said and (as_usual or name in layout.tables):
                self._guess(name, root)

    @property
    def readable(self) -> bool:
        """Whether this looks like a database under this key."""
        return self._pages.verifiable or len(self._kinds) > max(1, self._pages.count // _FEWEST)

    def lines(self, name: str) -> Iterator[Cell]:
        """The rows of a table or the lines of an index, wherever its tree still leads."""
        for number in self._trees.get(name, ((), False))[0]:
            yield from self._cells(number)

    def sequences(self) -> dict[str, int]:
        """The last number given in each table, where that is known as it was last."""
        found = [cell.values for cell in self.lines(_SEQUENCES) if self._believed(cell)]
        return {str(line[0]): line[1] for line in found if len(line) == 2 and isinstance(line[1], int)}

    def witness(self, name: str) -> Witness:
        """What the indexes of a table know."""
        found = Witness()
        for key, index in self._layout.indexes.items():
            if index.table != name or key not in self._trees:
                continue
            found.complete = found.complete or (self._trees[key][1] and not index.partial)
            for cell in self.lines(key):
                whole = self._believed(cell) and len(cell.values) > len(index.columns)
                number = cell.values[-1] if whole else None
                if isinstance(number, int):
                    found.rows.setdefault(number, {}).update(zip(index.columns, cell.values, strict=False))
        return found

    def whole(self, name: str) -> bool:
        """Whether the tree of a table is all there, in its newest version; not whether its long rows are."""
        return self._trees.get(name, ((), False))[1]

    def rows(self, pause: Pause) -> Iterator[tuple[Table, Cell]]:
        """Every row, those of the most trusted pages first; a row may come twice."""
        known = {name: leaves for name, (leaves, _) in self._trees.items() if name in self._layout.tables}
        placed = {number: self._layout.tables[name] for name, leaves in known.items() for number in leaves}
        loose = [
            number for number, (kind, _) in self._kinds.items() if number not in self._claimed and kind not in _INNER
        ]
        numbers = [*placed, *loose]
        ordered = [number for trust in _ORDER for number in numbers if self._kinds[number][1] is trust]
        for done, number in enumerate(ordered):
            pause(done, len(ordered))
            cells = list(self._cells(number)) if number not in placed else None
            table = placed.get(number)
            if cells is not None:
                itself = self._kinds[number][0] == read.LEAF_INDEX
                table = table_of(self._trial, self._layout, cells, itself)
            if table is not None:
                for cell in cells if cells is not None else self._cells(number):
                    yield table, cell

    def words(self, known: Container[int]) -> Words:
        """The words that the full-text index has of notes that are not `known`."""
        found = Words(known)
        for number, block in sorted(self._blocks()):
            found.take(number, block)
        return found

    def _blocks(self) -> Iterator[tuple[int, bytes]]:
        """The data of that index; from pages that no tree leads to as well, where they can be of no other index."""
        trees = [self._trees.get(name, ([], False)) for name in (_INDEX_OF_NOTES, *_OTHER_INDEXES)]
        pages = list(trees[0][0])
        if not trees[0][1] and all(whole for _, whole in trees[1:]):
            leaves = (number for number, (kind, _) in self._kinds.items() if kind == read.LEAF_TABLE)
            pages += [number for number in leaves if number not in self._claimed]
        for cell in (cell for number in pages for cell in self._cells(number)):
            match cell.values:
                case [None, bytes(block)] if self._believed(cell) and cell.whole:
                    yield cell.rowid, block

    def ends(self, of: Mapping[str, int]) -> dict[int, str]:
        """Once all rows were read: the ends of long notes that no row leads to, by number.

        A note's row ends with its text and its random id, so that a chain of overflow pages says whose end it is.
        `of` maps random ids to numbers.
        """
        pages = {number: page for number in self._unled if (page := self._pages.read(number)) is not None}
        following = {number: read.following(page) for number, page in pages.items()}
        found = {}
        for head in pages.keys() - set(following.values()):
            chain, number = list[bytes](), head
            while number in pages and len(chain) < len(pages):
                chain.append(pages[number].content[4:])
                number = following[number]
            content = b"".join(chain)
            for uid in _UID.finditer(content, max(0, len(content) - 2 * len(chain[-1]))):
                if uid[0].decode("ascii") in of:
                    found[of[uid[0].decode("ascii")]] = content[: uid.start()].decode("utf-8", "ignore")
        return found

    def _believed(self, cell: Cell) -> bool:
        """Whether it is whole as it was last; where nothing can be verified, whether it looks so."""
        return cell.trust is Trust.FRESH or not self._pages.verifiable

    def _survey(self, number: int) -> None:
        page = self._pages.read(number)
        whole = page is not None and (page.trust is not Trust.UNVERIFIED or not self._pages.verifiable)
        if not whole and number <= self._pages.expected:
            self.lost.append(number)
        if page is not None and read.kind_of(page):
            most = Trust.FRESH if number <= self._pages.expected else Trust.STALE
            self._kinds[number] = (read.kind_of(page), min(page.trust, most))
        elif page is not None and page.trust is Trust.FRESH:
            self._unled.add(number)

    def _cells(self, number: int) -> Iterator[Cell]:
        page = self._pages.read(number)
        return iter(()) if page is None else read.cells(page, self._followed)

    def _followed(self, number: int) -> Page | None:
        self._unled.discard(number)
        return self._pages.read(number)

    def _roots(self) -> Roots:
        """From the schema's tree or, where it is broken, from any page whose first row is one of the schema."""
        roots = Roots()
        leaves, whole = self._walked(_SCHEMA_ROOT)
        if not whole:
            for number, (kind, _) in self._kinds.items():
                first = next(self._cells(number), None) if kind == read.LEAF_TABLE else None
                if number not in self._claimed and first is not None and Roots().learn(first):
                    self._claimed.add(number)
                    leaves.append(number)
        for number in leaves:
            for cell in self._cells(number):
                roots.learn(cell)
        return roots

    def _walked(self, root: int) -> tuple[list[int], bool]:
        """The pages below `root` that hold rows, and whether the whole tree is there, in its newest version."""
        holding, whole, todo = list[int](), True, [root]
        family = _INDEX_PAGES if self._kinds.get(root, _NOTHING)[0] in _INDEX_PAGES else _TABLE_PAGES
        while todo:
            number = todo.pop()
            kind, trust = self._kinds.get(number, _NOTHING)
            whole = whole and trust is Trust.FRESH
            if kind not in family or number in self._claimed:
                whole = False
                continue
            self._claimed.add(number)
            if kind != read.INNER_TABLE:
                holding.append(number)
            if kind in _INNER and (trust or not self._pages.verifiable):
                page = self._pages.read(number)
                todo += reversed(read.children(page)) if page is not None else ()
        return holding, whole

    def _guess(self, name: str, root: int) -> None:
        """Nothing says where this begins any more: see whether it is where a vault made in one go has it."""
        table = self._layout.tables.get(name)
        as_index = name in self._layout.indexes or (table is not None and table.indexed_by_itself)
        kind, _ = self._kinds.get(root, _NOTHING)
        if root in self._claimed or kind not in (_INDEX_PAGES if as_index else _TABLE_PAGES):
            return
        before = set(self._claimed)
        found, whole = self._walked(root)
        first = next((cell for number in found for cell in self._cells(number)), None)
        if first is not None and self._fits(name, first):
            self._trees[name] = (found, whole and name in _OTHER_INDEXES)
        else:
            self._claimed = before

    def _fits(self, name: str, line: Cell) -> bool:
        """Whether a line can be of that table or index."""
        if name in self._layout.tables:
            return self._layout.tables[name].takes(self._trial, line)
        if name in self._layout.indexes:
            width = len(self._layout.indexes[name].columns) + 1
            return len(line.values) == width and isinstance(line.values[-1], int)
        match line.values:
            case [None, bytes()]:
                return name in (_INDEX_OF_NOTES, *_OTHER_INDEXES)
            case [str(table), int()]:
                return name == _SEQUENCES and table in self._layout.tables
        return False
