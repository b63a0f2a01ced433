// Words chosen in a text, one passage or several: by mouse, by touch or by keys. Asks for a claim
// by the event "passage" on the text; says what happens by "told".
"use strict";

const text = document.querySelector("[data-text]");
const card = document.querySelector("[data-kept]");
let kept = [];

const tell = (words) => text.dispatchEvent(new CustomEvent("told", { detail: words }));
// Positions are code points; JavaScript counts UTF-16 units.
const count = (words) => Array.from(words).length;
const quoted = (words) => `“${words.length > 70 ? `${words.slice(0, 68)}…` : words}”`;
const linkOf = (sentence) => text.querySelector(`[data-make="${sentence.dataset.sentence}"]`);

// The nodes with a sentence's own words, without what is only said of them.
function nodesOf(sentence) {
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".hidden-text") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// {start, end, words, range, sentence} of the words inside a range; null where there are none.
function passageOf(range) {
  const parts = [];
  for (const sentence of text.querySelectorAll("[data-sentence]")) {
    if (!range.intersectsNode(sentence)) continue;
    let at = Number(sentence.dataset.start);
    for (const node of nodesOf(sentence)) {
      let from = range.comparePoint(node, 0) < 0 ? node.length : 0;
      if (node === range.startContainer) from = range.startOffset;
      let to = range.comparePoint(node, node.length) > 0 ? 0 : node.length;
      if (node === range.endContainer) to = range.endOffset;
      while (from < to && !node.data[from].trim()) from++;
      while (from < to && !node.data[to - 1].trim()) to--;
      if (from < to) {
        const start = at + count(node.data.slice(0, from));
        const words = node.data.slice(from, to);
        parts.push({ node, from, to, start, end: start + count(words), words, sentence });
      }
      at += count(node.data);
    }
  }
  if (!parts.length) return null;
  const first = parts[0];
  const last = parts.at(-1);
  const exact = document.createRange();
  exact.setStart(first.node, first.from);
  exact.setEnd(last.node, last.to);
  const words = parts.map((part) => part.words).join(" ");
  return { start: first.start, end: last.end, words, range: exact, sentence: first.sentence };
}

function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) || range.intersectsNode(text) ? passageOf(range) : null;
}

// What is kept and what is selected, in the order of the text; the newest wins where they overlap.
function chosen() {
  const now = selected();
  const before = now ? kept.filter((one) => one.end <= now.start || one.start >= now.end) : kept;
  return (now ? [...before, now] : [...before]).sort((one, other) => one.start - other.start);
}

function paint(passages) {
  if (globalThis.Highlight) CSS.highlights.set("chosen", new Highlight(...passages.map((one) => one.range)));
}

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
  const link = passages.length ? linkOf(passages[0].sentence) : focused;
  const spans = passages.map((one) => `${one.start}-${one.end}`).join(",");
  // The form takes the focus, and with it the selection: the words are still chosen then.
  kept = passages;
  paint(kept);
  text.dispatchEvent(new CustomEvent("passage", { detail: { link, spans } }));
}

// Shift with an arrow chooses words of the focused sentence: all of it at first, then fewer.
function chooseWords(key, link) {
  const sentence = text.querySelector(`[data-sentence="${link.dataset.make}"]`);
  const whole = document.createRange();
  whole.selectNodeContents(sentence);
  const words = [];
  const segmenter = new Intl.Segmenter(text.lang || undefined, { granularity: "word" });
  for (const node of nodesOf(sentence)) {
    for (const { segment, index, isWordLike } of segmenter.segment(node.data)) {
      if (isWordLike) words.push({ node, from: index, to: index + segment.length });
    }
  }
  if (!words.length) return;
  const now = selected();
  let first = 0;
  let last = words.length - 1;
  if (now && now.sentence === sentence && now.range.intersectsNode(sentence)) {
    const holds = ({ node, from }) => now.range.isPointInRange(node, from);
    first = Math.max(words.findIndex(holds), 0);
    last = Math.max(words.findLastIndex(({ node, to }) => now.range.isPointInRange(node, to)), first);
  }
  if (key === "ArrowLeft") last = Math.max(first, last - 1);
  if (key === "ArrowRight") last = Math.min(words.length - 1, last + 1);
  if (key === "ArrowDown") first = Math.min(last, first + 1);
  if (key === "ArrowUp") first = Math.max(0, first - 1);
  const [begin, end] = [words[first], words[last]];
  document.getSelection().setBaseAndExtent(begin.node, begin.from, end.node, end.to);
  tell(`Selected: ${quoted(selected().words)}`);
}

text.addEventListener("mousedown", (event) => {
  if (event.button || event.target.closest("[data-panel], .mk")) return;
  if (!event.shiftKey) {
    if (kept.length) kept = [];
    return;
  }
  if (!chosen().length) return;
  keep();
  // The browser would extend the old selection: a new one begins where the mouse is.
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, place] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
  if (node) document.getSelection().collapse(node, place);
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
  if (event.key.toLowerCase() === "a") {
    if (event.shiftKey) keep();
    else make();
  } else if (event.key === "Escape") clear();
  else if (event.shiftKey && link && event.key.startsWith("Arrow")) chooseWords(event.key, link);
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
