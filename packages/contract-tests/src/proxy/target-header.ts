/** The header of every answer of the proxy: the origin that it passes requests on to. */
export const targetHeader = "x-minapp-users-proxy";
