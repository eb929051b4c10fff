"""Opening a vault off the UI thread, with a way to give up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock

from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.jobs import Jobs

Unlock = Callable[[Path, str, Clock], Desk]


class Opening:
    """One attempt at a time. A key derivation cannot be interrupted: given up, its vault is closed when it opens."""

    def __init__(self, jobs: Jobs, clock: Clock) -> None:
        self._jobs, self._clock = jobs, clock
        self._door = Lock()
        self._given_up = Event()
        self.busy = False

    def start(
        self,
        unlock: Unlock,
        folder: Path,
        secret: str,
        on_done: Callable[[Desk], object],
        on_error: Callable[[DeskError], object],
    ) -> None:
        """Open `folder`; calls back on the UI thread unless given up before."""
        self.cancel()
        given_up = self._given_up = Event()
        self.busy = True

        def done(desk: Desk | None) -> None:
            if given_up.is_set():
                if desk is not None:
                    desk.close()
            elif desk is not None:
                self.busy = False
                on_done(desk)

        def failed(failure: DeskError) -> None:
            if not given_up.is_set():
                self.busy = False
                on_error(failure)

        self._jobs.run(self._work, unlock, folder, secret, given_up, on_done=done, on_error=failed)

    def cancel(self) -> None:
        """Give up the attempt under way."""
        self._given_up.set()
        self.busy = False

    def _work(self, unlock: Unlock, folder: Path, secret: str, given_up: Event) -> Desk | None:
        with self._door:
            if given_up.is_set():
                return None
            desk = unlock(folder, secret, self._clock)
            if given_up.is_set():
                desk.close()
                return None
            return desk
