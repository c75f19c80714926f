// A filter form answers while it is changed: the same page is fetched, one region exchanged, the address kept in step.
const form = document.querySelector("form[data-live-filter]");
const region = form && document.getElementById(form.dataset.liveFilter);
const WAIT = 300;
let timer = 0;
let asked = 0;

function address() {
  const url = new URL(form.action, location.href);
  url.search = "";
  for (const [name, value] of new FormData(form)) {
    if (value !== "") url.searchParams.append(name, value);
  }
  return url;
}

async function refresh() {
  const turn = ++asked;
  const url = address();
  const response = await fetch(url, { redirect: "manual" });
  if (response.type === "opaqueredirect" || response.status === 401) return location.assign(url);
  if (!response.ok || turn !== asked) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById(region.id);
  if (fresh && turn === asked) {
    region.replaceChildren(...fresh.childNodes);
    history.replaceState(null, "", url);
  }
  return undefined;
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(() => refresh().catch(() => form.requestSubmit()), wait);
}

if (region) {
  form.addEventListener("input", (event) => later(event.target.type === "search" ? WAIT : 0));
}
