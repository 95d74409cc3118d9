import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** As much of Arazzo as the tests look at. */
export interface Story {
  workflowId: string;
  inputs: { required: string[]; properties: Record<string, Input> };
  parameters?: Parameter[];
  steps: Step[];
}
export interface Input {
  description: string;
  format?: string;
}
export interface Parameter {
  name: string;
  in: string;
  value: unknown;
}
export interface Step {
  stepId: string;
  description: string;
  operationId: string;
  parameters: Parameter[];
  requestBody?: { payload: Record<string, unknown> };
  successCriteria: { condition: string; type?: string; context?: string }[];
  outputs?: Record<string, string>;
}
interface Reference {
  reference: string;
}

const text = readFileSync(new URL("../minapp-users.arazzo.yaml", import.meta.url), "utf8");
const document = parse(text) as {
  info: { version: string };
  sourceDescriptions: { name: string; url: string; type: string }[];
  workflows: (Omit<Story, "steps" | "inputs" | "parameters"> & {
    inputs: { required: string[]; properties: Record<string, Input | { $ref: string }> };
    parameters?: (Parameter | Reference)[];
    steps: (Omit<Step, "parameters"> & { parameters?: (Parameter | Reference)[] })[];
  })[];
  components: { inputs: Record<string, Input>; parameters: Record<string, Parameter> };
};

export const { info, sourceDescriptions } = document;

/** The stories, with what they share put in its places. */
export const stories: Story[] = document.workflows.map(({ inputs, parameters = [], steps, ...story }) => ({
  ...story,
  inputs: { ...inputs, properties: mapValues(inputs.properties, followInput) },
  steps: steps.map((step) => ({
    ...step,
    parameters: [...parameters, ...(step.parameters ?? [])].map(followParameter),
  })),
}));

function followInput(input: Input | { $ref: string }): Input {
  if (!("$ref" in input)) return input;
  return found(document.components.inputs, input.$ref, "#/components/inputs/");
}

function followParameter(parameter: Parameter | Reference): Parameter {
  if (!("reference" in parameter)) return parameter;
  return found(document.components.parameters, parameter.reference, "$components.parameters.");
}

function found<T>(shared: Record<string, T>, reference: string, start: string): T {
  const value = shared[reference.slice(start.length)];
  if (!reference.startsWith(start) || !value) throw new Error(`${reference} does not exist`);
  return value;
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
