// All entry points of the client, imported.
export * as client from "@minapp-users/client";
export * as auth from "@minapp-users/client/auth";
export * as log from "@minapp-users/client/log";
export * as time from "@minapp-users/client/time";
export * as where from "@minapp-users/client/where";
