"""Cases: the list, starting one, and where one stands."""
