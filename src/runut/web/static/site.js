// Enhancement only: every page works without it. It filters the list of stories as one types,
// brings new stories in while the page is open, and shows how far an addition is.
"use strict";

document.documentElement.classList.add("scripted");

const LOOK_AGAIN = 15000; // milliseconds between looks for new stories
const PAUSE = 250; // after a key, before the list is fetched

function fetchPart(address, earlier) {
  return fetch(address, { signal: earlier.signal, headers: { accept: "text/html" } }).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  });
}

function stories() {
  const list = document.querySelector("[data-stories]");
  const form = document.querySelector("[data-filter]");
  if (!list || !form) return;
  const told = document.querySelector("[data-told]");
  let running = new AbortController();
  let wait = 0;

  const query = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) fields.set(name, value);
    return fields;
  };
  const ids = () => [...list.querySelectorAll("[data-story]")].map((each) => each.dataset.story);

  // The server's own escaped markup; it holds no script, and the page would run none.
  const show = (text) => {
    const made = new DOMParser().parseFromString(text, "text/html");
    list.replaceChildren(...made.body.childNodes);
  };
  const load = (then) => {
    running.abort();
    running = new AbortController();
    const fields = query();
    fields.set("part", "stories");
    fetchPart("/?" + fields, running).then(then).catch(() => {});
  };
  const narrow = () => {
    load((text) => {
      show(text);
      told.textContent = `${list.dataset.found}: ${ids().length}`;
      const kept = query();
      history.replaceState(null, "", kept.size ? "?" + kept : location.pathname);
    });
  };
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(narrow, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    narrow();
  });

  setInterval(() => {
    const older = new URLSearchParams(location.search).has("after");
    if (older || document.hidden || list.contains(document.activeElement)) return;
    const known = new Set(ids());
    load((text) => {
      show(text);
      const fresh = [...list.querySelectorAll("[data-story]")].filter((each) => !known.has(each.dataset.story));
      for (const each of fresh) {
        each.classList.add("fresh");
        const mark = document.createElement("span");
        mark.className = "fresh-mark";
        mark.textContent = list.dataset.new;
        each.querySelector("h2").append(mark);
      }
      if (fresh.length) told.textContent = `${list.dataset.new}: ${fresh.length}`;
    });
  }, Number(list.dataset.every) || LOOK_AGAIN);
}

// An addition that is under way: its state is fetched until it is done.
function work() {
  const state = document.querySelector("[data-work]");
  if (!state) return;
  const look = () => {
    fetchPart(state.dataset.work, new AbortController())
      .then((text) => {
        const made = new DOMParser().parseFromString(text, "text/html");
        state.replaceChildren(...made.body.childNodes);
        if (state.querySelector("[data-running]")) setTimeout(look, 700);
      })
      .catch(() => setTimeout(look, 3000));
  };
  if (state.querySelector("[data-running]")) setTimeout(look, 700);
}

// Copies of the same words light up together, wherever one of them is pointed at.
function together() {
  const page = document.querySelector("[data-together]");
  if (!page) return;
  const light = (claim, on) => {
    for (const each of page.querySelectorAll(`[data-claim="${CSS.escape(claim)}"]`)) each.classList.toggle("lit", on);
  };
  for (const kind of ["mouseover", "focusin", "mouseout", "focusout"]) {
    page.addEventListener(kind, (event) => {
      const marked = event.target.closest("[data-claim]");
      if (marked) light(marked.dataset.claim, kind === "mouseover" || kind === "focusin");
    });
  }
}

// A claim's own link is put on the clipboard.
function places() {
  addEventListener("click", (event) => {
    const place = event.target.closest(".place");
    if (!place || !navigator.clipboard) return;
    navigator.clipboard.writeText(place.href).then(() => {
      place.textContent = `# ${place.dataset.copied}`;
      setTimeout(() => (place.textContent = "#"), 2000);
    }, () => {});
  });
}

// A link to a statement inside a folded part opens that part.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  if (target) target.scrollIntoView();
}

stories();
work();
together();
places();
if (location.hash) unfold();
addEventListener("hashchange", unfold);
