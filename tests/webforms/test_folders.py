from __future__ import annotations

from pathlib import Path

from webforms.folders import read_folders


def diagram(key: str, *called: str) -> str:
    calls = "".join(f'<bpmn:callActivity id="C{at}" calledElement="{each}"/>' for at, each in enumerate(called))
    return f'<bpmn:definitions><bpmn:process id="{key}" isExecutable="true">{calls}</bpmn:process></bpmn:definitions>'


def write(root: Path, folder: str, **files: str) -> None:
    (root / folder).mkdir(parents=True)
    for name, text in files.items():
        (root / folder / name.replace("__", ".")).write_text(text, "utf-8")


def test_called_procedures_and_tables_come_first(tmp_path: Path) -> None:
    write(tmp_path, "a_moder", a_moder__bpmn=diagram("a_moder", "b_barn", "c_barn"))
    write(tmp_path, "b_barn", b_barn__bpmn=diagram("b_barn", "c_barn"))
    write(tmp_path, "c_barn", c_barn__bpmn=diagram("c_barn"))
    write(tmp_path, "z_tabel", z_tabel__dmn="<definitions/>")
    assert [folder.name for folder in read_folders([tmp_path])] == ["z_tabel", "c_barn", "b_barn", "a_moder"]


def test_a_folder_is_one_deployment_with_its_files_alone(tmp_path: Path) -> None:
    write(tmp_path, "en", en__bpmn=diagram("en"), start__form="{}", README__md="# En")
    write(tmp_path, ".camunda", skabelon__bpmn="<x/>")
    [folder] = read_folders([tmp_path / "en"])
    assert sorted(folder.files) == ["en.bpmn", "start.form"]
    assert [each.name for each in read_folders([tmp_path])] == ["en"]


def test_procedures_that_call_each_other_are_each_given_once(tmp_path: Path) -> None:
    write(tmp_path, "a", a__bpmn=diagram("a", "b"))
    write(tmp_path, "b", b__bpmn=diagram("b", "a"))
    assert sorted(folder.name for folder in read_folders([tmp_path, tmp_path / "a"])) == ["a", "b"]
