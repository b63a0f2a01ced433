// Pairs words and cards while pointed at or focused, n and p while a claim has focus, and a
// button that hides the highlights. Without it links and :target do the pairing. In a long
// article it leads on to the part that holds the claim named in the address.
(() => {
  "use strict";
  const text = document.querySelector(".annotated");
  if (!text) return;

  const lead = () => {
    const [, id] = /^#c-(\w{8})$/.exec(location.hash) || [];
    if (!id || !document.querySelector(".parts")) return;
    const there = document.getElementById(`c-${id}`);
    if (!there) location.replace(`?claim=${id}`);
    else if (there.matches(".elsewhere a")) location.replace(there.href);
  };
  addEventListener("hashchange", lead);
  lead();

  const all = [...text.querySelectorAll("[data-claim]")];
  if (!all.length) return;

  const pair = (target, on) => {
    const found = target.closest && target.closest("[data-claim]");
    if (!found) return;
    for (const el of all) {
      if (el.dataset.claim === found.dataset.claim) el.classList.toggle("paired", on);
    }
  };
  for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    text.addEventListener(event, (e) => pair(e.target, on));
  }

  // Each claim once, in the order of the cards, by words that lead to its card; where all of
  // its words lead to others that overlap it, by its number.
  const claims = all.filter((el) => el.matches(".card")).map((el) => el.dataset.claim);
  const way = (id) =>
    ["a.mark", ".mark-number"].map((kind) => text.querySelector(`${kind}[data-claim="${id}"]`)).find(Boolean);
  text.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || !["n", "p"].includes(e.key)) return;
    const here = e.target.closest("[data-claim]");
    const next = here && way(claims[claims.indexOf(here.dataset.claim) + (e.key === "n" ? 1 : -1)]);
    if (next) {
      e.preventDefault();
      next.focus();
    }
  });

  const place = document.querySelector("[data-toggle-marks]");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = "Hide highlights";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const hidden = document.body.classList.toggle("unmarked");
    button.setAttribute("aria-pressed", String(hidden));
  });
  place.append(button);
})();
