// Talk mode by keyboard: the arrows turn the page, Esc hides it at once. Without script the links do the same.
(() => {
  "use strict";
  const talk = document.querySelector("[data-talk]");
  if (!talk) return;
  const screens = [...talk.querySelectorAll(".screen")];
  const address = talk.dataset.hide;

  function here() {
    const middle = innerHeight / 2;
    return screens.find((one) => {
      const box = one.getBoundingClientRect();
      return box.top <= middle && box.bottom > middle;
    }) ?? screens[0];
  }

  function conceal() {
    document.body.replaceChildren();
    location.replace(address);
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") {
      conceal();
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const way = event.key === "ArrowRight" ? "[data-after]" : "[data-before]";
      event.preventDefault();
      here()?.querySelector(way)?.click();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-conceal]")) return;
    event.preventDefault();
    conceal();
  });
})();
