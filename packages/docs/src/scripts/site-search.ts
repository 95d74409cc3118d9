import type { Pagefind, PagefindResult } from "./pagefind.ts";

/** How many results are shown. */
const most = 10;

class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  /** Counts the searches, so that a slow one does not replace a later one. */
  #turn = 0;

  connectedCallback(): void {
    const open = this.#find<HTMLButtonElement>("button.open");
    const dialog = this.#find<HTMLDialogElement>("dialog");
    const input = this.#find<HTMLInputElement>("input");
    const show = () => {
      dialog.showModal();
      input.select();
      this.#load().catch(() => this.#say(this.dataset.failed ?? ""));
    };
    open.disabled = false;
    open.addEventListener("click", show);
    addEventListener("keydown", (event) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else show();
    });
    // A click beside the dialog, or on a result of the page that is open already.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || (event.target as Element).closest("a") !== null) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => this.#move(event));
    input.addEventListener("input", () => this.#search(input.value));
    // Enter opens the first result; the dialog is closed by its button.
    this.#find<HTMLFormElement>("form").addEventListener("submit", (event) => {
      if (event.submitter?.matches(".close") && document.activeElement !== input) return;
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>(".results a")?.click();
    });
  }

  #find<Found extends Element>(selector: string): Found {
    const found = this.querySelector<Found>(selector);
    if (found === null) throw new Error(`The search has no ${selector}.`);
    return found;
  }

  #load(): Promise<Pagefind> {
    const bundle = new URL(this.dataset.bundle ?? "", document.baseURI);
    this.#pagefind ??= import(/* @vite-ignore */ new URL("pagefind.js", bundle).href).then(
      async (pagefind: Pagefind) => {
        await pagefind.options({ baseUrl: new URL("..", bundle).pathname, excerptLength: 24 });
        await pagefind.init();
        return pagefind;
      },
    );
    this.#pagefind.catch(() => {
      this.#pagefind = undefined;
    });
    return this.#pagefind;
  }

  async #search(query: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (query.trim() === "") return this.#show([], "");
    try {
      const pagefind = await this.#load();
      const found = await pagefind.debouncedSearch(query, {}, 120);
      if (found === null || turn !== this.#turn) return;
      const results = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
      if (turn !== this.#turn) return;
      const count = (this.dataset.count ?? "").replace("{count}", String(found.results.length));
      this.#show(results, results.length === 0 ? (this.dataset.none ?? "").replace("{query}", query) : count);
    } catch {
      this.#show([], this.dataset.failed ?? "");
    }
  }

  #say(text: string): void {
    this.#find(".state").textContent = text;
  }

  #show(results: PagefindResult[], state: string): void {
    this.#say(state);
    this.#find(".results").replaceChildren(...results.map(showResult));
  }

  /** The arrow keys go through the results. */
  #move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...this.querySelectorAll<HTMLElement>("dialog input, .results a")];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}

function showResult({ url, meta, excerpt, sub_results }: PagefindResult): HTMLLIElement {
  // The best place within the page, when that is not its beginning.
  const place = sub_results.find((one) => one.url !== url && one.url.startsWith(url));
  const link = document.createElement("a");
  link.href = url;
  const title = document.createElement("strong");
  title.textContent = meta.title ?? url;
  const text = document.createElement("span");
  // Pagefind escapes the text of the page, and marks what was found.
  text.innerHTML = excerpt;
  link.append(title, text);
  const item = document.createElement("li");
  item.append(link);
  if (place?.title !== undefined && place.title !== meta.title) {
    const inner = document.createElement("a");
    inner.className = "place";
    inner.href = place.url;
    inner.textContent = place.title;
    item.append(inner);
  }
  return item;
}

customElements.define("site-search", SiteSearch);
