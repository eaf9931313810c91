// A scanned picture brings its code after the #, which no browser sends. It is put into the field and taken out of the
// address bar; the person sends it with the button. Without script the code is typed.
(() => {
  "use strict";
  const CODE = /^[0-9A-Z]{4}(-[0-9A-Z]{0,4})*$/;

  function fill() {
    const field = document.getElementById("code");
    const code = window.location.hash.slice(1);
    if (!field || !CODE.test(code)) return;
    window.history.replaceState(null, "", window.location.pathname);
    field.value = code;
    document.getElementById("code-scanned").hidden = false;
    document.getElementById("continue").focus();
  }

  fill();
  window.addEventListener("hashchange", fill); // the picture scanned while this page was open
})();
