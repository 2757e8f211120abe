"""Graphviz's DOT into graphs: tokens, then what is drawn, then what that computes."""
