"""The engine: runs a municipality's procedures, knows nothing of web or Flask.

Imports point down; `tests/test_architecture.py` holds the table.

    floor 0   errors, findings, clock, actor, records   what everybody may speak of
    floor 1   feel                                      the one expression language
    floor 2   dmn, forms                                decision tables; form schemas and submissions
    floor 3   bpmn                                      from diagram file to checked, runnable definition
    floor 4   execution                                 moves one instance in memory
    floor 5   persistence, handlers                     rows without rules; service tasks' code
    floor 6   services, queries                         the verbs; the reading side
    floor 7   process_engine, worker                    the one door; the sweep of due jobs

Floors 0 to 4 import no SQLAlchemy. Only `persistence/transactions.py` commits. Only `clock.py` reads the wall clock.
"""
