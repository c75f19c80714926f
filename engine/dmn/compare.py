"""Compares two versions of a decision: columns, rows and cells, each difference as one Danish sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.dmn.model import Decision, Input, Output, Rule

_Columns = Sequence[Input | Output]


def compare_decisions(old: Decision, new: Decision) -> tuple[str, ...]:
    """The differences, in the order of the new table; columns and rows are known by their ids."""
    return tuple(_differences(old, new, f"tabellen «{new.name or new.id}»"))


def _differences(old: Decision, new: Decision, table: str) -> Iterator[str]:
    if old.name != new.name:
        yield f"Tabellen «{new.name}» hed før «{old.name}»."
    if old.hit_policy != new.hit_policy or old.aggregation != new.aggregation:
        yield f"Reglen for, hvilke rækker der gælder i {table}, er ændret fra {_policy(old)} til {_policy(new)}."
    literal = [decision.literal.text if decision.literal else "" for decision in (old, new)]
    if literal[0] != literal[1]:
        yield f"Udtrykket i {table} er ændret: {literal[0] or 'intet'} → {literal[1] or 'intet'}."
    yield from _frame_changes(old, new, table)
    yield from _column_changes(old.inputs, new.inputs, table)
    yield from _column_changes(old.outputs, new.outputs, table)
    yield from _row_changes(old, new, table)


def _frame_changes(old: Decision, new: Decision, table: str) -> Iterator[str]:
    """What stands around the table: what it builds on, what it is called by, and its version."""
    if old.requires != new.requires:
        based = ", ".join(f"«{each}»" for each in new.requires) or "ingen andre tabeller"
        yield f"{_capital(table)} bygger nu på {based}."
    if old.variable != new.variable:
        yield f"Svaret fra {table} hedder nu «{new.variable}» i stedet for «{old.variable}»."
    if old.version_tag != new.version_tag:
        yield f"Versionsmærket i {table} er ændret fra {old.version_tag or 'intet'} til {new.version_tag or 'intet'}."


def _column_changes(old: _Columns, new: _Columns, table: str) -> Iterator[str]:
    before, after = {column.id: column for column in old}, {column.id: column for column in new}
    for column_id, column in after.items():
        if column_id not in before:
            yield f"Kolonnen «{column.title}» er ny i {table}."
            continue
        if before[column_id].title != column.title:
            yield f"Kolonnen «{column.title}» i {table} hed før «{before[column_id].title}»."
        was, now = _meaning(before[column_id]), _meaning(column)
        if was != now:
            yield f"Kolonnen «{column.title}» i {table} bruger nu {now} i stedet for {was}."
        if before[column_id].type != column.type:
            types = f"{before[column_id].type or 'ingen'} til {column.type or 'ingen'}"
            yield f"Typen af kolonnen «{column.title}» i {table} er ændret fra {types}."
        if _allowed(before[column_id]) != (allowed := _allowed(column)):
            yield f"Kolonnen «{column.title}» i {table} må nu indeholde {allowed or 'alt'}."
    for column_id, column in before.items():
        if column_id not in after:
            yield f"Kolonnen «{column.title}» er fjernet fra {table}."
    if [each for each in before if each in after] != [each for each in after if each in before]:
        yield f"Kolonnerne i {table} står i en anden rækkefølge."


def _row_changes(old: Decision, new: Decision, table: str) -> Iterator[str]:
    before, after = {rule.id: rule for rule in old.rules}, {rule.id: rule for rule in new.rules}
    for rule_id, rule in after.items():
        if rule_id not in before:
            yield f"Række {rule.number} i {table} er ny: {_row(rule, new)}."
        elif said := list(_cells(before[rule_id], old, rule, new)):
            yield f"Række {rule.number} i {table} er ændret: {'; '.join(said)}."
    for rule_id, rule in before.items():
        if rule_id not in after:
            yield f"Rækken, der var nr. {rule.number} i {table}, er fjernet: {_row(rule, old)}."
    if [each for each in before if each in after] != [each for each in after if each in before]:
        yield f"Rækkerne i {table} står i en anden rækkefølge."


def _cells(old: Rule, old_table: Decision, new: Rule, new_table: Decision) -> Iterator[str]:
    """Cells that differ, of the columns both tables have, and the row's annotation."""
    before, after = _by_column(old, old_table), _by_column(new, new_table)
    titles = {column.id: column.title for column in _columns(new_table)}
    for column_id, text in after.items():
        if column_id in before and before[column_id] != text:
            yield f"«{titles[column_id]}» fra {before[column_id]} til {text}"
    if old.note != new.note:
        yield "bemærkningen er ny" if new.note else "bemærkningen er fjernet"


def _by_column(rule: Rule, table: Decision) -> dict[str, str]:
    return {column.id: text for column, text in _titled(rule, table)}


def _texts(rule: Rule) -> tuple[str, ...]:
    tests = (test.text if test else "alle" for test in rule.tests)
    return (*tests, *(output.text if output else "intet" for output in rule.outputs))


def _row(rule: Rule, table: Decision) -> str:
    cells = [f"«{column.title}» {text}" for column, text in _titled(rule, table)]
    return ", ".join(cells)


def _titled(rule: Rule, table: Decision) -> Iterator[tuple[Input | Output, str]]:
    yield from zip(_columns(table), _texts(rule), strict=True)


def _columns(table: Decision) -> list[Input | Output]:
    return [*table.inputs, *table.outputs]


def _meaning(column: Input | Output) -> str:
    return column.expression.text if isinstance(column, Input) else column.name


def _allowed(column: Input | Output) -> str:
    """The allowed values as they are written; of an output in their order, which may decide."""
    if isinstance(column, Input):
        return column.allowed.text if column.allowed else ""
    return ", ".join(map(str, column.allowed))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _policy(decision: Decision) -> str:
    return f"{decision.hit_policy} ({decision.aggregation})" if decision.aggregation else str(decision.hit_policy)
