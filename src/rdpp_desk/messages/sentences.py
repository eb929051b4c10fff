"""What failed, in a sentence: what happened, what is safe, what to do. Shared by the window and the commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, errors_actions, errors_documents, errors_vault


@dataclass(frozen=True, slots=True)
class Sentence:
    """Three short sentences; `safe` and `todo` may be empty."""

    what: str
    safe: str = ""
    todo: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


class _Shown:
    paths = True


def show_paths(shown: bool) -> None:
    """Whether sentences name the files and folders they speak of, from now on; in discreet mode they do not."""
    _Shown.paths = shown


def error(failure: BaseException) -> Sentence:
    """The sentence for a failure. What nobody foresaw says that it is our fault and shows none of its words."""
    if not isinstance(failure, DeskError) or failure.code == "internal":
        return Sentence(
            _("Something went wrong in RDPP Desk: this is a fault of the program."),
            _("What was saved is intact."),
            _("Close and reopen the program. Its log says where this happened, with none of your words."),
        )
    written_apart = (errors_actions, errors_vault, errors_documents)
    known = {**_fields(), **_acts(), **_disk()}
    for module in written_apart:
        known |= module.sentences()
    parts = known.get(failure.code)
    if parts is None:
        return Sentence(_("The program stopped this act (reason: {code}).").format(code=failure.code))
    return Sentence(*(_filled(part, failure.data) for part in parts))


def _filled(text: str, data: Mapping[str, object]) -> str:
    shown = {name: _shown(value) for name, value in data.items() if _Shown.paths or name != "path"}
    return text.format_map(_Blank(shown))


def _shown(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(item) for item in value)
    return str(value)


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _fields() -> dict[str, tuple[str, ...]]:
    return {
        "unknown-record": (_("This item no longer exists in the vault."), "", _("It may be in the trash.")),
        "first-name-needed": (_("A dossier needs at least a first name."), "", _("Type one, a nickname will do.")),
        "name-needed": (_("A name is missing."), "", _("Type one to continue.")),
        "group-name-needed": (_("A group needs a name of its own."), "", _("Name it after its theme or its place.")),
        "date-invalid": (
            _("“{value}” is not a date that exists."),
            "",
            _("Type a day, a month and a year, such as 3/11/2026."),
        ),
        "time-invalid": (_("“{value}” is not a time."), "", _("Type hours and minutes, such as 14:30.")),
        "number-invalid": (_("“{value}” is not a number."), "", _("Type it in figures.")),
    }


def _acts() -> dict[str, tuple[str, ...]]:
    return {
        "reason-needed": (
            _("The charter asks for a reason before this act."),
            _("Nothing has been changed."),
            _("Write the reason in a few words."),
        ),
        "state-forbidden": (
            _("This step is not possible from the present state."),
            _("Nothing has been changed."),
        ),
        "gate-closed": (_("A rule of the charter stops this act."), _("Nothing has been changed.")),
        "csv-empty": (
            _("This file has no row of contacts under its headings."),
            _("Nothing was imported."),
            _("Check that its first line holds the names of the columns."),
        ),
        "csv-unreadable": (
            _("This file is not a table of text that can be read."),
            _("Nothing was imported."),
            _("In your spreadsheet, save it as CSV, then choose that file."),
        ),
        "csv-no-name-column": (
            _("No column holds a name."),
            _("Nothing was imported."),
            _("Say which column holds the first name or the full name."),
        ),
    }


def _disk() -> dict[str, tuple[str, ...]]:
    return {
        "disk-full": (
            _("There is no room left on the disk."),
            _("What was saved before is intact."),
            _("Free some space or choose another place, then try again."),
        ),
        "read-only": (
            _("This place does not allow writing: {path}"),
            _("What was saved before is intact."),
            _("Choose another folder, or change its permissions, then try again."),
        ),
        "not-found": (
            _("This file or folder cannot be found: {path}"),
            "",
            _("Check that it is still there, or that the disk is plugged in."),
        ),
        "disk-busy": (
            _("Another program holds the vault’s file."),
            _("What was saved before is intact."),
            _("Wait a moment, then try again; a backup or antivirus program may be reading it."),
        ),
        "disk-failed": (
            _("The disk failed while reading or writing."),
            _("What was saved before is intact."),
            _("Try again; if it fails again, make a backup to another disk."),
        ),
    }
