// What is typed in a form of case work is kept by the server until it is saved. Nothing is stored in the browser.
(() => {
  "use strict";
  const WAIT = 1500;
  const AGAIN = 10000;

  for (const line of document.querySelectorAll("[data-draft]")) {
    const form = line.closest("form");
    if (form) watch(form, line);
  }

  function watch(form, line) {
    let timer = 0;
    let pending = false;
    let sent = false;

    const say = (text) => { if (line.textContent !== text) line.textContent = text; };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };

    async function keep() {
      try {
        const answer = await fetch(line.dataset.url, { method: "POST", body: new FormData(form), redirect: "manual" });
        if (sent) return;
        if (answer.status === 204) {
          pending = false;
          const now = new Date().toLocaleTimeString("sv", { hour: "2-digit", minute: "2-digit" });
          say(`${line.dataset.kept} ${now}`);
        } else if (answer.type === "opaqueredirect" || answer.status === 403) {
          pending = false;
          say(line.dataset.out);
        } else {
          say("");
        }
      } catch {
        say(line.dataset.lost);
        later(AGAIN);
      }
    }

    form.addEventListener("input", () => { pending = true; later(WAIT); });
    form.addEventListener("submit", (event) => {
      if (!navigator.onLine) {
        event.preventDefault();
        say(line.dataset.lost);
        later(AGAIN);
        return;
      }
      sent = true;
      pending = false;
      clearTimeout(timer);
    });
    // A page that is left with something unkept: the browser carries it out on its own.
    window.addEventListener("pagehide", () => {
      if (pending && !sent) navigator.sendBeacon(line.dataset.url, new FormData(form));
    });
    window.addEventListener("pageshow", () => { sent = false; });
  }
})();
