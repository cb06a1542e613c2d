"use strict";
// "/" goes to the search box, j and k from hit to hit, of a list or in a document. Everything else works without this file.
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
    const places = [...document.querySelectorAll(".hit, .document .found")];
    if (!places.length) return;
    const at = places.findIndex((place) => place.contains(document.activeElement));
    const next = event.key === "j" ? at + 1 : Math.max(at - 1, 0);
    if (next >= places.length) return;
    const link = places[next].querySelector("h2 a");
    if (!link) places[next].tabIndex = -1;
    (link || places[next]).focus({ preventScroll: true });
    places[next].scrollIntoView({ block: link ? "nearest" : "center" });
  }
});
