"""Benchmarks: speed, memory and quality, as ratios against peers in the same run. Run as python -m bench.NAME."""
