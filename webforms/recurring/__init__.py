"""The procedures that start by themselves."""
