"""The three products of a layer: weights with what comes in, there and back.

Everything of a batch is (rows, samples), a row a unit, so that the innermost loops run over numbers
that lie side by side. Two rows and four columns of weights at a time keep a processor fed, for as
many numbers are then worked with as fit into its registers.
"""

from app.engine.value import Array
from app.network.compiled.jit import product
from app.network.wiring import Whole


@product
def weighted_sums(
    parameters: Array,
    weights: int,
    biases: int,
    values: Array,
    reads: Whole,
    sums: Array,
    row: int,
    rows: int,
    samples: int,
) -> None:
    """Into `sums` from `row` on: each bias, and the weighted `values` of the rows that are read."""
    count = len(reads)
    for r in range(rows):
        for s in range(samples):
            sums[row + r, s] = parameters[biases + r]
    paired = rows - rows % 2
    for r in range(0, paired, 2):
        _weigh_two(parameters, weights + r * count, values, reads, sums, row + r, samples)
    if paired < rows:
        _weigh(parameters, weights + paired * count, values, reads, sums, row + paired, samples)


@product
def _weigh_two(
    parameters: Array, at: int, values: Array, reads: Whole, sums: Array, row: int, samples: int
) -> None:
    """Add to two rows of sums."""
    count = len(reads)
    below, four = at + count, count - count % 4
    for c in range(0, four, 4):
        i, j, k, m = reads[c], reads[c + 1], reads[c + 2], reads[c + 3]
        a0, a1, a2, a3 = (
            *(parameters[at + c], parameters[at + c + 1]),
            *(parameters[at + c + 2], parameters[at + c + 3]),
        )
        b0, b1, b2, b3 = (
            *(parameters[below + c], parameters[below + c + 1]),
            *(parameters[below + c + 2], parameters[below + c + 3]),
        )
        for s in range(samples):
            v0, v1, v2, v3 = values[i, s], values[j, s], values[k, s], values[m, s]
            sums[row, s] += a0 * v0 + a1 * v1 + a2 * v2 + a3 * v3
            sums[row + 1, s] += b0 * v0 + b1 * v1 + b2 * v2 + b3 * v3
    for c in range(four, count):
        i, a0, b0 = reads[c], parameters[at + c], parameters[below + c]
        for s in range(samples):
            sums[row, s] += a0 * values[i, s]
            sums[row + 1, s] += b0 * values[i, s]


@product
def _weigh(
    parameters: Array, at: int, values: Array, reads: Whole, sums: Array, row: int, samples: int
) -> None:
    """Add to one row of sums."""
    count = len(reads)
    four = count - count % 4
    for c in range(0, four, 4):
        i, j, k, m = reads[c], reads[c + 1], reads[c + 2], reads[c + 3]
        a0, a1, a2, a3 = (
            *(parameters[at + c], parameters[at + c + 1]),
            *(parameters[at + c + 2], parameters[at + c + 3]),
        )
        for s in range(samples):
            near = a0 * values[i, s] + a1 * values[j, s]
            sums[row, s] += near + a2 * values[k, s] + a3 * values[m, s]
    for c in range(four, count):
        i, a0 = reads[c], parameters[at + c]
        for s in range(samples):
            sums[row, s] += a0 * values[i, s]


@product
def handed_back(
    parameters: Array,
    weights: int,
    pulls: Array,
    row: int,
    rows: int,
    reads: Whole,
    grads: Array,
    samples: int,
) -> None:
    """Add to the grads of what is read: the weighted pulls on the layer's sums."""
    count = len(reads)
    four = rows - rows % 4
    for c in range(count):
        to = reads[c]
        for r in range(0, four, 4):
            at, i = weights + r * count + c, row + r
            a0, a1 = parameters[at], parameters[at + count]
            a2, a3 = parameters[at + 2 * count], parameters[at + 3 * count]
            for s in range(samples):
                near = a0 * pulls[i, s] + a1 * pulls[i + 1, s]
                grads[to, s] += near + a2 * pulls[i + 2, s] + a3 * pulls[i + 3, s]
        for r in range(four, rows):
            a0 = parameters[weights + r * count + c]
            for s in range(samples):
                grads[to, s] += a0 * pulls[row + r, s]


@product
def weight_grads(
    pulls: Array,
    row: int,
    rows: int,
    values: Array,
    reads: Whole,
    gradient: Array,
    weights: int,
    biases: int,
    samples: int,
) -> None:
    """Into `gradient`: for each weight the pulls times what it weighs, for each bias the pulls."""
    count = len(reads)
    for r in range(rows):
        total = 0.0
        for s in range(samples):
            total += pulls[row + r, s]
        gradient[biases + r] = total
    paired, four = rows - rows % 2, count - count % 4
    for r in range(0, paired, 2):
        for c in range(0, four, 4):
            at = weights + r * count + c
            _eight_grads(pulls, row + r, values, reads, c, gradient, at, samples)
        for c in range(four, count):
            at = weights + r * count + c
            gradient[at] = dot(pulls, row + r, values, reads[c], samples)
            gradient[at + count] = dot(pulls, row + r + 1, values, reads[c], samples)
    for r in range(paired, rows):
        for c in range(count):
            at = weights + r * count + c
            gradient[at] = dot(pulls, row + r, values, reads[c], samples)


@product
def _eight_grads(
    pulls: Array,
    row: int,
    values: Array,
    reads: Whole,
    c: int,
    gradient: Array,
    at: int,
    samples: int,
) -> None:
    """Of two rows and four columns of weights."""
    i, j, k, m = reads[c], reads[c + 1], reads[c + 2], reads[c + 3]
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = 0.0
    for s in range(samples):
        a, b = pulls[row, s], pulls[row + 1, s]
        v0, v1, v2, v3 = values[i, s], values[j, s], values[k, s], values[m, s]
        a0 += a * v0
        a1 += a * v1
        a2 += a * v2
        a3 += a * v3
        b0 += b * v0
        b1 += b * v1
        b2 += b * v2
        b3 += b * v3
    below = at + len(reads)
    gradient[at], gradient[at + 1], gradient[at + 2], gradient[at + 3] = a0, a1, a2, a3
    gradient[below], gradient[below + 1] = b0, b1
    gradient[below + 2], gradient[below + 3] = b2, b3


@product
def dot(a: Array, i: int, b: Array, j: int, count: int) -> float:
    """Row i of `a` times row j of `b`."""
    total = 0.0
    for s in range(count):
        total += a[i, s] * b[j, s]
    return total
