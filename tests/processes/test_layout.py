"""What a process owner sees: the measurable part of a layout that reads without help."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from tests.support.drawing import Drawing, read_drawing

PROCESSES = Path(__file__).parents[2] / "processes"
FILES = sorted(PROCESSES.glob("*/*.bpmn"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem, scope="module")
def drawing(request: pytest.FixtureRequest) -> Drawing:
    """The drawing of one procedure."""
    return read_drawing(request.param)


def test_there_are_procedures() -> None:
    assert FILES


def test_every_element_and_flow_is_drawn(drawing: Drawing) -> None:
    nodes = {end for ends in drawing.ends.values() for end in ends}
    assert nodes <= set(drawing.nodes)
    assert set(drawing.ways) == set(drawing.ends)
    assert set(drawing.lane_of) == set(drawing.nodes)


def test_every_name_outside_its_element_has_a_place(drawing: Drawing) -> None:
    assert drawing.expected_labels == set(drawing.labels)


def test_pool_and_lanes_lie_level_and_lanes_fill_the_pool(drawing: Drawing) -> None:
    lanes = sorted(drawing.lanes.values(), key=lambda lane: lane.top)
    assert not drawing.upright
    assert [lane.top for lane in lanes[1:]] == [lane.bottom for lane in lanes[:-1]]
    assert (lanes[0].top, lanes[-1].bottom) == (drawing.pool.top, drawing.pool.bottom)


def test_no_element_covers_another(drawing: Drawing) -> None:
    overlaps = [
        (a, b)
        for (a, first), (b, second) in combinations(drawing.nodes.items(), 2)
        if first.overlaps(second.shrunk(-8)) and drawing.hosts.get(a) != b and drawing.hosts.get(b) != a
    ]
    assert overlaps == []


def test_every_element_stands_in_its_lane(drawing: Drawing) -> None:
    outside = [node for node, lane in drawing.lane_of.items() if not drawing.lanes[lane].holds(drawing.nodes[node])]
    assert outside == []


def test_flows_run_level_or_upright(drawing: Drawing) -> None:
    assert [line for line in drawing.lines() if not line.straight] == []


def test_flows_start_and_end_at_the_edge_of_their_elements(drawing: Drawing) -> None:
    loose = [
        flow
        for flow, (source, target) in drawing.ends.items()
        if not drawing.nodes[source].touches(drawing.ways[flow][0])
        or not drawing.nodes[target].touches(drawing.ways[flow][-1])
    ]
    assert loose == []


def test_no_flow_runs_through_an_element(drawing: Drawing) -> None:
    through = [
        (line.flow, node)
        for line in drawing.lines()
        for node, box in drawing.nodes.items()
        if line.crosses(box.shrunk(1.5)) and drawing.hosts.get(drawing.ends[line.flow][0]) != node
    ]
    assert through == []


def test_flows_stay_in_the_pool(drawing: Drawing) -> None:
    assert [line.flow for line in drawing.lines() if not drawing.pool.holds(line.box)] == []


def test_flows_share_a_line_only_with_the_same_start_or_end(drawing: Drawing) -> None:
    shared = {
        (a.flow, b.flow)
        for a, b in combinations(drawing.lines(), 2)
        if a.flow != b.flow
        and a.lies_on(b)
        and drawing.ends[a.flow][0] != drawing.ends[b.flow][0]
        and drawing.ends[a.flow][1] != drawing.ends[b.flow][1]
    }
    assert shared == set()


def test_labels_cover_no_element_and_no_other_label(drawing: Drawing) -> None:
    covered = [
        (label, node)
        for label, box in drawing.labels.items()
        for node, shape in drawing.nodes.items()
        if node != label and box.overlaps(shape)
    ]
    doubled = [(a, b) for (a, x), (b, y) in combinations(drawing.labels.items(), 2) if x.overlaps(y)]
    assert (covered, doubled) == ([], [])


def test_no_flow_runs_through_a_label(drawing: Drawing) -> None:
    through = [
        (line.flow, label)
        for line in drawing.lines()
        for label, box in drawing.labels.items()
        if line.crosses(box.shrunk(1.0))
    ]
    assert through == []


def test_labels_stay_in_the_pool(drawing: Drawing) -> None:
    assert [label for label, box in drawing.labels.items() if not drawing.pool.holds(box)] == []


def test_the_normal_course_runs_from_left_to_right(drawing: Drawing) -> None:
    starts = [node for node in drawing.nodes if node.startswith("Start_")]
    leftmost = min(box.left for box in drawing.nodes.values())
    forward = [f for f, (s, t) in drawing.ends.items() if drawing.nodes[s].left < drawing.nodes[t].left]
    assert [node for node in starts if drawing.nodes[node].left > leftmost + 60] == []
    assert len(forward) >= 0.8 * len(drawing.ends)
