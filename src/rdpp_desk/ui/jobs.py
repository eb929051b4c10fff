"""The one door for slow work: off the UI thread, result delivered on it as Ok or Err."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from threading import Event
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

from rdpp_desk.errors import DeskError

T = TypeVar("T")
V = TypeVar("V")
_LOG = logging.getLogger("rdpp_desk.jobs")
_PATIENCE = 4.0
_THREADS = 12  # a few may hang on a network that went away: the others go on


class Stopped(Exception):
    """Raised inside the work, by `report`, once the job is stopped."""


class Executor(Protocol):
    """Runs work somewhere."""

    def submit(self, work: Callable[[], None]) -> None:
        """Take `work` in charge."""
        ...

    def wait(self) -> None:
        """Return once everything taken in charge is done."""
        ...

    def done_within(self, seconds: float) -> bool:
        """Whether everything taken in charge is done, waiting no longer than that."""
        ...


class _Runnable(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class PoolExecutor:
    """A pool of threads."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(max(_THREADS, self._pool.maxThreadCount()))

    def submit(self, work: Callable[[], None]) -> None:
        self._pool.start(_Runnable(work))

    def wait(self) -> None:
        self._pool.waitForDone()

    def done_within(self, seconds: float) -> bool:
        return self._pool.waitForDone(int(seconds * 1000))


class HandExecutor:
    """Keeps the work until `drain`: tests own the order of things."""

    def __init__(self) -> None:
        self.pending: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], None]) -> None:
        self.pending.append(work)

    def drain(self) -> None:
        """Do all that waits, what it brings included."""
        while self.pending:
            self.pending.pop(0)()

    def wait(self) -> None:
        self.drain()

    def done_within(self, seconds: float) -> bool:
        return not self.pending


class _Post(QObject):
    """Carries a call to the UI thread."""

    arrived = Signal(object)


class Job(Generic[T]):
    """A piece of work under way."""

    def __init__(self) -> None:
        self._stop = Event()
        self.finished = False

    def stop(self) -> None:
        """Ask it to stop; nothing is delivered any more."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class Jobs:
    """Runs slow work. Made on the UI thread, where results are delivered."""

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor or PoolExecutor()
        self._post = _Post()
        self._post.arrived.connect(_deliver, Qt.ConnectionType.QueuedConnection)
        self._hand = isinstance(self._executor, HandExecutor)
        self._running: set[Job[object]] = set()

    def run(
        self,
        fn: Callable[..., T],
        *args: object,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[DeskError], object] | None = None,
        on_progress: Callable[[int, int], object] | None = None,
    ) -> Job[T]:
        """Call `fn(*args)` off the UI thread and `on_done` with what it returns, or `on_error`, on the UI thread.

        With `on_progress`, `fn` gets the keyword `report(done, total)`, which raises `Stopped` once stopped.
        A failure that was not foreseen is logged by its type only and arrives as `DeskError("internal")`.
        """
        job: Job[T] = Job()
        self._running.add(job)  # type: ignore[arg-type]  # kept only to be counted and stopped

        def report(done: int, total: int) -> None:
            if job.stopped:
                raise Stopped
            if on_progress is not None:
                self._send(lambda: None if job.stopped else on_progress(done, total))

        def work() -> None:
            try:
                value = fn(*args, report=report) if on_progress is not None else fn(*args)
            except Stopped:
                self._send(lambda: self._end(job))
            except BaseException as error:
                foreseen = _foreseen(error)
                self._send(lambda: self._end(job, on_error, foreseen))
            else:
                self._send(lambda: self._end(job, on_done, value))

        self._executor.submit(work)
        return job

    def stop_all(self) -> None:
        """Ask every job to stop; nothing of theirs is delivered any more (at lock)."""
        for job in tuple(self._running):
            job.stop()

    def wait_all(self) -> None:
        """Return once every job is done and delivered (tests, quitting)."""
        while self._running:
            self._executor.wait()
            QCoreApplication.sendPostedEvents(self._post)

    def leave(self, status: int) -> int:
        """The exit status, once the threads are done; the program ends here and now if one of them hangs.

        They were told to stop. One that waits for a network that went away would keep the program alive for ever,
        without a window; what it does ends as if the power went, which it is made for.
        """
        if not self._executor.done_within(_PATIENCE):
            logging.shutdown()
            os._exit(status)
        return status

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def _send(self, call: Callable[[], object]) -> None:
        if self._hand:
            call()
        else:
            self._post.arrived.emit(call)

    def _end(self, job: Job[T], tell: Callable[[V], object] | None = None, value: V | None = None) -> None:
        self._running.discard(job)
        job.finished = True
        if tell is not None and not job.stopped:
            tell(cast(V, value))


def _deliver(call: Callable[[], object]) -> None:
    call()


def _foreseen(error: BaseException) -> DeskError:
    if isinstance(error, DeskError):
        return error
    _LOG.error("unforeseen %s", type(error).__name__)
    return DeskError("internal")
