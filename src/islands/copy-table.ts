/** Makes buttons that copy a table of the texts within; without a clipboard the texts stay as they are. */
class CopyTable extends HTMLElement {
  connectedCallback(): void {
    const texts = this.querySelector("details");
    if (!navigator.clipboard || !texts) return;
    const group = document.createElement("div");
    group.className = "benchmark-copies";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Copy this table");
    const status = document.createElement("output");
    const label = document.createElement("span");
    label.textContent = "Copy as";
    const forms = [...texts.querySelectorAll<HTMLElement>("[data-name]")];
    group.append(label, ...forms.map(form => copyButton(form, status)), status);
    texts.hidden = true;
    this.append(group);
  }
}

function copyButton(form: HTMLElement, status: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = form.dataset.name ?? "";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(form.querySelector("pre")?.textContent ?? "");
    status.textContent = `${form.dataset.name} copied`;
    setTimeout(() => {
      status.textContent = "";
    }, 2000);
  });
  return button;
}

customElements.define("copy-table", CopyTable);

export {};
