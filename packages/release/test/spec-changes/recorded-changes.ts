import type { Bump } from "../../src/bump.ts";
import { operation, parameter, remove, rename, renameComponent, type Spec } from "./spec.ts";

/** A change of the spec, and what it asks for. */
export interface RecordedChange {
  name: string;
  edit: (spec: Spec) => void;
  /** What the spec needs before that. */
  before?: (spec: Spec) => void;
  /** What `redocly diff` rates it; `none` when it does not report it. */
  redocly: Bump;
  ours: Bump;
}

const json = "application/json";
const user = "/oserve/v2.2/miniapp/user_profile/{id}/";
const job = "/oserve/v1/bulk-operation/{operation_id}/";
const schemas = (spec: Spec) => spec.components.schemas;
const properties = (spec: Spec, schema: string) => schemas(spec)[schema].properties;
const answer = (spec: Spec, operationId: string, status: string) =>
  operation(spec, operationId).responses[status];
const grant = (spec: Spec) => operation(spec, "createAccessToken").requestBody.content[json].schema;
const headers = (spec: Spec) => answer(spec, "createAuthorizationCode", "302").headers;

type Edit = RecordedChange["edit"];

function change(name: string, redocly: Bump, ours: Bump, edit: Edit, before?: Edit): RecordedChange {
  return { name, edit, redocly, ours, ...(before && { before }) };
}

