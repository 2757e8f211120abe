"""The loops that train a network, compiled by numba; only what trains imports this."""
