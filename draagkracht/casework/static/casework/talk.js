// A talk that is kept while somebody types: says how it stands, and tries again when the line was gone.
// What was typed stays in the form. Nothing is written to this device.
(() => {
  const form = document.querySelector("[data-talk]");
  if (!form || !window.htmx) {
    return;
  }
  const status = form.querySelector("[data-talk-status]");
  const typed = new Map(); // field → how often somebody typed in it
  const sent = new Map(); // field → that number when it was sent last
  const failed = new Set();
  const RETRY_EVERY = 4000;

  const say = (what) => {
    const text = form.dataset[what];
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };
  const isOpen = () => typed.size > 0;

  form.addEventListener("input", (event) => {
    const field = event.target.closest("[hx-post]");
    if (field) {
      typed.set(field, (typed.get(field) ?? 0) + 1);
      if (!failed.size) {
        say("waiting");
      }
    }
  });
  form.addEventListener("htmx:beforeSend", (event) => sent.set(event.target, typed.get(event.target)));
  // After the session ended the answer is the page to sign in: that is no "saved".
  form.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.xhr.getResponseHeader("X-Draagkracht-Saved")) {
      event.detail.shouldSwap = false;
    }
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const field = event.target;
    const { xhr } = event.detail;
    if (xhr.status === 409) {
      failed.delete(field);
      say("conflict");
      return;
    }
    if (!xhr.getResponseHeader("X-Draagkracht-Saved")) {
      failed.add(field);
      say(xhr.status === 0 || xhr.status >= 500 ? "offline" : "refused");
      return;
    }
    failed.delete(field);
    if (typed.get(field) === sent.get(field)) {
      typed.delete(field);
    }
    if (!isOpen()) {
      say("saved");
    }
  });
  const retry = () => {
    for (const field of [...failed]) {
      window.htmx.trigger(field, "retry");
    }
  };
  window.addEventListener("online", retry);
  window.setInterval(() => navigator.onLine && retry(), RETRY_EVERY);
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      say("offline");
      return;
    }
    typed.clear();
  });
  window.addEventListener("beforeunload", (event) => {
    if (isOpen()) {
      event.preventDefault();
    }
  });
})();
