// Words chosen in a text, one passage or several: by mouse, by touch or by keys. Asks for a claim
// by the event "passage" on the text; says what happens by "told".
"use strict";

import { KEYS } from "./keys.js";
import { beginAt, chooseWords, paint, quoted, selectedIn, together } from "./words.js";

const text = document.querySelector("[data-text]");
const card = document.querySelector("[data-kept]");
let kept = [];

const tell = (words) => text.dispatchEvent(new CustomEvent("told", { detail: words }));
const linkOf = (sentence) => text.querySelector(`[data-make="${sentence.dataset.sentence}"]`);

const sentences = () => text.querySelectorAll("[data-sentence]");
const selected = () => selectedIn(sentences());
const chosen = () => together(kept, selected());

function show() {
  const passages = chosen();
  card.hidden = !passages.length;
  paint(kept);
  card.querySelector("[data-chips]").replaceChildren(...passages.map((one) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    item.append(quoted(one.words), button);
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", `Leave out ${quoted(one.words)}`);
    button.addEventListener("click", () => leaveOut(one));
    return item;
  }));
}

function keep() {
  const before = kept.length;
  const now = selected();
  kept = chosen();
  if (now) tell(`Kept: ${quoted(now.words)}. ${kept.length === 1 ? "1 passage" : `${kept.length} passages`} chosen.`);
  if (kept.length !== before) document.getSelection().removeAllRanges();
  show();
}

function leaveOut(passage) {
  kept = kept.filter((one) => one.start !== passage.start);
  if (selected()?.start === passage.start) document.getSelection().removeAllRanges();
  tell(`Left out: ${quoted(passage.words)}.`);
  text.focus({ preventScroll: true });
  show();
}

function clear() {
  kept = [];
  document.getSelection().removeAllRanges();
  show();
}

// Asks for the form of a claim from what is chosen, else from the sentence that has the focus.
function make() {
  const passages = chosen();
  const focused = document.activeElement.closest?.("[data-make]");
  if (!passages.length && !focused) {
    tell("Select words first, or go to the number of a sentence.");
    return;
  }
  const link = passages.length ? linkOf(passages[0].piece) : focused;
  const spans = passages.map((one) => `${one.start}-${one.end}`).join(",");
  // The form takes the focus, and with it the selection: the words are still chosen then.
  kept = passages;
  paint(kept);
  text.dispatchEvent(new CustomEvent("passage", { detail: { link, spans } }));
}

// Shift with an arrow chooses words of the focused sentence: all of it at first, then fewer.
function choose(key, link) {
  const sentence = text.querySelector(`[data-sentence="${link.dataset.make}"]`);
  const now = selected();
  chooseWords(key, [sentence], text.lang, now?.piece === sentence ? now.range : null);
  const words = selected()?.words;
  if (words) tell(`Selected: ${quoted(words)}`);
}

text.addEventListener("mousedown", (event) => {
  if (event.button || event.target.closest("[data-panel], .mk")) return;
  if (!event.shiftKey) {
    if (kept.length) kept = [];
    return;
  }
  if (!chosen().length) return;
  keep();
  beginAt(event);
});

// A selection by mouse cannot begin on a link: a marked claim is none while the button is down.
text.addEventListener("pointerdown", (event) => {
  const link = event.target.closest("a.mark");
  if (!link || event.button || event.pointerType !== "mouse") return;
  const href = link.getAttribute("href");
  link.removeAttribute("href");
  const restore = () => link.setAttribute("href", href);
  addEventListener("pointerup", restore, { once: true });
  addEventListener("pointercancel", restore, { once: true });
});

// The end of a selection over a marked claim is no click on its link.
text.addEventListener("click", (event) => {
  if (event.target.closest("a.mark") && !document.getSelection().isCollapsed) event.preventDefault();
});

text.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("[data-panel]")) return;
  const link = event.target.closest("[data-make]");
  if (KEYS && event.key.toLowerCase() === "a") {
    if (event.shiftKey) keep();
    else make();
  } else if (event.key === "Escape") clear();
  else if (event.shiftKey && link && event.key.startsWith("Arrow")) choose(event.key, link);
  else return;
  event.preventDefault();
});

let waiting = 0;
document.addEventListener("selectionchange", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    // With the caret alone the page has the focus: the keys belong to the text.
    if (document.activeElement === document.body && selected()) text.focus({ preventScroll: true });
    if (!document.activeElement.closest("[data-making], [data-panel]")) show();
  });
});
card.querySelector("[data-make]").addEventListener("click", make);
text.addEventListener("taken", clear);
