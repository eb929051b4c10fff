"""The Markdown of a clause, read into blocks; what was typed takes the place of its marks after that.

Words between double brackets set what Markdown cannot: `[[keep]]` … `[[/keep]]` on one page, `[[page]]` a new one,
`[[signature party]] label | name | capacity`, `[[lines n]]` room to write, and, for what follows, `[[aside]]` (the
address of a letter) and `[[tall]]` (a table to sign in).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rdpp_desk.documents.blocks import (
    Block,
    Heading,
    Keep,
    ListItem,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Runs,
    SignatureSlots,
    Slot,
    Table,
    WritingLines,
)
from rdpp_desk.documents.formatted import formatted
from rdpp_desk.documents.sandbox import BLANK, CLOSE, OPEN, Formatted
from rdpp_desk.documents.typography import clean, typeset

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")
_SIGNATURE = re.compile(r"\[\[signature ([a-z]+)\]\]\s*")
_WORDS = {
    "[[page]]": "page",
    "[[keep]]": "keep",
    "[[/keep]]": "keep-end",
    "[[tall]]": "tall",
    "[[aside]]": "aside",
}
_LINES = re.compile(r"\[\[lines ([1-9]|1\d|20)\]\]")
_ABREAST = 3
"""How many slots stand side by side at most."""
_ALONE = re.compile(r"\n{2,}")

REFUSED = ("html_block", "html_inline", "image", "link_open", "code_block", "fence", "code_inline", "blockquote_open")
"""What a clause may not contain."""


class NotAllowed(Exception):
    """A construction outside the subset; `line` counts from 1 in the Markdown."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


@lru_cache(maxsize=512)
def _tokens(source: str) -> tuple[Token, ...]:
    return tuple(_reader().parse(source))


def read(source: str, texts: Sequence[object], language: str) -> tuple[Block, ...]:
    """The blocks of `source`, where the mark of rank n stands for `texts[n]` (or `BLANK`).

    Raises:
        NotAllowed: HTML, an image, a link, code or a quotation.
    """
    return _read(source, tuple(texts), language)


@lru_cache(maxsize=512)
def _read(source: str, texts: tuple[object, ...], language: str) -> tuple[Block, ...]:
    return tuple(_grouped(list(_Reading(texts, language).blocks(_tokens(source)))))


def title_runs(source: str, texts: Sequence[object], language: str) -> Runs:
    """A title: no Markdown is read in it, and it stays on one line."""
    runs = _Reading(texts, language).filled([Run(source)])
    return tuple(Run(" ".join(run.text.split("\n")), blank=run.blank) for run in runs)


