// Pairs words and cards while pointed at or focused, n and p while a claim has focus,
// and a button that hides the highlights. Without it links and :target do the pairing.
(() => {
  "use strict";
  const all = [...document.querySelectorAll("[data-claim]")];
  const marks = all.filter((el) => el.matches("a.mark"));
  const text = document.querySelector(".annotated");
  if (!text || !marks.length) return;

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

  // Each claim once, by its first words.
  const firsts = marks.filter(
    (el, at) => marks.findIndex((other) => other.dataset.claim === el.dataset.claim) === at,
  );
  text.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || !"np".includes(e.key)) return;
    const here = e.target.closest("[data-claim]");
    if (!here) return;
    const at = firsts.findIndex((el) => el.dataset.claim === here.dataset.claim);
    const next = firsts[at + (e.key === "n" ? 1 : -1)];
    if (at >= 0 && next) {
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
