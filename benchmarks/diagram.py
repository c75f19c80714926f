"""The diagram that is measured: twenty-five user tasks in a ring, so that a case can grow as old as one likes."""

from __future__ import annotations

TASKS = 25
_DEFINITIONS = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' id="Definitions_ring" targetNamespace="http://bpmn.io/schema/bpmn">'
)


def ring(key: str = "ring") -> bytes:
    """A process whose last gateway leads back to its first task as long as `fortsaet` is "ja"."""
    tasks = "".join(
        f'<bpmn:userTask id="Task_{n}" name="Trin {n}" camunda:candidateGroups="tot"'
        ' camunda:dueDate="=now() + duration(&quot;P14D&quot;)"/>'
        for n in range(1, TASKS + 1)
    )
    flows = "".join(
        f'<bpmn:sequenceFlow id="f{n}" sourceRef="Task_{n}" targetRef="Task_{n + 1}"/>' for n in range(1, TASKS)
    )
    return (
        f'{_DEFINITIONS}<bpmn:process id="{key}" name="Ring" isExecutable="true">'
        f'<bpmn:startEvent id="Begin"/><bpmn:exclusiveGateway id="Ind"/>{tasks}'
        '<bpmn:exclusiveGateway id="Videre" name="Fortsæt?" default="ud"/><bpmn:endEvent id="End_slut"/>'
        '<bpmn:sequenceFlow id="f0" sourceRef="Begin" targetRef="Ind"/>'
        f'<bpmn:sequenceFlow id="ind" sourceRef="Ind" targetRef="Task_1"/>{flows}'
        f'<bpmn:sequenceFlow id="f{TASKS}" sourceRef="Task_{TASKS}" targetRef="Videre"/>'
        '<bpmn:sequenceFlow id="om" name="Ja" sourceRef="Videre" targetRef="Ind">'
        '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=fortsaet = "ja"</bpmn:conditionExpression>'
        '</bpmn:sequenceFlow><bpmn:sequenceFlow id="ud" sourceRef="Videre" targetRef="End_slut"/>'
        "</bpmn:process></bpmn:definitions>"
    ).encode()
