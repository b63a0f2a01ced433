// "/" goes to the search box. Inputs with `data-suggest` (an address that answers ?q=) offer
// companies: a combobox. With `data-fill` a choice fills the input, else it leads to its page.
(() => {
  "use strict";
  const WAIT = 150;

  addEventListener("keydown", (e) => {
    const busy = e.target.closest?.("input, textarea, select, [contenteditable]");
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || busy) return;
    const box = document.querySelector("main .find input") || document.querySelector(".find input");
    if (!box) return;
    e.preventDefault();
    box.focus();
    box.select();
  });

  const offer = (input) => {
    const list = document.createElement("ul");
    list.id = `${input.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Companies");
    input.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
      ["aria-controls", list.id], ["autocomplete", "off"]]) input.setAttribute(name, value);
    let timer, asked = "", active = -1;

    const mark = (at) => {
      active = at;
      [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
      const option = list.children[at];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const choose = (company) => {
      close();
      if ("fill" in input.dataset) input.value = company.name;
      else location.assign(company.url);
    };
    const show = (companies) => {
      list.replaceChildren(...companies.map((company, n) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${n}`;
        option.setAttribute("role", "option");
        const name = document.createElement("bdi");
        name.textContent = company.name;
        const also = company.found_as === company.name ? "" : `, found as ${company.found_as}`;
        const count = document.createElement("small");
        count.textContent = `${also} · ${company.claims.toLocaleString("en")} ${company.claims === 1 ? "claim" : "claims"}`;
        option.append(name, count);
        option.addEventListener("pointerdown", (e) => e.preventDefault());
        option.addEventListener("click", () => choose(company));
        option.company = company;
        return option;
      }));
      list.hidden = !companies.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
    };
    const ask = async () => {
      const typed = input.value.trim();
      asked = typed;
      if (typed.length < 2 || /[:"]/.test(typed)) return close();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 200))}`);
        const found = answer.ok ? await answer.json() : { companies: [] };
        if (asked === typed && document.activeElement === input) show(found.companies);
      } catch {
        close();
      }
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", () => {
      clearTimeout(timer);
      asked = "";
      close();
    });
    input.addEventListener("keydown", (e) => {
      if (list.hidden || e.isComposing) return;
      const last = list.children.length - 1;
      if (e.key === "ArrowDown") mark(active < last ? active + 1 : 0);
      else if (e.key === "ArrowUp") mark(active > 0 ? active - 1 : last);
      else if (e.key === "Escape") close();
      else if (e.key === "Enter" && active >= 0) choose(list.children[active].company);
      else return;
      e.preventDefault();
    });
  };
  for (const input of document.querySelectorAll("[data-suggest]")) offer(input);
})();
