import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../plan/find.ts";

export type Statement = {
  Sid: string;
  Effect: "Allow";
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
};
/** A request to AWS: an action on a resource, and the request's context for IAM. */
export type Asked = { action: string; arn: string; context?: Record<string, string | string[]> };

export const account = "123456789012";
export const region = "us-east-1";

/** A policy of .github/aws with the placeholders filled in, as the README does it. */
export function filled(name: string, stage = "production") {
  return JSON.parse(
    readFileSync(join(root, ".github/aws", name), "utf8")
      .replaceAll("ACCOUNT", account)
      .replaceAll("REGION", region)
      .replaceAll("STAGE", stage)
      .replaceAll("ZONE", "Z2")
      .replaceAll("OWNER/REPOSITORY", "you/checkback"),
  );
}

export const listed = (value: string | string[]) => [value].flat();

/** Escapes a text for a regular expression. */
export const literally = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** A pattern of IAM's: `*` is anything, colons and slashes too. */
const isLike = (pattern: string, text: string) =>
  new RegExp(`^${pattern.split("*").map(literally).join(".*")}$`).test(text);

const operators = ["StringEquals", "ArnLike", "ForAllValues:StringEquals"];

/** Whether a statement allows a request. A condition on a value that the request lacks does not hold. */
export function allows({ Action, Resource, Condition = {} }: Statement, { action, arn, context = {} }: Asked): boolean {
  const holds = Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      if (!operators.includes(operator)) throw new Error(`what is ${operator}?`);
      const asked = context[key];
      return asked !== undefined && listed(asked).every((each) => listed(values).some((value) => isLike(value, each)));
    }),
  );
  return holds && listed(Action).includes(action) && listed(Resource).some((resource) => isLike(resource, arn));
}
