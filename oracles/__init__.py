"""Independent sources of the numbers that the engine is held to."""
