from __future__ import annotations

from pathlib import Path

import pytest

from webforms.config import ConfigError
from webforms.folders import read_folders


def write(root: Path, folder: str, *names: str) -> None:
    (root / folder).mkdir(parents=True)
    for name in names:
        (root / folder / name).write_bytes(name.encode())


def test_each_folder_with_files_of_ours_is_one_deployment(tmp_path: Path) -> None:
    write(tmp_path, "en", "en.bpmn", "start.form", "README.md")
    write(tmp_path, "tabel", "tabel.dmn")
    write(tmp_path, ".camunda", "skabelon.bpmn")
    write(tmp_path, "uden", "README.md")
    assert read_folders([tmp_path]) == {
        "en": {"en.bpmn": b"en.bpmn", "start.form": b"start.form"},
        "tabel": {"tabel.dmn": b"tabel.dmn"},
    }


def test_a_file_stands_for_its_folder_and_nothing_comes_twice(tmp_path: Path) -> None:
    write(tmp_path, "en", "en.bpmn", "start.form")
    assert list(read_folders([tmp_path, tmp_path / "en", tmp_path / "en" / "en.bpmn"])) == ["en"]


def test_two_folders_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a/en", "en.bpmn")
    write(tmp_path, "b/en", "en.bpmn")
    with pytest.raises(ConfigError, match="To mapper hedder «en»"):
        read_folders([tmp_path])


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="findes ikke"):
        read_folders([tmp_path / "mangler"])
