"""What the palette offers: actions first seen empty, then people, notes and documents as one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from rdpp_desk.actions.search import Hit, search
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.shell.discreet_item import DISCREET_SHORTCUT
from rdpp_desk.ui.shell.sidebar import SETTINGS, destinations
from rdpp_desk.ui.widgets.command_palette import PaletteItem, PaletteSource
from rdpp_desk.ui.widgets.date_text import plain
from rdpp_desk.ui.workspace import Workspace

_SHOWN = 30
_ICONS = {
    "client": "user-round",
    "organisation": "building-2",
    "engagement": "users-round",
    "note": "message-square-text",
    "entry": "notebook-pen",
    "document": "signature",
}


def palette_source(workspace: Workspace, commands: Mapping[str, Callable[[], object]]) -> PaletteSource:
    """Searches this vault and this window's commands; accents and case ignored."""

    def find(text: str) -> tuple[PaletteItem, ...]:
        actions = tuple(item for item in _actions(workspace, commands) if plain(text) in plain(item.title))
        try:
            hits = search(workspace.desk, text, limit=_SHOWN)
        except DeskError:
            return (*actions, _unread(workspace))
        found = tuple(_found(workspace, hit) for hit in hits)
        people = tuple(item for item, hit in zip(found, hits, strict=True) if hit.kind in ("client", "organisation"))
        return people + actions + tuple(item for item in found if item not in people)

    return find


def _actions(workspace: Workspace, commands: Mapping[str, Callable[[], object]]) -> list[PaletteItem]:
    items = [
        PaletteItem(_("New note"), _("Action"), "pen-line", commands["new-note"], "Ctrl+N"),
        PaletteItem(_("New dossier"), _("Action"), "folder-plus", commands["new-dossier"], "Ctrl+Shift+N"),
        PaletteItem(_("New supervision entry"), _("Action"), "notebook-pen", commands["new-entry"]),
        PaletteItem(_("Import contacts"), _("Action"), "import", lambda: workspace.go("import")),
        PaletteItem(_("Back up now"), _("Action"), "shield-check", lambda: workspace.go("backup")),
        PaletteItem(
            _("Show the names again") if workspace.desk.discreet else _("Discreet mode: codes in place of names"),
            _("Action"),
            "eye" if workspace.desk.discreet else "eye-off",
            commands["discreet"],
            DISCREET_SHORTCUT,
        ),
        PaletteItem(_("Lock"), _("Action"), "lock", commands["lock"], "Ctrl+L"),
    ]
    register = ("audit", "scroll-text", _("Register of the vault"))
    pages = [*destinations(), (SETTINGS, "settings", _("Settings")), register]
    items += [PaletteItem(words, _("Page"), icon, partial(workspace.go, key)) for key, icon, words in pages]
    return items


def _unread(workspace: Workspace) -> PaletteItem:
    words = _("This search could not be read in the vault: see its backups")
    return PaletteItem(words, _("Page"), "triangle-alert", lambda: workspace.go("backup"))


def _found(workspace: Workspace, hit: Hit) -> PaletteItem:
    kinds = {
        "client": _("Dossier"),
        "organisation": _("Organisation"),
        "engagement": _("Group"),
        "note": _("Note"),
        "entry": _("Journal"),
        "document": _("Document"),
    }
    return PaletteItem(_title(hit), kinds[hit.kind], _ICONS[hit.kind], lambda: open_hit(workspace, hit))


def _title(hit: Hit) -> str:
    title = label(DocumentKind(hit.title)) if hit.kind == "document" and hit.title in list(DocumentKind) else hit.title
    parts = [title or hit.who, hit.who if hit.kind in ("note", "document") and hit.who != title else ""]
    if hit.when is not None:
        parts.append(formats.short_day(hit.when))
    return " · ".join(part for part in parts if part)


def open_hit(workspace: Workspace, hit: Hit) -> None:
    """Show what was found."""
    if hit.kind == "entry":
        workspace.go("entry", entry_id=hit.id)
    elif hit.kind == "document":
        workspace.go("document", document_id=hit.id)
    elif hit.kind == "note":
        workspace.go("dossier", engagement_id=hit.engagement_id or 0, note_id=hit.id)
    elif hit.engagement_id is not None:
        workspace.go("dossier", engagement_id=hit.engagement_id)
    else:
        workspace.go("dossiers")
