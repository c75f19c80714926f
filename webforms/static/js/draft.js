// Keeps what is typed: the form is posted to its draft address a moment after typing stops. The text on the page stays as it is.
const form = document.querySelector("form[data-draft]");
const status = form && document.getElementById(form.dataset.draftStatus);
const WAIT = 800;
const LOST = "Kladden er ikke gemt. Teksten står stadig på siden: kopiér den, hvis du forlader siden.";
let timer = 0;
let unsaved = false;
let sending = Promise.resolve();

function say(text, state) {
  status.textContent = text;
  status.dataset.state = state;
}

async function save() {
  unsaved = false;
  const body = new URLSearchParams(new FormData(form));
  const keepalive = body.toString().length < 60_000; // the browser's limit for requests that outlive the page
  try {
    const response = await fetch(form.dataset.draft, { method: "POST", body, keepalive, redirect: "manual" });
    if (!response.ok) throw new Error(String(response.status));
    if (!unsaved) say(await response.text(), "saved");
  } catch {
    unsaved = true;
    say(LOST, "failed");
  }
}

function later() {
  unsaved = true;
  say("Skriver …", "typing");
  clearTimeout(timer);
  timer = setTimeout(() => { sending = sending.then(save); }, WAIT);
}

if (status) {
  form.addEventListener("input", later);
  form.addEventListener("submit", () => { clearTimeout(timer); unsaved = false; });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden || !unsaved) return;
    clearTimeout(timer);
    save();
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
}
