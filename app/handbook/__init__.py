"""The pages of docs/ops: what each record says of its op, with its example run and its curve."""
