"""Performance of the package compared with a minimal client and with its peers.

`python -m benchmarks.run` measures and writes `RESULTS.md`. Everything runs on loopback.
"""
