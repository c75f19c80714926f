"""The managers' overview: what is open and overdue, by team and by procedure."""
