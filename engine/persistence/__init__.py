"""Rows without rules: models, transactions, and the reading of rows into records. Only `transactions` commits."""
