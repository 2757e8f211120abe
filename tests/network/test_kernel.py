"""The compiled loops give what the graph of the same spec gives, whatever the network."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.graph import Graph, Node
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Array
from app.network.activations import ACTIVATIONS
from app.network.compiled.exponential import exp_below, expm1_below, tanh
from app.network.flat import flattened, places, views
from app.network.kernel import outputs, slope
from app.network.layer_grain import by_layers
from app.network.losses import LOSSES
from app.network.neuron_grain import by_neurons
from app.network.parameters import Parameters, beginning
from app.network.recipe import Recipe
from app.network.regularizers import REGULARIZERS
from app.network.sample import Sample, check_sample
from app.network.spec import Layer, Spec, check

STRENGTH = 0.3


def penalized(graph: Graph, spec: Spec, regularizer: str) -> Graph:
    """The graph with what its weights cost added to its loss, as ops of its own."""
    nodes, total = list(graph.nodes), graph.output
    for number in range(1, len(spec.layers) + 1):
        weight, name = f"layer{number}.weight", f"penalty{number}"
        cost = Node(f"{name}.each", "mul", (weight, weight))
        share = 0.5 * STRENGTH
        if regularizer == "l1":
            cost, share = Node(f"{name}.each", "abs", (weight,)), STRENGTH
        nodes += [
            cost,
            Node(f"{name}.sum", "sum", (cost.id,)),
            Node(f"{name}.share", "constant", value=share),
            Node(f"{name}.cost", "mul", (f"{name}.sum", f"{name}.share")),
            Node(name, "add", (total, f"{name}.cost")),
        ]
        total = name
    return Graph(tuple(nodes), total)


def by_graph(spec: Spec, sample: Sample, regularizer: str) -> tuple[float, Array]:
    """The engine's loss and its gradient as one vector."""
    graph = by_layers(spec, sample)
    if regularizer != "none":
        graph = penalized(graph, spec, regularizer)
    program = compile_graph(graph)
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    layers = [
        Parameters(*(np.asarray(grads[program.position[f"layer{k}.{part}"]]) for part in parts))
        for k in range(1, len(spec.layers) + 1)
        for parts in [("weight", "bias")]
    ]
    return float(np.asarray(run.values[program.output])), flattened(layers)


@st.composite
def networks(draw: st.DrawFn, activation: str, loss: str) -> tuple[Spec, Sample]:
    """A network of up to four layers of this activation, with skips and dropout or without, and
    what it is shown: one sample, a batch of one, or more."""
    inputs = draw(st.integers(1, 5))
    layers: list[Layer] = []
    for number in range(draw(st.integers(0, 3))):
        skips = draw(st.sets(st.integers(0, number - 1))) if number else set[int]()
        dropout = draw(st.sampled_from([0.0, 0.0, 0.4]))
        units = draw(st.integers(1, 9))
        layers.append(Layer(units, activation, dropout=dropout, skips=tuple(skips)))
    last = draw(st.sampled_from(["linear", activation]))
    classes = LOSSES[loss].classes
    layers.append(Layer(draw(st.integers(2 if classes else 1, 6)), last))
    seed = draw(st.integers(0, 10**6))
    spec = Spec(inputs, tuple(layers), loss, "normal", seed)
    rng = np.random.default_rng(seed)
    biased = tuple(
        replace(layer, biases=rng.normal(size=spec.rows(k)))
        for k, layer in enumerate(layers, start=1)
    )
    batch = draw(st.sampled_from([(), (1,), (2,), (7,), (16,), (33,)]))
    return replace(spec, layers=biased), Sample(
        rng.normal(size=(*batch, inputs)), _y(draw, rng, loss, batch, layers[-1].units)
    )


def _y(
    draw: st.DrawFn, rng: np.random.Generator, loss: str, batch: tuple[int, ...], n: int
) -> Array:
    if loss == "softmax_cross_entropy" and draw(st.booleans()):
        return rng.uniform(size=(*batch, n))
    if LOSSES[loss].classes:
        return np.asarray(rng.integers(0, n, size=batch), dtype=np.float64)
    if loss == "binary_cross_entropy_with_logits":
        return rng.uniform(size=(*batch, n))
    return rng.normal(size=(*batch, n))


def off(ours: Array | float, theirs: Array | float) -> float:
    """By how much two differ, next to the largest number but at least to 1."""
    scale = max(1.0, float(np.max(np.abs(theirs))))
    return float(np.max(np.abs(np.asarray(ours) - theirs))) / scale


