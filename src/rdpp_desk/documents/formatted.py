"""A text of the practitioner's own, such as their charter, printed with its headings and lists.

Nothing in it is read as a template, as HTML or as a link: what is none of headings, lists, emphasis and paragraphs
stands as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rdpp_desk.documents.blocks import Block, Heading, ListItem, Paragraph, Rule, Run
from rdpp_desk.documents.sandbox import CLOSE, OPEN
from rdpp_desk.documents.typography import clean, typeset

_PLAIN = (
    *("html_block", "html_inline", "code", "fence", "backticks", "blockquote", "image", "link", "autolink"),
    *("reference", "entity", "table", "lheading"),
)
_RESERVED = re.compile(f"[{OPEN}{CLOSE}\0]")
_NUMBERED = re.compile(r"\d{1,2}\s*[-–—]\s*\S.{0,110}")
"""« 3 – Compétences », alone on its line: how a plain text writes the heading of an article."""

_HARD_WRAPPED = range(50, 101)
"""How long the lines of a text are that was broken to fit a screen, and not where its author wanted a line."""


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(_PLAIN)


def formatted(text: str, language: str) -> tuple[Block, ...]:
    """The blocks of `text`. A heading of any level stands inside the clause."""
    source = clean(_RESERVED.sub("", text)).replace("\r\n", "\n").expandtabs(4)
    return tuple(_blocks(_reader().parse(_flush(source)), language))


def _flush(source: str) -> str:
    """The lines without the four spaces that would make code of them; those of a nested list stay."""
    return re.sub(r"(?m)^ {4,}(?![-*+\d])", "   ", source)


def _blocks(tokens: list[Token], language: str) -> Iterator[Block]:
    lists: list[int | None] = []
    mark, heading = "", False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            mark, lists[-1] = ("•", None) if lists[-1] is None else (f"{lists[-1]}.", lists[-1] + 1)
        elif token.type == "heading_open":
            heading = True
        elif token.type == "hr":
            yield Rule()
        elif token.type == "inline":
            runs = tuple(_runs(token, language))
            if heading:
                yield Heading(runs, 2)
            elif lists:
                yield ListItem(runs, mark, len(lists) - 1)
            elif _NUMBERED.fullmatch(token.content):
                yield Heading(runs, 2)
            elif any(run.text.strip() for run in runs):
                yield Paragraph(runs)
            mark, heading = "", False


def _runs(token: Token, language: str) -> Iterator[Run]:
    bold = italic = 0
    lines = token.content.split("\n")
    wrapped = all(len(line.strip()) in _HARD_WRAPPED for line in lines[:-1])
    words: list[tuple[str, bool, bool]] = []
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold += child.nesting
        elif child.type in ("em_open", "em_close"):
            italic += child.nesting
        elif child.type == "softbreak":
            words.append((" " if wrapped else "\n", bool(bold), bool(italic)))
        elif child.type == "hardbreak":
            words.append(("\n", bool(bold), bool(italic)))
        elif child.content:
            words.append((child.content, bool(bold), bool(italic)))
    yield from (Run(typeset(text, language), *face) for text, *face in _merged(words))


def _merged(words: list[tuple[str, bool, bool]]) -> Iterator[tuple[str, bool, bool]]:
    """Pieces in one face put together, so that typography sees whole sentences."""
    before: tuple[str, bool, bool] | None = None
    for text, bold, italic in words:
        if before is not None and before[1:] == (bold, italic):
            before = (before[0] + text, bold, italic)
            continue
        if before is not None:
            yield before
        before = (text, bold, italic)
    if before is not None:
        yield before
