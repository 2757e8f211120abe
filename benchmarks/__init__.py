"""What the engine and the API cost beside their peers; `python -m benchmarks` prints it."""
