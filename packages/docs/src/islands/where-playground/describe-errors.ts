import type { Step } from "../scan-json.ts";
import type { Remark } from "./check-where.ts";
import { nearestOperator } from "./nearest-operator.ts";
import { showSteps, typeOf } from "./show-steps.ts";
import type { SchemaError, WhereSchema } from "./where-schema.ts";
import type { Words } from "./words.ts";

/** An error where it is. */
interface Placed {
  steps: Step[];
  /** What is there. */
  value: unknown;
  keyword: string;
  params: SchemaError["params"];
}

/** Keywords that only say that another one failed. */
const silent = new Set(["oneOf", "anyOf", "if"]);

/**
 * Says in words what a schema does not allow, one sentence for each mistake.
 *
 * @param value - in which the errors are
 */
export function describeErrors(
  errors: readonly SchemaError[],
  value: unknown,
  schema: WhereSchema,
  say: Words,
): Remark[] {
  const placed = errors.filter(({ keyword }) => !silent.has(keyword)).map((error) => place(error, value));
  const meant = mergeTypes(withMeantShape(placed, value, schema));
  const remarks = meant.map((error) => describe(error, schema, say));
  const isFirst = ({ place, sentence }: Remark, index: number) =>
    remarks.findIndex((other) => other.place === place && other.sentence === sentence) === index;
  return remarks.filter(isFirst);
}

/** Reads the pointer: whether a step is an index is known from what it leads into. */
function place({ instancePath, keyword, params }: SchemaError, whole: unknown): Placed {
  const steps: Step[] = [];
  let value = whole;
  for (const part of instancePath.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    steps.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  return { steps, value, keyword, params };
}

/** Of an operand that can be of several shapes, only the errors of the shape that its `type` says. */
function withMeantShape(errors: Placed[], whole: unknown, { shapes }: WhereSchema): Placed[] {
  const operands = new Map<string, Step[]>();
  const others = errors.filter(({ steps }) => {
    const at = steps.findIndex((step) => typeof step === "string" && Object.hasOwn(shapes, step));
    if (at < 0) return true;
    const operand = steps.slice(0, at + 1);
    operands.set(JSON.stringify(operand), operand);
    return false;
  });
  const found = [...operands.values()].flatMap((operand): Placed[] => {
    const byType = shapes[operand.at(-1) as string] ?? {};
    const value = operand.reduce<unknown>((part, step) => (part as Record<Step, unknown>)[step], whole);
    if (typeOf(value) !== "object") {
      return [{ steps: operand, value, keyword: "type", params: { type: "object" } }];
    }
    const { type } = value as { type?: unknown };
    const validate = typeof type === "string" && Object.hasOwn(byType, type) ? byType[type] : undefined;
    if (!validate) {
      const steps = [...operand, "type"];
      return [{ steps, value: type, keyword: "enum", params: { allowedValues: Object.keys(byType) } }];
    }
    const wrong = validate(value) ? [] : (validate.errors ?? []);
    return wrong.map((error) => {
      const inside = place(error, value);
      return { ...inside, steps: [...operand, ...inside.steps] };
    });
  });
  return [...others, ...found];
}

/**
 * A condition is a plain value or an object of operators: that an object is not a plain value says nothing, when something
 * is wrong inside of it. What can be of no type at all must be one of all types.
 */
function mergeTypes(errors: Placed[]): Placed[] {
  const within = (outer: readonly Step[], inner: readonly Step[]) =>
    outer.every((step, index) => inner[index] === step);
  const isSame = (one: readonly Step[], two: readonly Step[]) =>
    one.length === two.length && within(one, two);
  return errors.flatMap((error, index): Placed[] => {
    if (error.keyword !== "type") return [error];
    const isTold = errors.some(
      ({ keyword, steps }) =>
        within(error.steps, steps) && (keyword !== "type" || steps.length > error.steps.length),
    );
    const same = errors.filter(({ keyword, steps }) => keyword === "type" && isSame(steps, error.steps));
    if (isTold || same[0] !== errors[index]) return [];
    return [{ ...error, params: { type: same.flatMap(({ params }) => params.type) } }];
  });
}

function describe({ steps, value, keyword, params }: Placed, schema: WhereSchema, say: Words): Remark {
  const at = (more: Step[], sentence: string): Remark => ({
    place: showSteps([...steps, ...more]),
    sentence,
  });
  const last = steps.at(-1);
  const isOperator = typeof last === "string" && last.startsWith("$");
  switch (keyword) {
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      return at([name], describeName(name, isColumn(steps, schema), schema, say));
    }
    case "type": {
      const types = [params.type].flat().map(String);
      const given = nameType(typeOf(value), say);
      if (steps.length === 0 && types.length === 1 && types[0] === "object")
        return at([], say.notAnObject(given));
      if (isBranch(steps, schema)) return at([], say.branchIsNoObject(given));
      if (isColumn(steps, schema) && typeOf(value) === "array") return at([], say.conditionIsList);
      return at([], say.mustBe(say.or(types.map((type) => nameType(type, say))), given));
    }
    case "minItems":
      if (isOperator && schema.joins.includes(last)) return at([], say.emptyList);
      return at([], say.tooFew(Number(params.limit)));
    case "items":
    case "maxItems":
      return at([], say.tooMany(Number(params.limit)));
    case "minProperties":
      return at([], say.noOperator);
    case "dependentRequired":
      if (params.property === "$options") return at(["$options"], say.optionsWithoutRegex);
      return at([], say.missing(String(params.missingProperty)));
    case "required":
      return at([], say.missing(String(params.missingProperty)));
    case "minLength":
      return at([], say.emptyText);
    case "pattern":
      return at([], say.pattern(String(params.pattern)));
    case "minimum":
      return at([], say.atLeast(Number(params.limit)));
    case "maximum":
      return at([], say.atMost(Number(params.limit)));
    case "const":
      return at([], say.mustBeOneOf(JSON.stringify(params.allowedValue)));
    case "enum": {
      const values = (params.allowedValues as unknown[]).map((it) => JSON.stringify(it));
      return at([], say.mustBeOneOf(say.or(values)));
    }
    default:
      return at([], say.other(keyword));
  }
}

function describeName(name: string, inColumn: boolean, schema: WhereSchema, say: Words): string {
  const { operators, joins } = schema;
  if (inColumn) {
    const nearest = nearestOperator(name, operators);
    return name.startsWith("$") ? say.unknownOperator(name, nearest) : say.notAnOperator(name, nearest);
  }
  if (operators.includes(name)) return say.noColumn(name);
  return name.startsWith("$") ? say.unknownJoin(name, say.or(joins)) : say.columnName(name);
}

/** Whether a place is the condition of a column: the step before it is none, or an index in `$and` or `$or`. */
function isColumn(steps: readonly Step[], { joins }: WhereSchema): boolean {
  const [before, last] = [steps.at(-2), steps.at(-1)];
  return (
    typeof last === "string" && !joins.includes(last) && (before === undefined || typeof before === "number")
  );
}

/** Whether a place is a part of `$and` or `$or`. */
function isBranch(steps: readonly Step[], { joins }: WhereSchema): boolean {
  return typeof steps.at(-1) === "number" && joins.includes(String(steps.at(-2)));
}

function nameType(type: string, say: Words): string {
  return say.types[type] ?? type;
}
