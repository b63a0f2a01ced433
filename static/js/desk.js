// Enhances the desk's own pages; each works without it.
"use strict";

// Names of records while one types: a list that the browser shows and searches.
let lists = 0;
function offerNames(field) {
  if (field.hasAttribute("list")) return;
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
document.querySelectorAll("input[data-choose]").forEach(offerNames);
// What a script put on the page later.
document.addEventListener("desk:shown", (event) => {
  event.target.querySelectorAll("input[data-choose]").forEach(offerNames);
});

// Unfold would write the name of a chosen file into the first text field of its form.
document.addEventListener("change", (event) => {
  if (event.target.matches(".desk input[type=file]")) event.stopImmediatePropagation();
}, true);

// Ctrl+Enter saves the form that has the focus.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = document.activeElement?.closest(".desk form");
  if (form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.go"));
  }
});

// A link into a fold opens it, and a link to a field goes into the field.
document.addEventListener("click", (event) => {
  const link = event.target.closest('.desk a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  if (target?.matches("input, select, textarea")) {
    event.preventDefault();
    target.focus();
  }
});

// A step that is opened is about to be taken: its first field has the focus.
document.addEventListener("toggle", (event) => {
  const form = event.target.matches?.(".desk .fold[open]") && event.target.querySelector('form[id^="step-"]');
  if (!form || document.activeElement !== event.target.querySelector("summary")) return;
  form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}, true);

// Enter in a field that has a button of its own sends the form by that button.
for (const button of document.querySelectorAll("button[data-sends]")) {
  document.getElementById(button.dataset.sends).addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    button.form.requestSubmit(button);
  });
}

// A button says that its work takes a while; going back to the page frees it.
for (const button of document.querySelectorAll("button[data-busy]")) {
  const words = button.textContent;
  button.form.addEventListener("submit", (event) => {
    // A form with other buttons is sent by them as well.
    if (event.submitter && event.submitter !== button && button.name) return;
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

// What the browser would not focus by itself, such as a part of an open fold.
const wanted = document.querySelector(".desk [autofocus]");
if (wanted && document.activeElement === document.body) wanted.focus();

// A step beside a workbench with unsaved words is taken at the second press: it would lose them.
const bench = document.getElementById("workbench");
let isTyped = bench?.dataset.unsaved !== undefined;
bench?.addEventListener("input", () => { isTyped = true; });
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!isTyped || form === bench || form.dataset.told) return;
  event.preventDefault();
  form.dataset.told = "yes";
  const told = document.createElement("p");
  told.className = "hint";
  told.setAttribute("role", "alert");
  told.textContent = "What you typed of the claim is not saved, and this would lose it. Save first, or press again to go on without it.";
  form.append(told);
});
