// Draws the procedure and marks where the case stands. All that is said here stands in the page's tables as well.
const area = document.querySelector("[data-diagram]");
const READABLE = 0.65; // smaller, and the labels cannot be read

function read(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : { active: [], done: [], failed: [] };
}

function mark(viewer, state) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const known = (ids) => ids.filter((id) => registry.get(id));
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

function fit(viewer, state, floor) {
  const canvas = viewer.get("canvas");
  canvas.resized();
  canvas.zoom("fit-viewport", "auto");
  if (canvas.zoom() >= floor) return;
  const shape = [...state.failed, ...state.active.map((each) => each.id)]
    .map((id) => viewer.get("elementRegistry").get(id)).find(Boolean);
  const inner = canvas.viewbox().inner;
  const size = canvas.getSize();
  const width = size.width / floor;
  const height = size.height / floor;
  const x = shape ? shape.x + shape.width / 2 - width / 2 : inner.x - 20;
  const y = shape ? shape.y + shape.height / 2 - height / 2 : inner.y - 20;
  canvas.viewbox({ x: Math.max(inner.x - 20, x), y: Math.max(inner.y - 20, y), width, height });
}

function size(viewer) {
  const { inner } = viewer.get("canvas").viewbox();
  const scale = Math.min(1, Math.max(READABLE, area.clientWidth / (inner.width + 40)));
  area.style.height = `${Math.min(inner.height * scale + 100, window.innerHeight * 0.75)}px`;
}

function name(container, title) {
  const svg = container.querySelector("svg[data-element-id], .djs-container > svg");
  if (!svg) return;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${title}. Flyt tegningen med Ctrl og piletasterne. De samme oplysninger står som tekst på siden.`);
}

function buttons(viewer, refit) {
  const does = {
    in: () => viewer.get("zoomScroll").stepZoom(1),
    out: () => viewer.get("zoomScroll").stepZoom(-1),
    all: () => viewer.get("canvas").zoom("fit-viewport", "auto"),
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
  const refit = () => { size(viewer); fit(viewer, state, READABLE); };
  refit();
  buttons(viewer, refit);
  window.addEventListener("resize", refit);
  window.addEventListener("beforeprint", () => fit(viewer, state, 0));
  window.addEventListener("afterprint", refit);
  area.dataset.drawn = "true";
}

if (area) {
  draw().catch(() => {
    area.hidden = true;
    document.querySelectorAll("[data-zoom]").forEach((button) => { button.hidden = true; });
  });
}
