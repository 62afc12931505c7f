import type { Plan, Resource } from "../../../infra/plan/plan.ts";

export const root = process.cwd();

const isA = (kind: string) => (resource: Resource) => resource.type.endsWith(`:${kind}`);

export const all = (plan: Plan, kind: string) => plan.resources.filter(isA(kind));

/** The only resource of a kind; of several, the one whose name in AWS or in infra/ ends like this. */
export function the(plan: Plan, kind: string, end = ""): Resource {
  const found = all(plan, kind).filter(({ name, inputs }) => [name, inputs.name].some((each) => each?.endsWith(end)));
  if (found.length !== 1) throw new Error(`${found.length} things are a ${kind} ${end}`);
  return found[0]!;
}

/** Removes account, region and random letters. */
export const short = (text: string) => text.replace(/arn:aws:(\w+):[^:]*:[^:]*:/, "$1 ").replace(/-bdvfbzta\b/, "");

/** What the role of a function, or of the schedule, allows: one line a statement. */
export function may(plan: Plan, role: string): string[] {
  const { inputs } = plan.resources.find(({ type, name }) => type.endsWith(":Role") && name === role)!;
  const statements = inputs.inlinePolicies.flatMap(({ policy }: { policy: string }) => JSON.parse(policy).statements);
  return statements.flatMap(({ actions, resources }: { actions: string[]; resources: string[] }) =>
    resources.map((resource) => `${actions.join(" ")} on ${short(resource)}`),
  );
}

export const roles = {
  inbound: "InboundRole",
  followups: "TableSubscriberFollowupsFunctionRole",
  sweep: "SweepHandlerRole",
  canary: "CanaryHandlerRole",
};
