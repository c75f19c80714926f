"""What a case brings about: a deviation discussed beside it, and the procedures that may follow it."""
