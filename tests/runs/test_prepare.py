"""From data as they come to what a network is shown, and what is said where the two do not fit."""

from dataclasses import replace

import numpy as np
import pytest

from app.data.dataset import Dataset
from app.data.engineered import Made
from app.data.generators import GENERATORS
from app.data.problem import DataError
from app.data.real import REAL
from app.engine.graph import GraphError
from app.network.losses import LOSSES
from app.network.recipe import Recipe
from app.network.spec import Layer, Spec
from app.runs.prepare import MOST_PARAMETERS, MOST_WORK, Experiment, prepared
from tests.runs.jobs import classified, numeric

RNG = np.random.default_rng(3)
X = RNG.normal(size=(40, 2))
TWO = classified(X, [0, 1] * 20)
THREE = classified(X, ([0, 1, 2] * 14)[:40], "abc")


def asked(dataset: Dataset, loss: str, units: int, **changes: object) -> Experiment:
    spec = Spec(dataset.x.shape[1], (Layer(3, "tanh"), Layer(units)), loss)
    return replace(Experiment(spec, Recipe(), 5, dataset), **changes)  # type: ignore[arg-type]


def told(experiment: Experiment) -> list[tuple[str, str]]:
    with pytest.raises(GraphError) as caught:
        prepared(experiment)
    return [(problem.where, problem.message) for problem in caught.value.problems]


ONE_HOT = np.eye(3)[THREE.target.of]  # type: ignore[union-attr]
PAIR = np.array([0.0, 1.0] * 20)
TARGETS = {
    # Of three classes: a number for each, or the class's own.
    **{(loss, 3): ONE_HOT for loss in LOSSES if not LOSSES[loss].classes},
    **{(loss, 3): np.array(([0.0, 1, 2] * 14)[:40]) for loss in LOSSES if LOSSES[loss].classes},
    # Of two classes: one output that says how much it is the second, or two.
    **{(loss, 1): PAIR[:, None] for loss in LOSSES if not LOSSES[loss].classes},
    **{(loss, 2): np.stack([1 - PAIR, PAIR], 1) for loss in LOSSES if not LOSSES[loss].classes},
    **{(loss, 2): PAIR for loss in LOSSES if LOSSES[loss].classes},
}


@pytest.mark.parametrize(("loss", "units"), TARGETS)
def test_classes_become_what_the_loss_asks_for(loss: str, units: int) -> None:
    dataset = THREE if units == 3 else TWO
    made = prepared(asked(dataset, loss, units, share=0.0))
    assert np.array_equal(made.job.train.y, TARGETS[loss, units])
    assert (made.job.classes, made.job.held) == (len(dataset.target.names), None)


def test_numbers_are_learnt_as_they_are() -> None:
    values = RNG.normal(size=(40, 2))
    made = prepared(asked(numeric(X, values), "mse", 2, share=0.0))
    assert np.array_equal(made.job.train.y, values)
    assert made.job.classes is None


def test_rows_are_either_learnt_from_or_held_out() -> None:
    made = prepared(asked(THREE, "softmax_cross_entropy", 3, share=0.3))
    assert made.job.rows is not None
    assert made.job.held is not None
    assert sorted([*made.held, *made.job.rows]) == list(range(40))
    assert len(made.held) == 12
    assert np.array_equal(made.job.held.x, X[made.held])
    assert np.array_equal(made.job.train.x, X[made.job.rows])
    learnt = np.concatenate([made.job.batch(step) for step in range(made.job.steps)])
    assert set(learnt) == set(made.job.rows)


def test_a_batch_names_rows_of_the_dataset() -> None:
    """Of all steps of an epoch together each row that is learnt from, once."""
    made = prepared(asked(THREE, "softmax_cross_entropy", 3, share=0.3))
    work = made.job
    assert work.rows is not None
    epoch = [work.batch(step) for step in range(work.steps_per_epoch)]
    assert [len(batch) for batch in epoch] == [10, 10, 8]
    assert sorted(np.concatenate(epoch)) == work.rows.tolist()


def test_the_scale_is_learnt_from_the_training_rows_alone() -> None:
    experiment = asked(TWO, "mse", 1, scaling="standard", share=0.25)
    made = prepared(experiment)
    assert made.job.train.x.mean(axis=0) == pytest.approx([0.0, 0.0], abs=1e-12)
    assert made.job.train.x.std(axis=0) == pytest.approx([1.0, 1.0])
    # Held-out rows may say what they like: nothing that is learnt from changes.
    wild = X.copy()
    wild[made.held] = 1e6
    again = prepared(replace(experiment, dataset=replace(TWO, x=wild)))
    assert again.held.tolist() == made.held.tolist()
    assert again.job.train.x.tobytes() == made.job.train.x.tobytes()
    assert again.job.held is not None
    assert (again.job.held.x > 1e5).all()


def test_features_are_made_before_they_are_scaled() -> None:
    features = (Made("same", ("f0",)), Made("product", ("f0", "f1")))
    made = prepared(asked(TWO, "mse", 1, features=features, scaling="min_max"))
    assert made.inputs == ("f0", "f0*f1")
    train = made.job.train.x
    assert (train.min(axis=0).tolist(), train.max(axis=0).tolist()) == ([0.0, 0.0], [1.0, 1.0])
    products = X[made.job.rows, 0] * X[made.job.rows, 1]
    assert np.argmax(train[:, 1]) == np.argmax(products)


