import jsep from "jsep";

/*
 * The part of CloudWatch's metric math that our alarms use. Anything else is refused.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

/** A data point of each period, the oldest first; nothing where it is missing. */
export type Series = (number | undefined)[];

type Value = number | Series | Series[];

type Known = {
  /** The metrics' series by id, all of the same length. */
  series: Record<string, Series>;
  /** Whether FILL fills a series without any data point. AWS does not say, so the alarms have to work in both cases. */
  fillsAbsent: boolean;
};

/** Expressions are few, and evaluated for every minute. */
const trees = new Map<string, jsep.Expression>();

/** Evaluates an expression. Throws when it uses something that is not known here. */
export function evaluateMath(expression: string, known: Known): Series {
  const parsed = trees.get(expression) ?? jsep(expression);
  trees.set(expression, parsed);
  const value = evaluate(parsed, known);
  if (!isSeries(value)) throw new Error(`${expression} is not one time series`);
  return value;
}

const isSeries = (value: Value): value is Series => Array.isArray(value) && !Array.isArray(value[0]);

function evaluate(expression: jsep.Expression, known: Known): Value {
  const node = expression as jsep.CoreExpression;
  if (node.type === "Literal" && typeof node.value === "number") return node.value;
  if (node.type === "Identifier") return known.series[node.name] ?? refuse(`the id ${node.name}`);
  if (node.type === "CallExpression") return called(node, known);
  if (node.type !== "BinaryExpression") return refuse(`a ${node.type}`);
  const [a, b] = [single(evaluate(node.left, known)), single(evaluate(node.right, known))];
  const operation = arithmetic[node.operator];
  if (operation) return pointByPoint(a, b, (x, y) => operation(x, y));
  const test = tests[node.operator] ?? refuse(`the operator ${node.operator}`);
  // Of two series, the one that misses a point counts as 0 there. A number beside a missing point gives none.
  return pointByPoint(a, b, (x, y) => Number(test(x, y)), isSeries(a) && isSeries(b) ? 0 : undefined);
}

const arithmetic: Record<string, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};

const tests: Record<string, (a: number, b: number) => boolean> = {
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "&&": (a, b) => a !== 0 && b !== 0,
  "||": (a, b) => a !== 0 || b !== 0,
};

/** @param absent what a missing point counts as beside one that is there; what is divided by 0 has no value */
function pointByPoint(
  a: number | Series,
  b: number | Series,
  operation: (a: number, b: number) => number,
  absent?: number,
): number | Series {
  if (typeof a === "number" && typeof b === "number") return operation(a, b);
  const length = typeof a === "number" ? (b as Series).length : a.length;
  return Array.from({ length }, (_, i) => {
    const [x, y] = [pointOf(a, i), pointOf(b, i)];
    if (x === undefined && y === undefined) return undefined;
    const [left, right] = [x ?? absent, y ?? absent];
    const value = left === undefined || right === undefined ? Number.NaN : operation(left, right);
    return Number.isFinite(value) ? value : undefined;
  });
}

const pointOf = (value: number | Series, i: number) => (typeof value === "number" ? value : value[i]);

function called({ callee, arguments: given }: jsep.CallExpression, known: Known): Value {
  const name = String(callee.name);
  if (name === "METRICS" && given.length === 0) return Object.values(known.series);
  const values = given.map((argument) => evaluate(argument, known));
  const [first, second, third] = values;
  if (name === "SUM" && values.length === 1 && Array.isArray(first) && !isSeries(first)) return sum(first);
  if (name === "FILL" && values.length === 2) {
    const fill = (series: Series) => filled(series, single(second!), known.fillsAbsent);
    return isSeries(first!) ? fill(first) : Array.isArray(first) ? first.map(fill) : refuse("FILL of a number");
  }
  if (name === "RUNNING_SUM" && values.length === 1) return runningSum(single(first!));
  if (name === "IF" && (values.length === 2 || values.length === 3))
    return either(single(first!), single(second!), third === undefined ? undefined : single(third));
  return refuse(`${name} of ${values.length}`);
}

/** The sum of what is there at each time. */
function sum(all: Series[]): Series {
  return Array.from({ length: all[0]?.length ?? 0 }, (_, i) => {
    const here = all.flatMap((series) => series[i] ?? []);
    return here.length === 0 ? undefined : here.reduce((a, b) => a + b, 0);
  });
}

function filled(series: Series, filler: number | Series, fillsAbsent: boolean): Series {
  const isAbsent = series.every((point) => point === undefined);
  return isAbsent && !fillsAbsent ? series : series.map((point, i) => point ?? pointOf(filler, i));
}

function runningSum(series: number | Series): Series {
  if (typeof series === "number") return refuse("RUNNING_SUM of a number");
  let total = 0;
  return series.map((point) => {
    total += point ?? 0;
    return point === undefined ? undefined : total;
  });
}

/**
 * IF by the tables of AWS's page ("Using IF expressions"): without a condition there is no point; a branch that misses the
 * point is 0, but a false branch beside a number gives none; without a third argument, false gives none.
 */
function either(condition: number | Series, yes: number | Series, no: number | Series | undefined): Series {
  if (typeof condition === "number") return refuse("IF of a number");
  return condition.map((point, i) => {
    if (point === undefined) return undefined;
    if (point !== 0) return pointOf(yes, i) ?? 0;
    if (no === undefined) return undefined;
    return pointOf(no, i) ?? (typeof yes === "number" ? undefined : 0);
  });
}

const single = (value: Value): number | Series =>
  typeof value === "number" || isSeries(value) ? value : refuse("several series where one is asked for");

function refuse(what: string): never {
  throw new Error(`metric math: ${what} is not known here`);
}
