export { AuthError, type AuthStep } from "./auth-error.ts";
export { type ClientCredentialsOptions, clientCredentials } from "./client-credentials.ts";
export type { StoredToken, TokenStore } from "./token-store.ts";
