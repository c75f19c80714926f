"""Ratios measured in one run on one machine; nothing here is a test. `python -m benchmarks` prints them all."""
