/** As much of a Postman collection (v2.1) as the build looks at. */
export interface PostmanCollection {
  info: {
    name: string;
    version?: string;
    description: PostmanDescription;
    schema: string;
    _postman_id?: string;
  };
  auth: { type: "bearer"; bearer: PostmanVariable[] };
  variable: PostmanVariable[];
  item: PostmanFolder[];
}

/** The operations of one tag. */
export interface PostmanFolder {
  name: string;
  description?: string;
  item: PostmanItem[];
}

/** A request with examples of its answers. */
export interface PostmanItem {
  id?: string;
  name: string;
  request: PostmanRequest;
  response: PostmanResponse[];
}

/** A request to an operation. */
export interface PostmanRequest {
  method: string;
  url: { host: string[]; path: string[]; query: PostmanParameter[]; variable: PostmanParameter[] };
  header: PostmanParameter[];
  body?: { mode?: string; raw?: string };
  /** Without it, that of the collection. */
  auth?: { type: "noauth" } | null;
  description?: PostmanDescription;
}

/** An example of an answer. Postman can send its request as well. */
export interface PostmanResponse {
  id?: string;
  name: string;
  originalRequest: PostmanRequest;
  code: number;
  header: PostmanParameter[];
  body?: string;
}

/** A parameter of a request, or a header. */
export interface PostmanParameter {
  key: string;
  value: string;
  disabled?: boolean;
  description?: PostmanDescription;
}

/** A variable that requests refer to as `{{key}}`. */
export interface PostmanVariable {
  key: string;
  value: string;
  type?: string;
}

/** A text, in Markdown if its type says so. */
export interface PostmanDescription {
  content: string;
  type: string;
}
