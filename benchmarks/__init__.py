"""How fast the package is, beside the smallest client that could be written and beside its peers.

`python -m benchmarks.run` measures and writes `RESULTS.md`. Everything runs on loopback.
"""
