"""Service tasks' code, run in this process: one module per topic."""
