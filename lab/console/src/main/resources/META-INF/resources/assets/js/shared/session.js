import { api } from "./api.js";

/** Who is signed in: `{authenticated, username, name, roles, customerId}`. Asking also brings the CSRF cookie. */
export async function whoAmI() {
  const me = await api.get("/bff/me", { quiet: true });
  return { roles: [], ...me };
}

export function signInAddress(returnTo = location.pathname + location.search) {
  return `/bff/login/console?return=${encodeURIComponent(returnTo)}`;
}

export async function signOut() {
  const { redirect } = (await api.post("/bff/logout", undefined)) ?? {};
  location.assign(redirect ?? "/");
}

const RANK = ["admin", "supervisor", "agent", "customer", "integration"];

/** The role that decides what a page shows, where a person has several. */
export function mainRole(me) {
  return RANK.find((role) => me.roles.includes(role)) ?? me.roles[0];
}

export function isStaff(me) {
  return me.roles.some((role) => ["agent", "supervisor", "admin"].includes(role));
}
