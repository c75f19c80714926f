"""Copies the third-party CSS, fonts and scripts of the pages from the npm registry to webforms/static/vendor.

Runs by hand (`python hatch_build.py`), under `make`, and as build hook of the wheel, which then needs no Node.
Nothing is done while the lock file and this script are those of the last run.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # by hand, before anything is installed
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent
VENDOR = ROOT / "webforms" / "static" / "vendor"
STAMP = VENDOR / ".inputs"
INPUTS = (ROOT / "package-lock.json", ROOT / "hatch_build.py")
INSTALL = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
FONTS = "dkfds/dist/fonts/IBMPlexSans/split/woff2"
FILES = {  # in node_modules → in static/vendor
    "dkfds/dist/css/dkfds.min.css": "dkfds/css/dkfds.min.css",
    "dkfds/dist/img/svg-icons": "dkfds/img/svg-icons",
    "dkfds/dist/img/all-svg-icons.svg": "dkfds/img/all-svg-icons.svg",
    "dkfds/dist/LICENSE.md": "dkfds/LICENSE.md",
    f"{FONTS}/license.txt": "fonts/license.txt",
    **{
        f"{FONTS}/IBMPlexSans-{weight}-Latin1.woff2": f"fonts/IBMPlexSans-{weight}-Latin1.woff2"
        for weight in ("Regular", "Medium", "SemiBold", "Bold")
    },
    "bpmn-js/dist/bpmn-navigated-viewer.production.min.js": "bpmn-js/bpmn-navigated-viewer.production.min.js",
    "bpmn-js/dist/assets/diagram-js.css": "bpmn-js/diagram-js.css",
    "bpmn-js/dist/assets/bpmn-js.css": "bpmn-js/bpmn-js.css",
    "bpmn-js/LICENSE": "bpmn-js/LICENSE",
    "diagram-js/LICENSE": "bpmn-js/LICENSE.diagram-js",
    "bpmn-moddle/LICENSE": "bpmn-js/LICENSE.bpmn-moddle",
}


def fingerprint() -> str:
    """What the files in static/vendor depend on, as one hash."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in INPUTS)).hexdigest()


def up_to_date() -> bool:
    """Whether the last run had the same lock file and script."""
    return STAMP.is_file() and STAMP.read_text("ascii") == fingerprint()


def build() -> None:
    """Install the locked packages and copy the listed files. Stops with a sentence where something is missing."""
    if shutil.which("npm") is None:
        sys.exit("npm is missing: install Node 20 (apt install nodejs npm) and run this again.")
    if subprocess.run(INSTALL, cwd=ROOT, check=False).returncode:
        sys.exit("npm could not install the packages of package-lock.json; its own message stands above.")
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source, target in FILES.items():
        copy(ROOT / "node_modules" / source, VENDOR / target)
    STAMP.write_text(fingerprint(), "ascii")


def copy(source: Path, target: Path) -> None:
    """Copy one file or folder."""
    if not source.exists():
        sys.exit(f"{source.relative_to(ROOT)} is missing: has the package moved its files?")
    target.parent.mkdir(parents=True, exist_ok=True)
    (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc,valid-type]
    """Hatchling's hook: the assets are there before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        if not up_to_date():
            build()


if __name__ == "__main__" and not up_to_date():
    build()
