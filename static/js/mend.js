// Passages mended by a selection in the new text: the selected words are the button's value.
"use strict";

import { KEYS } from "./keys.js";
import { beginAt, chooseWords, paint, quoted, selectedIn, together } from "./words.js";

const buttons = [...document.querySelectorAll("[data-mend]")];
const places = [...document.querySelectorAll("[data-mends]")];
const whole = document.querySelector("[data-whole]");
const WHOSE = "Whose words are these? Follow “Another sentence” at a passage first.";
let kept = [];
// The form that words of the whole text are for.
let meant = buttons.length === 1 ? buttons[0].form : null;

// {…passage, form, isInWhole} of the words selected now; null where none are.
function selected() {
  for (const place of places) {
    const found = selectedIn(place.querySelectorAll("[data-start]"));
    if (found) return { ...found, form: place.closest("form") ?? meant, isInWhole: !place.closest("form") };
  }
  return null;
}

const spansOf = (passages) => passages.map((one) => `${one.start}-${one.end}`).join(",");

function chosen(form) {
  const now = selected();
  return together(kept.filter((one) => one.form === form), now?.form === form ? now : null);
}

function tell(part, words) {
  const said = part.querySelector("[data-said]");
  if (said.textContent !== words) said.textContent = words;
}

// The button of the words that were chosen is then the first one of its form: Ctrl+Enter takes it.
function show() {
  const now = selected();
  for (const button of buttons) {
    const passages = chosen(button.form);
    if (button.value === spansOf(passages)) continue;
    button.value = spansOf(passages);
    for (const other of button.form.querySelectorAll("[data-first]")) other.classList.toggle("go", !passages.length);
    button.classList.toggle("go", passages.length > 0);
    const words = passages.length ? `Selected: ${passages.map((one) => quoted(one.words)).join(" and ")}` : "";
    tell(button.form, now?.isInWhole ? "" : words);
    if (button.form === meant && whole) tell(whole, now?.isInWhole ? words : "");
  }
  if (now?.isInWhole && !meant) tell(whole, WHOSE);
  paint(kept);
}

function keep() {
  const now = selected();
  if (!now) return;
  kept = chosen(now.form);
  show();
}

function clear() {
  kept = [];
  document.getSelection().removeAllRanges();
  show();
}

// Shift with an arrow chooses words of a paragraph, the marked ones at first.
function choose(key, paragraph) {
  const now = selected();
  const marks = paragraph.querySelectorAll("mark");
  let begun = null;
  if (now && paragraph.contains(now.piece)) begun = now.range;
  else if (marks.length) {
    begun = document.createRange();
    begun.setStartBefore(marks[0]);
    begun.setEndAfter(marks[marks.length - 1]);
  }
  chooseWords(key, [...paragraph.querySelectorAll("[data-start]")], paragraph.lang, begun);
}

function mend(form) {
  show();
  if (form) buttons.find((button) => button.form === form).click();
  else tell(whole, WHOSE);
}

// From a passage to the whole text: words chosen there are for this passage.
function look(link) {
  clear();
  const article = link.closest("article");
  meant = article.querySelector("[data-mend]").form;
  whole.open = true;
  tell(whole, `For ${quoted(article.querySelector("h3 a").textContent)}: select its words.`);
}

for (const one of document.querySelectorAll("[data-script]")) one.hidden = false;
for (const button of buttons) {
  button.hidden = false;
  // Where a touch of the button ends the selection, the words stay chosen.
  button.addEventListener("pointerdown", () => {
    kept = chosen(button.form);
    show();
  });
  button.addEventListener("click", (event) => {
    if (button.value) return;
    event.preventDefault();
    tell(whole?.contains(document.activeElement) ? whole : button.form, "Select words in the new text first.");
  });
}
for (const place of places) {
  for (const paragraph of place.querySelectorAll("p")) {
    paragraph.tabIndex = 0;
    paragraph.setAttribute("aria-describedby", "how-to-mend");
  }
  place.addEventListener("mousedown", (event) => {
    if (event.button) return;
    if (!event.shiftKey) kept = [];
    else if (chosen(place.closest("form") ?? meant).length) {
      keep();
      beginAt(event);
    }
  });
  place.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (KEYS && event.key.toLowerCase() === "m") {
      if (event.shiftKey) keep();
      else mend(place.closest("form") ?? meant);
    } else if (event.key === "Escape") clear();
    else if (event.shiftKey && event.key.startsWith("Arrow")) choose(event.key, event.target.closest("p"));
    else return;
    event.preventDefault();
  });
}

for (const link of document.querySelectorAll('a[href="#whole"]')) link.addEventListener("click", () => look(link));
const here = whole?.querySelector("[data-mend-here]");
here?.addEventListener("pointerdown", keep);
here?.addEventListener("click", () => mend(meant));

let waiting = 0;
let isDragging = false;
function showSoon() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    // What is said of a selection must not push the text from under the mouse.
    if (isDragging) return;
    // With the caret alone the page has the focus: the keys belong to the paragraph.
    const now = document.activeElement === document.body ? selected() : null;
    now?.piece.closest("p").focus({ preventScroll: true });
    show();
  });
}
document.addEventListener("selectionchange", showSoon);
document.addEventListener("pointerdown", () => { isDragging = true; });
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    isDragging = false;
    showSoon();
  });
}
