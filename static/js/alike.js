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
  let markup = shown.innerHTML.trim();

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
      if (markup !== found.shown) shown.innerHTML = markup = found.shown;
      offerDifferent();
      if (said.textContent !== found.said) said.textContent = found.said;
    } catch {
      // No server: what is shown stays, and the next key asks again.
      if (mine === asking) asked = null;
    }
  }

  // Who looked and found another claim is not told of it again while this page is open.
  function offerDifferent() {
    for (const button of shown.querySelectorAll("[data-different]")) button.hidden = false;
  }
  shown.addEventListener("click", (event) => {
    const button = event.target.closest("[data-different]");
    if (!button) return;
    region.dataset.without = [region.dataset.without, button.dataset.different].filter(Boolean).join(",");
    button.closest(".hint").remove();
    said.textContent = "A different claim: left out here.";
    field.focus();
  });
  offerDifferent();

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
