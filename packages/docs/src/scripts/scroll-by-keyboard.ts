// What is wider than the page scrolls, and has to be reached by keyboard to be scrolled by keyboard.

const sizes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
for (const table of document.querySelectorAll(".sl-markdown-content table")) sizes.observe(table);

// Expressive Code does that for code. It also makes it a landmark, which without a name is only one more to pass over.
const roles = new MutationObserver((changes) => {
  for (const { target } of changes) (target as Element).removeAttribute("role");
});
for (const code of document.querySelectorAll(".expressive-code pre")) {
  roles.observe(code, { attributeFilter: ["role"] });
}
