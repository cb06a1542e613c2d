"""Running a function over many inputs in worker processes that may hang or die without taking the run with them."""

import faulthandler
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_sentinel
from typing import TypeVar

from corpus.values import value

T = TypeVar("T")
R = TypeVar("R")


@value
class Limits:
    """``time`` in seconds for one task, ``memory`` in bytes for one worker (where the system can)."""

    time: float
    memory: int


@value
class Lost:
    """The worker died over this task. ``timed_out``: it was ended because the time was up."""

    timed_out: bool


def run(
    function: Callable[[T], R], tasks: Iterable[T], *, workers: int, limits: Limits
) -> Iterator[tuple[T, R | Lost]]:
    """Yield (task, result) as they are done, or (task, Lost).

    Tasks in a deque are taken from it, and more may be added to it while results come; no more workers start than there
    are tasks in any other collection.
    ``function`` and its tasks and results must pickle; what it raises is raised here. When a worker dies, the tasks
    that were under way are each tried once more in a process of their own, so that only the culprit is lost.
    """
    if isinstance(tasks, deque):
        waiting = tasks
    else:
        waiting = deque(tasks)
        workers = min(workers, len(waiting))
    workers = max(1, workers)
    try:
        while waiting:
            suspects: list[T] = []
            yield from _until_broken(function, waiting, suspects, workers, limits)
            for task in suspects:
                yield task, _alone(function, task, limits)
    except BaseException:
        # the run was given up (Ctrl-C, disk full): don't wait for what the workers still do
        for process in multiprocessing.active_children():
            process.terminate()
        raise


class StandingWorker:
    """One worker process that stays, for tasks that come one by one from any thread; a dead one is replaced."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._executor: ProcessPoolExecutor | None = None

    def run(self, function: Callable[[T], R], task: T) -> R | Lost:
        """The result, or Lost where the worker died over it; what the function raises is raised here."""
        with self._lock:
            if self._executor is None:
                self._executor = _executor(1, self._limits)
            began = time.monotonic()
            try:
                return self._executor.submit(_guarded, function, task, self._limits.time).result()
            except BrokenProcessPool:
                self._shut()
                return Lost(timed_out=time.monotonic() - began >= self._limits.time)

    def close(self) -> None:
        """End the process, after the task under way."""
        with self._lock:
            self._shut()

    def _shut(self) -> None:
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None


def _until_broken(
    function: Callable[[T], R], waiting: deque[T], suspects: list[T], workers: int, limits: Limits
) -> Iterator[tuple[T, R]]:
    """Results until all is done or a worker has died; then ``suspects`` has the tasks that were under way."""
    executor = _executor(workers, limits)
    running: dict[Future[R], T] = {}
    try:
        while running or (waiting and not suspects):
            # few at a time: results must not pile up in memory, and few are suspects after a crash
            while waiting and len(running) < 2 * workers and not suspects:
                task = waiting.popleft()
                try:
                    running[executor.submit(_guarded, function, task, limits.time)] = task
                except BrokenProcessPool:
                    suspects.append(task)
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                task = running.pop(future)
                try:
                    result = future.result()
                except BrokenProcessPool:
                    suspects.append(task)
                else:
                    yield task, result
    finally:
        # workers end by themselves while their results are made use of; only after a crash the others go first
        executor.shutdown(wait=bool(suspects), cancel_futures=True)


def _alone(function: Callable[[T], R], task: T, limits: Limits) -> R | Lost:
    began = time.monotonic()
    with _executor(1, limits) as executor:
        try:
            return executor.submit(_guarded, function, task, limits.time).result()
        except BrokenProcessPool:
            return Lost(timed_out=time.monotonic() - began >= limits.time)


def _executor(workers: int, limits: Limits) -> ProcessPoolExecutor:
    # spawn: a forked worker would inherit the writer's lock and keep it when this process is killed
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker, initargs=(limits.memory,))


def _prepare_worker(memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    collect_rarely()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def collect_rarely() -> None:
    """Let this process look for cycles less often: a page is tens of thousands of small values without any."""
    gc.set_threshold(20_000, 20, 20)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_sentinel([parent.sentinel])
        os._exit(1)


def _guarded(function: Callable[[T], R], task: T, seconds: float) -> R:
    # a timer inside the interpreter that works on every system and also when a C extension hangs
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a path
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return function(task)
        finally:
            faulthandler.cancel_dump_traceback_later()