/** Changes of this repository's spec, by what they are made in. */
export const recordedChanges: readonly RecordedChange[] = [
  // --- Operations and paths ---
  change("operation added", "minor", "minor", (spec) => {
    const added = structuredClone(operation(spec, "getUser"));
    spec.paths[user].head = Object.assign(added, { operationId: "headUser" });
  }),
  change("operation removed", "major", "major", (spec) =>
    remove(spec.paths["/oserve/v1/user/info/{id}/"], "put"),
  ),
  change("path added", "minor", "minor", (spec) => {
    const added = structuredClone(operation(spec, "getUser"));
    spec.paths["/oserve/v2.2/miniapp/me/"] = { get: Object.assign(added, { operationId: "getMe" }) };
  }),
  change("path removed", "major", "major", (spec) => remove(spec.paths, "/oserve/v1/user/info/{id}/")),
  change("final slash dropped", "major", "major", (spec) => rename(spec.paths, user, user.slice(0, -1))),
  change("path parameter renamed", "patch", "major", (spec) => {
    spec.paths[job].parameters[0].name = "job_id";
    rename(spec.paths, job, "/oserve/v1/bulk-operation/{job_id}/");
  }),
  change("operationId renamed", "major", "major", (spec) => {
    operation(spec, "getUser").operationId = "readUser";
  }),
  change("operation deprecated", "patch", "minor", (spec) => {
    operation(spec, "getUser").deprecated = true;
  }),
  change("operation no longer deprecated", "patch", "patch", (spec) =>
    remove(operation(spec, "getUserInfoV1"), "deprecated"),
  ),
  change("operation under another tag", "patch", "patch", (spec) => {
    operation(spec, "getUser").tags = ["Accounts"];
  }),

  // --- Parameters ---
  change("optional parameter added", "minor", "minor", (spec) => {
    operation(spec, "listUsers").parameters.push({ name: "keys", in: "query", schema: { type: "string" } });
  }),
  change("required parameter added", "major", "major", (spec) => {
    const keys = { name: "keys", in: "query", required: true, schema: { type: "string" } };
    operation(spec, "listUsers").parameters.push(keys);
  }),
  change("parameter removed", "major", "major", (spec) => operation(spec, "listUsers").parameters.pop()),
  change("parameter now required", "major", "major", (spec) => {
    parameter(spec, "listUsers", "where").required = true;
  }),
  change("parameter no longer required", "patch", "minor", (spec) => {
    remove(spec.components.parameters.UserId, "required");
  }),
  change("header parameter in another case", "patch", "major", (spec) => {
    spec.components.parameters.EnvironmentId.name = "x-hydrogen-env-id";
  }),
  change("array parameter exploded", "major", "major", (spec) => {
    parameter(spec, "listUserProfilesV1", "group__in").explode = true;
  }),
  change("parameters in another order", "none", "patch", (spec) =>
    operation(spec, "listUsers").parameters.reverse(),
  ),
  change("default of a parameter changed", "patch", "major", (spec) => {
    spec.components.parameters.Limit.schema.default = 50;
  }),
  change("default of a parameter added", "patch", "minor", (spec) => {
    parameter(spec, "listUserProfilesV1", "gender").schema = { type: "integer", enum: [0, 1, 2], default: 1 };
    parameter(spec, "listUserProfilesV1", "gender").schema.description = "0 unknown, 1 male, 2 female.";
  }),
  change("upper bound of a parameter lowered", "major", "major", (spec) => {
    spec.components.parameters.Limit.schema.maximum = 100;
  }),
  change("upper bound of a parameter raised", "patch", "minor", (spec) => {
    spec.components.parameters.Limit.schema.maximum = 2000;
  }),
  change("what a parameter is by default, said", "major", "patch", (spec) => {
    Object.assign(parameter(spec, "listUsers", "where"), { style: "form", explode: true, required: false });
  }),
  change("array parameter not exploded, said", "major", "major", (spec) => {
    parameter(spec, "listUsers", "where").explode = false;
  }),
  change("`where` as content instead of a string", "minor", "major", (spec) => {
    const where = parameter(spec, "listUsers", "where");
    where.content = { [json]: { schema: { $ref: "#/components/schemas/Where" } } };
    remove(where, "schema");
  }),

  // --- JSON in `where` ---
  change("operator added", "minor", "minor", (spec) => {
    properties(spec, "Operators").$like = { type: "string" };
  }),
  change("operator removed", "major", "major", (spec) => remove(properties(spec, "Operators"), "$all")),
  change("operator takes another type", "major", "major", (spec) => {
    properties(spec, "Operators").$isnull.type = "string";
  }),
  change("contentSchema removed", "patch", "major", (spec) =>
    remove(schemas(spec).WhereParameter, "contentSchema"),
  ),
  change("other names in patternProperties", "minor", "major", (spec) => {
    const [pattern = ""] = Object.keys(schemas(spec).Where.patternProperties);
    rename(schemas(spec).Where.patternProperties, pattern, "^[a-z]+$");
  }),
  change("patternProperties removed", "patch", "major", (spec) =>
    remove(schemas(spec).Where, "patternProperties"),
  ),
  change("dependentRequired asks for more", "patch", "major", (spec) => {
    schemas(spec).Operators.dependentRequired.$options.push("$contains");
  }),
  change("dependentRequired asks for less", "patch", "minor", (spec) => {
    schemas(spec).Operators.dependentRequired.$options = [];
  }),
  change("dependentRequired removed", "patch", "minor", (spec) =>
    remove(schemas(spec).Operators, "dependentRequired"),
  ),
  change("dependentRequired of a property called like a text", "patch", "major", (spec) => {
    schemas(spec).Operators.dependentRequired.title = ["$all"];
  }),
  change("tuple gets longer", "minor", "major", (spec) =>
    schemas(spec).Position.prefixItems.push({ type: "number" }),
  ),
  change("tuple in another order", "none", "major", (spec) => schemas(spec).Position.prefixItems.reverse()),
  change("branch of oneOf added to a request", "minor", "minor", (spec) => {
    schemas(spec).Condition.oneOf.push({ type: "array" });
  }),
  change("branch of oneOf removed from a request", "major", "major", (spec) =>
    schemas(spec).Condition.oneOf.shift(),
  ),
  change("branches of oneOf in another order", "none", "patch", (spec) =>
    schemas(spec).Condition.oneOf.reverse(),
  ),

  // --- Bodies ---
  change("optional property added to a request", "minor", "minor", (spec) => {
    properties(spec, "AccountUpdate").nickname = { type: "string" };
  }),
  change("required property added to a request", "major", "major", (spec) => {
    properties(spec, "ClientCredentials").application = { type: "string" };
    schemas(spec).ClientCredentials.required.push("application");
  }),
  change("property removed from a closed request", "major", "major", (spec) =>
    remove(properties(spec, "AccountUpdate"), "phone"),
  ),
  change("property removed from an open request", "patch", "major", (spec) => {
    remove(properties(spec, "ClientCredentials"), "client_id");
    schemas(spec).ClientCredentials.required.shift();
  }),
  change("property of an open request renamed", "patch", "major", (spec) =>
    rename(properties(spec, "UserUpdate"), "$unset", "$unsets"),
  ),
  change(
    "property removed with its branch of allOf",
    "patch",
    "major",
    (spec) => schemas(spec).UserUpdate.allOf.pop(),
    (spec) => {
      const nickname = { type: "object", properties: { nickname: { type: "string" } } };
      schemas(spec).UserUpdate.allOf = [{ minProperties: 1 }, nickname];
    },
  ),
  change(
    "property removed with allOf, where it is referred to",
    "patch",
    "major",
    (spec) => remove(schemas(spec).UserUpdate, "allOf"),
    (spec) => {
      schemas(spec).UserUpdate.allOf = [{ $ref: "#/components/schemas/ColumnOperation" }];
    },
  ),
  change(
    "bounds removed with allOf",
    "patch",
    "minor",
    (spec) => remove(schemas(spec).UserUpdate, "allOf"),
    (spec) => {
      schemas(spec).UserUpdate.allOf = [{ minProperties: 1 }];
    },
  ),
  change("property of a request no longer required", "patch", "minor", (spec) =>
    schemas(spec).ClientCredentials.required.pop(),
  ),
  change("request closed", "major", "major", (spec) => {
    schemas(spec).ClientCredentials.additionalProperties = false;
  }),
  change("request opened", "patch", "minor", (spec) =>
    remove(schemas(spec).AccountUpdate, "additionalProperties"),
  ),
  change("enumeration of a request widened", "patch", "minor", (spec) =>
    parameter(spec, "listUserProfilesV1", "order_by").schema.enum.push("id"),
  ),
  change("enumeration of a request narrowed", "major", "major", (spec) =>
    parameter(spec, "listUserProfilesV1", "order_by").schema.enum.pop(),
  ),
  change("type of a request as a list of one", "patch", "none", (spec) => {
    properties(spec, "AccountUpdate").new_password.type = ["string"];
  }),
  change("null accepted in a request", "patch", "minor", (spec) => {
    properties(spec, "AccountUpdate").new_password.type = ["string", "null"];
  }),
  change("null no longer accepted in a request", "major", "major", (spec) => {
    properties(spec, "AccountUpdate").email.type = "string";
  }),
  change("format `password` on a request", "major", "patch", (spec) => {
    properties(spec, "AccountUpdate").phone.format = "password";
  }),
  change("lower bound of a request dropped", "patch", "minor", (spec) =>
    remove(schemas(spec).AccountUpdate, "minProperties"),
  ),
  change("propertyNames removed", "patch", "minor", (spec) =>
    remove(properties(spec, "UserUpdate").$set, "propertyNames"),
  ),
  change("if removed", "patch", "major", (spec) => remove(schemas(spec).UserUpdate.propertyNames, "if")),
  change("bound under not dropped", "patch", "major", (spec) =>
    remove(schemas(spec).CustomColumn.not, "pattern"),
  ),
  change("default in the schema of a request", "patch", "major", (spec) => {
    properties(spec, "AccountUpdate").username.default = null;
  }),
  change("discriminator removed", "patch", "major", (spec) => remove(grant(spec), "discriminator")),
  change("discriminator knows one more value", "minor", "major", (spec) => {
    grant(spec).discriminator.mapping.password = "#/components/schemas/RefreshTokenGrant";
  }),
  change("optional property added to a branch with a discriminator", "minor", "minor", (spec) => {
    properties(spec, "AuthorizationCodeGrant").state = { type: "string" };
  }),
  change("body no longer required", "patch", "minor", (spec) => {
    operation(spec, "updateUser").requestBody.required = false;
  }),
  change(
    "body that can be left out, no longer said",
    "patch",
    "patch",
    (spec) => remove(operation(spec, "updateUser").requestBody, "required"),
    (spec) => {
      operation(spec, "updateUser").requestBody.required = false;
    },
  ),
  change("required body added", "minor", "major", (spec) => {
    operation(spec, "getUser").requestBody = {
      required: true,
      content: { [json]: { schema: { type: "object" } } },
    };
  }),
  change("media type of a request added", "minor", "minor", (spec) => {
    operation(spec, "createAccessToken").requestBody.content["application/x-www-form-urlencoded"] = {
      schema: { type: "object" },
    };
  }),

  // --- Answers ---
  change("property added to an answer", "minor", "minor", (spec) => {
    properties(spec, "Account").nickname = { type: "string" };
  }),
  change("property called like a keyword added to an answer", "minor", "minor", (spec) => {
    properties(spec, "Account").if = { type: "string" };
  }),
  change("property removed from an answer", "major", "major", (spec) =>
    remove(properties(spec, "Account"), "phone"),
  ),
  change("property of an answer now required", "patch", "minor", (spec) =>
    schemas(spec).Account.required.push("phone"),
  ),
  change("property of an answer no longer required", "major", "major", (spec) =>
    schemas(spec).Account.required.pop(),
  ),
  change("type of an answer changed", "major", "major", (spec) => {
    properties(spec, "User").is_authorized.type = "string";
  }),
  change("null possible in an answer", "major", "major", (spec) => {
    properties(spec, "User").city.type = ["string", "null"];
  }),
  change("null no longer possible in an answer", "patch", "minor", (spec) => {
    properties(spec, "Account").email.type = "string";
  }),
  change("types in another order", "patch", "patch", (spec) =>
    properties(spec, "Account").email.type.reverse(),
  ),
  change("enumeration of an answer widened", "major", "major", (spec) =>
    properties(spec, "BulkOperation").status.enum.push("failed"),
  ),
  change("enumeration of an answer narrowed", "patch", "minor", (spec) =>
    properties(spec, "BulkOperation").operation.enum.pop(),
  ),
  change("const of an answer removed", "major", "major", (spec) =>
    remove(properties(spec, "BulkUpdateJob").status, "const"),
  ),
  change("const of an answer as an enumeration", "major", "patch", (spec) => {
    properties(spec, "BulkUpdateJob").status.enum = [properties(spec, "BulkUpdateJob").status.const];
    remove(properties(spec, "BulkUpdateJob").status, "const");
  }),
  change(
    "enumeration of an answer as another const",
    "major",
    "major",
    (spec) => {
      properties(spec, "BulkUpdateJob").status.const = "started";
      remove(properties(spec, "BulkUpdateJob").status, "enum");
    },
    (spec) => {
      properties(spec, "BulkUpdateJob").status.enum = ["ok"];
      remove(properties(spec, "BulkUpdateJob").status, "const");
    },
  ),
  change("bound of an answer loosened", "major", "major", (spec) => {
    properties(spec, "UserList").objects.maxItems = 2000;
  }),
  change("bound of an answer tightened", "patch", "patch", (spec) => {
    properties(spec, "UserList").objects.maxItems = 500;
  }),
  change("additionalProperties of an answer closed", "patch", "major", (spec) => {
    schemas(spec).User.additionalProperties = false;
  }),
  change("additionalProperties of an answer no longer said", "patch", "major", (spec) =>
    remove(schemas(spec).User, "additionalProperties"),
  ),
  change(
    "additionalProperties of an answer with a schema, closed",
    "patch",
    "major",
    (spec) => {
      schemas(spec).Account.additionalProperties = false;
    },
    (spec) => {
      schemas(spec).Account.additionalProperties = { type: "string" };
    },
  ),
  change("additionalProperties of an answer opened", "patch", "minor", (spec) => {
    schemas(spec).Account.additionalProperties = true;
  }),
  change("branch of oneOf added to an answer", "major", "major", (spec) => {
    schemas(spec).BulkUpdateRow.oneOf.push({ type: "object", required: ["skipped"] });
  }),
  change("branch of oneOf removed from an answer", "patch", "minor", (spec) =>
    schemas(spec).BulkUpdateRow.oneOf.pop(),
  ),
  change("readOnly property", "patch", "major", (spec) => {
    properties(spec, "Account").phone_verified.readOnly = true;
  }),
  change("property neither readOnly nor writeOnly nor deprecated, said", "patch", "patch", (spec) => {
    const { phone_verified: property } = properties(spec, "Account");
    Object.assign(property, { readOnly: false, writeOnly: false, deprecated: false });
  }),
  change(
    "property called like a keyword, forbidden",
    "patch",
    "major",
    (spec) => {
      properties(spec, "Account").deprecated = false;
    },
    (spec) => {
      properties(spec, "Account").deprecated = true;
    },
  ),
  change("object as the default of an answer", "none", "minor", (spec) => {
    properties(spec, "User")._provider.default = {};
  }),
  change("failure added", "minor", "minor", (spec) => {
    operation(spec, "listUsers").responses["404"] = { $ref: "#/components/responses/NotFound" };
  }),
  change("failure with another body added", "minor", "major", (spec) => {
    const schema = { type: "object", properties: { retry_after: { type: "integer" } } };
    operation(spec, "listUsers").responses["429"] = {
      description: "Too many.",
      content: { [json]: { schema } },
    };
  }),
  change("failure removed", "major", "major", (spec) => remove(operation(spec, "getUser").responses, "404")),
  change("success added", "minor", "major", (spec) => {
    operation(spec, "updateUser").responses["202"] = { description: "Later." };
  }),
  change("redirect added", "minor", "major", (spec) => {
    operation(spec, "getUser").responses["302"] = { description: "Elsewhere." };
  }),
  change(
    "body added to a failure without one",
    "minor",
    "major",
    (spec) => {
      answer(spec, "getUser", "404").content = { [json]: { schema: { type: "object" } } };
    },
    (spec) => {
      operation(spec, "getUser").responses["404"] = { description: "Not there." };
    },
  ),
  change(
    "body added to the failure that operations share",
    "minor",
    "major",
    (spec) => {
      spec.components.responses.NotFound.content = { [json]: { schema: { type: "object" } } };
    },
    (spec) => remove(spec.components.responses.NotFound, "content"),
  ),
  change("media type of an answer added", "minor", "major", (spec) => {
    answer(spec, "getUser", "200").content["text/csv"] = { schema: { type: "string" } };
  }),
  change("header of an answer added", "minor", "minor", (spec) => {
    headers(spec)["Retry-After"] = { schema: { type: "integer" } };
  }),
  change("header of an answer no longer sure", "patch", "major", (spec) =>
    remove(headers(spec).Location, "required"),
  ),
  change("header of an answer now sure", "patch", "minor", (spec) => {
    headers(spec)["Set-Cookie"].required = true;
  }),
  change("header of an answer still not sure, said", "patch", "patch", (spec) => {
    headers(spec)["Set-Cookie"].required = false;
  }),
  change("header of an answer in another case", "patch", "major", (spec) =>
    rename(headers(spec), "Set-Cookie", "set-cookie"),
  ),

  // --- Components ---
  change("schema renamed", "patch", "major", (spec) =>
    renameComponent(spec, "schemas", "PageMeta", "PagePosition"),
  ),
  change("parameter of a component renamed", "patch", "major", (spec) =>
    renameComponent(spec, "parameters", "Offset", "Skip"),
  ),
  change("schema added that nothing uses", "patch", "minor", (spec) => {
    schemas(spec).Nickname = { type: "string" };
  }),
  change(
    "schema changed that nothing uses",
    "patch",
    "major",
    (spec) => {
      schemas(spec).Nickname.type = "number";
    },
    (spec) => {
      schemas(spec).Nickname = { type: "string" };
    },
  ),
  change("schema that was referred to, now in its place", "none", "none", (spec) => {
    properties(spec, "UserList").meta = structuredClone(schemas(spec).PageMeta);
  }),

  // --- Servers, security, extensions ---
  change("server moved", "major", "major", (spec) => {
    spec.servers[0].url = "https://cloud.example.com";
  }),
  change("server added behind", "minor", "minor", (spec) =>
    spec.servers.push({ url: "https://cloud.example.com" }),
  ),
  change("server added in front", "minor", "major", (spec) =>
    spec.servers.unshift({ url: "https://cloud.example.com" }),
  ),
  change(
    "servers behind in another order",
    "none",
    "patch",
    (spec) => spec.servers.push(spec.servers.splice(1, 1)[0]),
    (spec) => spec.servers.push({ url: "https://one.example.com" }, { url: "https://two.example.com" }),
  ),
  change("server of its own for an operation", "minor", "major", (spec) => {
    operation(spec, "getUser").servers = [{ url: "https://cloud.example.com" }];
  }),
  change("longest URL shortened", "patch", "major", (spec) => {
    spec.servers[0]["x-minapp-max-url-length"] = 8192;
  }),
  change("longest URL lengthened", "patch", "minor", (spec) => {
    spec.servers[0]["x-minapp-max-url-length"] = 32768;
  }),
  change("operation on a column no longer repeatable", "patch", "major", (spec) => {
    properties(spec, "ColumnOperation").$remove["x-minapp-repeatable"] = false;
  }),
  change("part known from siblings only", "patch", "patch", (spec) => {
    properties(spec, "ColumnOperation").$remove["x-minapp-source"] = "sibling";
  }),
  change("unknown extension added", "patch", "minor", (spec) => {
    operation(spec, "getUser")["x-cost"] = 1;
  }),
  change("token needed where it was not", "major", "major", (spec) => {
    operation(spec, "createAccessToken").security = [{ accessToken: [] }];
  }),
  change("exception from the token dropped", "patch", "major", (spec) =>
    remove(operation(spec, "createAccessToken"), "security"),
  ),
  change("token no longer needed", "minor", "minor", (spec) => {
    operation(spec, "getUser").security = [];
  }),
  change("token no longer needed anywhere", "patch", "minor", (spec) => remove(spec, "security")),
  change("token needed, said once more", "major", "patch", (spec) => {
    operation(spec, "getUser").security = [{ accessToken: [] }];
  }),
  change(
    "scope of a security scheme called like a text",
    "major",
    "major",
    (spec) => {
      spec.security[0].title = ["users:read"];
    },
    (spec) => {
      spec.components.securitySchemes.title = structuredClone(spec.components.securitySchemes.accessToken);
      spec.security[0].title = [];
    },
  ),
  change("bearerFormat said", "major", "patch", (spec) => {
    spec.components.securitySchemes.accessToken.bearerFormat = "hexadecimal";
  }),
  change("another dialect of JSON Schema", "patch", "major", (spec) => {
    spec.jsonSchemaDialect = "https://spec.openapis.org/oas/3.1/dialect/base";
  }),
  change("OpenAPI 3.1.1", "patch", "patch", (spec) => {
    spec.openapi = "3.1.1";
  }),
  change("OpenAPI 3.2", "patch", "major", (spec) => {
    spec.openapi = "3.2.0";
  }),

  // --- Texts ---
  change("description changed", "patch", "patch", (spec) => {
    operation(spec, "getUser").description = "One user.";
  }),
  change("tag added", "minor", "patch", (spec) => spec.tags.push({ name: "More", description: "More." })),
  change("example added", "minor", "patch", (spec) => {
    answer(spec, "getUser", "200").content[json].examples.more = { summary: "More", value: { id: 1 } };
  }),
  change("value of an example changed", "none", "patch", (spec) => {
    answer(spec, "getUser", "200").content[json].examples.user.value.city = "深圳";
  }),
  change("only info.version changed", "patch", "none", (spec) => {
    spec.info.version = "9.9.9";
  }),
];
