"""The QApplication: style, fonts, theme, Qt's own French, and a log that never holds a value."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QSettings,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from rdpp_desk import messages, paths
from rdpp_desk.errors import DeskError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.theme.fonts import load_fonts
from rdpp_desk.ui.theme.theme import nearest_scale

NAME = "RDPP Desk"
DESKTOP_ENTRY = "rdpp-desk"
_PRINTERS = "/run/cups/cups.sock"
_LOG_BYTES, _LOG_FILES = 200_000, 3
_LOG = logging.getLogger("rdpp_desk")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _PrivateLog(RotatingFileHandler):
    """A rotating log that only its owner can read."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")


class Surprises(QObject):
    """Tells the window what nobody caught: `met` carries the type's name only, of what was unforeseen; `refused` a
    `DeskError`, such as a disk that is full, whose own sentence is to be shown."""

    met = Signal(str)
    refused = Signal(object)


def start_log(folder: Path | None = None) -> Path | None:
    """Write events to a rotating file of mode 0600; None if the disk refuses."""
    place = (folder or paths.state_folder()) / "rdpp-desk.log"
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _PrivateLog(place, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    for old in [kept for kept in _LOG.handlers if isinstance(kept, _PrivateLog)]:
        _LOG.removeHandler(old)
        old.close()
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    return place


def describe(error: BaseException) -> str:
    """What may be written of an error: its type, its code if foreseen, and where in our code. Never its words."""
    code = f" {error.code}" if isinstance(error, DeskError) else ""
    step: TracebackType | None = error.__traceback__
    place = ""
    while step is not None:
        name = step.tb_frame.f_globals.get("__name__", "")
        if str(name).startswith("rdpp_desk"):
            place = f" at {name}:{step.tb_lineno}"
        step = step.tb_next
    return f"{type(error).__name__}{code}{place}"


def catch_surprises() -> Surprises:
    """Log unforeseen exceptions by type and place only, on any thread, and tell the window instead of stopping."""
    surprises = Surprises()

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, DeskError):
            _LOG.warning("refused %s", describe(error))
            surprises.refused.emit(error)
            return
        _LOG.error("unforeseen %s", describe(error))
        surprises.met.emit(type(error).__name__)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            hook(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook
    return surprises


def _qt_message(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    """Qt's own messages may quote paths and words: only their level and category are kept."""
    level = _LEVELS.get(kind)
    if level is not None:
        _LOG.log(level, "qt %s %s", kind.name, context.category or "")


def quiet_qt() -> Callable[[], None]:
    """Send Qt's messages to the log, without their words; call what is returned to undo it."""
    previous = qInstallMessageHandler(_qt_message)
    return lambda: (qInstallMessageHandler(previous), None)[1]


def speak(application: QApplication, language: str) -> None:
    """Our sentences, Qt's own dialogs and numbers in `language` ("" follows the system)."""
    spoken = language or messages.system_language()
    messages.use(spoken)
    locale = QLocale(QLocale.Language.French if spoken == "fr" else QLocale.Language.English)
    QLocale.setDefault(locale)
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        application.installTranslator(translator)


def dress(settings: Settings) -> None:
    """Put the appearance asked for in force."""
    themes = manager()
    themes.apply(Theme(scale=nearest_scale(settings.text_scale), less_motion=settings.less_motion))
    appearance = settings.appearance
    themes.set_appearance("dark" if appearance == "dark" else "light" if appearance == "light" else "system")


def build_application(argv: list[str], settings: Settings | None = None) -> QApplication:
    """The application, dressed and speaking, before any window."""
    # Qt's file window keeps the folders it showed, clients' names among them: it has nowhere to keep them.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.path.join(os.devnull, "qt"))
    if sys.platform.startswith("linux"):
        # Without a local socket, CUPS is looked for on a network port: printers would be asked for over the network.
        os.environ.setdefault("CUPS_SERVER", _PRINTERS)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(argv)
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(NAME)
    application.setDesktopFileName(DESKTOP_ENTRY)
    application.setStyle("Fusion")
    load_fonts()
    wanted = settings or Settings()
    speak(application, wanted.language)
    dress(wanted)
    return application