class _Reading:
    def __init__(self, texts: Sequence[object], language: str) -> None:
        self.texts, self.language = texts, language

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block | str]:
        lists: list[int | None] = []
        rows: list[list[Runs]] = []
        opening = "paragraph"
        mark = ""
        for token in tokens:
            if token.type in REFUSED:
                raise NotAllowed(token.map[0] + 1 if token.map else 1)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                lists.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif token.type == "list_item_open":
                mark, lists[-1] = ("•", None) if lists[-1] is None else (f"{lists[-1]}.", lists[-1] + 1)
            elif token.type == "heading_open":
                opening = "heading"
            elif token.type == "table_open":
                rows = []
            elif token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                opening = "cell"
            elif token.type == "table_close":
                yield Table(tuple(tuple(row) for row in rows))
            elif token.type == "hr":
                yield Rule()
            elif token.type == "inline":
                if opening == "cell":
                    box = _BOX.fullmatch(token.content)
                    rows[-1].append((Run("", box=box[1] != " "),) if box else self.runs(token))
                elif opening == "heading":
                    yield Heading(self.runs(token), 2)
                elif lists:
                    yield self.item(token, mark, len(lists) - 1)
                    mark = ""
                else:
                    yield from self.paragraphs(token)
                opening = "paragraph"

    def paragraphs(self, token: Token) -> Iterator[Block | str]:
        """One paragraph, or what a bracketed word stands for; a long text alone keeps its own paragraphs."""
        words = token.content.strip()
        room = _LINES.fullmatch(words)
        if words in _WORDS:
            yield _WORDS[words]
        elif room is not None:
            yield WritingLines(int(room[1]))
        elif _SIGNATURE.match(words):
            for line in words.split("\n"):
                yield self.slot(line, token)
        elif "[[" in words:
            raise NotAllowed(token.map[0] + 1 if token.map else 1)
        elif _MARK.fullmatch(words):
            text = self.texts[int(words[1:-1])]
            if text is BLANK:
                yield Paragraph((Run("", blank=True),))
            elif isinstance(text, Formatted):
                yield from formatted(text.text, self.language)
            else:
                parts = [part.strip("\n") for part in _ALONE.split(clean(str(text)))]
                yield from (Paragraph(self.set([Run(part)])) for part in parts if part.strip())
        else:
            runs = self.runs(token)
            if any(run.blank or run.text.strip() for run in runs):
                yield Paragraph(runs)

    def slot(self, line: str, token: Token) -> Block:
        match = _SIGNATURE.match(line)
        if match is None:
            raise NotAllowed(token.map[0] + 1 if token.map else 1)
        parts = [tuple(self.filled([Run(part.strip())])) for part in line[match.end() :].split("|")]
        label, name, capacity = [*parts, (), (), ()][:3]
        return SignatureSlots((Slot(match[1], label, name, capacity),))

    def item(self, token: Token, mark: str, depth: int) -> ListItem:
        runs = self.runs(token)
        box = _BOX.match(runs[0].text) if runs and mark == "•" else None
        if box is None:
            return ListItem(runs, mark, depth)
        rest = (Run(runs[0].text[box.end() :], runs[0].bold, runs[0].italic), *runs[1:])
        return ListItem(rest, "", depth, box[1] != " ")

    def runs(self, token: Token) -> Runs:
        bold = italic = 0
        found: list[Run] = []
        for child in token.children or ():
            if child.type in REFUSED:
                raise NotAllowed(token.map[0] + 1 if token.map else 1)
            if child.type in ("strong_open", "strong_close"):
                bold += child.nesting
            elif child.type in ("em_open", "em_close"):
                italic += child.nesting
            elif child.type == "softbreak":
                found.append(Run(" ", bool(bold), bool(italic)))
            elif child.type == "hardbreak":
                found.append(Run("\n", bool(bold), bool(italic)))
            elif child.content:
                found.append(Run(child.content, bool(bold), bool(italic)))
        return tuple(self.filled(found))

    def filled(self, runs: Sequence[Run]) -> Runs:
        """The runs with what was typed in the place of marks, merged and typeset."""
        pieces: list[Run] = []
        for run in runs:
            for rank, text in enumerate(_MARK.split(run.text)):
                value = self.texts[int(text)] if rank % 2 else text
                if value is BLANK:
                    pieces.append(Run("", blank=True))
                elif value:
                    shown = _ALONE.sub("\n", clean(str(value)).strip()) if rank % 2 else str(value)
                    pieces.append(Run(shown, run.bold, run.italic))
        return self.set(pieces)

    def set(self, pieces: Sequence[Run]) -> Runs:
        merged: list[Run] = []
        for piece in pieces:
            last = merged[-1] if merged else None
            if last and not last.blank and not piece.blank and (last.bold, last.italic) == (piece.bold, piece.italic):
                merged[-1] = Run(last.text + piece.text, piece.bold, piece.italic)
            else:
                merged.append(piece)
        return tuple(
            run if run.blank else Run(typeset(run.text, self.language), run.bold, run.italic) for run in merged
        )


def _grouped(found: list[Block | str]) -> Iterator[Block]:
    """Slots side by side, kept blocks together, and each block set as the word before it says."""
    kept: list[Block] | None = None
    slots: list[Slot] = []
    manner = ""
    for block in [*found, "end"]:
        if isinstance(block, SignatureSlots):
            slots.extend(block.slots)
            continue
        for row in _abreast(slots):
            if kept is None:
                yield row
            else:
                kept.append(row)
        slots = []
        if block in ("tall", "aside"):
            manner = str(block)
        elif block == "keep":
            kept = []
        elif block in ("keep-end", "end"):
            if kept:
                yield Keep(tuple(kept))
            kept = None
        elif block == "page":
            yield PageBreak()
        elif not isinstance(block, str):
            set_so = _manner(block, manner)
            manner = ""
            if kept is None:
                yield set_so
            else:
                kept.append(set_so)


def _abreast(slots: Sequence[Slot]) -> Iterator[SignatureSlots]:
    """Rows of slots as even as can be: four make two and two."""
    rows = -(-len(slots) // _ABREAST)
    for row in range(rows):
        first, last = len(slots) * row // rows, len(slots) * (row + 1) // rows
        yield SignatureSlots(tuple(slots[first:last]))


def _manner(block: Block, word: str) -> Block:
    if word == "tall" and isinstance(block, Table):
        return replace(block, tall=True)
    if word == "aside" and isinstance(block, Paragraph):
        return replace(block, aside=True)
    return block
