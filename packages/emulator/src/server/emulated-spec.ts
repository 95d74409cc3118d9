import { type Parameter, type Spec, spec } from "@minapp-users/spec-check";
import type { Quirks } from "../quirks.ts";

/** The spec as the emulator takes it: with what its switches relax. */
export function emulatedSpec(quirks: Quirks): Spec {
  const copy = structuredClone(spec);
  const { components, paths } = copy;
  const { Limit } = components.parameters as unknown as Record<string, Parameter & { schema: Bounds }>;
  const bulk = paths["/oserve/v2.6/miniapp/user_profile/"]?.put;
  if (!Limit || !bulk)
    throw new Error("the spec has no parameter Limit or no bulk update: teach emulatedSpec about it");

  // Whether the limit of a bulk update was given makes a difference, so it has no default here.
  const { default: _, ...bounds } = structuredClone(Limit.schema);
  if (quirks.bulk_limit_above_1000 === "all") delete bounds.maximum;
  bulk.parameters = (bulk.parameters ?? []).map((it) =>
    "$ref" in it && it.$ref.endsWith("/Limit") ? { ...Limit, schema: bounds } : it,
  );
  if (quirks.list_limit_above_1000 === "lower") delete Limit.schema.maximum;

  // The emulator looks at the columns itself, since a switch decides which ones can be written.
  const { CustomColumn } = components.schemas as Record<string, { not?: object }>;
  delete CustomColumn?.not;
  return copy;
}

interface Bounds {
  maximum?: number;
  default?: number;
}
