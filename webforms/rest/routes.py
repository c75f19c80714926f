"""The blueprint all resources of /engine-rest hang their routes on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("engine_rest", __name__, url_prefix="/engine-rest")
