"""What a network looks like: the graph's own values, at the places that are said, as bytes."""

import numpy as np
import pytest

from app.engine.program import compile_graph
from app.engine.sweep import forward
from app.engine.value import Array
from app.network.graph import graph_of
from app.network.parameters import beginning, with_parameters
from app.network.recipe import Recipe
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.runs.job import Job
from app.runs.looking import view_of
from app.runs.scene import ALL_PLACES, LINE, SURFACE_SIDE, UNIT_SIDE, Scene, scene_of
from app.runs.view import FAR, classes_told, confusion, pictures, surface, true_classes
from tests.runs.jobs import classified

# The first feature goes from -1 to 1, the second from 10 to 30; a tenth more is seen on each side.
DATA = classified(np.array([[-1.0, 10.0], [1.0, 30.0], [0.0, 20.0]]), [0, 1, 0])


SMALL = Spec(2, (Layer(3), Layer(1)))
SIDE = SURFACE_SIDE[1]


def scene(spec: Spec = SMALL, plane: tuple[int, int] = (0, 1)) -> Scene:
    made = scene_of(DATA, plane, spec, lambda dataset: dataset.x)
    assert made is not None
    return made


def straight(*weights: float, loss: str = "mse") -> Spec:
    """A network of one unit that adds up its inputs, with a bias of 0."""
    return Spec(len(weights), (Layer(1, "linear", np.array([weights]), np.zeros(1)),), loss)


def values_at(spec: Spec, x: Array) -> Array:
    """What every unit answers at one place, from the graph with a node for each."""
    program = compile_graph(graph_of(spec, Sample(x, np.zeros(spec.layers[-1].units)), "neuron"))
    values = forward(program).values
    names = [f"x{i}" for i in range(1, spec.inputs + 1)]
    for number, layer in enumerate(spec.layers, start=1):
        last = "z" if layer.activation == "linear" else "a"
        names += [f"layer{number}.neuron{k}.{last}" for k in range(1, layer.units + 1)]
    return np.array([values[program.position[name]] for name in names])


def test_a_picture_has_the_values_of_the_graph_at_its_places() -> None:
    drawn = Spec(2, (Layer(3, "tanh"), Layer(2, "softplus", skips=(0,)), Layer(1)), seed=6)
    spec = with_parameters(drawn, beginning(drawn))
    seen = scene()
    found = pictures(spec, seen)
    assert found.units.shape == (2 + 3 + 2 + 1, found.width * found.height)
    steps = (found.high - found.low) / 255
    for place in (0, 7, found.width, found.width * found.height - 1):
        wanted = values_at(spec, seen.units.x[place])
        got = found.low + found.units[:, place] * steps
        assert np.abs(got - wanted).max() <= 0.5 * steps.max() + 1e-12
        assert (np.abs(got - wanted) <= 0.5 * steps + 1e-12).all()


def test_the_first_row_is_the_highest_of_the_second_feature() -> None:
    seen = scene()
    rows = seen.surface.x.reshape(SIDE, SIDE, 2)
    assert rows[0, :, 1] == pytest.approx(32.0)
    assert rows[-1, :, 1] == pytest.approx(8.0)
    assert rows[:, 0, 0] == pytest.approx(-1.2)
    assert rows[:, -1, 0] == pytest.approx(1.2)
    assert [axis.feature for axis in seen.axes] == ["f0", "f1"]
    ends = [(axis.low, axis.high) for axis in seen.axes]
    assert np.array(ends) == pytest.approx(np.array([[-1.2, 1.2], [8.0, 32.0]]))
    drawn = surface(straight(0.0, 1.0), seen, None)
    assert drawn.numbers is not None
    picture = drawn.numbers.reshape(drawn.height, drawn.width)
    assert (picture[0] == 255).all()
    assert (picture[-1] == 0).all()
    assert (drawn.low, drawn.high) == pytest.approx((8.0, 32.0))


def test_the_plane_is_of_the_features_that_are_chosen() -> None:
    turned = scene(plane=(1, 0))
    assert [axis.feature for axis in turned.axes] == ["f1", "f0"]
    rows = turned.surface.x.reshape(SIDE, SIDE, 2)
    assert rows[0, 0] == pytest.approx([1.2, 8.0])


def test_features_that_are_not_drawn_stand_at_their_means() -> None:
    data = classified(np.array([[0.0, 0.0, 4.0], [1.0, 1.0, 8.0]]), [0, 1])
    seen = scene_of(data, (0, 1), SMALL, lambda dataset: dataset.x)
    assert seen is not None
    assert (seen.surface.x[:, 2] == 6.0).all()


def test_the_more_there_is_to_look_through_the_smaller_the_pictures() -> None:
    assert scene().units.width == UNIT_SIDE[1]
    assert scene().surface.width == SURFACE_SIDE[1]
    many = scene(Spec(2, (Layer(97), Layer(1))))
    assert UNIT_SIDE[0] < many.units.width < UNIT_SIDE[1]
    assert 100 * len(many.units.x) <= ALL_PLACES
    huge = scene(Spec(2, (Layer(700), Layer(700), Layer(1))))
    assert (huge.units.width, huge.surface.width) == (UNIT_SIDE[0], SURFACE_SIDE[0])


