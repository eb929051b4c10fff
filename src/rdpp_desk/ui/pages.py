"""Which pages there are. Each is imported at its first visit, so that the window opens at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from rdpp_desk.ui.shell.page import Page, PageFactory
from rdpp_desk.ui.workspace import Workspace

PAGES: Mapping[str, tuple[str, str]] = {
    "today": ("today.page", "TodayPage"),
    "dossiers": ("clients.list_page", "DossiersPage"),
    "dossier": ("clients.dossier_page", "DossierPage"),
    "import": ("clients.import_page", "ImportPage"),
    "agreements": ("agreements.page", "AgreementsPage"),
    "wizard": ("wizard.page", "WizardPage"),
    "document": ("wizard.document_page", "DocumentPage"),
    "journal": ("supervision.page", "JournalPage"),
    "entry": ("supervision.entry_page", "EntryPage"),
    "review": ("review.page", "ReviewPage"),
    "groups": ("clients.groups_page", "GroupsPage"),
    "reminders": ("today.reminders_page", "RemindersPage"),
    "backup": ("backup.page", "BackupPage"),
    "audit": ("audit.page", "AuditPage"),
    "settings": ("settings.page", "SettingsPage"),
    "clauses": ("clauses.page", "ClausesPage"),
}


def factories(workspace: Workspace) -> dict[str, PageFactory]:
    """How to make each page of an open vault."""
    return {key: _factory(workspace, module, name) for key, (module, name) in PAGES.items()}


def _factory(workspace: Workspace, module: str, name: str) -> Callable[[], Page]:
    def make() -> Page:
        page: Page = getattr(import_module(f"rdpp_desk.ui.{module}"), name)(workspace)
        return page

    return make
