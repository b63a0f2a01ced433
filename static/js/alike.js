// Claims on record that say much the same, looked up while a statement is typed.
"use strict";

const PAUSE = 300;
const watched = new WeakSet();

function watch(region) {
  if (watched.has(region)) return;
  watched.add(region);
  const shown = region.querySelector("[data-shown]");
  const said = region.querySelector("[role=status]");
  const owner = region.closest("form");
  const field = owner.querySelector("#id_statement");
  let waiting = 0;
  let asking = new AbortController();
  let asked = field.value.trim();

  async function look() {
    const statement = field.value.trim();
    if (statement === asked) return;
    asking.abort();
    const mine = (asking = new AbortController());
    asked = statement;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", owner.elements.csrfmiddlewaretoken.value);
    body.set("statement", statement);
    body.set("without", region.dataset.without);
    body.set("for", region.dataset.for);
    try {
      const answer = await fetch(region.dataset.alike, { method: "POST", body, signal: mine.signal });
      if (!answer.ok || answer.redirected) return;
      const found = await answer.json();
      // Whoever has gone to what is shown keeps it.
      if (shown.contains(document.activeElement)) return;
      if (shown.innerHTML.trim() !== found.shown) shown.innerHTML = found.shown;
      if (said.textContent !== found.said) said.textContent = found.said;
    } catch {
      // No server: what is shown stays, and the next key asks again.
      if (mine === asking) asked = null;
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
}

for (const region of document.querySelectorAll("[data-alike]")) watch(region);
// What a script put on the page later.
document.addEventListener("desk:shown", (event) => {
  for (const region of event.target.querySelectorAll("[data-alike]")) watch(region);
});
