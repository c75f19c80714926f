from __future__ import annotations

from pathlib import Path

import pytest

from webforms.config import ConfigError, read_config


def test_without_settings_it_is_the_embedded_database_in_the_data_folder(tmp_path: Path) -> None:
    config = read_config({"SAGSGANG_DATA": str(tmp_path / "ny"), "SECRET_KEY": "x"})
    assert config.database_url == f"sqlite:///{tmp_path / 'ny' / 'sagsgang.db'}"
    assert (config.port, config.login, config.zone.key) == (8080, "local", "Europe/Copenhagen")
    assert config.is_embedded
    assert not config.is_demo


def test_the_demo_makes_its_key_once_and_keeps_it(tmp_path: Path) -> None:
    environ = {"SAGSGANG_DATA": str(tmp_path)}
    first = read_config(environ, login="demo")
    assert len(first.secret_key) == 64
    assert read_config(environ, login="demo").secret_key == first.secret_key
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_production_demands_its_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="SECRET_KEY mangler"):
        read_config({"SAGSGANG_DATA": str(tmp_path), "LOGIN": "local"})


def test_a_command_that_serves_no_pages_needs_no_key(tmp_path: Path) -> None:
    assert read_config({"SAGSGANG_DATA": str(tmp_path)}, serves=False).secret_key


def test_the_environment_wins_over_the_commands_own_choice(tmp_path: Path) -> None:
    environ = {"SAGSGANG_DATA": str(tmp_path), "LOGIN": "local", "SECRET_KEY": "x"}
    assert read_config(environ, login="demo").login == "local"


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("postgres://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
        ("postgresql://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
        ("postgresql+psycopg://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
    ],
)
def test_postgresql_is_reached_by_our_driver(tmp_path: Path, url: str, driver: str) -> None:
    config = read_config({"SAGSGANG_DATA": str(tmp_path), "SECRET_KEY": "x", "DATABASE_URL": url})
    assert config.database_url == driver
    assert not config.is_embedded


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "http"), ("LOGIN", "alle"), ("TIME_ZONE", "Danmark"), ("PROXIES", "-1")]
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name):
        read_config({"SAGSGANG_DATA": str(tmp_path), "SECRET_KEY": "x", name: value})


def test_lists_are_parted_by_commas(tmp_path: Path) -> None:
    config = read_config({"SAGSGANG_DATA": str(tmp_path), "SECRET_KEY": "x", "TRUSTED_HOSTS": "a.dk, b.dk,"})
    assert config.trusted_hosts == ("a.dk", "b.dk")
