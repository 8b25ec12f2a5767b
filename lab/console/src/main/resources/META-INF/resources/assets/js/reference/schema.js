import { h } from "../shared/dom.js";
import { text } from "../shared/strings.js";
import { prose } from "./prose.js";

const words = text.reference;

/** The members of a body, one row each; what lies deeper is indented under its parent. */
export function members(schema, { resolve, nameOf }) {
  const rows = rowsOf(schema, "", 0, resolve, nameOf);
  if (rows.length === 0) return null;
  return h(
    "div",
    { class: "scroll" },
    h("table", { class: "table" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.columns.member), h("th", { scope: "col" }, words.columns.type), h("th", { scope: "col" }, words.columns.meaning))), h("tbody", {}, rows)),
  );
}

function rowsOf(node, prefix, depth, resolve, nameOf) {
  const schema = resolve(node);
  if (!schema || depth > 3) return [];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "array") return rowsOf(schema.items, `${prefix}[]`, depth, resolve, nameOf);
  const inherited = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) => rowsOf(part, prefix, depth, resolve, nameOf));
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const member = resolve(part);
    const path = prefix ? `${prefix}.${name}` : name;
    return [row(path, part, member, schema.required?.includes(name), nameOf, resolve), ...rowsOf(part, path, depth + 1, resolve, nameOf)];
  });
  return [...inherited, ...own];
}

function row(path, part, member, required, nameOf, resolve) {
  return h(
    "tr",
    {},
    h("td", {}, h("code", {}, path), required && h("span", { class: "required" }, ` ${words.required}`)),
    h("td", {}, typeOf(part, resolve)),
    h("td", {}, prose([part.description ?? member.description, member.readOnly && words.readOnly, limits(member)].filter(Boolean).join(" "))),
  );
}

export function typeOf(node, resolve) {
  const schema = resolve(node) ?? {};
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.oneOf) return schema.oneOf.map((one) => typeOf(one, resolve)).join(" | ");
  const type = [schema.type ?? "object"].flat().join(" | ");
  if (schema.items) return words.listOf(typeOf(schema.items, resolve));
  return schema.format ? `${type} (${schema.format})` : type;
}

function limits(schema) {
  return [
    schema.pattern && words.pattern(schema.pattern),
    schema.maxLength && words.upTo(schema.maxLength),
    schema.minimum !== undefined && schema.maximum !== undefined && words.between(schema.minimum, schema.maximum),
    schema.default !== undefined && words.otherwise(schema.default),
  ]
    .filter(Boolean)
    .join(" ");
}
