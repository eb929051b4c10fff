"""What is shown while no vault is open: welcome, create, unlock, recovery words, restore."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from rdpp_desk import __version__, messages, paths
from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.quick_unlock import QuickUnlock
from rdpp_desk.ui.shell.page import Breakpoint, breakpoint_of
from rdpp_desk.ui.system_session import Reason
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.unlock.create_step import CreateStep
from rdpp_desk.ui.unlock.help import help_dialog
from rdpp_desk.ui.unlock.locate_step import LocateStep
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.pin_step import PinStep
from rdpp_desk.ui.unlock.promise import PromisePanel
from rdpp_desk.ui.unlock.restore_step import RestoreStep
from rdpp_desk.ui.unlock.salvage_step import SalvageStep
from rdpp_desk.ui.unlock.sheet_steps import RetypeStep, SheetStep
from rdpp_desk.ui.unlock.step import Step
from rdpp_desk.ui.unlock.unlock_step import UnlockStep, Waiting
from rdpp_desk.ui.unlock.welcome_step import WelcomeStep
from rdpp_desk.ui.unlock.will_step import WillStep
from rdpp_desk.ui.unlock.words_step import NewPassphraseStep, WordsStep
from rdpp_desk.ui.widgets import Button, Label, ScrollPage, clear, hbox, panel, vbox
from rdpp_desk.ui.widgets.announce import announce

AnyStep = TypeVar("AnyStep", bound=Step)
_OTHER = {"fr": ("en", "English"), "en": ("fr", "Français")}


class Entrance(QWidget):
    """One step at a time. `opened` carries the desk; `settings_changed` the language or the vault chosen.

    `text_waiting`: a note was open at the lock; `text_unsaved`: a text could not be written and is kept in memory.
    """

    opened = Signal(object)
    settings_changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        jobs: Jobs | None = None,
        text_waiting: bool = False,
        text_unsaved: bool = False,
        quick: QuickUnlock | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._clock = settings, clock
        self._waiting = Waiting.UNSAVED if text_unsaved else Waiting.OPEN if text_waiting else Waiting.NOTHING
        self._jobs = jobs or Jobs()
        self._opening = Opening(self._jobs, clock)
        self._quick = quick or QuickUnlock(clock, self)
        self._quick.changed.connect(self._code_gone)
        self._desk: Desk | None = None
        self._words: tuple[str, ...] = ()
        self._renewing = False
        self._again: Callable[[], None] = self.begin
        self.step: Step | None = None
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._whole = hbox(spacing=0)
        self.setLayout(self._whole)
        self._dress()
        manager().changed.connect(self._reflow)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._quitting)
        self.begin()

    # Steps

    def begin(self) -> None:
        """The last vault's passphrase, a vault found in its usual place, or the welcome."""
        folder = self._vault()
        if folder is None:
            self._show(WelcomeStep(), self.begin).asked.connect(self.go)
            return
        key = self._quick.key_for(folder)
        if key is None:
            self._ask_passphrase()
            return
        step = self._show(PinStep(key, self._opening, self._clock.local(), self._waiting), self.begin)
        step.opened.connect(self._reopened)
        step.asked.connect(self.go)
        step.over.connect(self._ask_passphrase)

    def _code_gone(self) -> None:
        if isinstance(self.step, PinStep) and not self.step.serves:
            self._ask_passphrase()

    def _ask_passphrase(self, told: str = "") -> None:
        folder = self._vault()
        if folder is None:
            self.begin()
            return
        step = self._show(UnlockStep(folder, self._opening, self._clock.local(), self._waiting), self._ask_passphrase)
        step.opened.connect(self._unlocked)
        step.asked.connect(self.go)
        if told:
            step.problem.tell("warning", told)
            announce(self, told, urgent=True)

    def go(self, key: str) -> None:
        """Show a step: create, open, restore, salvage, words, or will (a kit, without any vault)."""
        {
            "create": self._create,
            "open": self._locate,
            "restore": self._restore,
            "salvage": self._salvage,
            "words": self._recover,
            "will": self._open_kit,
            "passphrase": self._ask_passphrase,
        }[key]()

    def _vault(self) -> Path | None:
        if self._settings.last_vault:
            return Path(self._settings.last_vault)
        usual = paths.documents_folder() / "RDPP Desk"
        return usual if unlocking.is_vault(usual) else None

    def _create(self) -> None:
        step = self._show(CreateStep(self._clock, self._jobs), self._create)
        step.created.connect(self._created)
        step.left.connect(self.begin)

    def _locate(self) -> None:
        known = self._vault()
        step = self._show(LocateStep(known.parent if known else paths.documents_folder()), self._locate)
        step.located.connect(self._use)
        step.left.connect(self.begin)

    def _restore(self) -> None:
        step = self._show(RestoreStep(self._clock, self._jobs, self._opening), self._restore)
        step.opened.connect(self._unlocked)
        step.left.connect(self.begin)

    def _salvage(self) -> None:
        folder = self._vault()
        if folder is None:
            self.begin()
            return
        step = self._show(SalvageStep(folder, self._clock, self._jobs, self._opening), self._salvage)
        step.opened.connect(self._unlocked)
        step.asked.connect(self.go)
        step.left.connect(self.begin)

    def _recover(self) -> None:
        folder = self._vault()
        if folder is None:
            self.begin()
            return
        step = self._show(WordsStep(folder, self._opening), self._recover)
        step.opened.connect(lambda desk: self._unlocked(desk, True))
        step.asked.connect(self.go)
        step.left.connect(self.begin)

    def _open_kit(self) -> None:
        self._show(WillStep(), self._open_kit).left.connect(self.begin)

    def _created(self, desk: Desk, words: Sequence[str]) -> None:
        self._desk, self._words = desk, tuple(words)
        with contextlib.suppress(DeskError):  # the words are shown only once: whatever the disk does, they are
            unlocking.await_recovery(desk)
        self._keep(last_vault=str(desk.vault.path))
        self._show_sheet()

    def _show_sheet(self) -> None:
        if self._desk is not None:
            step = self._show(
                SheetStep(self._desk.vault.path.name, self._words, self._clock, self._renewing), self._show_sheet
            )
            step.copied.connect(self._retype)

    def _retype(self) -> None:
        step = self._show(RetypeStep(self._words), self._retype)
        step.look_again.connect(self._show_sheet)
        step.matched.connect(self._matched)

    def _matched(self, typed: str) -> None:
        if self._desk is None:
            return
        if not self._renewing:
            unlocking.confirm_recovery(self._desk)
            self._hand_over()
            return
        self._jobs.run(
            unlocking.adopt_recovery,
            self._desk,
            self._words,
            typed,
            on_done=lambda _none: self._hand_over(),
            on_error=self._not_adopted,
        )

    def _not_adopted(self, failure: DeskError) -> None:
        if isinstance(self.step, RetypeStep):
            self.step.view.entry.field.set_error(str(sentences.error(failure)))

    def _unlocked(self, desk: Desk, by_words: bool) -> None:
        self._desk = desk
        self._quick.proven(desk.vault.path)
        if by_words:
            self._quick.forget()
            with contextlib.suppress(DeskError):  # a full disk keeps nobody out
                unlocking.confirm_recovery(desk)
            self._choose_passphrase()
        elif unlocking.recovery_awaited(desk):
            self._renewing, self._words = True, unlocking.new_recovery()
            self._show_sheet()
        else:
            self._hand_over()

    def _reopened(self, desk: Desk) -> None:
        self._desk = desk
        self._hand_over()

    def _choose_passphrase(self) -> None:
        if self._desk is not None:
            step = self._show(NewPassphraseStep(self._desk, self._jobs), self._choose_passphrase)
            step.done.connect(self._hand_over)

    def _hand_over(self) -> None:
        desk, self._desk, self._words = self._desk, None, ()
        if desk is not None:
            if self.step is not None:
                self.step.wipe()
            self.opened.emit(desk)

    def _use(self, folder: str) -> None:
        self._keep(last_vault=folder)
        self.begin()

    def rest(self, reason: Reason) -> None:
        """Nobody is there any more: what is secret leaves the screen, and a vault that is open is closed.

        24 words take longer to copy by hand than the delay: they are covered first, and the vault is closed next time.
        """
        if self._desk is None:
            if self.step is not None and not self._jobs.busy():
                self.step.wipe()
        elif reason is not Reason.IDLE or not isinstance(self.step, SheetStep) or not self.step.cover():
            self._close()
            self.begin()

    def _close(self) -> None:
        desk, self._desk, self._words, self._renewing = self._desk, None, (), False
        if desk is not None:
            unlocking.hurry(desk)
            unlocking.lock(desk)

    # Around the step

    def _show(self, step: AnyStep, again: Callable[[], None]) -> AnyStep:
        if self.step is not None:
            self.step.wipe()
        self.step, self._again = step, again
        clear(self._place)
        self._place.addLayout(hbox(None, (step, 100), None, spacing=0))
        step.show()
        self.setFocusProxy(step.first())
        QTimer.singleShot(0, step, self._focus)
        return step

    def _focus(self) -> None:
        if self.step is not None:
            self.step.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        clear(self._whole)
        self.promise = PromisePanel()
        self._place = vbox(spacing=0)
        page = ScrollPage(None, self._place, None, spacing=0, margins=(Space.S5, Space.S5, Space.S5, Space.S5))
        side = panel(vbox((page, 1), self._footer(), spacing=0), "bg")
        self._whole.addWidget(self.promise)
        self._whole.addWidget(side, 1)
        self._reflow()

    def _footer(self) -> QWidget:
        version = Label(_("Version {number} · Offline").format(number=__version__), "caption", elide="right")
        key, words = _OTHER[messages.language()]
        language = Button(words, variant="ghost", size="small", name=_("Use the program in French"))
        if key == "en":
            language.setAccessibleName(_("Use the program in English"))
        language.clicked.connect(lambda: self._speak(key))
        helping = Button(_("Help"), "info", "ghost", "small")
        helping.clicked.connect(lambda: help_dialog(self, self.go).open())
        margins = (Space.S6, Space.S2, Space.S5, Space.S4)
        return panel(hbox((version, 1), language, helping, spacing=Space.S1, margins=margins))

    def _speak(self, language: str) -> None:
        self._keep(language=language)
        self._dress()
        self.step = None
        self._again()

    def _keep(self, **changes: str) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]  # names are checked by `replace`
        self.settings_changed.emit(self._settings)

    def _reflow(self) -> None:
        room = breakpoint_of(self.width(), theme().scale)
        self.promise.setVisible(room is not Breakpoint.COLUMN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _quitting(self) -> None:
        self._close()
