"""For process owners: what moving running cases to another version would do, doing it, and taking it back."""
