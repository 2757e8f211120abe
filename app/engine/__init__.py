"""Automatic differentiation on explicit graphs: standard library and numpy only, no web, no JSON."""
