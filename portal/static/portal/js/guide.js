// A tap in the conversation guide notes a part and leaves the page as it is; without script the page comes anew.
(() => {
  "use strict";
  const form = document.querySelector("[data-guide] form");
  if (!form) return;
  const said = form.querySelector("[data-said]");

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!button || button.name !== "noted") return;
    event.preventDefault();
    const body = new FormData(form);
    body.set("noted", button.value);
    said.textContent = "";
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "1" }, redirect: "manual" });
      if (answer.status !== 204) throw new Error();
      button.closest("details").querySelector("[data-state]").textContent = button.dataset.says;
      said.textContent = said.dataset.kept;
    } catch {
      said.textContent = said.dataset.lost;
    }
  });
  // a way back to one part opens it, and the guide around it
  const part = location.hash.startsWith("#guide-") && document.getElementById(location.hash.slice(1));
  if (part) {
    part.closest("[data-guide]").open = true;
    part.open = true;
    part.scrollIntoView();
  }
})();
