// The work list by keyboard: J and K go to the next and the previous line, Enter opens it as it does every link.
(() => {
  const list = document.querySelector("[data-keys]");
  if (!list) {
    return;
  }
  const links = [...list.querySelectorAll("a")];
  const steps = { j: 1, k: -1 };
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key.toLowerCase()];
    const isTyping = event.target.closest("input, select, textarea");
    if (!step || isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const here = links.indexOf(document.activeElement);
    const next = here < 0 && step < 0 ? links.length - 1 : here + step;
    links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
  });
})();
