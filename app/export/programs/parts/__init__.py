"""Functions that exported NumPy programs call: their text is exported, as it stands here."""
