/** What the form is told of the operation of its page. */
export interface TryItOperation {
  operationId: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path template: `/oserve/v2.2/miniapp/user_profile/{id}/`. */
  path: string;
  /** Those of the path first. */
  parameters: TryItParameter[];
  /** Undefined for an operation without a body. */
  body?: { example: unknown };
  /** Whether it takes an access token. */
  secured: boolean;
  /** Whether it changes all users that match `where`. Such a request is sent only with a `where` that asks something. */
  bulk?: boolean;
  /** The access token of the spec's example, which the emulator and the mock take unless they are told another one. */
  exampleToken?: string;
}

/** A parameter of a request. */
export interface TryItParameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  /** In the words of JSON Schema; of an array, its items are separated by commas. */
  type: string;
  /** Stands in the field of a required parameter, and as a hint in that of another. */
  example?: unknown;
  /** One sentence as plain text, in the language of the page. */
  description?: string;
}
