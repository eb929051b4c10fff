"""What is known to be wrong with the vault, and what to do: it stays until it is put right."""

from __future__ import annotations

from collections.abc import Callable

from rdpp_desk.actions import health
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences, vault_words
from rdpp_desk.ui.widgets import Button, Strip
from rdpp_desk.ui.workspace import Workspace

_AUDIT = frozenset(("audit-altered", "audit-cut", "audit-rebuilt"))
_KEYS = frozenset(("header-damaged",))
_DAMAGE = frozenset(("pages-damaged", "structure-damaged", "size-wrong", "references-broken", "vault-damaged"))


class TroubleStrip(Strip):
    """Hidden while nothing is wrong. `act` is what its main button does, named `words`; `salvage` is offered for a
    vault that is damaged."""

    def __init__(
        self,
        workspace: Workspace,
        words: str,
        act: Callable[[], object],
        salvage: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("danger")
        self._salvage = salvage
        self._workspace = workspace
        self._main = (words, act)
        self._shown: tuple[str, ...] = ()

    @property
    def damaged(self) -> bool:
        """Whether some of the vault does not read as it was written."""
        return bool(_DAMAGE & set(self._shown))

    def load(self) -> None:
        """Say what is known now; what is said already is not announced again."""
        found = health.problems(self._workspace.desk)
        if found == self._shown:
            return
        self._shown = found
        if not found:
            self.hide()
            return
        self.set_actions(*self._answers(found))
        text = "\n".join(vault_words.problem(code) for code in found)
        mild = set(found) <= health.ACCEPTABLE
        self.tell("warning" if mild else "danger", _("This vault needs your attention"), text)

    def tell_unread(self, failure: DeskError) -> None:
        """Say why the page cannot be shown, unless what is known to be wrong is said already."""
        if self._shown:
            return
        self._shown = (failure.code,)
        self.set_actions(*self._answers(self._shown))
        self.tell("danger", _("This vault needs your attention"), str(sentences.error(failure)))

    def wipe(self) -> None:
        """Say nothing."""
        self._shown = ()
        self.hide()

    def _answers(self, found: tuple[str, ...]) -> list[Button]:
        words, act = self._main
        buttons = [self._button(words, act)]
        if _KEYS & set(found):
            go = self._workspace.go
            buttons.insert(0, self._button(_("Change the passphrase"), lambda: go("settings", section="security")))
        if self._salvage is not None and _DAMAGE & set(found):
            buttons.append(self._button(_("Save what can be saved"), self._salvage))
        if _AUDIT & set(found):
            buttons.append(self._button(_("See the register"), lambda: self._workspace.go("audit")))
        if health.ACCEPTABLE & set(found):
            buttons.append(self._button(_("I know; go on with this copy"), self._accept))
        return buttons

    @staticmethod
    def _button(words: str, act: Callable[[], object]) -> Button:
        button = Button(words, size="small")
        button.clicked.connect(lambda: act())
        return button

    def _accept(self) -> None:
        try:
            health.accept(self._workspace.desk)
        except DeskError as failure:
            self._workspace.toasts.show(str(sentences.error(failure)))
            return
        self._workspace.changed.emit()
        self.load()
