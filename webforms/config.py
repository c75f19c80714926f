"""The settings: environment variables, read once at start (docs/operations.md lists them)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEMO, LOCAL = "demo", "local"
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class ConfigError(Exception):
    """A setting that cannot be used; the text says which and what to do."""


@dataclass(frozen=True)
class Config:
    """How this process runs. `login` is `demo` (a button per demo person) or `local` (accounts with passwords)."""

    data: Path
    database_url: str
    secret_key: str
    login: str = LOCAL
    port: int = 8080
    zone: ZoneInfo = COPENHAGEN
    municipality: str = ""
    trusted_hosts: tuple[str, ...] = ()
    old_secret_keys: tuple[str, ...] = ()
    proxies: int = 0  # how many trusted proxies stand in front and end TLS

    @property
    def is_demo(self) -> bool:
        """Whether the demo municipality is served: buttons instead of passwords, and a clock that can be moved."""
        return self.login == DEMO

    @property
    def is_embedded(self) -> bool:
        """Whether the database is a SQLite file: then web and worker are one process."""
        return self.database_url.startswith("sqlite")


def read_config(environ: Mapping[str, str] = os.environ, *, login: str | None = None, serves: bool = True) -> Config:
    """The settings of this process; `login` stands in for an unset LOGIN. Raises ConfigError.

    A process that serves no pages (`serves` is false) signs nothing and needs no SECRET_KEY.
    """
    mode = environ.get("LOGIN") or login or LOCAL
    if mode not in {DEMO, LOCAL}:
        raise ConfigError(f"LOGIN er «{mode}», men skal være demo eller local.")
    data = Path(environ.get("SAGSGANG_DATA") or "data").absolute()
    data.mkdir(parents=True, exist_ok=True)
    return Config(
        data=data,
        database_url=_database_url(environ.get("DATABASE_URL", ""), data),
        secret_key=environ.get("SECRET_KEY") or (_stored_key(data, mode) if serves else secrets.token_hex(32)),
        login=mode,
        port=_whole("PORT", environ.get("PORT") or "8080"),
        zone=_zone(environ.get("TIME_ZONE") or COPENHAGEN.key),
        municipality=environ.get("MUNICIPALITY") or ("Demokommunen" if mode == DEMO else ""),
        trusted_hosts=_listed(environ.get("TRUSTED_HOSTS", "")),
        old_secret_keys=_listed(environ.get("SECRET_KEY_FALLBACKS", "")),
        proxies=_whole("PROXIES", environ.get("PROXIES") or "0"),
    )


def _database_url(url: str, data: Path) -> str:
    if not url:
        return f"sqlite:///{data / 'sagsgang.db'}"
    return url.replace("postgres://", "postgresql://", 1).replace("postgresql://", "postgresql+psycopg://", 1)


def _stored_key(data: Path, mode: str) -> str:
    """The key in the data folder, made the first time; only the demo may do without SECRET_KEY."""
    if mode != DEMO:
        raise ConfigError("SECRET_KEY mangler. Lav en med: python -c 'import secrets; print(secrets.token_hex(32))'")
    path = data / "secret.key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    return path.read_text("ascii")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as cause:
        raise ConfigError(f"TIME_ZONE er «{name}», som ikke er en tidszone. Skriv fx Europe/Copenhagen.") from cause


def _whole(name: str, text: str) -> int:
    if not text.isdecimal():
        raise ConfigError(f"{name} er «{text}», men skal være et helt tal.")
    return int(text)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
