// The assessment beside a person follows what is typed. Nothing is saved by it; without script a button does the same.
(() => {
  "use strict";
  const WAIT = 600;
  const form = document.querySelector("form[data-assessment]");
  if (!form || !document.getElementById("assessment")) return;
  const parsing = window.trustedTypes
    ? window.trustedTypes.createPolicy("vagval", { createHTML: (html) => html })
    : { createHTML: (html) => html };
  let timer = 0;
  let asked = 0;

  form.querySelector(".try")?.remove();

  async function show() {
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.assessment, {
        method: "POST", body: new FormData(form), headers: { "X-Part": "1" }, redirect: "manual", cache: "no-store",
      });
      if (!answer.ok || mine !== asked) return;
      const page = new DOMParser().parseFromString(parsing.createHTML(await answer.text()), "text/html");
      const fresh = page.getElementById("assessment");
      const old = document.getElementById("assessment");
      if (!fresh || mine !== asked) return;
      const open = new Set([...old.querySelectorAll("details[open] > summary")].map((one) => one.textContent.trim()));
      for (const one of fresh.querySelectorAll("details > summary")) {
        if (open.has(one.textContent.trim())) one.parentElement.open = true;
      }
      const place = old.scrollTop;
      old.replaceWith(document.adoptNode(fresh));
      fresh.scrollTop = place;
    } catch {
      // no contact: what is beside is what was saved, and the form itself says so when it is sent
    }
  }

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, WAIT); });
})();
