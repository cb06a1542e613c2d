"""Workers that hang, die or run out of memory lose their own task and no other."""

import multiprocessing
import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.pool import Limits, Lost, StandingWorker, run

LIMITS = Limits(time=30.0, memory=4 << 30)


def act(task: str) -> str:
    """What a worker does: obey the task's name."""
    match task:
        case "hang":
            time.sleep(1000)
        case "die":
            os._exit(9)
        case "raise":
            raise ValueError("told to")
        case "eat":
            return str(len(bytearray(1 << 40)))
    return task.upper()


def test_every_task_comes_back_with_its_result() -> None:
    tasks = [f"task{n}" for n in range(20)]
    assert dict(run(act, tasks, workers=2, limits=LIMITS)) == {task: task.upper() for task in tasks}


def test_no_tasks_start_no_worker() -> None:
    assert list(run(act, [], workers=2, limits=LIMITS)) == []


def test_a_dying_worker_loses_only_its_own_task() -> None:
    tasks = ["a", "b", "die", "c", "d", "e", "f"]
    results = dict(run(act, tasks, workers=2, limits=LIMITS))
    assert results.pop("die") == Lost(timed_out=False)
    assert results == {task: task.upper() for task in "abcdef"}


def test_a_hanging_task_is_ended_and_said_to_be_late() -> None:
    results = dict(run(act, ["a", "hang", "b"], workers=2, limits=Limits(time=1.0, memory=4 << 30)))
    assert results == {"a": "A", "b": "B", "hang": Lost(timed_out=True)}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no address space limit")
def test_memory_beyond_the_limit_is_refused() -> None:
    with pytest.raises(MemoryError):
        list(run(act, ["eat"], workers=1, limits=LIMITS))


def test_what_the_function_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="told to"):
        list(run(act, ["a", "raise"], workers=1, limits=LIMITS))


def test_a_run_that_is_given_up_waits_for_no_worker() -> None:
    results = run(act, ["a", "hang", "hang"], workers=2, limits=Limits(time=300.0, memory=4 << 30))
    assert next(results) == ("a", "A")
    workers = multiprocessing.active_children()
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]  # a generator
    assert workers
    # not join(): the pool's own thread joins them too, and who comes second takes an ended process for one alive
    while any(worker.is_alive() for worker in workers) and time.monotonic() - began < 100:
        time.sleep(0.05)
    assert not any(worker.is_alive() for worker in workers)


def test_a_standing_worker_is_replaced_when_it_dies() -> None:
    worker = StandingWorker(Limits(time=2.0, memory=4 << 30))
    assert worker.run(act, "a") == "A"
    assert worker.run(act, "die") == Lost(timed_out=False)
    assert worker.run(act, "b") == "B"
    assert worker.run(act, "hang") == Lost(timed_out=True)
    with pytest.raises(ValueError, match="told to"):
        worker.run(act, "raise")
    assert worker.run(act, "c") == "C"
    worker.close()


def test_a_standing_worker_takes_tasks_from_many_threads() -> None:
    worker = StandingWorker(LIMITS)
    with ThreadPoolExecutor(8) as threads:
        tasks = [f"task{number}" for number in range(40)]
        assert list(threads.map(lambda task: worker.run(act, task), tasks)) == [task.upper() for task in tasks]
    worker.close()
