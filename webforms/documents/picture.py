"""Draws a diagram as a PNG for the Word document, from the places its drawing gives."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from engine.records.documents import Drawing, Edge, Shape

FONT = Path(__file__).parents[1] / "static" / "vendor" / "fonts" / "IBMPlexSans-Regular-Latin1.woff2"
SCALE = 2.0  # pixels per unit of the diagram: readable in print
WIDEST = 9000.0  # pixels
MARGIN = 12.0
Place = tuple[float, float, float, float]  # x, y, width, height
INK, PAPER, FRAME = "#1a1a1a", "white", "#8a8a8a"


def draw(drawing: Drawing) -> bytes:
    """The drawing as PNG bytes; an empty drawing gives an empty picture."""
    return _Canvas(drawing).png()


class _Canvas:
    """One picture being drawn."""

    def __init__(self, drawing: Drawing) -> None:
        xs = [x for s in drawing.shapes for x in (s.x, s.x + s.width)] or [0.0, 1.0]
        ys = [y for s in drawing.shapes for y in (s.y, s.y + s.height)] or [0.0, 1.0]
        self.left, self.top = min(xs) - MARGIN, min(ys) - MARGIN
        width, height = max(xs) - self.left + MARGIN, max(ys) - self.top + MARGIN
        self.scale = min(SCALE, WIDEST / width)
        self.image = Image.new("RGB", (int(width * self.scale), int(height * self.scale)), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.font = ImageFont.truetype(str(FONT), int(12 * self.scale))
        self.small = ImageFont.truetype(str(FONT), int(11 * self.scale))
        for shape in drawing.shapes:
            self._shape(shape)
        for edge in drawing.edges:
            self._edge(edge)

    def png(self) -> bytes:
        """The picture's bytes."""
        buffer = BytesIO()
        self.image.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def _box(self, shape: Shape, inset: float = 0) -> list[tuple[float, float]]:
        far = self._at(shape.x + shape.width - inset, shape.y + shape.height - inset)
        return [self._at(shape.x + inset, shape.y + inset), far]

    def _shape(self, shape: Shape) -> None:
        line = int(1.5 * self.scale)
        if shape.type in {"participant", "lane"}:
            self.pen.rectangle(self._box(shape), outline=FRAME, width=max(line // 2, 1))
            self._sideways(shape)
        elif shape.type.endswith("Gateway"):
            self._gateway(shape, line)
        elif shape.type.endswith("Event"):
            self._event(shape, line)
        else:
            heavy = line * 2 if shape.type == "callActivity" else line
            self.pen.rounded_rectangle(self._box(shape), 10 * self.scale, PAPER, INK, heavy)
            self._text(shape.name, (shape.x + 5, shape.y, shape.width - 10, shape.height), self.font)

    def _gateway(self, shape: Shape, line: int) -> None:
        x, y, w, h = shape.x, shape.y, shape.width, shape.height
        corners = [self._at(*p) for p in ((x + w / 2, y), (x + w, y + h / 2), (x + w / 2, y + h), (x, y + h / 2))]
        self.pen.polygon(corners, PAPER, INK, line)
        sign = {"exclusiveGateway": "×", "parallelGateway": "+"}.get(shape.type, "o")
        self._text(sign, (x, y, w, h), ImageFont.truetype(str(FONT), int(30 * self.scale)))
        self._beside(shape.name, shape.label)

    def _event(self, shape: Shape, line: int) -> None:
        heavy = line * 2 if shape.type == "endEvent" else line
        self.pen.ellipse(self._box(shape), PAPER, INK, heavy)
        if shape.type in {"boundaryEvent", "intermediateCatchEvent"}:
            self.pen.ellipse(self._box(shape, 4), PAPER, INK, max(line // 2, 1))
        if shape.event == "timer":
            middle = (shape.x + shape.width / 2, shape.y + shape.height / 2)
            for x, y in ((0, -8), (6, 3)):
                self.pen.line([self._at(*middle), self._at(middle[0] + x, middle[1] + y)], INK, max(line // 2, 1))
        if shape.event == "error":
            self._bolt(shape, line)
        self._beside(shape.name, shape.label)

    def _bolt(self, shape: Shape, line: int) -> None:
        """The sign of an error: hollow where it is caught, filled where it is thrown."""
        x, y = shape.x + shape.width / 2, shape.y + shape.height / 2
        corners = ((-8, 8), (-4, -7), (3, 1), (8, -8), (4, 7), (-3, 0))
        points = [self._at(x + right, y + down) for right, down in corners]
        self.pen.polygon(points, INK if shape.type == "endEvent" else PAPER, INK, max(line // 2, 1))

    def _edge(self, edge: Edge) -> None:
        line = max(int(1.5 * self.scale), 1)
        points = [self._at(*point) for point in edge.points]
        self.pen.line(points, INK, line, "curve")
        (x1, y1), (x2, y2) = points[-2], points[-1]
        length = max(abs(x2 - x1) + abs(y2 - y1), 1.0)
        dx, dy, size = (x2 - x1) / length, (y2 - y1) / length, 8 * self.scale
        foot = (x2 - dx * size, y2 - dy * size)
        wide = size / 2.5
        sides = [(foot[0] - dy * wide, foot[1] + dx * wide), (foot[0] + dy * wide, foot[1] - dx * wide)]
        self.pen.polygon([(x2, y2), *sides], INK)
        self._beside(edge.name, edge.label)

    def _beside(self, name: str, place: Place | None) -> None:
        if name and place:
            self._text(name, place, self.small)

    def _sideways(self, shape: Shape) -> None:
        """A frame's name, turned, along its left side."""
        if not shape.name:
            return
        room = Image.new("RGB", (int(shape.height * self.scale), int(28 * self.scale)), PAPER)
        pen = ImageDraw.Draw(room)
        name = _fitting(pen, shape.name, self.font, room.width)
        pen.text((room.width / 2, room.height / 2), name, INK, self.font, "mm")
        x, y = self._at(shape.x + 1, shape.y)
        self.image.paste(room.rotate(90, expand=True).crop((0, 2, room.height, room.width - 2)), (int(x), int(y) + 2))

    def _text(self, text: str, place: Place, font: ImageFont.FreeTypeFont) -> None:
        x, y, width, height = place
        lines = _wrapped(self.pen, text, font, width * self.scale)
        middle = self._at(x + width / 2, y + height / 2)
        self.pen.multiline_text(middle, "\n".join(lines), INK, font, "mm", spacing=2 * self.scale, align="center")


def _wrapped(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and pen.textlength(longer, font) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitting(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    if pen.textlength(text, font) <= width:
        return text
    while text and pen.textlength(f"{text}…", font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
