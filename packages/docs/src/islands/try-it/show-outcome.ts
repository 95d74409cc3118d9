import { formatJson } from "../format-json.ts";
import { make, makeButton } from "../make.ts";
import { curlCommand } from "./curl-command.ts";
import type { PreparedRequest } from "./prepare-request.ts";
import type { Outcome } from "./send-request.ts";
import { isLocalPage, startCommand } from "./start-command.ts";
import type { Words } from "./words.ts";

/** As many characters of a body are shown; more would make the page slow. */
const longestBody = 100_000;

/** Shows what became of a request, as text: nothing of an answer is read as HTML. */
export function showOutcome(
  place: HTMLElement,
  outcome: Outcome,
  request: PreparedRequest,
  { say, timeout }: { say: Words; timeout: number },
): void {
  place.replaceChildren(
    ...tell(outcome, request, say, timeout),
    ...showText(say.curl, curlCommand(request), say),
  );
}

function tell(outcome: Outcome, request: PreparedRequest, say: Words, timeout: number): Node[] {
  switch (outcome.kind) {
    case "answer": {
      const { status, milliseconds, headers, body } = outcome;
      const isCut = body.length > longestBody;
      const shown = isCut ? body.slice(0, longestBody) : formatJson(body);
      return [
        make(status < 400 ? "p.status" : "p.status.failed", {}, say.answer(status, milliseconds)),
        ...(headers.length > 0
          ? [
              make("p.heading", {}, say.headers),
              make("dl", {}, ...headers.map(([name, value]) => showHeader(name, value))),
            ]
          : []),
        ...(body === "" ? [make("p", {}, say.noBody)] : showText(say.responseBody, shown)),
        ...(isCut ? [make("p", {}, say.cut(longestBody))] : []),
      ];
    }
    case "redirect":
      return [make("p.status", {}, say.redirect(outcome.milliseconds))];
    case "timeout":
      return [make("p.problem", {}, say.timeout(timeout / 1000))];
    case "stopped":
      return [make("p.problem", {}, say.stopped)];
    case "blocked":
      return [make("p.problem", {}, say.blocked)];
    case "failed": {
      const { origin } = new URL(request.url);
      const isFile = location.origin === "null";
      return [
        make("p.problem", {}, say.failed(origin)),
        make("pre", { tabindex: 0 }, make("code", {}, startCommand(origin, location))),
        ...(isFile ? [make("p", {}, say.fromFile)] : []),
        ...(isLocalPage(location) || isFile
          ? []
          : [make("p", {}, isSecureContext ? say.mayAsk : say.notSecure)]),
      ];
    }
  }
}

function showHeader(name: string, value: string): Node {
  return make("div", {}, make("dt", {}, name), make("dd", {}, value));
}

/** A text that can be scrolled, and copied when it has the words for that. */
function showText(heading: string, text: string, copying?: Words): Node[] {
  const shown = make("pre", { tabindex: 0, role: "region", "aria-label": heading }, make("code", {}, text));
  if (!copying) return [make("p.heading", {}, heading), shown];
  const copied = make("span", { role: "status" });
  const copy = makeButton(copying.copy, async () => {
    copied.textContent = await navigator.clipboard.writeText(text).then(
      () => copying.copied,
      () => copying.notCopied,
    );
  });
  return [make("p.heading", {}, heading), shown, make("p.copy", {}, copy, " ", copied)];
}
