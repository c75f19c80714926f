"""For process owners: procedures with their versions, what is in them, and taking in new ones."""
