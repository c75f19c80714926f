from __future__ import annotations

from webforms.rest import login_memory
from webforms.rest.login_memory import LoginMemory


class Tick:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_verified_login_is_known_for_some_minutes_of_real_time() -> None:
    tick = Tick()
    memory = LoginMemory(seconds=300, tick=tick)
    memory.remember("tot", "tot", epoch=1)
    tick.at = 299
    assert memory.knows("tot", "tot", 1)
    tick.at = 301
    assert not memory.knows("tot", "tot", 1)


def test_another_password_or_user_is_not_known() -> None:
    memory = LoginMemory()
    memory.remember("a:b", "c", epoch=1)
    assert not memory.knows("a:b", "d", 1)
    assert not memory.knows("a", "b:c", 1)


def test_a_changed_password_makes_the_login_unknown() -> None:
    memory = LoginMemory()
    memory.remember("tot", "tot", epoch=1)
    assert not memory.knows("tot", "tot", 2)


def test_no_password_is_kept() -> None:
    memory = LoginMemory()
    memory.remember("tot", "hemmeligt", epoch=1)
    assert "hemmeligt" not in repr(vars(memory))


def test_the_oldest_login_gives_way() -> None:
    memory = LoginMemory()
    for number in range(login_memory.CAPACITY + 1):
        memory.remember(f"bruger{number}", "kode", epoch=1)
    assert not memory.knows("bruger0", "kode", 1)
    assert memory.knows("bruger1", "kode", 1)
