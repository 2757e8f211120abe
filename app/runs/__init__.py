"""Runs: trainings in processes of their own, which can be paused, stepped, rewound and resumed."""
