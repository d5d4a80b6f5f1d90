"""Benchmarks: what a page costs, as ratios to an empty page measured in the same run. `make bench` runs them."""
