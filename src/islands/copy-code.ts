/** Gives every code block of the element a button that copies its text. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard) return;
    for (const pre of this.querySelectorAll("pre")) {
      if (pre.closest(".copy-forms")) continue;
      const block = document.createElement("div");
      block.className = "code-block";
      pre.replaceWith(block);
      block.append(pre, copyButton(pre));
    }
  }
}

function copyButton(pre: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.textContent ?? "");
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
  return button;
}

customElements.define("copy-code", CopyCode);

export {};
