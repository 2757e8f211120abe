"""What the tables say, in sentences whose figures come from the run."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks import encode, ours, route
from benchmarks.c_peer import C
from benchmarks.memory import MEBIBYTE
from benchmarks.micrograd_peer import MICROGRAD
from benchmarks.numpy_peer import NUMPY
from benchmarks.results import Results
from benchmarks.table import MILLISECONDS, Line, short
from benchmarks.torch_peer import PYTORCH

# From here on neither a call nor a cache that is too small tells most of what is measured.
LARGE = 1_000


def paragraphs(results: Results) -> Iterator[str]:
    """Scalars, what they hold, tensors, traces in bytes, requests."""
    yield from _scalars(results.engine)
    yield _memory(results)
    yield _tensors(results.tensors)
    yield _bytes(results.encode)
    yield _whole_graphs(results)
    yield _registered(results.route[route.ONE_LEAF.title])


def _scalars(lines: Sequence[Line]) -> Iterator[str]:
    known = {name for line in lines for name in line.samples}
    large = [line for line in lines if line.nodes >= LARGE]
    sizes = sorted({line.nodes for line in lines})
    if PYTORCH in known:
        yield (
            f"On scalars the sweeps take {_ratios(lines, ours.SWEEPS, PYTORCH)} times what PyTorch "
            f"eager takes, and {_ratios(lines, ours.ANEW, PYTORCH)} when the graph is compiled "
            "anew each time. PyTorch is made for large tensors, where its cost an operator is lost "
            "in the arithmetic; nothing here says that this engine would win there."
        )
    if C in known:
        yield (
            f"They take {_ratios(large, ours.SWEEPS, C)} times what a tape in C takes, from "
            f"{LARGE:,} nodes on: that is the price of Python, and of keeping what a trace needs. "
            "With fewer nodes, much of the time of C is that of calling it from Python."
        )
    yield (
        "Were time strictly linear in the nodes, a node would always take the same. It takes "
        + ", ".join(f"{_a_node(lines, size)} ns in graphs of {size:,}" for size in sizes)
        + "."
    )
    yield (
        "The sweeps always record the amounts that cross edges. To add up the running totals as "
        "well, so that every number of the trace is there, takes "
        f"{_ratios(lines, ours.TRACE, ours.SWEEPS)} times as long as the sweeps alone; to have "
        f"every step as an object, {_ratios(lines, ours.READ, ours.SWEEPS)} times."
    )
    if MICROGRAD in known:
        shapes = dict.fromkeys(line.graph for line in lines if MICROGRAD in line.samples)
        yield (
            f"Backward takes {_ratios(lines, ours.BACKWARD, MICROGRAD)} times what micrograd takes "
            f"on the shapes whose ops it has, {' and '.join(shapes)}; it sorts the nodes each time."
        )


def _a_node(lines: Sequence[Line], size: int) -> str:
    return _span(line.a_node(ours.SWEEPS) for line in lines if line.nodes == size)


def _memory(results: Results) -> str:
    most = max(need.nodes for need in results.memory)
    needs = [need for need in results.memory if need.nodes == most]
    program = _span(need.program.kept / MEBIBYTE for need in needs)
    sweeps = _span(need.sweeps.peak / MEBIBYTE for need in needs)
    a_node = _span(need.sweeps.peak / need.nodes for need in needs)
    return (
        f"A compiled graph of {most:,} nodes holds {program} MiB, and its sweeps at their peak "
        f"{sweeps} MiB more, {a_node} bytes a node."
    )


def _tensors(lines: Sequence[Line]) -> str:
    said = (
        f"On small tensors the sweeps take {_ratios(lines, ours.SWEEPS, NUMPY)} times what numpy "
        "takes in code written by hand for the one graph"
    )
    if PYTORCH not in lines[0].samples:
        return f"{said}."
    return f"{said}, and {_ratios(lines, ours.SWEEPS, PYTORCH)} times what PyTorch eager takes."


def _bytes(lines: Sequence[Line]) -> str:
    unit, scale = MILLISECONDS
    sizes = sorted({line.nodes for line in lines})

    def took(name: str, size: int) -> str:
        times = _span(line.median(name) * scale for line in lines if line.nodes == size)
        return f"{times} {unit} with {size:,} nodes"

    written, copied = (
        ", and ".join(took(name, size) for size in sizes) for name in (encode.BYTES, encode.COPY)
    )
    return (
        f"To write a trace as columns of bytes takes {written}. To read the numbers takes no more "
        f"than a copy of the bytes, which is {copied}. Writing takes "
        f"{_ratios(lines, encode.BYTES, encode.ORJSON)} times what orjson takes for lists of the "
        f"same, and {_ratios(lines, encode.FIRST, encode.ORJSON)} times the first time, when the "
        "bytes of ids and edges are not there yet."
    )


def _whole_graphs(results: Results) -> str:
    new, again = (results.route[table.title] for table in (route.NEW, route.AGAIN))

    def beside(peer: str, line: Line) -> str:
        return short(line.ratio(route.NODES, peer).median)

    return (
        f"Over HTTP a raw echo of the same bytes is the floor. A new graph of {new[0].nodes:,} "
        f"nodes costs the server {beside(route.ECHO, new[0])} times as much, one of "
        f"{new[-1].nodes:,} {beside(route.ECHO, new[-1])} times, which is "
        f"{beside(route.ORJSON, new[-1])} times what orjson takes to read and write that request "
        f"and {beside(route.JSON, new[-1])} times what Python's json takes. When the bytes came "
        f"before it is {beside(route.ECHO, again[0])} and {beside(route.ECHO, again[-1])} times "
        f"the echo. Answers in columns cost {_ratios(new, route.COLUMNS, route.NODES)} times "
        "those with an object for each node where the graph is new, and "
        f"{_ratios(again, route.COLUMNS, route.NODES)} where it came before; in bytes, "
        f"{_ratios(new, route.BYTES, route.NODES)} and "
        f"{_ratios(again, route.BYTES, route.NODES)} times."
    )


def _registered(lines: Sequence[Line]) -> str:
    def beside_echo(form: str) -> str:
        return " and ".join(
            short(line.ratio(form, route.ECHO).median) for line in (lines[0], lines[-1])
        )

    return (
        "A registered graph is neither sent nor compiled again, but its request is so small that "
        f"the answer costs {beside_echo(route.COLUMNS)} times the echo with {lines[0].nodes:,} and "
        f"{lines[-1].nodes:,} nodes, or in bytes {beside_echo(route.BYTES)}. Beside reading and "
        f"writing as much JSON as the larger answer is, it costs "
        f"{short(lines[-1].ratio(route.COLUMNS, route.ANSWER).median)} times as much."
    )


def _ratios(lines: Sequence[Line], own: str, peer: str) -> str:
    """The smallest and the largest median ratio of the lines that have it, as words."""
    return _span(line.ratio(own, peer).median for line in lines if peer in line.samples)


def _span(numbers: Iterable[float]) -> str:
    shown = [short(x) for x in sorted(numbers)]
    return shown[0] if shown[0] == shown[-1] else f"{shown[0]} to {shown[-1]}"
