"""Moves one instance in memory: state and action in, state, snapshot and facts out. Knows no database."""
