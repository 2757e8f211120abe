"""Files from elsewhere into graphs: they are read, and nothing in them is ever executed."""
