"""The only code that knows how graphs, values and traces look as JSON."""
