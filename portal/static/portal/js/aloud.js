// Reads the page aloud with a voice that is in the reader's own machine: a voice of the browser maker's would be sent
// the text. The button shows when there is such a voice for the page's language. Parts in another language are read
// by that language's voice, and left out where there is none.
(() => {
  "use strict";
  const box = document.querySelector("[data-aloud]");
  const speech = window.speechSynthesis;
  if (!box || !speech || !window.SpeechSynthesisUtterance) return;
  const start = box.querySelector("[data-aloud-start]");
  const stop = box.querySelector("[data-aloud-stop]");
  const BLOCKS = "h1, .intro, .prose h2, .prose h3, .prose p, .prose li";
  const LONGEST = 200; // some voices fall silent in the middle of a longer piece
  let queue = [];
  let at = null;
  let turn = 0;

  const base = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const voiceFor = (lang) =>
    speech.getVoices().find((voice) => voice.localService && base(voice.lang) === base(lang));

  function pieces(block) {
    const found = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest(BLOCKS) !== block || parent.closest(".visually-hidden")) continue;
      const lang = parent.closest("[lang]").lang;
      const last = found[found.length - 1];
      if (last && last.lang === lang) last.text += node.data;
      else found.push({ block, lang, text: node.data });
    }
    return found.flatMap(({ lang, text }) =>
      (text.replace(/\s+/g, " ").match(/[^.!?؟።]+[.!?؟።]*/g) || [])
        .flatMap((sentence) => sentence.match(new RegExp(`.{1,${LONGEST}}(?:\\s|$)|.{1,${LONGEST}}`, "g")) || [])
        .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
        .map((sentence) => ({ block, lang, text: sentence }))
    );
  }

  function mark(block) {
    at?.classList.remove("being-read");
    at = block;
    at?.classList.add("being-read");
  }

  function show(label) {
    start.textContent = start.dataset[label];
    stop.hidden = label === "listen";
  }

  function end() {
    turn += 1;
    queue = [];
    speech.cancel();
    mark(null);
    show("listen");
  }

  function next(mine) {
    if (mine !== turn) return;
    const piece = queue.shift();
    if (!piece) return end();
    const voice = voiceFor(piece.lang);
    if (!voice) return next(mine);
    const said = new SpeechSynthesisUtterance(piece.text);
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = () => next(mine);
    said.onerror = () => mine === turn && end();
    mark(piece.block);
    speech.speak(said);
  }

  start.addEventListener("click", () => {
    if (speech.paused && at) {
      speech.resume();
      show("pause");
    } else if (at) {
      speech.pause();
      show("continue");
    } else {
      speech.cancel();
      queue = [...document.querySelectorAll(BLOCKS)].flatMap(pieces);
      show("pause");
      next(turn);
    }
  });
  stop.addEventListener("click", () => {
    end();
    start.focus();
  });
  window.addEventListener("pagehide", end);

  const offer = () => {
    box.hidden = !voiceFor(document.documentElement.lang);
  };
  offer();
  speech.addEventListener?.("voiceschanged", offer);
})();
