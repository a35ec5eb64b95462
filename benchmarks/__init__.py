"""How fast koryu's search is, and what others take for the same: `python -m benchmarks`."""
