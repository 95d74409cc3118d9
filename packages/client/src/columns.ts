import type { components } from "./generated/schema.ts";

type Schemas = components["schemas"];
type Operators = ReadonlyDeep<Schemas["Operators"]>;
type Operations = ReadonlyDeep<Schemas["ColumnOperation"]>;

/** The columns of an application that did not say which it has: any name, any value. */
// biome-ignore lint/suspicious/noExplicitAny: whatever they hold
export type AnyColumns = Record<string, any>;

/** Arguments may be readonly, however deep. */
export type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;

/** Without the index signature that admits any other name. */
type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
type BuiltInColumns = Known<Schemas["User"]>;
/** Whether no columns were named: any name, or none, as in `ReturnType<typeof createUsersClient>`. */
type IsOpen<Columns> = string extends keyof Columns ? true : [keyof Columns] extends [never] ? true : false;

/** A date column takes a Date as well; it is sent as ISO text. */
type Writable<V> = [V] extends [string] ? (string extends V ? V | Date : V) : ReadonlyDeep<V>;

/** The keys in object columns, as `address.city`. */
type Paths<Columns> = {
  [K in keyof Columns & string]: NonNullable<Columns[K]> extends readonly unknown[]
    ? never
    : NonNullable<Columns[K]> extends string | number
      ? never
      : NonNullable<Columns[K]> extends object
        ? `${K}.${keyof NonNullable<Columns[K]> & string}`
        : never;
}[keyof Columns & string];

/**
 * A user: the built-in columns, and the application's own, which can be missing or null.
 *
 * @typeParam Columns - the columns that the application added; without them, any name is `unknown`
 */
export type User<Columns extends object = AnyColumns> =
  IsOpen<Columns> extends true
    ? Schemas["User"]
    : BuiltInColumns & { [K in keyof Columns]?: Columns[K] | null };

/**
 * The query language: which users.
 *
 * @typeParam Columns - the columns that the application added; without them, any name is a column
 */
export type Where<Columns extends object = AnyColumns> =
  IsOpen<Columns> extends true
    ? ReadonlyDeep<Schemas["Where"]>
    : WhereIn<BuiltInColumns & { _group: number[] } & Columns, Paths<Columns>>;

type WhereIn<Columns, Path extends string> = {
  readonly $and?: readonly WhereIn<Columns, Path>[];
  readonly $or?: readonly WhereIn<Columns, Path>[];
} & { readonly [K in keyof Columns]?: Condition<NonNullable<Columns[K]>> } & {
  readonly [P in Path]?: ReadonlyDeep<Schemas["Condition"]>;
};

/** A condition on a column that holds `V`: a bare value, or the operators that fit; anything when that is not known. */
export type Condition<V> = IsUnknown<V> extends true ? unknown : Bare<V> | null | OperatorsOf<V>;

/** Also when null was taken out of it. */
type IsUnknown<V> = 0 extends 1 & V ? true : [keyof V] extends [never] ? true : false;
/** What equality can be asked for without an operator: no lists, no objects. */
type Bare<V> = [V] extends [string | number | boolean]
  ? Writable<V>
  : [V] extends [object]
    ? never
    : Writable<V>;

type Presence = Pick<Operators, "$isnull" | "$exists">;
type Equality<V> = Presence & {
  readonly [K in keyof Pick<Operators, "$eq" | "$ne">]?: Writable<V> | null;
} & {
  readonly [K in keyof Pick<Operators, "$in" | "$nin">]?: readonly (Writable<V> | null)[];
};
type Order<V> = {
  readonly [K in keyof Pick<Operators, "$lt" | "$lte" | "$gt" | "$gte">]?: Writable<V>;
} & { readonly [K in keyof Pick<Operators, "$range">]?: readonly [Writable<V>, Writable<V>] };

/** The operators that fit a column which holds `V`. */
export type OperatorsOf<V> = [V] extends [readonly (infer Item)[]]
  ? Presence & {
      readonly [K in keyof Pick<Operators, "$eq" | "$ne" | "$in" | "$nin" | "$all">]?: readonly Item[];
    }
  : [V] extends [number]
    ? Equality<V> & Order<V>
    : [V] extends [string | number]
      ? Equality<V> & Order<V> & Pick<Operators, "$contains" | "$icontains" | "$regex" | "$options">
      : [V] extends [boolean]
        ? Equality<V>
        : Pick<
            Operators,
            | "$eq"
            | "$ne"
            | "$in"
            | "$nin"
            | "$isnull"
            | "$exists"
            | "$has_key"
            | "$within"
            | "$intersects"
            | "$center"
            | "$nearsphere"
          >;

/**
 * An update: custom columns with a new value, or with an operation that fits their type.
 *
 * @typeParam Columns - the columns that the application added; without them, any name is a column
 */
export type UserUpdate<Columns extends object = AnyColumns> =
  IsOpen<Columns> extends true
    ? ReadonlyDeep<Schemas["UserUpdate"]>
    : Changes<Columns> & {
        readonly $set?: Changes<Columns>;
        readonly $unset?: { readonly [K in keyof Columns]?: unknown };
      };

type Changes<Columns> = { readonly [K in keyof Columns]?: Change<NonNullable<Columns[K]>> } & {
  readonly [P in Paths<Columns>]?: ReadonlyDeep<Schemas["ColumnUpdate"]>;
};

/** What can become of a column that holds `V`. */
export type Change<V> = IsUnknown<V> extends true ? unknown : Writable<V> | null | OperationOn<V>;

type OperationOn<V> = [V] extends [readonly (infer Item)[]]
  ? OneOf<
      Pick<Operations, "$pop"> & {
        [K in keyof Pick<Operations, "$append" | "$append_unique" | "$remove">]: readonly Item[];
      }
    >
  : [V] extends [number]
    ? OneOf<Pick<Operations, "$incr_by">>
    : [V] extends [string | boolean]
      ? never
      : [V] extends [object]
        ? OneOf<{ [K in keyof Pick<Operations, "$update">]: ReadonlyDeep<Partial<V>> }>
        : never;

/** An object with one of these properties and no other. */
type OneOf<T> = {
  [K in keyof T]-?: { readonly [P in K]: NonNullable<T[P]> } & {
    readonly [P in Exclude<keyof T, K>]?: never;
  };
}[keyof T];
