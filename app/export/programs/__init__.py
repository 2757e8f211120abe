"""Programs that compute a graph again and assert that its numbers come out."""
