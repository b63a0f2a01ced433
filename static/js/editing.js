// Tells that a form is open, and shows who else has it open. A courtesy: nothing is locked.
"use strict";

const note = document.querySelector("[data-editing]");
const every = Number(note?.dataset.every) * 1000;
const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
let waiting = 0;

async function tell() {
  clearTimeout(waiting);
  if (document.hidden) return;
  try {
    const answer = await fetch(note.dataset.editing, {
      method: "POST",
      headers: { "X-CSRFToken": token },
    });
    if (!answer.ok || answer.redirected) return; // signed out, or the record is gone
    const said = (await answer.text()).trim();
    if (note.innerHTML.trim() !== said) note.innerHTML = said;
  } catch {
    // The network is away: the next time tells.
  }
  waiting = setTimeout(tell, every);
}

if (note && token && every) {
  waiting = setTimeout(tell, every);
  document.addEventListener("visibilitychange", tell);
}
