// Enhances the desk's own pages; each works without it.
"use strict";

// Names of records while one types: a list that the browser shows and searches.
let lists = 0;
for (const field of document.querySelectorAll("input[data-choose]")) {
  const list = document.createElement("datalist");
  list.id = `choose-${lists++}`;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting = 0;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = field.value.trim();
    if (text.length < 2 || text === asked || text.includes(" · ")) return;
    waiting = setTimeout(async () => {
      asked = text;
      const answer = await fetch(`${field.dataset.choose}?q=${encodeURIComponent(text)}`);
      if (!answer.ok || field.value.trim() !== text) return;
      const { names } = await answer.json();
      list.replaceChildren(...names.map((name) => new Option(name, name)));
    }, 150);
  });
}

// Ctrl+Enter saves the form that has the focus.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = document.activeElement?.closest(".desk form");
  if (form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.go"));
  }
});

// A button says that its work takes a while; going back to the page frees it.
for (const button of document.querySelectorAll("button[data-busy]")) {
  const words = button.textContent;
  button.form.addEventListener("submit", () => {
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-disabled", "true");
  });
  button.addEventListener("click", (event) => {
    if (button.getAttribute("aria-disabled")) event.preventDefault();
  });
  addEventListener("pageshow", () => {
    button.textContent = words;
    button.removeAttribute("aria-disabled");
  });
}

// A passage selected in the text leads to the form with just these words.
const text = document.querySelector("[data-passages]");
const link = document.querySelector("[data-passage-link]");
if (text && link) {
  const offset = (node, place) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
    const before = document.createRange();
    before.selectNodeContents(piece);
    before.setEnd(node, place);
    // Positions are code points; JavaScript counts UTF-16 units.
    return Number(piece.dataset.start) + Array.from(before.toString()).length;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    link.hidden = true;
    if (!chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const sentence = range.startContainer.parentElement.closest("[data-make]");
    link.href = `${sentence.dataset.make}?spans=${start}-${end}`;
    link.hidden = false;
  });
}
