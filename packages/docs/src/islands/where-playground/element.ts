import schema from "virtual:where-schema";
import { addStyle } from "../add-style.ts";
import { formatJson } from "../format-json.ts";
import islandCss from "../island.css?inline";
import { languageOf } from "../language.ts";
import { make, makeButton } from "../make.ts";
import { readData } from "../read-data.ts";
import { checkWhere } from "./check-where.ts";
import { encodeWhere } from "./encode-where.ts";
import type { PlaygroundData } from "./playground-data.ts";
import css from "./where-playground.css?inline";
import { words } from "./words.ts";

/** Milliseconds without a key, after which what was typed is looked at: so that a screen reader is not interrupted. */
const pause = 200;

/** `<where-playground>`: write a `where`, see what is wrong with it, and copy it as it stands in a URL. */
class WherePlayground extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector("textarea")) return;
    const data = readData<PlaygroundData>(this);
    const say = words[languageOf(this)];
    const [first] = data.examples;
    const input = make("textarea", {
      id: "where-input",
      rows: 8,
      spellcheck: "false",
      autocapitalize: "off",
    });
    const summary = make("p.summary");
    const findings = make("ul.findings");
    const query = make("code.query");
    const length = make("p.length");
    const copied = make("p.copied", { role: "status" });
    const encoded = make(
      "div.encoded",
      {},
      make("p.heading", { id: "where-query" }, say.query),
      make("pre", { tabindex: 0, role: "region", "aria-labelledby": "where-query" }, query),
      length,
      makeButton(say.copy, async () => {
        copied.textContent = await navigator.clipboard.writeText(query.textContent).then(
          () => say.copied,
          () => say.notCopied,
        );
      }),
      copied,
    );

    const show = () => {
      const checked = checkWhere(input.value, schema, say);
      const lines = [...checked.findings];
      copied.textContent = "";
      encoded.hidden = checked.compact === undefined;
      if (checked.compact !== undefined) {
        const sent = encodeWhere(checked.compact, data);
        query.textContent = sent.query;
        length.textContent = say.length(sent.length, data.longestUrl);
        if (sent.length > data.longestUrl) {
          const sentence = say.tooLongUrl(sent.length, data.longestUrl);
          lines.unshift({ level: "error", place: "URL", sentence });
        }
      }
      const errors = lines.filter(({ level }) => level === "error").length;
      summary.textContent = errors === 0 ? say.valid : say.invalid(errors);
      summary.className = errors === 0 ? "summary valid" : "summary invalid";
      input.setAttribute("aria-invalid", String(errors > 0));
      findings.replaceChildren(
        ...lines.map(({ level, place, sentence }) =>
          make(
            `li.${level}`,
            {},
            make("strong", {}, say.levels[level]),
            " ",
            make("code", {}, place),
            say.colon,
            sentence,
          ),
        ),
      );
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, pause);
    });
    const choose = (where: string) => {
      input.value = formatJson(where);
      show();
    };

    this.querySelector("[data-no-script]")?.remove();
    addStyle(islandCss);
    addStyle(css);
    this.classList.add("not-content"); // Starlight lays out what is text
    this.append(
      make(
        "div.examples",
        { role: "group", "aria-label": say.examples },
        make("span", { "aria-hidden": "true" }, `${say.examples}${say.colon.trim()}`),
        ...data.examples.map(({ label, where }) => makeButton(label, () => choose(where))),
      ),
      make("label", { for: input.id }, say.input),
      input,
      make("div.verdict", { "aria-live": "polite" }, summary, findings),
      encoded,
    );
    choose(first?.where ?? "{}");
  }
}

customElements.define("where-playground", WherePlayground);
