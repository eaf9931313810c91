// The whole wizard in one entry of the browser's history, and nothing of it left when the page is left.
// Without script every step is an ordinary form.
(() => {
  "use strict";
  const parsing = window.trustedTypes
    ? window.trustedTypes.createPolicy("vagval", { createHTML: (html) => html })
    : { createHTML: (html) => html };
  let home = document.querySelector(".brand").href;
  let sending = false; // a second press while the first is on its way asks for nothing
  let handOver = false; // set when the browser shall send the form itself after all

  function show(text, address) {
    const page = new DOMParser().parseFromString(parsing.createHTML(text), "text/html");
    const root = document.documentElement;
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    document.title = page.title;
    for (const part of [".site-head", "main", ".foot"]) {
      const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
      if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    }
    const skip = page.querySelector(".skip");
    if (skip) document.querySelector(".skip")?.replaceWith(document.adoptNode(skip));
    home = document.querySelector(".brand").href;
    window.history.replaceState(null, "", address);
    window.scrollTo(0, 0);
    const part = new URL(address, window.location.href).hash.slice(1); // a part of the page, where the button named one
    (document.querySelector(".error-summary") ?? document.getElementById(part || "question"))?.focus();
  }

  async function send(form, button) {
    const address = button?.getAttribute("formaction") ?? form.getAttribute("action");
    const fields = new URLSearchParams(new FormData(form));
    if (button?.name) fields.append(button.name, button.value);
    const answer = await fetch(address, { method: "POST", body: fields, cache: "no-store", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text(), address);
  }

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "wizard" || handOver || event.submitter?.hasAttribute("data-file")) return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    const button = event.submitter;
    send(event.target, button)
      .catch(() => {
        handOver = true;
        event.target.requestSubmit(button);
      })
      .finally(() => {
        sending = false;
      });
  });

  // "None of these" stands alone. Without script the server says so.
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.type !== "checkbox" || !box.checked || !box.closest(".checks")) return;
    for (const other of box.closest(".checks").querySelectorAll("input:checked")) {
      if (other !== box && ("alone" in box.dataset || "alone" in other.dataset)) other.checked = false;
    }
  });

  // How the amount was counted belongs on the paper too.
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll(".counted")) folded.open = true;
  });

  // Browsers keep a left page to show it again on Back, no-store or not. Ours is empty then, and moves on.
  window.addEventListener("pagehide", () => {
    document.title = "";
    document.body.replaceChildren();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.replace(home);
  });
})();
