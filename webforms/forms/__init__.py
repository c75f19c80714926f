"""Forms on the page: from schema, values and errors to what the templates write."""
