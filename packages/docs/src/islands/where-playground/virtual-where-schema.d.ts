declare module "virtual:where-schema" {
  const schema: import("./where-schema.ts").WhereSchema;
  export default schema;
}
