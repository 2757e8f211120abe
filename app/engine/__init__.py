"""Automatic differentiation on explicit graphs: stdlib and numpy only, no web, no JSON."""
