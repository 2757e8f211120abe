"""See any gradient: computational graphs, run forward and backward, in the browser and as JSON."""

import os
from importlib.metadata import version

__version__ = version("backprop-explorer")

# Requests share the machine: with several threads each, products of small matrices wait for one
# another, and one convolution took 20 times as much CPU. numpy looks at this when it is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
