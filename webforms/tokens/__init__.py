"""Keys with which programs act as a person."""
