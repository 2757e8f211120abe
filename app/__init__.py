"""See any gradient: computational graphs, run forward and backward, in the browser and as JSON."""

from importlib.metadata import version

__version__ = version("backprop-explorer")
