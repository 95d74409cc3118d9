import { type ReceivedAnswer, resolve, routes, type SpecCheck, specCheck } from "../src/index.ts";

const json = { "content-type": "application/json" };

/** Checks an answer to an operation; its status is 200 and its body JSON, unless it says otherwise. */
export function checkAnswerOf(
  operationId: string,
  answer: Partial<ReceivedAnswer>,
  { routes: all, checkAnswer }: Pick<SpecCheck, "routes" | "checkAnswer"> = specCheck,
): string[] {
  const route = all.find(({ operation }) => operation.operationId === operationId);
  if (!route) throw new Error(`there is no operation ${operationId}`);
  return checkAnswer(route, { status: 200, headers: json, body: "", ...answer });
}

/** Every documented answer: operation × status × media type × example. */
export const documentedAnswers = routes.flatMap((route) =>
  Object.entries(route.operation.responses).flatMap(([status, node]) => {
    const { headers = {}, content } = resolve(node);
    const code = Number(status.replace("XX", "03"));
    const head = Object.entries(headers).map(([name, header]) => {
      const { example } = resolve<object>(header) as { example?: unknown };
      return [name.toLowerCase(), String(example)];
    });
    const rows = Object.entries(content ?? {}).flatMap(([mediaType, { examples }]) =>
      Object.entries(examples).map(([example, { value }]) => ({
        example,
        headers: { "content-type": mediaType },
        body: mediaType === "application/json" ? JSON.stringify(value) : String(value),
      })),
    );
    return (rows.length > 0 ? rows : [{ example: "(no body)", headers: {}, body: "" }]).map((row) => ({
      route,
      title: `${route.operation.operationId} ${status} ${row.example}`,
      answer: { status: code, headers: { ...Object.fromEntries(head), ...row.headers }, body: row.body },
    }));
  }),
);

/**
 * The body of an example of an answer with status 200, with a part of it changed.
 *
 * @param place - such as `objects.0.id`
 * @param value - undefined to take the part away
 */
export function exampleWith(operationId: string, example: string, place: string, value: unknown): string {
  const title = `${operationId} 200 ${example}`;
  const found = documentedAnswers.find((it) => it.title === title);
  if (!found) throw new Error(`there is no example ${title}`);
  const body = JSON.parse(found.answer.body);
  const steps = place.split(".");
  const last = steps.pop() ?? "";
  const parent = steps.reduce((part, step) => part[step], body);
  parent[last] = value;
  return JSON.stringify(body);
}
