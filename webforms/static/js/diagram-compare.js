// Draws two versions of a procedure and marks what is new, gone or changed. The page's list says the same in words.
const READABLE = 0.65; // smaller, and the labels cannot be read
const EDGE = 20; // pixels around the drawing
const MARK = 44; // pixels below it, for the mark of bpmn.io
const SIGNS = { added: "+ Ny", removed: "− Fjernet", changed: "≠ Ændret" };

function between(low, value, high) {
  return low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
}

function mark(viewer, marks) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const marked = [];
  Object.entries(marks).forEach(([kind, ids]) => ids.map((id) => registry.get(id)).filter(Boolean).forEach((element) => {
    canvas.addMarker(element.id, `is-${kind}`);
    if (element.waypoints || element === canvas.getRootElement()) return;
    const html = document.createElement("div");
    html.className = `diagram-mark diagram-mark--${kind}`;
    html.textContent = SIGNS[kind];
    viewer.get("overlays").add(element, { position: { top: -14, left: -6 }, html });
    marked.push(element);
  }));
  return marked;
}

function fit(viewer, focus, floor) {
  const canvas = viewer.get("canvas");
  canvas.resized();
  const { inner } = canvas.viewbox();
  const size = canvas.getSize();
  if (!(size.width && size.height)) return; // nothing is shown just now: the next resize fits it
  const whole = Math.min(1, (size.width - 2 * EDGE) / inner.width, (size.height - EDGE - MARK) / inner.height);
  const scale = Math.max(whole, floor);
  const [width, height, edge] = [size.width / scale, size.height / scale, EDGE / scale];
  const [x, y] = focus ? [focus.x + focus.width / 2 - width / 2, focus.y + focus.height / 2 - height / 2] : [inner.x, inner.y];
  canvas.viewbox({
    x: between(inner.x - edge, x, inner.x + inner.width + edge - width),
    y: between(inner.y - edge, y, Math.max(inner.y - edge, inner.y + inner.height + MARK / scale - height)),
    width,
    height,
  });
}

function size(area, viewer, floor) {
  const { inner } = viewer.get("canvas").viewbox();
  const scale = Math.min(1, Math.max(floor, (area.clientWidth - 2 * EDGE) / inner.width));
  area.style.height = `${Math.min(inner.height * scale + EDGE + MARK, Math.max(320, window.innerHeight * 0.7))}px`;
}

function name(area) {
  const svg = area.querySelector(".djs-container > svg");
  if (!svg) return;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${area.dataset.title}. Flyt tegningen med Ctrl og piletasterne. Forskellene står som tekst på siden.`);
}

async function draw(area) {
  const response = await fetch(area.dataset.compared);
  if (!response.ok) throw new Error(String(response.status));
  const viewer = new window.BpmnJS({
    container: area.querySelector("[data-canvas]"),
    zoomScroll: { enabled: false },
    textRenderer: { defaultStyle: { fontFamily: '"Sagsgang Sans", sans-serif' } },
  });
  await document.fonts.ready;
  await viewer.importXML(await response.text());
  const [focus] = mark(viewer, JSON.parse(document.getElementById(area.dataset.marks).textContent));
  name(area);
  const show = (floor) => { size(area, viewer, floor); fit(viewer, focus, floor); };
  show(READABLE);
  const does = {
    in: () => viewer.get("zoomScroll").stepZoom(1),
    out: () => viewer.get("zoomScroll").stepZoom(-1),
    all: () => fit(viewer, null, 0),
  };
  area.parentElement.querySelectorAll("[data-zoom]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => does[button.dataset.zoom]());
  });
  window.addEventListener("resize", () => show(READABLE));
  window.addEventListener("beforeprint", () => show(0));
  window.addEventListener("afterprint", () => show(READABLE));
  area.dataset.drawn = "true";
}

document.querySelectorAll("[data-compared]").forEach((area) => {
  draw(area).catch(() => { area.parentElement.hidden = true; });
});
