"""Changes a drawn diagram as its owner would in Modeler: rename, take out, put in between, another team or deadline."""

from __future__ import annotations

from typing import Any

from lxml import etree

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
CAMUNDA = "{http://camunda.org/schema/1.0/bpmn}"


class Changed:
    """A diagram being changed; the drawing itself is left as it is, and what is taken out vanishes from it."""

    def __init__(self, data: bytes) -> None:
        self.root: Any = etree.fromstring(data)

    def file(self) -> bytes:
        """The file as it is now."""
        written: bytes = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        return written

    def rename(self, element_id: str, name: str) -> None:
        """Another name."""
        self._of(element_id).set("name", name)

    def assign(self, element_id: str, groups: str) -> None:
        """Another team."""
        self._of(element_id).set(f"{CAMUNDA}candidateGroups", groups)

    def give_until(self, element_id: str, due: str) -> None:
        """Another deadline."""
        self._of(element_id).set(f"{CAMUNDA}dueDate", due)

    def change_id(self, element_id: str, new_id: str) -> None:
        """Another id everywhere: what Modeler does to an element drawn anew."""
        for element in self.root.iter():
            for name, value in element.attrib.items():
                if value == element_id:
                    element.set(name, new_id)
            if isinstance(element.tag, str) and (element.text or "").strip() == element_id:
                element.text = new_id

    def take_out(self, element_id: str) -> None:
        """Delete an element with one way out: what led to it leads to what came after."""
        (out,) = [flow for flow in self._flows() if flow.get("sourceRef") == element_id]
        after = self._of(out.get("targetRef"))
        for flow in self._flows():
            if flow.get("targetRef") == element_id:
                flow.set("targetRef", after.get("id"))
                self._point(after, "incoming", flow.get("id"))
        self._delete(out.get("id"))
        self._delete(element_id)

    def put_in_after(self, element_id: str, new_id: str, name: str) -> None:
        """A task like the element right behind it."""
        before = self._of(element_id)
        new = etree.SubElement(before.getparent(), f"{BPMN}userTask", id=new_id, name=name)
        for key in ("candidateGroups",):
            if f"{CAMUNDA}{key}" in before.attrib:
                new.set(f"{CAMUNDA}{key}", before.get(f"{CAMUNDA}{key}"))
        flow_id = f"Flow_{new_id}"
        for flow in [flow for flow in self._flows() if flow.get("sourceRef") == element_id]:
            flow.set("sourceRef", new_id)
            self._unpoint(flow.get("id"), "outgoing")
            self._point(new, "outgoing", flow.get("id"))
        etree.SubElement(before.getparent(), f"{BPMN}sequenceFlow", id=flow_id, sourceRef=element_id, targetRef=new_id)
        self._point(before, "outgoing", flow_id)
        self._point(new, "incoming", flow_id)
        for lane in self.root.iter(f"{BPMN}lane"):
            if element_id in [each.text for each in lane.iter(f"{BPMN}flowNodeRef")]:
                etree.SubElement(lane, f"{BPMN}flowNodeRef").text = new_id

    def _of(self, element_id: str) -> Any:
        (found,) = self.root.xpath("//*[@id=$id]", id=element_id)
        return found

    def _flows(self) -> list[Any]:
        return list(self.root.iter(f"{BPMN}sequenceFlow"))

    def _point(self, element: Any, direction: str, flow_id: str) -> None:
        reference = etree.Element(f"{BPMN}{direction}")
        reference.text = flow_id
        there = [child for child in element if child.tag in (f"{BPMN}extensionElements", f"{BPMN}documentation")]
        element.insert(len(there), reference)

    def _unpoint(self, flow_id: str, direction: str) -> None:
        for each in list(self.root.iter(f"{BPMN}{direction}")):
            if each.text == flow_id:
                each.getparent().remove(each)

    def _delete(self, element_id: str) -> None:
        for each in self.root.xpath("//*[@id=$id or @bpmnElement=$id]", id=element_id):
            each.getparent().remove(each)
        for direction in ("incoming", "outgoing", "flowNodeRef"):
            self._unpoint(element_id, direction)
