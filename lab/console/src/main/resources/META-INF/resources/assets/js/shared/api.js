import { activity } from "./activity.js";
import { text } from "./strings.js";

const DEFAULT_TIMEOUT = 12_000;

/** An RFC 9457 problem, or the want of any answer, in one shape. */
export class Problem extends Error {
  constructor({ status = 0, title, detail, type, correlationId, traceId, layer, errors = [], retryAfter, kind = "answer" }) {
    super(title);
    Object.assign(this, { status, title, detail, type, correlationId, traceId, layer, errors, retryAfter, kind });
  }

  get signedOut() {
    return this.status === 401;
  }

  get serviceDown() {
    return this.kind !== "answer" || [502, 503, 504].includes(this.status);
  }
}

/** Ids that are short to read aloud, and say where they come from. */
export function newCorrelationId() {
  return `web-${crypto.randomUUID().slice(0, 13)}`;
}

export const api = {
  get: (path, options) => call("GET", path, options),
  post: (path, body, options) => call("POST", path, { ...options, body }),
  put: (path, body, options) => call("PUT", path, { ...options, body }),
  patch: (path, body, options) => call("PATCH", path, { ...options, body }),
  delete: (path, options) => call("DELETE", path, options),
};

/**
 * @param {object} options body; signal to give up early; timeout in milliseconds; link: the trace and correlation id to go on with;
 *   quiet: true keeps the call out of the page's activity
 */
async function call(method, path, { body, signal, timeout = DEFAULT_TIMEOUT, link, quiet = false } = {}) {
  const correlationId = link?.correlationId ?? newCorrelationId();
  const started = performance.now();
  const note = (entry) => {
    if (!quiet) activity.note({ kind: "http", name: `${method} ${path}`, took: performance.now() - started, correlationId, ...entry });
  };
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: headers(method, body, correlationId, link),
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
      signal: AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    const problem = unanswered(failure, timeout, correlationId);
    note({ failed: true, remark: problem.title });
    throw problem;
  }
  const answered = response.headers.get("X-Correlation-ID") ?? correlationId;
  let content;
  try {
    content = await readable(response);
  } catch (failure) {
    if (signal?.aborted) throw failure;
    const problem = failure.name === "TimeoutError" ? unanswered(failure, timeout, answered) : brokenOff(response, answered);
    note({ status: response.status, failed: true, correlationId: answered, remark: problem.title });
    throw problem;
  }
  note({ status: response.status, failed: !response.ok, correlationId: answered, remark: response.ok ? undefined : content?.title });
  if (!response.ok) throw refused(response, content, answered);
  return content;
}

function headers(method, body, correlationId, link) {
  const all = { Accept: "application/json, application/problem+json", "X-Correlation-ID": correlationId };
  if (body !== undefined) all["Content-Type"] = "application/json";
  if (link?.traceparent) all.traceparent = link.traceparent;
  if (method !== "GET" && method !== "HEAD") {
    const token = cookie("XSRF-TOKEN");
    if (token) all["X-XSRF-TOKEN"] = token;
  }
  return all;
}

function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/** What was promised as JSON and is none is not the same as nothing: a body that broke off must not pass for an answer. */
async function readable(response) {
  const type = response.headers.get("Content-Type") ?? "";
  return response.status === 204 || !/[/+]json/.test(type) ? null : await response.json();
}

function refused(response, content, correlationId) {
  const retryAfter = Number.parseInt(response.headers.get("Retry-After"), 10);
  return new Problem({
    title: text.problem.unexpectedTitle,
    detail: text.problem.unexpected(response.status),
    correlationId,
    ...content,
    status: response.status,
    retryAfter: Number.isNaN(retryAfter) ? undefined : retryAfter,
  });
}

function unanswered(failure, timeout, correlationId) {
  return failure.name === "TimeoutError"
    ? new Problem({ kind: "timeout", title: text.problem.timeoutTitle, detail: text.problem.timeout(timeout / 1000), correlationId })
    : new Problem({ kind: "unreachable", title: text.problem.unreachableTitle, detail: text.problem.unreachable, correlationId });
}

function brokenOff({ status }, correlationId) {
  return new Problem({ kind: "broken-off", status, title: text.problem.brokenOffTitle, detail: text.problem.brokenOff, correlationId });
}
