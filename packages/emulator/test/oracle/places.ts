import {
  type Geometry,
  isPointInPolygon,
  isWithinRing,
  type Point,
  type Polygon,
  type Position,
  touches,
  type Verdict,
} from "./geometry.ts";

/** Whether a place is where an operator wants it; undefined when that is too close to call. */
export function matchPlace(operator: string, operand: unknown, stored: unknown): Verdict {
  switch (operator) {
    case "$within":
      return isPointInPolygon(stored, operand as Polygon);
    case "$intersects":
      return touches(stored, operand as Geometry);
    case "$center": {
      const { radius, coordinates } = operand as { radius: number; coordinates: Position };
      return isWithinRing(stored, coordinates, { least: 0, most: radius * 1000 });
    }
    case "$nearsphere": {
      const {
        geometry,
        min_distance: least = 0,
        max_distance: most = Number.POSITIVE_INFINITY,
      } = operand as {
        geometry: Point;
        min_distance?: number;
        max_distance?: number;
      };
      return isWithinRing(stored, geometry.coordinates, { least, most });
    }
    default:
      throw new Error(`${operator} is not about places`);
  }
}

export function isTooClose(operator: string, operand: unknown, stored: unknown): boolean {
  return matchPlace(operator, operand, stored) === undefined;
}
