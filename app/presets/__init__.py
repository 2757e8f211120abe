"""Experiments with networks that are worth seeing, each a file of the catalogue."""
