// The way out: a click on the link, or Shift three times. The page is blank before the next one is asked for,
// and takes the place of this one in the history. Without script the link still leads away.
(() => {
  "use strict";
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const address = link.href; // kept: the link itself may be gone when it is needed
  const WITHIN = 5000;
  let pressed = [];

  function leave() {
    document.title = "";
    document.body.replaceChildren();
    window.location.replace(address);
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-leave]")) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      pressed = [];
      return;
    }
    const now = Date.now();
    pressed = [...pressed.filter((time) => now - time < WITHIN), now];
    if (pressed.length === 3) leave();
  });
})();
