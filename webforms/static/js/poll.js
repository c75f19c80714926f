// A list looks again every 30 seconds, while the tab is visible and nobody works inside it.
const region = document.querySelector("[data-poll]");
const PAUSE = 30_000;

async function refresh() {
  if (document.hidden || region.contains(document.activeElement)) return;
  const asked = location.href;
  const response = await fetch(asked, { redirect: "manual" });
  if (response.type === "opaqueredirect" || response.status === 401) {
    location.assign(asked);
    return;
  }
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById(region.id);
  if (fresh && asked === location.href && !region.contains(document.activeElement)) {
    region.replaceChildren(...fresh.childNodes);
  }
}

if (region) setInterval(() => refresh().catch(() => {}), PAUSE);
