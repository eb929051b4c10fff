"""Slow work: off the thread, back on it, stoppable, and quiet about surprises."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import pytest

from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.ui.jobs import HandExecutor, Jobs


def test_the_result_comes_back_on_the_thread_of_the_window() -> None:
    jobs, got = Jobs(), []
    here = threading.get_ident()

    def work(number: int) -> tuple[int, int]:
        return number * 2, threading.get_ident()

    jobs.run(work, 21, on_done=lambda answer: got.append((answer, threading.get_ident())))
    assert jobs.busy()
    jobs.wait_all()
    [((value, worker), deliverer)] = got
    assert (value, deliverer) == (42, here)
    assert worker != here
    assert not jobs.busy()


def test_a_foreseen_failure_is_delivered_as_it_is() -> None:
    hand = HandExecutor()
    jobs, failures = Jobs(hand), []

    def fail() -> None:
        raise StorageError("disk-full")

    jobs.run(fail, on_error=failures.append)
    assert failures == []
    hand.drain()
    assert [failure.code for failure in failures] == ["disk-full"]


def test_a_surprise_is_logged_by_its_type_alone(caplog: pytest.LogCaptureFixture) -> None:
    jobs = Jobs(HandExecutor())
    failures: list[DeskError] = []

    def fail() -> None:
        raise ValueError("Camille Rousseau")

    with caplog.at_level(logging.ERROR, "rdpp_desk"):
        jobs.run(fail, on_error=failures.append)
        jobs.wait_all()
    assert [failure.code for failure in failures] == ["internal"]
    assert "ValueError" in caplog.text
    assert "Camille" not in caplog.text


def test_a_stopped_job_delivers_nothing() -> None:
    hand = HandExecutor()
    jobs, got = Jobs(hand), []
    job = jobs.run(lambda: 1, on_done=got.append)
    job.stop()
    hand.drain()
    assert got == []
    assert job.finished
    assert not jobs.busy()


def test_progress_is_told_and_a_stop_is_felt_in_the_work() -> None:
    hand = HandExecutor()
    jobs, steps, done = Jobs(hand), [], []

    def count(most: int, report: Callable[[int, int], None]) -> int:
        for number in range(1, most + 1):
            report(number, most)
        return most

    def seen(number: int, most: int) -> None:
        steps.append((number, most))
        if number == 2:
            job.stop()

    job = jobs.run(count, 5, on_done=done.append, on_progress=seen)
    hand.drain()
    assert (steps, done) == ([(1, 5), (2, 5)], [])
    assert job.finished


def test_all_jobs_stop_at_lock() -> None:
    hand = HandExecutor()
    jobs, got = Jobs(hand), []
    for number in range(3):
        jobs.run(lambda n=number: n, on_done=got.append)
    jobs.stop_all()
    jobs.wait_all()
    assert got == []
