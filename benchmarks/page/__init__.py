"""How the page copes with large graphs: a real Chromium, its main thread's CPU by the frame."""
