"""What the supervision journal says, before anybody is hidden: ordered paragraphs of one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from rdpp_desk.anonymise import export_record
from rdpp_desk.messages import _, formats, labels
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry

_GAP = "\n\n"
_ORDER = (
    "question", "themes", "context", "facts", "felt", "intervention", "seven_eyes", "supervisor_return", "learning",
    "decision", "follow_up",
)  # fmt: skip


class BlockKind(StrEnum):
    """What a paragraph is: only TEXT and PASSAGE hold the practitioner's words, and only those are searched.

    A LABEL names the paragraphs that follow it; TITLE opens an entry; FACT is made from dates and numbers.
    """

    TITLE = "title"
    FACT = "fact"
    LABEL = "label"
    TEXT = "text"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: what it is, whose entry it belongs to, and its code-point range in the whole text.

    `field` is the field of the entry that it shows ("question", "passages"…), for a label and what it names alike.
    """

    kind: BlockKind
    field: str
    entry_id: int
    engagement_ids: tuple[int, ...]
    start: int
    end: int

    @property
    def free(self) -> bool:
        return self.kind in (BlockKind.TEXT, BlockKind.PASSAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySource:
    """An entry and the passages it took, as stored."""

    entry: SupervisionEntry
    passages: tuple[EntryPassage, ...]


def field_label(name: str) -> str:
    """The words for a field of an entry (the name in `SupervisionEntry`), in the language spoken now."""
    return {
        "title": _("Title"),
        "themes": _("Themes"),
        "context": _("The situation"),
        "facts": _("The facts"),
        "felt": _("What it stirred in me"),
        "intervention": _("What I did"),
        "question": _("My question"),
        "articles": _("Articles of the charter"),
        "held_on": _("Brought to supervision"),
        "passages": _("Passages from my notes"),
        "seven_eyes": _("Seen through the seven eyes"),
        "supervisor_return": _("What my supervisor said"),
        "learning": _("What I learn from it"),
        "decision": _("What I decide"),
        "follow_up": _("What became of it"),
    }[name]


def compose(sources: Sequence[EntrySource], *, unlinked: bool) -> tuple[str, tuple[Block, ...]]:
    """The whole text of the journal and its paragraphs. Only what the allow-list lets out is in it.

    Raises:
        GateClosed: `policy-missing`: a field has no rule; nothing may leave.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for source in sources:
        for kind, field, engagement_ids, text in _paragraphs(source, unlinked=unlinked):
            if pieces:
                pieces.append(_GAP)
                at += len(_GAP)
            blocks.append(
                Block(
                    kind=kind,
                    field=field,
                    entry_id=source.entry.id,
                    engagement_ids=engagement_ids,
                    start=at,
                    end=at + len(text),
                )
            )
            pieces.append(text)
            at += len(text)
    return "".join(pieces), tuple(blocks)


_Paragraph = tuple[BlockKind, str, tuple[int, ...], str]


def _paragraphs(source: EntrySource, *, unlinked: bool) -> Iterator[_Paragraph]:
    entry = source.entry
    stored = {field.name: getattr(entry, field.name) for field in fields(entry)}
    allowed = export_record("SupervisionEntry", stored, unlinked=unlinked)
    values = {name: value for name, (_rule, value) in allowed.items()}
    touched = entry.engagement_ids
    yield BlockKind.TITLE, "", (), _heading(values)
    if str(values.get("title") or "").strip():
        yield BlockKind.TEXT, "title", touched, str(values["title"]).strip()
    for name in _ORDER:
        value = values.get(name)
        text = ", ".join(value) if isinstance(value, tuple) else str(value or "")
        if text.strip():
            yield BlockKind.LABEL, name, (), field_label(name)
            yield BlockKind.TEXT, name, touched, text.strip()
    yield from _passages(source)
    for name, text in _facts(values):
        yield BlockKind.LABEL, name, (), field_label(name)
        yield BlockKind.FACT, name, (), text


def _passages(source: EntrySource) -> Iterator[_Paragraph]:
    first = True
    for passage in source.passages:
        stored = {field.name: getattr(passage, field.name) for field in fields(passage)}
        text = str(export_record("EntryPassage", stored).get("text", ("drop", ""))[1]).strip()
        if not text:
            continue
        if first:
            yield BlockKind.LABEL, "passages", (), field_label("passages")
            first = False
        touched = (passage.engagement_id,) if passage.engagement_id is not None else ()
        yield BlockKind.PASSAGE, "passages", touched, text


def _heading(values: dict[str, object]) -> str:
    """The entry's number, unless unlinked, and the month in which it was written: never the day."""
    written, number = values.get("written_on"), values.get("number")
    month = formats.month(written) if isinstance(written, date) else ""
    if number:
        return _("Entry no. {number}, {month}").format(number=number, month=month)
    return month[:1].upper() + month[1:]


def _facts(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    held, minutes, articles = values.get("held_on"), values.get("minutes"), values.get("articles")
    if isinstance(held, date) and isinstance(minutes, int):
        kind = values.get("format")
        words = (labels.label(kind) if isinstance(kind, StrEnum) else "", formats.month(held), formats.minutes(minutes))
        yield "held_on", ", ".join(word for word in words if word)
    if isinstance(articles, tuple) and articles:
        yield "articles", ", ".join(str(article) for article in articles)
