// Adds a button to each field that is there to be copied; without it the field is selected by hand.
"use strict";
for (const field of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = "Copy";
  said.setAttribute("role", "status");
  said.className = "meta";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = " Copied.";
    } catch {
      field.focus();
      field.select();
      said.textContent = " Selected: copy it with your keyboard.";
    }
  });
  field.after(button, said);
}
