// Keys of the queue, while its list has the focus and the person's switch is on: j and k choose the next
// and the last row, v goes to the check beside it, s to putting it off.
"use strict";

import { KEYS } from "./keys.js";

const list = document.querySelector("[data-queue]");
const rows = list ? [...list.querySelectorAll("a")] : [];
const STEPS = { v: "step-verify", s: "step-snooze" };

function open(step) {
  const form = document.getElementById(step);
  if (!form) return;
  const fold = form.closest("details");
  if (fold) fold.open = true;
  form.querySelector("input:not([type=hidden]), textarea, button")?.focus();
}

list?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS) return;
  const at = rows.indexOf(event.target.closest("a"));
  if (event.key === "j" || event.key === "k") {
    rows[at + (event.key === "j" ? 1 : -1)]?.focus();
  } else if (STEPS[event.key] && rows[at]?.hasAttribute("aria-current")) {
    open(STEPS[event.key]);
  } else {
    return;
  }
  event.preventDefault();
});
