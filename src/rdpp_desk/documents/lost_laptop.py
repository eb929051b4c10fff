"""What to do when the computer is lost, stolen or broken: two pages to print before it happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rdpp_desk.documents import style
from rdpp_desk.documents.blocks import Run, Runs, Table
from rdpp_desk.documents.lost_laptop_words import WORDS, RunbookWords
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.pages import Strip, keep_together
from rdpp_desk.documents.pdf import Chrome, print_strips
from rdpp_desk.documents.strips import columns_or_records, plain, text_strips
from rdpp_desk.documents.typography import clean, typeset
from rdpp_desk.messages import formats

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

_TO_WRITE = "___"
_INDENT = 18.0
_LINE = replace(style.SHEET_LINE, blank=62.0)
_PLACE = replace(_LINE, before=4.0, blank=270.0)
_REGISTER_ROW = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunbookFacts:
    """What an open vault knows that helps then. Places are folders, as they were chosen."""

    practitioner: str = ""
    made_on: date | None = None
    insurance: str = ""
    supervisors: tuple[tuple[str, str], ...] = ()
    backup_places: tuple[str, ...] = ()
    last_backup_on: date | None = None


def render_runbook(language: str, facts: RunbookFacts | None = None) -> bytes:
    """Two pages at most where the names are short; without facts, a form to fill in by hand."""
    said, known = WORDS[language], facts or RunbookFacts()
    found = text_strips(plain(said.title), style.TITLE, keep=True)
    found += text_strips(plain(typeset(_named(said, known, language), language)), style.SUBTITLE, keep=True)
    found += _whole(said.intro, language)
    found += _section(said.hour, _each(said.hour_lines, language), language, mark="")
    found += _section(said.again, _each(said.again_lines, language), language, mark="1.")
    found += _section(said.places, _places(said, known, language), language, "•", _PLACE)
    whom = columns_or_records(_whom(said, known, language), Manner(language))
    found += keep_together([*_heading(said.tell, language), *whom])
    found += _heading(said.weigh, language)
    found += _whole(said.weigh_intro, language)
    found += columns_or_records(Table(tuple(tuple(_each(row, language)) for row in said.cases)), Manner(language))
    for line in _each(said.weigh_lines, language):
        found += text_strips(line, _LINE, indent=_INDENT, mark="•")
    found += keep_together([*_heading(said.register, language), _register(said.register_lines, language)])
    return print_strips(found, Chrome(language=language, title=said.title, foot=said.foot))[0]


def _named(said: RunbookWords, known: RunbookFacts, language: str) -> str:
    if not known.practitioner or known.made_on is None:
        return said.generic
    return said.of.format(name=clean(known.practitioner), day=formats.day(known.made_on, language))


def _places(said: RunbookWords, known: RunbookFacts, language: str) -> list[Runs]:
    lines = [plain(clean(place)) for place in known.backup_places] or [_runs(said.places_none, language)] * 2
    if known.last_backup_on is not None:
        lines.append(_runs(said.last_copy.format(day=formats.day(known.last_backup_on, language)), language))
    return [*lines, _runs(said.sheet_place, language)]


def _section(
    heading: str, lines: Iterable[Runs], language: str, mark: str, set_in: style.TextStyle = _LINE
) -> list[Strip]:
    """`mark` is "•", "1." to number the lines, or "" for a box to tick before each."""
    found = _heading(heading, language)
    for number, line in enumerate(lines, start=1):
        shown = f"{number}." if mark == "1." else mark
        found += text_strips(line, set_in, indent=_INDENT, mark=shown, ticked=None if mark else False)
    return found


def _heading(text: str, language: str) -> list[Strip]:
    return text_strips(plain(typeset(text, language)), style.SHEET_HEADING, keep=True)


def _whole(text: str, language: str) -> list[Strip]:
    return text_strips(_runs(text, language), _LINE)


def _each(lines: Iterable[str], language: str) -> list[Runs]:
    return [_runs(line, language) for line in lines]


def _runs(text: str, language: str) -> Runs:
    """The words, each « ___ » a line to write on."""
    runs: list[Run] = []
    for number, part in enumerate(typeset(text, language).split(_TO_WRITE)):
        if number:
            runs.append(Run("", blank=True))
        if part:
            runs.append(Run(part))
    return tuple(runs)


def _whom(said: RunbookWords, known: RunbookFacts, language: str) -> Table:
    blank: Runs = (Run("", blank=True),)
    supervisors = known.supervisors or (("", ""),)
    rows = [(said.insurance, known.insurance)]
    rows += [(said.supervisor, ", ".join(filter(None, pair))) for pair in supervisors]
    rows += said.tell_rows
    head = tuple(plain(typeset(cell, language)) for cell in said.tell_head)
    body = [
        (plain(typeset(who, language)), plain(typeset(clean(reach), language)) if reach.strip() else blank, blank)
        for who, reach in rows
    ]
    return Table((head, *body))


def _register(lines: tuple[str, ...], language: str) -> Strip:
    """Each field with a line to write on, in one block."""
    height = len(lines) * _REGISTER_ROW + 4.0
    words = [typeset(line, language) for line in lines]

    def paint(pen: Pen, x: float, top: float) -> None:
        for number, line in enumerate(words, start=1):
            baseline = top - number * _REGISTER_ROW + 2.0
            pen.write(x, baseline, line, _LINE.face, _LINE.size)
            after = x + style.width(line, _LINE.face, _LINE.size) + 8.0
            pen.line(after, baseline - 2.0, x + style.TEXT_WIDTH, baseline - 2.0)

    return Strip(height, paint, before=4.0)
