"""What the engine shows: frozen records, so that a page can neither load lazily nor change anything."""
