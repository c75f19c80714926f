"""For process owners: putting one case right by hand."""
