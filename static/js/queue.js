// Keys of the queue, while its list has the focus and the person's switch is on: j and k go to the
// next and the previous row, Enter chooses it, v goes to the check beside it, s to putting it off.
"use strict";

import { KEYS } from "./keys.js";

const list = document.querySelector("[data-queue]");
const rows = list ? [...list.querySelectorAll("a")] : [];
const STEPS = { v: "step-verify", s: "step-snooze" };
// A row that is chosen by a key opens the page anew; what the key was for is done there.
const AFTER = "queue-after";

function open(step) {
  const form = document.getElementById(step);
  if (!form) return false;
  const fold = form.closest("details");
  if (fold) fold.open = true;
  form.querySelector("input:not([type=hidden]), textarea, button")?.focus();
  return true;
}

function choose(row, key) {
  sessionStorage.setItem(AFTER, key);
  row.click();
}

const after = sessionStorage.getItem(AFTER);
sessionStorage.removeItem(AFTER);
if (after && KEYS) {
  // Once the browser has gone to the preview, as the address tells it.
  addEventListener("load", () => requestAnimationFrame(() => {
    if (STEPS[after] && open(STEPS[after])) return;
    list?.querySelector("[aria-current]")?.focus(); // so that the list's keys go on
  }));
}

list?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS) return;
  const at = rows.indexOf(event.target.closest("a"));
  const row = rows[at];
  if (!row) return;
  if (event.key === "j" || event.key === "k") rows[at + (event.key === "j" ? 1 : -1)]?.focus();
  else if (event.key === "Enter") choose(row, "Enter");
  else if (STEPS[event.key] && row.hasAttribute("aria-current")) open(STEPS[event.key]);
  else if (STEPS[event.key]) choose(row, event.key);
  else return;
  event.preventDefault();
});
