"""What a network learns from: generated, real, uploaded, painted, or labelled by a formula."""
