"""Small graphs with published numbers, each a TOML file in `catalogue/`."""
