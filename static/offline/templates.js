// Fills the app's own templates. Jinja has parsed them when this file was made (exports/offline/templates.py); here
// their trees are walked. Only what these templates use is known: anything else is an error, told by its name.
import { edition } from "./edition.js";
import { sayDay, sayNumber, scriptLanguage, t, tn } from "./words.js";

/** HTML that is finished; every other text is escaped where it is put out. */
class Html {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
const escaped = (value) => (value instanceof Html ? value.text : String(value).replace(/[&<>"']/g, (letter) => ENTITIES[letter]));

const isTrue = (value) => (Array.isArray(value) ? value.length > 0 : value instanceof Html ? value.text !== "" : Boolean(value));

const GLOBALS = { t, tn, say_day: sayDay, say_number: sayNumber, script_language: scriptLanguage };

/** The template filled with the values, as a text of HTML. */
export function render(name, values) {
  return body(edition.templates[name].body, scopeOf({ ...GLOBALS, ...values }));
}

const scopeOf = (names, around = null) => Object.assign(Object.create(around), names);

const body = (nodes, scope) => nodes.map((node) => STATEMENTS[node.is](node, scope)).join("");

// Macros see the globals of their own template, not what is known where they are called.
function moduleOf(name) {
  const scope = scopeOf(GLOBALS);
  body(edition.templates[name].body, scope);
  return scope;
}

const STATEMENTS = {
  Output: ({ nodes }, scope) => nodes.map((node) => put(node, scope)).join(""),
  If(node, scope) {
    const branch = [node, ...node.elif_].find(({ test }) => isTrue(value(test, scope)));
    return body(branch ? branch.body : node.else_, scope);
  },
  For({ target, iter, test, body: inside, else_ }, scope) {
    const scopes = value(iter, scope).map((item) => bound(target, item, scope)).filter((one) => !test || isTrue(value(test, one)));
    if (!scopes.length) return body(else_, scope);
    return scopes.map((one, i) => body(inside, scopeOf({ loop: { index: i + 1, first: i === 0, last: i === scopes.length - 1 } }, one))).join("");
  },
  Macro({ name, args, defaults, body: inside }, scope) {
    scope[name] = (given, named) => {
      const values = args.map(({ name: one }, i) => {
        if (i < given.length) return [one, given[i]];
        const rest = i - (args.length - defaults.length);
        return [one, Object.hasOwn(named, one) ? named[one] : rest >= 0 ? value(defaults[rest], scope) : undefined];
      });
      return new Html(body(inside, scopeOf(Object.fromEntries(values), scope)));
    };
    scope[name].isMacro = true;
    return "";
  },
  Import({ template, target }, scope) {
    scope[target] = moduleOf(template.value);
    return "";
  },
  FromImport({ template, names }, scope) {
    const module = moduleOf(template.value);
    names.forEach((name) => { scope[name] = module[name]; });
    return "";
  },
};

function bound(target, item, scope) {
  if (target.is === "Name") return scopeOf({ [target.name]: item }, scope);
  return scopeOf(Object.fromEntries(target.items.map(({ name }, i) => [name, item[i]])), scope);
}

function put(node, scope) {
  if (node.is === "TemplateData") return node.data;
  const said = value(node, scope);
  if (said === undefined) throw new Error(`a template puts out what is not there: ${JSON.stringify(node)}`);
  return escaped(said);
}

const value = (node, scope) => EXPRESSIONS[node.is](node, scope);

const COMPARED = {
  eq: (a, b) => a === b, ne: (a, b) => a !== b, gt: (a, b) => a > b, lt: (a, b) => a < b, gteq: (a, b) => a >= b, lteq: (a, b) => a <= b,
  in: (a, b) => b.includes(a), notin: (a, b) => !b.includes(a),
};

const FILTERS = { length: (list) => list.length, safe: (text) => new Html(String(text)) };

const EXPRESSIONS = {
  Name: ({ name }, scope) => scope[name],
  Const: (node) => node.value,
  List: ({ items }, scope) => items.map((item) => value(item, scope)),
  Tuple: ({ items }, scope) => items.map((item) => value(item, scope)),
  Getattr: ({ node, attr }, scope) => value(node, scope)[attr],
  Getitem({ node, arg }, scope) {
    const whole = value(node, scope);
    if (arg.is !== "Slice") return whole[value(arg, scope)];
    return whole.slice(arg.start ? value(arg.start, scope) : 0, arg.stop ? value(arg.stop, scope) : undefined);
  },
  Call({ node, args, kwargs }, scope) {
    const called = value(node, scope), given = args.map((arg) => value(arg, scope));
    const named = Object.fromEntries(kwargs.map((one) => [one.key, value(one.value, scope)]));
    if (called.isMacro) return called(given, named);
    return kwargs.length ? called(...given, named) : called(...given);
  },
  Filter: ({ node, name }, scope) => FILTERS[name](value(node, scope)),
  Test: ({ node, name }, scope) => ({ none: value(node, scope) === null })[name],
  Compare: ({ expr, ops: [{ op, expr: other }] }, scope) => COMPARED[op](value(expr, scope), value(other, scope)),
  And({ left, right }, scope) { const one = value(left, scope); return isTrue(one) ? value(right, scope) : one; },
  Or({ left, right }, scope) { const one = value(left, scope); return isTrue(one) ? one : value(right, scope); },
  Not: ({ node }, scope) => !isTrue(value(node, scope)),
  CondExpr: ({ test, expr1, expr2 }, scope) => (isTrue(value(test, scope)) ? value(expr1, scope) : expr2 ? value(expr2, scope) : ""),
  Concat({ nodes }, scope) {
    const texts = nodes.map((node) => value(node, scope));
    return texts.some((text) => text instanceof Html) ? new Html(texts.map(escaped).join("")) : texts.join("");
  },
  Sub: ({ left, right }, scope) => value(left, scope) - value(right, scope),
  Add: ({ left, right }, scope) => value(left, scope) + value(right, scope),
};
