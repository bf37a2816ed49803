// Makes the workspace smoother; every page works without it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) { return; }
  const state = document.getElementById("draft-state");
  const say = (text) => { if (state) { state.textContent = text; } };
  let kept = new URLSearchParams(new FormData(form)).toString();
  let saved = kept;
  let timer = 0;
  let isLeaving = false;

  const send = async (address, body, options) =>
    fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual", ...options });

  // Typed words are kept on the server two seconds after the last key, so that a closed laptop loses nothing.
  const keep = async () => {
    const body = new URLSearchParams(new FormData(form));
    if (body.toString() === kept) { return; }
    const now = body.toString();
    say("Keeping your draft…");
    try {
      const answer = await send(form.dataset.draft, body);
      if (answer.status === 204) { kept = now; say("Your draft is kept. Nobody else sees it until you save."); }
      else { say("Your draft could not be kept: you may be signed out. Copy your text before you leave this page."); }
    } catch { say("Your draft could not be kept: there is no connection. It is tried again as you type."); }
  };
  const preview = async () => {
    const shown = document.getElementById("preview");
    if (!shown || !form.dataset.preview) { return; }
    try {
      const answer = await send(form.dataset.preview, new URLSearchParams(new FormData(form)));
      if (!answer.ok) { return; }
      // The page is our own server's, every text in it escaped there; only the part that shows the words is taken.
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("preview");
      if (fresh) { shown.replaceWith(document.importNode(fresh, true)); }
    } catch { /* The words stand in the field; the preview comes with the next key. */ }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { keep(); preview(); }, 1500);
  });
  form.addEventListener("submit", () => { isLeaving = true; });
  addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || isLeaving) { return; }
    const body = new URLSearchParams(new FormData(form));
    if (body.toString() !== kept) { navigator.sendBeacon(form.dataset.draft, body); kept = body.toString(); }
  });
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && new URLSearchParams(new FormData(form)).toString() !== kept && kept !== saved) { event.preventDefault(); }
  });

  // A reference is put where the cursor stands, or stood last.
  let last = null;
  for (const area of form.querySelectorAll("textarea, input[type=text]")) {
    area.addEventListener("focus", () => { if (area.name !== "reason") { last = area; } });
  }
  for (const button of form.querySelectorAll("button[data-reference]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = last || document.getElementById(button.dataset.field);
      field.setRangeText(button.dataset.reference, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  // The stretch of text that is marked becomes what a comment is about.
  const quote = document.getElementById("quote");
  const about = document.getElementById("field");
  if (quote && about) {
    for (const area of form.querySelectorAll("textarea, input[type=text]")) {
      area.addEventListener("select", () => {
        const marked = area.value.slice(area.selectionStart, area.selectionEnd).trim();
        if (marked && marked.length <= 500 && [...about.options].some((option) => option.value === area.name)) {
          quote.value = marked;
          about.value = area.name;
        }
      });
    }
  }
})();
