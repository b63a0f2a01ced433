// The panel beside an article's text: the same form as without a script, saved without leaving.
"use strict";

import { KEYS } from "./keys.js";

const text = document.querySelector("[data-text]");
const beside = document.querySelector("[data-making]");
const panel = beside.querySelector("[data-panel]");
const begin = beside.querySelector("[data-begin]");
const said = beside.querySelector("[data-said]");
const status = beside.querySelector("[data-status]");
const undo = beside.querySelector("[data-undo]");
const home = document.createComment("panel");
let opener = null;
let asked = 0;
let words = "";
let untouched = "";
let left = null;

panel.before(home);
for (const one of document.querySelectorAll("[data-script]")) one.hidden = false;
for (const one of document.querySelectorAll("[data-no-script]")) one.hidden = true;

const links = () => [...text.querySelectorAll("[data-make]")];
const linkTo = (number) => text.querySelector(`[data-make="${number}"]`);

function tell(words) {
  said.classList.toggle("empty", !words);
  status.textContent = words;
}

// What this page shows of the text goes along: filter and part.
function addressOf(href) {
  const address = new URL(href, location);
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name === "show" || name === "part") address.searchParams.set(name, value);
  }
  address.searchParams.set("panel", "1");
  return address;
}

// The answer as an object; null where the server gave none, which is then told.
async function ask(address, options) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, ...options });
    if (answer.redirected) throw new Error("You are signed out: sign in in another tab, then do this again.");
    if (!answer.ok) throw new Error(`The server refused (${answer.status}). Load the page again.`);
    return await answer.json();
  } catch (problem) {
    const words = problem instanceof TypeError ? "The server does not answer. Try again." : problem.message;
    tell(`Nothing was done, and what you typed is kept. ${words}`);
    return null;
  }
}

const typed = (form) => new URLSearchParams(new FormData(form)).toString();

async function open(link, spans = "") {
  const present = panel.querySelector("form");
  if (present && typed(present) !== untouched) {
    tell(`Save or close the claim from sentence ${present.dataset.number} first.`);
    panel.querySelector("#id_statement").focus();
    return;
  }
  const mine = ++asked;
  const address = addressOf(link.href);
  address.searchParams.set("version", text.dataset.version);
  if (spans) address.searchParams.set("spans", spans);
  // What was typed there before Escape is still there.
  const answer = left?.words === `${address}` ? left : await ask(address);
  if (!answer || mine !== asked) return;
  if (present) close();
  if (undo.hidden) tell("");
  opener = link;
  words = `${address}`;
  place(link);
  fill(answer.form);
  untouched = answer.untouched ?? typed(panel.querySelector("form"));
  left = null;
  if (!spans) mark(link.dataset.make);
  panel.querySelector("#id_statement").focus();
}

// Beside the text, or on a phone behind the words' own paragraph.
function place(link) {
  const isBeside = beside.getBoundingClientRect().left >= text.getBoundingClientRect().right;
  if (isBeside) home.after(panel);
  else link.closest("[data-block]").after(panel);
}

function fill(form) {
  if (form instanceof Node) panel.replaceChildren(form);
  else panel.innerHTML = form;
  begin.hidden = true;
  panel.dispatchEvent(new CustomEvent("desk:shown", { bubbles: true }));
}

function mark(number) {
  for (const one of text.querySelectorAll(".s.now")) one.classList.remove("now");
  if (number) text.querySelector(`[data-sentence="${number}"]`).classList.add("now");
}

function close() {
  asked++;
  const form = panel.querySelector("form");
  if (form && typed(form) !== untouched) left = { words, form, untouched };
  panel.replaceChildren();
  home.after(panel);
  begin.hidden = false;
  mark(0);
  const back = opener?.isConnected ? opener : opener && linkTo(opener.dataset.make);
  (back ?? text).focus();
}

// New words of the server in place of what is shown.
function replace(answer) {
  if (panel.previousElementSibling?.matches("[data-block]")) home.after(panel);
  for (const [id, block] of Object.entries(answer.blocks)) {
    const shown = document.getElementById(id);
    if (shown) shown.outerHTML = block;
  }
  document.getElementById("coverage").outerHTML = answer.coverage;
}

async function save(form, submitter) {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const isNext = submitter?.value === "next";
  const answer = await ask(addressOf(form.action), { method: "POST", body: new FormData(form, submitter) });
  form.removeAttribute("aria-busy");
  if (!answer) return;
  if (answer.form) {
    fill(answer.form);
    panel.querySelector("[role=alert]").focus();
    return;
  }
  replace(answer);
  tell(answer.said);
  undo.elements.undo.value = answer.undo;
  undo.querySelector("[data-open]").href = answer.href;
  undo.hidden = false;
  const following = isNext && next(Number(form.dataset.number));
  panel.replaceChildren();
  close();
  text.dispatchEvent(new CustomEvent("taken"));
  if (following) open(following);
}

// The link of the next sentence that the filter keeps.
function next(number) {
  return links().find((link) => {
    const sentence = document.getElementById(`s-${link.dataset.make}`);
    return Number(link.dataset.make) > number && !sentence.classList.contains("aside");
  });
}

async function takeBack() {
  if (undo.hidden || undo.hasAttribute("aria-busy")) return;
  undo.setAttribute("aria-busy", "true");
  const answer = await ask(addressOf(undo.action), { method: "POST", body: new FormData(undo) });
  undo.removeAttribute("aria-busy");
  if (!answer) return;
  const hadFocus = undo.contains(document.activeElement);
  undo.hidden = true;
  if (answer.blocks) {
    const number = document.activeElement.closest?.("[data-make]")?.dataset.make ?? opener?.dataset.make;
    replace(answer);
    if (!panel.childElementCount) (linkTo(number) ?? text).focus();
  } else if (hadFocus) text.focus();
  tell(answer.said);
}

text.addEventListener("told", (event) => tell(event.detail));
text.addEventListener("passage", (event) => open(event.detail.link, event.detail.spans));
text.addEventListener("click", (event) => {
  const link = event.target.closest("[data-make]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
});
text.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("[data-panel]")) return;
  if (KEYS && event.key.toLowerCase() === "u") takeBack();
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const here = step ? links().indexOf(event.target.closest("[data-make]")) : -1;
  const there = here < 0 ? null : links()[here + step];
  if (there) {
    event.preventDefault();
    there.focus();
  }
});
panel.addEventListener("submit", (event) => {
  event.preventDefault();
  save(event.target, event.submitter);
});
panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
});
panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
said.querySelector("[data-dismiss]").addEventListener("click", () => {
  undo.hidden = true;
  tell("");
  text.focus({ preventScroll: true });
});
undo.addEventListener("submit", (event) => {
  event.preventDefault();
  takeBack();
});
