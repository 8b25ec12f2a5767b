// An OpenAPI 3.1 document, read: references followed, operations in the order of their tags.

const METHODS = ["get", "post", "put", "patch", "delete"];

export function reader(document) {
  const at = (reference) => reference.slice(2).split("/").reduce((node, step) => node?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  const resolve = (node) => (node?.$ref ? at(node.$ref) : node);
  return { document, resolve, operations: operationsOf(document, resolve), nameOf: (node) => node?.$ref?.split("/").at(-1) };
}

function operationsOf(document, resolve) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const details = item[method];
      return {
        id: details.operationId ?? `${method}-${path}`,
        method: method.toUpperCase(),
        path,
        tag: details.tags?.[0] ?? "",
        summary: details.summary ?? "",
        description: details.description,
        deprecated: details.deprecated === true,
        open: details.security === undefined,
        scopes: (details.security ?? []).flatMap((one) => Object.values(one).flat()),
        holder: holderOf(details),
        parameters: [...(item.parameters ?? []), ...(details.parameters ?? [])].map(resolve),
        body: resolve(details.requestBody),
        answers: Object.entries(details.responses).map(([status, answer]) => ({ status, ...resolve(answer) })),
      };
    }),
  );
}

/** Who is to ask where the default client may not: whoever the document names, or has the role that it names. */
function holderOf({ "x-holder": named, description = "", security = [] }) {
  if (named) return named;
  const needsAdmin = /Needs the role admin/.test(description) || security.some((one) => Object.values(one).flat().includes("admin"));
  return needsAdmin ? "admin" : null;
}

/** What a body of this media type looks like: the example given with it, else the schema's, else one made up from its parts. */
export function exampleOf(media, resolve) {
  return media.example ?? sample(media.schema, resolve, 0);
}

function sample(node, resolve, depth) {
  const schema = resolve(node);
  if (!schema || depth > 5) return null;
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf) return sample(schema.oneOf[0], resolve, depth + 1);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "array") return [sample(schema.items, resolve, depth + 1)];
  if (type === "object" || schema.properties || schema.allOf) return sampleObject(schema, resolve, depth);
  if (type === "integer" || type === "number") return schema.minimum ?? 0;
  if (type === "boolean") return true;
  return schema.format === "date-time" ? "2026-11-25T10:00:00Z" : "…";
}

function sampleObject(schema, resolve, depth) {
  const inherited = (schema.allOf ?? []).map((part) => sample(part, resolve, depth + 1));
  const own = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sample(part, resolve, depth + 1)]);
  return Object.assign({}, ...inherited, Object.fromEntries(own));
}
