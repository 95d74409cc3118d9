import { addStyle } from "../add-style.ts";
import { formatJson } from "../format-json.ts";
import islandCss from "../island.css?inline";
import { type Language, languageOf } from "../language.ts";
import { make, makeButton } from "../make.ts";
import { readData } from "../read-data.ts";
import { makeField } from "./field.ts";
import type { TryItOperation, TryItParameter } from "./operation.ts";
import { type Entered, fieldOf, type Problem, prepareRequest } from "./prepare-request.ts";
import { sendRequest } from "./send-request.ts";
import { showOutcome } from "./show-outcome.ts";
import { usualAddresses } from "./start-command.ts";
import css from "./try-it.css?inline";
import { type Words, words } from "./words.ts";

/** Milliseconds until a request is given up. */
const timeout = 10_000;

/** Makes the form of an operation. The token is in its field and nowhere else. */
export async function showForm(element: HTMLElement, details: HTMLDetailsElement): Promise<void> {
  const operation = readData<TryItOperation>(element);
  const language = languageOf(element);
  const say = words[language];
  const checkBulkWhere = operation.bulk ? await loadBulkCheck(language) : () => say.bulkNeedsWhere;
  const { server, token, parameters, body, all } = makeFields(operation, say);
  const send = make("button.send", { type: "submit" }, say.send);
  const stop = makeButton(say.stop, () => running?.abort());
  stop.hidden = true;
  const outcome = make("div.outcome", { "aria-live": "polite" });
  const form = make(
    "form",
    { novalidate: true, autocomplete: "off" },
    make("p", {}, say.introduction),
    ...all.map(({ row }) => row),
    make("div.actions", {}, send, stop),
    outcome,
  );
  let running: AbortController | undefined;

  const show = (problems: readonly Problem[]) => {
    for (const field of all) {
      field.complain(problems.find((problem) => problem.field === field.name)?.sentence ?? "");
    }
    const [first] = all.filter(({ name }) => problems.some(({ field }) => field === name));
    first?.input.focus();
    // What has no field is said here.
    const others = problems.filter(({ field }) => !all.some(({ name }) => name === field));
    outcome.replaceChildren(
      make("p.problem", {}, say.notSent(problems.length)),
      ...others.map(({ sentence }) => make("p.problem", {}, sentence)),
    );
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (running) return;
    const entered: Entered = {
      address: server.input.value,
      token: token?.input.value ?? "",
      parameters: Object.fromEntries(parameters.map(({ name, input }) => [name, input.value])),
      body: body?.input.value ?? "",
    };
    const prepared = prepareRequest(operation, entered, say, checkBulkWhere);
    if ("problems" in prepared) return show(prepared.problems);
    for (const field of all) field.complain("");
    running = new AbortController();
    send.setAttribute("aria-disabled", "true"); // it keeps the focus
    stop.hidden = false;
    outcome.replaceChildren(make("p", {}, say.sending));
    const became = await sendRequest(prepared.request, running.signal, timeout);
    running = undefined;
    if (document.activeElement === stop) send.focus();
    stop.hidden = true;
    send.removeAttribute("aria-disabled");
    try {
      showOutcome(outcome, became, prepared.request, { say, timeout });
    } catch {
      outcome.replaceChildren(make("p.problem", {}, say.notShown));
    }
  });

  addStyle(islandCss);
  addStyle(css);
  element.classList.add("not-content");
  details.append(form);
}

/** Only the page of a bulk update fetches the query language. */
async function loadBulkCheck(language: Language): Promise<(where: string) => string | undefined> {
  const { checkBulkWhereOfSpec } = await import("./bulk-where-of-spec.ts");
  return (where) => checkBulkWhereOfSpec(where, language);
}

function makeFields(operation: TryItOperation, say: Words) {
  const server = makeField("address", say.server, { value: usualAddresses.emulator, inputmode: "url" });
  server.add(
    make(
      "div.choices",
      {},
      ...(["emulator", "mock"] as const).map((name) =>
        makeButton(say[name], () => {
          server.input.value = usualAddresses[name];
        }),
      ),
    ),
  );
  const token = operation.secured ? makeField("token", say.token, { hint: say.tokenHint }) : undefined;
  const { exampleToken } = operation;
  if (token && exampleToken) {
    const use = () => {
      token.input.value = exampleToken;
    };
    token.add(make("div.choices", {}, makeButton(say.useExampleToken, use)));
  }
  const parameters = operation.parameters.map((parameter) => makeParameter(parameter, operation, say));
  const example = operation.body?.example;
  const text = example === undefined ? "" : formatJson(JSON.stringify(example));
  const body = operation.body
    ? makeField("body", say.body, { value: text, lines: linesFor(text) })
    : undefined;
  const all = [server, ...(token ? [token] : []), ...parameters, ...(body ? [body] : [])];
  return { server, token, parameters, body, all };
}

/** Room for a text and some more. */
function linesFor(text: string): number {
  return Math.min(text.split("\n").length + 2, 12);
}

function makeParameter(parameter: TryItParameter, { bulk }: TryItOperation, say: Words) {
  const { name, required, type, description = "", example } = parameter;
  const isWhere = name === "where" && parameter.in === "query";
  const isNeeded = required || (isWhere && bulk === true);
  const shown = example === undefined ? "" : typeof example === "string" ? example : JSON.stringify(example);
  const hint = [description, !isNeeded && shown ? say.example(shown) : ""].filter(Boolean).join(say.between);
  return makeField(fieldOf(parameter), isNeeded ? name : say.optional(name), {
    value: isNeeded ? (isWhere ? formatJson(shown) : shown) : "",
    ...(hint ? { hint } : {}),
    ...(isWhere ? { lines: 4 } : {}),
    ...(type === "integer" ? { inputmode: "numeric" } : {}),
  });
}
