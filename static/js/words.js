// Words of a text as ranges of code points. Pieces are elements with `data-start`, the place of
// their first character in the text.
"use strict";

// Positions are code points; JavaScript counts UTF-16 units.
const count = (words) => Array.from(words).length;

// Both ends are told of long words: either may have moved.
export function quoted(words) {
  const signs = Array.from(words);
  const told = signs.length > 64 ? `${signs.slice(0, 36).join("")} … ${signs.slice(-24).join("")}` : words;
  return `“${told}”`;
}

// The nodes with a piece's own words, without what is only said of them.
function nodesOf(piece) {
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".hidden-text") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// {start, end, words, range, piece} of the words inside a range; null where there are none.
function passageOf(range, pieces) {
  const parts = [];
  for (const piece of pieces) {
    if (!range.intersectsNode(piece)) continue;
    let at = Number(piece.dataset.start);
    for (const node of nodesOf(piece)) {
      let from = range.comparePoint(node, 0) < 0 ? node.length : 0;
      if (node === range.startContainer) from = range.startOffset;
      let to = range.comparePoint(node, node.length) > 0 ? 0 : node.length;
      if (node === range.endContainer) to = range.endOffset;
      while (from < to && !node.data[from].trim()) from++;
      while (from < to && !node.data[to - 1].trim()) to--;
      if (from < to) {
        const start = at + count(node.data.slice(0, from));
        const words = node.data.slice(from, to);
        parts.push({ node, from, to, start, end: start + count(words), words, piece });
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
  return { start: first.start, end: last.end, words, range: exact, piece: first.piece };
}

// The passage that is selected in these pieces, or null.
export function selectedIn(pieces) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  return passageOf(selection.getRangeAt(0), pieces);
}

// What was kept and what is selected now, in the order of the text; the newest wins an overlap.
export function together(kept, now) {
  const before = now ? kept.filter((one) => one.end <= now.start || one.start >= now.end) : kept;
  return (now ? [...before, now] : [...before]).sort((one, other) => one.start - other.start);
}

// An arrow chooses words of the pieces: those of `begun` at first, then one more or one fewer.
// Left and right move their end, up and down their beginning.
export function chooseWords(key, pieces, language, begun) {
  const words = [];
  const segmenter = new Intl.Segmenter(language || undefined, { granularity: "word" });
  for (const node of pieces.flatMap(nodesOf)) {
    for (const { segment, index, isWordLike } of segmenter.segment(node.data)) {
      if (isWordLike) words.push({ node, from: index, to: index + segment.length });
    }
  }
  if (!words.length) return;
  let first = 0;
  let last = words.length - 1;
  if (begun) {
    first = Math.max(words.findIndex(({ node, from }) => begun.isPointInRange(node, from)), 0);
    last = Math.max(words.findLastIndex(({ node, to }) => begun.isPointInRange(node, to)), first);
  }
  if (key === "ArrowLeft") last = Math.max(first, last - 1);
  if (key === "ArrowRight") last = Math.min(words.length - 1, last + 1);
  if (key === "ArrowDown") first = Math.min(last, first + 1);
  if (key === "ArrowUp") first = Math.max(0, first - 1);
  const [begin, end] = [words[first], words[last]];
  document.getSelection().setBaseAndExtent(begin.node, begin.from, end.node, end.to);
}

// With Shift the browser would extend the old selection: a new one begins where the mouse is.
export function beginAt(event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, place] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
  if (node) document.getSelection().collapse(node, place);
}

export function paint(passages) {
  if (globalThis.Highlight) CSS.highlights.set("chosen", new Highlight(...passages.map((one) => one.range)));
}
