"""What is on screen and not on the disk: written at the lock, or sealed in memory and written after unlocking."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import Any, TypeAlias, get_type_hints

from rdpp_desk.actions import notes, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Draft, Span
from rdpp_desk.errors import DeskError, UsageError
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry
from rdpp_desk.vault import Sealed, audit
from rdpp_desk.vault.rows import codec

__all__ = [
    "AnswersDraft",
    "AnyDraft",
    "EntryDraft",
    "Sealed",
    "rescue",
    "seal",
    "store",
    "unseal",
    "with_fields",
    "words",
]


@dataclass(frozen=True, slots=True)
class AnswersDraft:
    """The answers of a document still in the wizard, as JSON."""

    document_id: int
    answers: str


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What was typed in an entry of the journal: these fields of it, and these passages."""

    entry_id: int
    fields: Mapping[str, object]
    passages: tuple[EntryPassage, ...] = ()


AnyDraft: TypeAlias = Draft | AnswersDraft | EntryDraft


def store(desk: Desk, draft: AnyDraft) -> None:
    """Write a draft, durably, before returning; a note keeps a version as well.

    Raises:
        UsageError: `unknown-record`: what it belongs to is gone.
        GateClosed: `document-frozen`.
        StorageError: nothing was written.
    """
    with desk.transaction():
        if isinstance(draft, Draft):
            notes.save_note(desk, draft.note_id, draft.text, draft.caret, draft.marks)
            notes.keep_revision(desk, draft.note_id)
        elif isinstance(draft, AnswersDraft):
            _store_answers(desk, draft)
        else:
            stored = supervision.open_entry(desk, draft.entry_id).entry
            supervision.save_entry(desk, with_fields(stored, draft.fields))
            for passage in draft.passages:
                supervision.save_passage(desk, passage)


def seal(desk: Desk, draft: AnyDraft) -> Sealed:
    """Encrypt what could not be written, under a key derived from the vault's own; kept in memory only."""
    with contextlib.suppress(DeskError):
        return desk.vault.seal(json.dumps({**_written(draft), "of": audit.named(desk.db, *_record(draft))}).encode())
    return desk.vault.seal(json.dumps(_written(draft)).encode())


def unseal(desk: Desk, sealed: Sealed) -> AnyDraft:
    """The draft that was sealed.

    Raises:
        UsageError: `sealed-elsewhere`: it belongs to another vault.
    """
    kept = json.loads(desk.vault.unseal(sealed))
    if "note" in kept:
        return Draft(kept["note"], kept["text"], kept["caret"], tuple(Span(*one) for one in kept["marks"]))
    if "document" in kept:
        return AnswersDraft(kept["document"], kept["answers"])
    fields = {name: codec(_ENTRY_FIELDS[name]).read(value) for name, value in kept["fields"].items()}
    return EntryDraft(kept["entry"], fields, tuple(EntryPassage(**one) for one in kept["passages"]))


def rescue(desk: Desk, sealed: Sealed) -> AnyDraft:
    """Store a sealed draft after unlocking, and say which; the text of a note it replaces becomes a version first.

    Raises:
        UsageError, GateClosed, StorageError: as `unseal` and `store`; the sealed draft stays good. `unknown-record`
            also where another copy of the vault was opened, in which that number is another record's.
    """
    draft = unseal(desk, sealed)
    of = json.loads(desk.vault.unseal(sealed)).get("of")
    if of and audit.record_named(desk.db, of) != _record(draft):
        kind, number = _record(draft)
        raise UsageError("unknown-record", table=kind, id=number)
    with desk.transaction():
        if isinstance(draft, Draft):
            notes.keep_revision(desk, draft.note_id)
        store(desk, draft)
    return draft


def words(draft: AnyDraft) -> str:
    """All that was typed, to be copied when it has no place any more."""
    if isinstance(draft, Draft):
        return draft.text
    if isinstance(draft, AnswersDraft):
        return "\n\n".join(_texts(json.loads(draft.answers)))
    return "\n\n".join((*_texts(draft.fields), *(passage.text for passage in draft.passages)))


def with_fields(entry: SupervisionEntry, fields: Mapping[str, object]) -> SupervisionEntry:
    """An entry with some fields changed."""
    return replace(entry, **fields)  # type: ignore[arg-type]  # names are checked by `replace`


def _record(draft: AnyDraft) -> tuple[str, int]:
    """What it belongs to, as the register names it."""
    if isinstance(draft, Draft):
        return "note", draft.note_id
    if isinstance(draft, AnswersDraft):
        return "document", draft.document_id
    return "entry", draft.entry_id


_ENTRY_FIELDS = get_type_hints(SupervisionEntry)


def _store_answers(desk: Desk, draft: AnswersDraft) -> None:
    from rdpp_desk.actions import documents  # not before a document is opened

    model = documents.open_document(desk, draft.document_id).state.model
    documents.save_answers(desk, draft.document_id, documents.WizardState.from_json(model, draft.answers))


def _written(draft: AnyDraft) -> dict[str, Any]:
    if isinstance(draft, Draft):
        marks = [[span.start, span.end] for span in draft.marks]
        return {"note": draft.note_id, "text": draft.text, "caret": draft.caret, "marks": marks}
    if isinstance(draft, AnswersDraft):
        return {"document": draft.document_id, "answers": draft.answers}
    fields = {name: codec(_ENTRY_FIELDS[name]).to_row(value) for name, value in draft.fields.items()}
    return {"entry": draft.entry_id, "fields": fields, "passages": [asdict(one) for one in draft.passages]}


def _texts(value: object) -> Iterator[str]:
    """Every text in a JSON value, in order."""
    if isinstance(value, str) and not isinstance(value, Enum) and value.strip():
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
