from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.errors import ValueInvalid
from webforms.rest.dates import read_instant, written

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def test_an_instant_is_written_with_milliseconds_and_an_offset_without_colon() -> None:
    instant = datetime(2026, 1, 31, 7, 0, 0, 123_999, tzinfo=UTC)
    assert written(instant, COPENHAGEN) == "2026-01-31T08:00:00.123+0100"


def test_summer_time_has_its_own_offset() -> None:
    assert written(datetime(2026, 7, 1, 6, 0, tzinfo=UTC), COPENHAGEN) == "2026-07-01T08:00:00.000+0200"


def test_no_instant_is_null() -> None:
    assert written(None, COPENHAGEN) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31T08:00:00.000+0100",
        "2026-01-31T08:00:00.000 0100",  # a plus that became a space in the address
        "2026-01-31T08:00:00+01:00",
        "2026-01-31T07:00:00Z",
        "2026-01-31T08:00:00",
    ],
)
def test_an_instant_is_read_as_clients_write_it(text: str) -> None:
    assert read_instant(text, COPENHAGEN) == datetime(2026, 1, 31, 7, 0, tzinfo=UTC)


def test_what_is_no_instant_is_refused_with_an_example() -> None:
    with pytest.raises(ValueInvalid, match="2026-01-31T08:00"):
        read_instant("i morgen", COPENHAGEN)
