// Draws the procedure and marks where the case stands. All that is said here stands in the page's tables as well.
const area = document.querySelector("[data-diagram]");
const READABLE = 0.65; // smaller, and the labels cannot be read
const EDGE = 20; // pixels around the drawing
const MARK = 44; // pixels below it, for the mark of bpmn.io

function read(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : { active: [], done: [], failed: [], flows: [] };
}

function mark(viewer, state) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const known = (ids) => ids.filter((id) => registry.get(id));
  known(state.flows).forEach((id) => canvas.addMarker(id, "is-taken"));
  known(state.done).forEach((id) => canvas.addMarker(id, "is-done"));
  known(state.active.map((each) => each.id)).forEach((id) => canvas.addMarker(id, "is-active"));
  known(state.failed).forEach((id) => canvas.addMarker(id, "is-failed"));
  state.active.filter((each) => registry.get(each.id)).forEach((each) => note(viewer, each.id, each.text, ""));
  known(state.failed).forEach((id) => note(viewer, id, "Fejl", " diagram-mark--failed"));
}

function note(viewer, id, text, extra) {
  const html = document.createElement("div");
  html.className = `diagram-mark${extra}`;
  html.textContent = text;
  viewer.get("overlays").add(id, { position: { top: -14, left: -6 }, html });
}

function between(low, value, high) {
  return low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
}

function fit(viewer, state, floor) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  canvas.resized();
  const { inner } = canvas.viewbox();
  const size = canvas.getSize();
  if (!(size.width && size.height)) return; // nothing is shown just now: the next resize fits it
  const whole = Math.min(1, (size.width - 2 * EDGE) / inner.width, (size.height - EDGE - MARK) / inner.height);
  const scale = Math.max(whole, floor);
  const [width, height, edge] = [size.width / scale, size.height / scale, EDGE / scale];
  const shape = [...state.failed, ...state.active.map((each) => each.id)].map((id) => registry.get(id)).find(Boolean);
  const [x, y] = shape ? [shape.x + shape.width / 2 - width / 2, shape.y + shape.height / 2 - height / 2] : [inner.x, inner.y];
  canvas.viewbox({
    x: between(inner.x - edge, x, inner.x + inner.width + edge - width),
    y: between(inner.y - edge, y, Math.max(inner.y - edge, inner.y + inner.height + MARK / scale - height)),
    width,
    height,
  });
}

function size(viewer, floor) {
  const { inner } = viewer.get("canvas").viewbox();
  const scale = Math.min(1, Math.max(floor, (area.clientWidth - 2 * EDGE) / inner.width));
  area.style.height = `${Math.min(inner.height * scale + EDGE + MARK, Math.max(320, window.innerHeight * 0.7))}px`;
}

function name(container, title) {
  const svg = container.querySelector("svg[data-element-id], .djs-container > svg");
  if (!svg) return;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${title}. Flyt tegningen med Ctrl og piletasterne. De samme oplysninger står som tekst på siden.`);
}

function buttons(viewer, refit, all) {
  const does = {
    in: () => viewer.get("zoomScroll").stepZoom(1),
    out: () => viewer.get("zoomScroll").stepZoom(-1),
    all,
    here: refit,
  };
  document.querySelectorAll("[data-zoom]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => does[button.dataset.zoom]());
  });
}

async function draw() {
  const container = area.querySelector("[data-canvas]");
  const state = read(area.dataset.state);
  const response = await fetch(area.dataset.diagram);
  if (!response.ok) throw new Error(String(response.status));
  const viewer = new window.BpmnJS({
    container,
    zoomScroll: { enabled: false },
    textRenderer: { defaultStyle: { fontFamily: '"Sagsgang Sans", sans-serif' } },
  });
  await document.fonts.ready;
  await viewer.importXML(await response.text());
  mark(viewer, state);
  name(container, area.dataset.title);
  const refit = () => {
    if (area.classList.contains("is-printing")) return;
    size(viewer, READABLE);
    fit(viewer, state, READABLE);
  };
  refit();
  buttons(viewer, refit, () => fit(viewer, state, 0));
  window.addEventListener("resize", refit);
  window.addEventListener("beforeprint", () => {
    area.classList.add("is-printing");
    size(viewer, 0);
    fit(viewer, state, 0);
  });
  window.addEventListener("afterprint", () => { area.classList.remove("is-printing"); refit(); });
  area.dataset.drawn = "true";
}

if (area) {
  draw().catch(() => {
    area.hidden = true;
    area.parentElement.querySelector(".diagram-tools").remove();
    area.parentElement.querySelector("[data-undrawn]").hidden = false;
  });
}
