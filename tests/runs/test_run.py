"""What a person can do with a run, as functions from one to another."""

from dataclasses import replace

import numpy as np
import pytest

from app.network.recipe import begun
from app.runs.history import History
from app.runs.run import (
    Run,
    died,
    failed,
    new_run,
    paused,
    prolonged,
    resumed,
    rewound,
    stepped,
    stopped,
    went_on,
)
from tests.runs.jobs import ANNA, job, run_of, same, slice_to, steps_of


def looked_at(run: Run) -> Run:
    """As the first slice leaves it: no step is taken, and there is a view."""
    return went_on(run, slice_to(run, 0))


def test_a_new_run_is_looked_at_before_its_first_step() -> None:
    run = run_of()
    assert (run.status, run.left, run.ration, run.is_due) == ("running", 0, 0, True)
    seen = looked_at(run)
    assert (seen.left, seen.ration, seen.status) == (800, 800, "running")
    assert steps_of(seen.history) == [0]


def test_a_run_that_rests_from_the_start_is_looked_at_and_no_more() -> None:
    run = new_run(job(), ANNA, rests=True)
    assert (run.status, run.is_due) == ("paused", True)
    seen = looked_at(run)
    assert (seen.status, seen.is_due, seen.left) == ("paused", False, 0)


def test_no_two_runs_have_one_name() -> None:
    assert run_of().id != run_of().id


def test_a_run_is_finished_when_all_its_epochs_are_over() -> None:
    run = looked_at(run_of())
    almost = went_on(run, slice_to(run, 799))
    assert (almost.status, almost.left) == ("running", 1)
    done = went_on(almost, slice_to(almost, 800))
    assert (done.status, done.is_over, done.is_due) == ("finished", True, False)


def test_every_change_has_a_number_of_its_own() -> None:
    run = looked_at(run_of())
    serials = [run.serial]
    for how in (paused, resumed, paused, lambda run: stepped(run, 3), paused, rewound, stopped):
        run = how(run)
        serials.append(run.serial)
    assert serials == list(range(1, 9))


def test_steps_lead_to_rest_where_they_end() -> None:
    run = paused(looked_at(run_of()))
    going = stepped(run, 7)
    assert (going.status, going.left) == ("running", 7)
    there = went_on(going, slice_to(going, 7))
    assert (there.status, there.state.steps) == ("paused", 7)
    last = stepped(replace(there, state=replace(there.state, steps=798)), 7)
    assert went_on(last, slice_to(last, 800)).status == "finished"


def test_only_a_run_that_rests_is_stepped() -> None:
    run = looked_at(run_of())
    assert stepped(run, 1) is run
    done = went_on(run, slice_to(run, 800))
    assert stepped(done, 1) is done
    assert resumed(done) is done
    assert paused(done) is done


def test_a_resumed_run_has_all_before_it_again() -> None:
    run = paused(looked_at(run_of()))
    going = stepped(run, 7)
    there = resumed(paused(going), 2.0)
    assert (there.status, there.goal, there.pace) == ("running", 800, 2.0)
    assert resumed(there).pace is None


def test_a_prolonged_run_has_more_epochs_and_never_fewer() -> None:
    done = went_on(looked_at(run_of()), slice_to(run_of(), 800))
    longer = prolonged(done, 41, b"41")
    assert (longer.status, longer.goal, longer.request) == ("paused", 820, b"41")
    assert resumed(longer).left == 20
    assert prolonged(done, 40, b"") is done
    going = looked_at(run_of())
    assert prolonged(going, 50, b"").status == "running"
    assert prolonged(stopped(going), 50, b"").status == "stopped"


def test_a_rewound_run_rests_at_its_beginning_and_its_history_begins_anew() -> None:
    run = looked_at(run_of())
    moved = went_on(run, slice_to(run, 100, 200))
    moved = replace(moved, state=replace(moved.state, parameters=moved.state.parameters + 1.0))
    back = rewound(moved)
    assert back.status == "paused"
    assert same(back.state, begun(run.job.spec))
    assert (back.history.points, back.view, back.anew) == ((), None, back.serial)
    assert back.is_due  # to be looked at
    assert rewound(went_on(run, slice_to(run, 800))).status == "paused"


def test_a_failed_run_says_why_and_can_be_rewound() -> None:
    run = looked_at(run_of())
    broken = went_on(run, slice_to(run, 5, trouble="the loss is no number"))
    assert (broken.status, broken.why) == ("failed", "the loss is no number")
    assert (rewound(broken).status, rewound(broken).why) == ("paused", None)


def test_a_stopped_run_is_over_for_good() -> None:
    run = stopped(looked_at(run_of()))
    assert run.is_over
    for how in (paused, resumed, rewound, stopped, lambda run: stepped(run, 1)):
        assert how(run) is run


def test_a_process_that_dies_again_and_again_ends_the_run() -> None:
    run = looked_at(run_of())
    twice = died(died(run, 3), 3)
    assert twice.status == "running"
    assert died(twice, 3).status == "failed"
    assert "again and again" in (died(twice, 3).why or "")
    recovered = went_on(twice, slice_to(twice, 1))
    assert died(recovered, 3).status == "running"


def test_a_failed_run_is_told() -> None:
    run = run_of()
    gone = failed(run, "no process")
    assert (gone.status, gone.why, gone.serial) == ("failed", "no process", run.serial + 1)


def test_a_run_at_a_pace_takes_a_tenth_of_a_second_of_it_at_a_time() -> None:
    run = looked_at(run_of(pace=20.0))  # of 20 steps an epoch
    assert run.ration == 40
    assert run.seconds(40) == pytest.approx(0.1)
    slow = replace(run, pace=0.01)
    assert slow.ration == 1
    assert slow.seconds(1) == pytest.approx(5.0)
    assert replace(run, pace=None).seconds(1000) == 0.0
    near = replace(run, state=replace(run.state, steps=790))
    assert near.ration == 10


def test_a_slice_leaves_the_run_before_as_it_was() -> None:
    run = looked_at(run_of())
    before = run.state.parameters.copy()
    went_on(run, slice_to(run, 10))
    assert np.array_equal(run.state.parameters, before)
    assert isinstance(run.history, History)
    assert steps_of(run.history) == [0]
