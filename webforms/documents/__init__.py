"""The procedure as the municipality's own document: a page and a Word file, both made from the diagram."""
