"""A hand on mouse and keys, which counts what it does."""

from __future__ import annotations

from playwright.sync_api import Page

PLACE = """([inside, words, edge]) => {
  for (const text of document.querySelectorAll(inside)) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const at = node.data.indexOf(words);
      if (at < 0 || node.parentElement.closest("header")) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      node.parentElement.scrollIntoView({ block: "center" });
      const boxes = range.getClientRects();
      const box = edge === "start" ? boxes[0] : boxes[boxes.length - 1];
      return [edge === "start" ? box.left + 1 : box.right - 1, box.top + box.height / 2];
    }
  }
  throw new Error(`not in the text: ${words}`);
}"""


class Hand:
    """What a person does: each selection and each key pressed is one action."""

    def __init__(self, page: Page, inside: str = "[data-text]") -> None:
        self.page = page
        self.inside = inside
        self.actions = 0

    def select(self, words: str, *, shift: bool = False) -> None:
        """By mouse, from the first of the words to the last; Shift may be held meanwhile."""
        self.actions += 1
        start = self.page.evaluate(PLACE, [self.inside, words, "start"])
        end = self.page.evaluate(PLACE, [self.inside, words, "end"])
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()
        if shift:
            self.page.keyboard.up("Shift")

    def press(self, keys: str) -> None:
        self.actions += 1
        self.page.keyboard.press(keys)
