"""Programs of micrograd's or PyTorch's style into graphs, by Python's syntax tree alone."""
