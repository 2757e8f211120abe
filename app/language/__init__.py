"""Text to graph and graph to text: the expression parser, LaTeX and explanations."""
