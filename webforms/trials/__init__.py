"""For process owners: running any version outside every case, with its forms and a clock that can be moved."""
