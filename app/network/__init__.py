"""Networks: a spec that builds an ordinary graph, and everything that trains it."""
