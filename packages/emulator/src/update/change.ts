import type { Column } from "../columns/column.ts";
import type { Json } from "../columns/column-value.ts";

/** One change to one column, or to a key in an object column, with a value that fits it. */
export interface Change {
  /** As in the request, such as `score` or `address.city`. */
  name: string;
  column: Column;
  kind: "set" | "unset" | "$incr_by" | "$append" | "$append_unique" | "$remove" | "$update" | "$pop";
  value: Json;
}
