"""Text to graph, and names and numbers to LaTeX. Nothing is ever evaluated here."""
