import booleanIntersects from "@turf/boolean-intersects";
import booleanPointInPolygon from "@turf/boolean-point-in-polygon";
import sql, { type Sql } from "sql-template-tag";
import { hasClosedRings } from "../columns/closed-rings.ts";
import { rowPath } from "../store/row-path.ts";
import type { Term } from "./term.ts";
import { wrongWhere } from "./where-error.ts";

type Geometry = Parameters<typeof booleanIntersects>[0];

/** Of MongoDB, on which the service is built, in metres. */
const earthRadius = 6_378_100;

interface Center {
  radius: number;
  coordinates: [number, number];
}
interface Near {
  geometry: { coordinates: [number, number] };
  min_distance?: number;
  max_distance?: number;
}

/**
 * A condition on a geojson column.
 *
 * @throws Refusal for a polygon that is not closed
 */
export function compileGeo(name: string, { operator, value, place }: Term): Sql {
  const stored = sql`row -> ${rowPath(name)}`;
  if (!hasClosedRings(value as object)) {
    throw wrongWhere(place, ": the last position of a ring must be its first one again");
  }
  switch (operator) {
    case "$within":
      return sql`geo_within(${stored}, ${JSON.stringify(value)})`;
    case "$intersects":
      return sql`geo_intersects(${stored}, ${JSON.stringify(value)})`;
    case "$center": {
      const { radius, coordinates } = value as Center;
      return sql`${distance(name, coordinates)} <= ${radius * 1000}`;
    }
    case "$nearsphere": {
      const { geometry, min_distance: min = 0, max_distance: max } = value as Near;
      const from = distance(name, geometry.coordinates);
      return max === undefined ? sql`${from} >= ${min}` : sql`(${from} >= ${min} AND ${from} <= ${max})`;
    }
    default:
      throw new Error(`${operator} is not for places`);
  }
}

/** How far the point of a row is from the one of `$nearsphere`, in metres: what the answer is sorted by. */
export function nearDistance(name: string, value: unknown): Sql {
  return distance(name, (value as Near).geometry.coordinates);
}

/** The haversine formula; null for what is not a point. */
function distance(name: string, [longitude, latitude]: readonly [number, number]): Sql {
  const path = rowPath(name).sql.slice(1, -1);
  const coordinate = (index: number) => sql`(row ->> ${sqlText(`${path}."coordinates"[${index}]`)})`;
  const halfChord = sql`pow(sin(radians(${coordinate(1)} - ${latitude}) / 2), 2)
    + cos(radians(${latitude})) * cos(radians(${coordinate(1)}))
    * pow(sin(radians(${coordinate(0)} - ${longitude}) / 2), 2)`;
  const isPoint = sql`row ->> ${sqlText(`${path}."type"`)} = 'Point'`;
  return sql`(CASE WHEN ${isPoint} THEN 2 * ${earthRadius} * asin(min(1, sqrt(${halfChord}))) END)`;
}

function sqlText(text: string): Sql {
  return sql`${text}`;
}

/** Whether a stored point lies in a polygon; what SQLite calls. */
export function geoWithin(stored: unknown, polygon: unknown): number | null {
  const geometry = parse(stored);
  if (geometry?.type !== "Point") return null;
  return Number(booleanPointInPolygon(geometry, parse(polygon) as never));
}

/** Whether a stored geometry and another one share a point; what SQLite calls. */
export function geoIntersects(stored: unknown, other: unknown): number | null {
  const geometry = parse(stored);
  return geometry ? Number(booleanIntersects(geometry, parse(other) as Geometry)) : null;
}

function parse(text: unknown): Exclude<Geometry, { type: "Feature" }> | null {
  const value = typeof text === "string" ? JSON.parse(text) : null;
  // A database can be from a time when the column was of another type.
  return value?.type === "Point" || value?.type === "Polygon" ? value : null;
}