def test_of_one_feature_there_is_a_line() -> None:
    data = classified(np.array([[0.0], [10.0]]), [0, 1])
    seen = scene_of(data, (0, 1), SMALL, lambda dataset: dataset.x)
    assert seen is not None
    assert (seen.units.width, seen.units.height, len(seen.axes)) == (LINE, 1, 1)
    found = pictures(straight(2.0), seen)
    assert (found.low.tolist(), found.high.tolist()) == ([-1.0, -2.0], [11.0, 22.0])
    assert found.units[1].tolist() == np.rint(np.linspace(0, 255, LINE)).tolist()


def test_the_surface_tells_the_class_and_how_sure_it_is() -> None:
    spec = straight(1.0, 0.0, loss="binary_cross_entropy_with_logits")
    found = surface(spec, scene(), 2)
    assert found.classes is not None
    assert found.sureness is not None
    x = scene().surface.x[:, 0]
    assert found.classes.tolist() == (x > 0).astype(int).tolist()
    chance = 1 / (1 + np.exp(-np.abs(x)))
    assert found.sureness == pytest.approx(255 * (2 * chance - 1), abs=0.5 + 1e-9)
    assert found.numbers is None


def test_sureness_is_none_where_all_classes_are_alike_and_all_where_there_is_no_doubt() -> None:
    spec = Spec(1, (Layer(3),), "softmax_cross_entropy")
    told, sure = classes_told(spec, np.array([[0.0, 0.0, 0.0], [0.0, 900.0, 0.0], [1.0, 1.0, 0.0]]))
    assert told.tolist() == [0, 1, 0]
    assert (sure[0], sure[1]) == (0, 255)
    shares = np.exp([1.0, 1.0, 0.0]) / np.exp([1.0, 1.0, 0.0]).sum()
    assert sure[2] == round(255 * (shares.max() - 1 / 3) / (2 / 3))


def test_a_confusion_matrix_counts_by_true_class_and_told_class() -> None:
    """Told 1 where x > 0: of class 0 two are told right and one wrong, of class 1 one is right."""
    x = np.array([[-1.0], [-2.0], [3.0], [1.0]])
    for loss, y in (
        ("binary_cross_entropy_with_logits", np.array([[0.0], [0.0], [0.0], [1.0]])),
        ("softmax_cross_entropy", np.array([0.0, 0.0, 0.0, 1.0])),
    ):
        spec = straight(1.0, loss=loss)
        if loss == "softmax_cross_entropy":
            layer = Layer(2, "linear", np.array([[-1.0], [1.0]]), np.zeros(2))
            spec = Spec(1, (layer,), loss)
        assert confusion(spec, Sample(x, y), 2).tolist() == [[2, 1], [0, 1]]


def test_a_class_that_no_sample_has_is_counted_too() -> None:
    spec = Spec(1, (Layer(3, "linear", np.array([[0.0], [1.0], [0.0]]), np.zeros(3)),), "hinge")
    found = confusion(spec, Sample(np.array([[1.0], [2.0]]), np.array([0.0, 1.0])), 3)
    assert found.tolist() == [[0, 1, 0], [0, 1, 0], [0, 0, 0]]


def test_the_true_class_is_read_from_any_form_of_answers() -> None:
    x = np.zeros((3, 1))
    for y in (
        np.array([0.0, 1.0, 1.0]),
        np.array([[0.0], [1.0], [1.0]]),
        np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]),
    ):
        assert true_classes(Sample(x, y)).tolist() == [0, 1, 1]


def test_a_unit_that_never_changes_is_drawn_as_zeros() -> None:
    found = pictures(straight(0.0, 0.0), scene())
    assert found.units[2].max() == 0
    assert (found.low[2], found.high[2]) == (0.0, 0.0)


def test_what_is_no_finite_number_is_drawn_all_the_same() -> None:
    for weight in (1e300, 1e308, np.inf, np.nan):
        with np.errstate(all="ignore"):
            found = pictures(straight(weight, 1.0), scene())
            drawn = surface(straight(weight, 1.0), scene(), None)
            told = surface(
                straight(weight, 1.0, loss="binary_cross_entropy_with_logits"), scene(), 2
            )
        for numbers in (found.low, found.high, np.array([drawn.low, drawn.high])):
            assert np.isfinite(numbers).all()
            assert np.abs(numbers).max() <= FAR
        assert told.classes is not None
        assert set(told.classes) <= {0, 1}


def test_a_view_is_of_the_network_without_dropout() -> None:
    spec = Spec(2, (Layer(4, "tanh", dropout=0.5), Layer(1)), seed=1)
    sample = Sample(DATA.x, np.array([[0.0], [1.0], [0.0]]))
    job = Job(spec, Recipe(batch=2), sample, sample, 3, classes=2, scene=scene())
    numbers = np.arange(17.0) / 17.0
    one, other = view_of(job, 3, numbers, -numbers), view_of(job, 3, numbers, -numbers)
    assert (one.steps, one.epoch) == (3, 1.5)
    assert one.pictures is not None
    assert other.pictures is not None
    assert np.array_equal(one.pictures.units, other.pictures.units)
    assert one.confusion is not None
    assert one.confusion.train.sum() == 3
    assert one.confusion.held is not None
