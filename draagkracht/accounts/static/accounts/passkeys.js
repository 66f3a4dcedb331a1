// Passkeys: fetches a question of ours, gives it to the browser, and sends what the device answers with the form.
// Without this script, or in a browser that knows no passkeys, the form stays hidden and what stands beside it is shown.
(() => {
  const toBytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const toText = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  const named = (keys) => (keys ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));

  const make = async (asked) => {
    const user = { ...asked.user, id: toBytes(asked.user.id) };
    const publicKey = {
      ...asked,
      user,
      challenge: toBytes(asked.challenge),
      excludeCredentials: named(asked.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey });
    return describe(made, { attestationObject: toText(made.response.attestationObject) });
  };

  const sign = async (asked) => {
    const publicKey = {
      ...asked,
      challenge: toBytes(asked.challenge),
      allowCredentials: named(asked.allowCredentials),
    };
    const signed = await navigator.credentials.get({ publicKey });
    const { authenticatorData, signature, userHandle } = signed.response;
    return describe(signed, {
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      userHandle: userHandle ? toText(userHandle) : null,
    });
  };

  const describe = (key, response) => ({
    id: key.id,
    rawId: toText(key.rawId),
    type: key.type,
    response: { ...response, clientDataJSON: toText(key.response.clientDataJSON) },
  });

  const SAYS = {
    NotAllowedError: "stopped",
    AbortError: "stopped",
    InvalidStateError: "known",
    NotSupportedError: "unable",
    ConstraintError: "unable",
  };

  const ask = async (form) => {
    const answer = await fetch(form.dataset.ask, { method: "POST", body: new FormData(form) });
    if (!answer.ok) {
      throw answer.status === 429 ? new DOMException("", "TooOften") : new DOMException("", "Refused");
    }
    return (await answer.json()).publicKey;
  };

  for (const form of document.querySelectorAll("[data-passkey]")) {
    const status = form.querySelector("[data-passkey-status]");
    const button = form.querySelector("button");
    if (!window.PublicKeyCredential || !navigator.credentials) {
      continue;
    }
    form.hidden = false;
    for (const other of document.querySelectorAll("[data-passkey-else]")) {
      other.hidden = true;
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (button.disabled) {
        return;
      }
      button.disabled = true;
      status.textContent = "";
      try {
        const asked = await ask(form);
        const answer = await (form.dataset.passkey === "make" ? make(asked) : sign(asked));
        form.elements.answer.value = JSON.stringify(answer);
        form.submit();
      } catch (error) {
        button.disabled = false;
        status.textContent = form.dataset[error.name === "TooOften" ? "often" : (SAYS[error.name] ?? "failed")];
      }
    });
    // Back from the page after it, the form can be used again.
    window.addEventListener("pageshow", () => {
      button.disabled = false;
    });
  }
})();
