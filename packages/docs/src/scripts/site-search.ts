import { type Pagefind, type PagefindResult, ranking } from "./pagefind.ts";
import { searchQuery } from "./search-query.ts";
import { showResult } from "./show-result.ts";

/** How many results are shown. */
const most = 10;

class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  /** Counts the searches, so that a slow one does not replace a later one. */
  #turn = 0;
  /** The last search, so that Enter does not open what an earlier one found. */
  #searching: Promise<void> = Promise.resolve();

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
    input.addEventListener("input", () => {
      this.#searching = this.#search(input.value);
    });
    // Enter opens the first result; the dialog is closed by its button.
    this.#find<HTMLFormElement>("form").addEventListener("submit", async (event) => {
      if (event.submitter?.matches(".close") && document.activeElement !== input) return;
      event.preventDefault();
      await this.#searching;
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
        await pagefind.options({ baseUrl: new URL("..", bundle).pathname, excerptLength: 24, ranking });
        await pagefind.init();
        return pagefind;
      },
    );
    this.#pagefind.catch(() => {
      this.#pagefind = undefined;
    });
    return this.#pagefind;
  }

  async #search(typed: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const query = searchQuery(typed);
    if (query === "") return this.#show([], "");
    this.#find(".results").ariaBusy = "true";
    try {
      const pagefind = await this.#load();
      const found = await pagefind.debouncedSearch(query, {}, 120);
      if (found === null || turn !== this.#turn) return;
      const results = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
      if (turn !== this.#turn) return;
      this.#show(results, this.#count(results.length, typed));
    } catch {
      if (turn === this.#turn) this.#show([], this.dataset.failed ?? "");
    }
  }

  #count(results: number, typed: string): string {
    const { none = "", count = "" } = this.dataset;
    // As functions, since what was typed may hold a `$&`.
    return results === 0
      ? none.replace("{query}", () => typed.trim())
      : count.replace("{count}", () => String(results));
  }

  #say(text: string): void {
    this.#find(".state").textContent = text;
  }

  #show(results: PagefindResult[], state: string): void {
    this.#say(state);
    const list = this.#find(".results");
    list.replaceChildren(...results.map(showResult));
    list.ariaBusy = null;
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

customElements.define("site-search", SiteSearch);