@pytest.mark.parametrize("regularizer", REGULARIZERS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_the_loss_and_every_gradient_are_those_of_the_graph(
    activation: str, loss: str, regularizer: str, data: st.DataObject
) -> None:
    spec, sample = data.draw(networks(activation, loss))
    check(spec)
    check_sample(spec, sample)
    value, gradient = by_graph(spec, sample, regularizer)
    ours = slope(
        spec, flattened(beginning(spec)), sample, Recipe(regularizer=regularizer, strength=STRENGTH)
    )
    assert off(ours.loss, value) <= 1e-12
    assert off(ours.gradient, gradient) <= 1e-12


def test_both_grains_and_the_loops_agree() -> None:
    layers = Layer(3, "maxout"), Layer(4, "gelu", dropout=0.3), Layer(2, skips=(0, 1))
    spec = Spec(3, layers, "huber", "normal", 5)
    sample = Sample(
        np.linspace(-1.0, 1.0, 12).reshape(4, 3), np.linspace(2.0, -2.0, 8).reshape(4, 2)
    )
    program = compile_graph(by_neurons(spec, sample))
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    ours = slope(spec, flattened(beginning(spec)), sample, Recipe())
    assert run.values[program.output] == pytest.approx(ours.loss, rel=1e-13)
    skipped = views(spec, ours.gradient)[2].weights[1, 4]
    assert grads[program.position["layer3.neuron2.w5"]] == pytest.approx(skipped, rel=1e-12)


def test_tied_pieces_share_and_kinks_are_flat() -> None:
    tied = Layer(1, "maxout", np.array([[2.0], [2.0]]), np.array([1.0, 1.0]))
    for layer in (tied, Layer(1, "relu", np.array([[1.0]]), np.array([-1.0]))):
        spec, sample = Spec(1, (layer,)), Sample(np.array([1.0]), np.array([5.0]))
        value, gradient = by_graph(spec, sample, "none")
        ours = slope(spec, flattened(beginning(spec)), sample, Recipe())
        assert ours.loss == value
        assert ours.gradient.tolist() == gradient.tolist()


def test_logits_far_out_do_not_overflow() -> None:
    layer = Layer(3, "linear", np.array([[800.0], [-800.0], [0.0]]))
    for loss, y in (
        ("softmax_cross_entropy", np.float64(1.0)),
        ("binary_cross_entropy_with_logits", np.array([0.0, 1.0, 0.5])),
    ):
        spec, sample = Spec(1, (layer,), loss), Sample(np.array([1.0]), np.asarray(y))
        value, gradient = by_graph(spec, sample, "none")
        ours = slope(spec, flattened(beginning(spec)), sample, Recipe())
        assert off(ours.loss, value) <= 1e-12
        assert off(ours.gradient, gradient) <= 1e-12


def test_outputs_are_the_graphs_without_dropout() -> None:
    layers = Layer(5, "elu"), Layer(4, "maxout", dropout=0.5, skips=(0,)), Layer(2, skips=(1,))
    spec = Spec(3, layers, seed=2)
    x = np.random.default_rng(0).normal(size=(70, 3))
    kept = replace(spec, layers=tuple(replace(layer, dropout=0.0) for layer in layers))
    program = compile_graph(by_layers(kept, Sample(x, np.zeros((70, 2)))))
    expected = forward(program).values[program.position["layer3.z"]]
    np.testing.assert_allclose(
        outputs(spec, flattened(beginning(spec)), x), expected, rtol=1e-13, atol=1e-13
    )


def test_the_vector_holds_each_layers_weights_row_by_row_and_then_its_biases() -> None:
    spec = Spec(2, (Layer(2, "maxout"), Layer(1, skips=(0,))))
    assert list(places(spec)) == [(0, 8, 12), (12, 16, 17)]
    vector = np.arange(17.0)
    first, second = views(spec, vector)
    assert first.weights.tolist() == [[0, 1], [2, 3], [4, 5], [6, 7]]
    assert first.biases.tolist() == [8, 9, 10, 11]
    assert (second.weights.tolist(), second.biases.tolist()) == ([[12, 13, 14, 15]], [16])
    assert flattened([first, second]).tolist() == vector.tolist()


def test_what_describes_training_is_there_without_the_compiler() -> None:
    """The web process must start without it."""
    rules = ["clipping", "optimizers", "regularizers", "schedules"]
    imports = ", ".join(f"app.network.{name}" for name in [*rules, "recipe", "flat", "wiring"])
    asked = f"import sys, {imports}; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_missing_compiler_is_named() -> None:
    asked = "import sys; sys.modules['numba'] = None; import app.network.train"
    done = subprocess.run(
        [sys.executable, "-c", asked], check=False, capture_output=True, text=True
    )
    assert done.stderr.strip().endswith("training needs numba: pip install numba")


def test_the_exponentials_are_exact_to_a_few_units_in_the_last_place() -> None:
    rng = np.random.default_rng(0)
    small = 10.0 ** rng.uniform(-300.0, 0.0, 20_000)
    x = np.concatenate(
        [rng.normal(size=20_000), 20.0 * rng.normal(size=20_000), small, [0.0, 1e-320]]
    )
    below = -np.minimum(np.abs(x) * 9.0, 700.0)
    for ours, theirs, at in (
        (tanh, np.tanh, x),
        (exp_below, np.exp, below),
        (expm1_below, np.expm1, below),
    ):
        expected = theirs(at)
        got = np.array([ours(each) for each in at.tolist()])
        assert np.max(np.abs(got - expected) / np.spacing(np.abs(expected))) <= 4.0
    ends = [tanh(end) for end in (np.inf, -np.inf, 40.0, -0.0)]
    assert ends == [1.0, -1.0, 1.0, 0.0]
    assert np.signbit(ends[3])
    assert np.isnan(tanh(np.nan))
    assert 0.0 < exp_below(-np.inf) < 1e-300
    assert expm1_below(-np.inf) == -1.0
