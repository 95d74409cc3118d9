// From CommonJS, whose require() takes ES modules from Node 20.19 on.
import client = require("@minapp-users/client");
import time = require("@minapp-users/client/time");

export const users: client.UsersClient = client.createUsersClient({ token: "token" });
export const seconds: number = time.unixSeconds(new Date());