def test_the_scene_is_shown_as_the_data_are() -> None:
    """A place of the plane goes through the same features and the same scale as a row."""
    features = (Made("square", ("f0",)), Made("same", ("f1",)))
    made = prepared(asked(TWO, "mse", 1, features=features, scaling="standard", share=0.0))
    scene = made.job.scene
    assert scene is not None
    assert [axis.feature for axis in scene.axes] == ["f0", "f1"]
    low = scene.axes[0].low
    shift, unit = np.mean(X[:, 0] ** 2), np.std(X[:, 0] ** 2)
    assert scene.surface.x[0, 0] == pytest.approx((low**2 - shift) / unit, rel=1e-12)


def test_the_order_follows_from_the_seed() -> None:
    experiment = asked(TWO, "mse", 1)
    first = prepared(experiment)
    assert prepared(experiment).held.tolist() == first.held.tolist()
    other = prepared(replace(experiment, recipe=Recipe(seed=1)))
    assert other.held.tolist() != first.held.tolist()


MISFITS = {
    "inputs": (
        replace(asked(TWO, "mse", 1), spec=Spec(3, (Layer(1),))),
        "/spec/inputs",
        "the data have 2 features (f0, f1), so the network needs as many inputs; got 3",
    ),
    "classes": (
        asked(THREE, "softmax_cross_entropy", 2),
        "/spec/layers/1/units",
        "the data have 3 classes, so the last layer needs 3 units; got 2",
    ),
    "two classes": (asked(TWO, "mse", 3), "/spec/layers/1/units", "needs 1 or 2 units; got 3"),
    "numbers": (
        asked(numeric(X, X), "mse", 1),
        "/spec/layers/1/units",
        "the data have 2 numbers to be learnt, so the last layer needs 2 units; got 1",
    ),
    "classes of numbers": (
        asked(numeric(X, X[:, :1]), "hinge", 1),
        "/spec/loss",
        "tells classes apart, and the data are numbers",
    ),
    "scaling": (asked(TWO, "mse", 1, scaling="standart"), "/scaling", "did you mean 'standard'?"),
    "plane": (asked(TWO, "mse", 1, plane=(0, 2)), "/plane", "from 0 to 1"),
    "plane twice": (asked(TWO, "mse", 1, plane=(1, 1)), "/plane", "two features"),
    "loss": (asked(TWO, "mso", 1), "/spec/loss", "did you mean 'mse'?"),
    "optimizer": (
        replace(asked(TWO, "mse", 1), recipe=Recipe("sgdd")),
        "/recipe/optimizer",
        "did you mean 'sgd'?",
    ),
    "rate": (
        replace(asked(TWO, "mse", 1), recipe=Recipe("sgd", {"learning_rate": 1e308})),
        "/recipe/knobs/learning_rate",
        "got 1e+308",
    ),
    "rate that is none": (
        replace(asked(TWO, "mse", 1), recipe=Recipe("sgd", {"learning_rate": np.nan})),
        "/recipe/knobs/learning_rate",
        "got nan",
    ),
    "weights": (
        replace(
            asked(TWO, "mse", 1), spec=Spec(2, (Layer(1, "linear", np.array([[1.0, np.inf]])),))
        ),
        "/spec/layers/0/weights",
        "not finite",
    ),
    "parameters": (
        replace(asked(TWO, "mse", 1), spec=Spec(2, (Layer(1000), Layer(500), Layer(1)))),
        "/spec",
        f"at most {MOST_PARAMETERS} are trained",
    ),
    "work": (
        replace(
            asked(classified(np.zeros((5000, 2)), [0, 1] * 2500), "mse", 1),
            spec=Spec(2, (Layer(500), Layer(500), Layer(1))),
        ),
        "/dataset",
        f"at most {MOST_WORK}",
    ),
}


@pytest.mark.parametrize("case", MISFITS)
def test_a_misfit_is_told_where_it_is(case: str) -> None:
    experiment, where, words = MISFITS[case]
    found = told(experiment)
    assert [place for place, _ in found] == [where]
    assert words in found[0][1]


def test_all_misfits_are_told_at_once() -> None:
    spec = Spec(5, (Layer(7),), "softmax_cross_entropy")
    recipe = Recipe("sgdd", seed=-1)
    experiment = replace(asked(TWO, "mse", 1, scaling="no"), spec=spec, recipe=recipe)
    places = {where for where, _ in told(experiment)}
    assert places == {
        "/recipe/optimizer",
        "/recipe/seed",
        "/scaling",
        "/spec/inputs",
        "/spec/layers/0/units",
    }


@pytest.mark.parametrize("number", [np.nan, np.inf, 1e101])
def test_numbers_that_cannot_be_learnt_from_are_refused(number: float) -> None:
    wild = X.copy()
    wild[3, 1] = number
    for dataset in (replace(TWO, x=wild), numeric(X, wild)):
        with pytest.raises(DataError, match=r"^/dataset: some numbers are farther from 0"):
            prepared(asked(dataset, "mse", dataset.x.shape[1]))


def test_a_single_row_is_learnt_from_and_none_is_held_out() -> None:
    one = numeric(np.array([[1.0, 2.0]]), np.array([[3.0]]))
    made = prepared(asked(one, "mse", 1, scaling="standard", share=0.9))
    assert (made.job.held, made.held.tolist(), made.job.steps) == (None, [], 5)
    assert made.job.train.x.tolist() == [[0.0, 0.0]]


def test_pictures_are_not_drawn_over_a_plane() -> None:
    digits = REAL["digits"].load()
    assert prepared(asked(digits, "softmax_cross_entropy", 10)).job.scene is None


def test_of_one_feature_there_is_a_line() -> None:
    sine = GENERATORS["sine"].make(30, 0.0, 0)
    scene = prepared(asked(sine, "mse", 1)).job.scene
    assert scene is not None
    assert (len(scene.axes), scene.units.height, scene.surface.height) == (1, 1, 1)
    assert np.array_equal(np.sort(scene.units.x[:, 0]), scene.units.x[:, 0])
