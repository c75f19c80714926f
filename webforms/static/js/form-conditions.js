// Shows and hides fields as the answers decide. The server decides: the fields are posted, and of its answer only those
// that appeared or went are taken, so that text, focus and caret stay.
const form = document.querySelector("form[data-conditions]");
const WAIT = 250;
let timer = 0;
let asked = 0;

function shownIn(root) {
  return new Map(Array.from(root.querySelectorAll("[data-field]"), (field) => [field.dataset.field, field]));
}

function exchange(page) {
  const fresh = shownIn(page);
  for (const [name, old] of shownIn(form)) {
    const now = fresh.get(name);
    if (now && now.hidden !== old.hidden && form.contains(old)) old.replaceWith(document.adoptNode(now));
  }
}

async function ask() {
  const turn = ++asked;
  const body = new URLSearchParams(new FormData(form));
  const response = await fetch(form.dataset.conditions, { method: "POST", body, redirect: "manual" });
  if (!response.ok || turn !== asked) return;
  exchange(new DOMParser().parseFromString(await response.text(), "text/html"));
}

if (form) {
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), WAIT);
  });
}
