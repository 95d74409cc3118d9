import { languageOf } from "../language.ts";

const notLoaded = {
  en: "The form could not be loaded: reload the page to try again.",
  zh: "表单加载失败，请刷新页面后重试。",
};

/** `<try-it>`: a form that is not there before its `<details>` is opened. */
class TryIt extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector("details");
    if (!details) return;
    details.querySelector("[data-no-script]")?.remove();
    let isAsked = false;
    const open = async () => {
      if (!details.open || isAsked) return;
      isAsked = true;
      try {
        const { showForm } = await import("./form.ts");
        await showForm(this, details);
      } catch {
        // A browser does not load a script again that it could not load once.
        const failure = document.createElement("p");
        failure.setAttribute("role", "status");
        failure.textContent = notLoaded[languageOf(this)];
        details.append(failure);
      }
    };
    details.addEventListener("toggle", open);
    void open(); // it may be open already
  }
}

customElements.define("try-it", TryIt);
