"use strict";
// "/" goes to the search box, j and k from hit to hit. Everything else works without this file.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const box = document.getElementById("q");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "j" || event.key === "k") {
    const links = [...document.querySelectorAll(".hit h2 a")];
    if (!links.length) return;
    const at = links.findIndex((link) => link.closest(".hit").contains(document.activeElement));
    const next = event.key === "j" ? at + 1 : Math.max(at - 1, 0);
    if (next >= links.length) return;
    links[next].focus({ preventScroll: true });
    links[next].closest(".hit").scrollIntoView({ block: "nearest" });
  }
});
