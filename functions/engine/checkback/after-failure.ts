import type { CheckBack } from "../state/conversation.ts";
import type { FailureKind } from "../state/turn.ts";
import { ended, notAskedAfterAll, record } from "./check-back.ts";

/* What becomes of a promise that Twilio refused, or took and could not deliver. */

/** Verdicts after which the same message is tried again. */
type RetriedFailure = "later" | "account" | "sender" | "country" | "budget" | "limit" | "retry" | "unreachable";

const [minute, hour] = [60_000, 3_600_000];

/**
 * How long to wait after the first failure, the second and so on, in milliseconds; the last one repeats. An account is
 * mended by a person, who wants to see that it works. A phone that is off comes back within a day or so.
 */
const retryDelays: Record<RetriedFailure, number[]> = {
  later: [15 * minute, 30 * minute, hour, 2 * hour],
  account: [15 * minute, 30 * minute],
  sender: [15 * minute, 30 * minute],
  country: [15 * minute, 30 * minute],
  budget: [15 * minute, 30 * minute],
  limit: [15 * minute, hour, 4 * hour],
  retry: [15 * minute, hour, 4 * hour],
  unreachable: [15 * minute, 6 * hour, 18 * hour],
};

/** How often Twilio may take one message and then fail to deliver it. Other failures are retried until it is too late. */
const maxFailures = 4;
const isBounded = (verdict: RetriedFailure) => verdict === "retry" || verdict === "unreachable";

/** What a promise waits for after each verdict, for the operator. What fails on its way is the phone's or its carrier's. */
const waitsFor = {
  later: "refused",
  account: "account",
  sender: "account",
  country: "country",
  budget: "budget",
  limit: "limit",
  retry: "phone",
  unreachable: "phone",
} as const satisfies Record<RetriedFailure, CheckBack["waitsFor"]>;

/** Where a message goes that cannot be sent as it is: the ways to be tried in this order, and what it is without one. */
const otherRoutes = {
  limit: { ways: ["sms"], otherwise: "later" },
  "elsewhere-or-gone": { ways: ["sms"], otherwise: "gone" },
  "another-template-or-gone": { ways: ["sms", "another-template"], otherwise: "gone" },
  "another-template-or-ours": { ways: ["another-template", "sms"], otherwise: "ours" },
  "another-template-or-later": { ways: ["another-template", "sms"], otherwise: "later" },
} as const satisfies Partial<Record<FailureKind, Routes>>;
type Routes = { ways: readonly Rerouting["ways"][number][]; otherwise: Rerouting["otherwise"] };
type Rerouting = NonNullable<CheckBack["elsewhere"]>;

/**
 * The promise after a refusal or a failed delivery: due again, over, or to be sent in another way.
 *
 * @param code Twilio's error code, which is kept for the operator
 * @param now epoch milliseconds
 */
export function afterFailure(
  promise: CheckBack,
  verdict: FailureKind,
  code: number | undefined,
  now: number,
): CheckBack {
  const noted = { ...promise, ...(code !== undefined && { error: code }) };
  const because = code === undefined ? "" : ` (${code})`;
  switch (verdict) {
    case "later":
    case "account":
    case "sender":
    case "country":
    case "budget":
    case "retry":
    case "unreachable":
      return retryLater(noted, verdict, now, `refused for now${because}`);
    case "template":
      return retryAsTemplate(promise, now);
    case "gone":
      return ended(noted, "undeliverable", now, `the number is closed${because}`);
    case "opted-out":
      return ended(noted, "cancelled", now, `Twilio says that they opted out${because}`);
    case "ours":
    case "unlisted":
      return ended(noted, "unsendable", now, `refused for a reason of ours${because}`);
    default:
      return tryOtherRoute(noted, verdict, now, because);
  }
}

/** Twilio never had it, or took it and then failed: due again after a while. */
export function retryLater(promise: CheckBack, verdict: RetriedFailure, now: number, why: string): CheckBack {
  const [failed, delayed] = isBounded(verdict)
    ? [promise.failed + 1, promise.delayed ?? 0]
    : [promise.failed, (promise.delayed ?? 0) + 1];
  const { elsewhere: _, ...noted } = { ...notAskedAfterAll(promise), failed, delayed };
  if (promise.doNotRetry) return ended(noted, "cancelled", now, why);
  if (isBounded(verdict) && failed >= maxFailures)
    return ended(noted, verdict === "unreachable" ? "undeliverable" : "unsendable", now, `${why}, for the last time`);
  const [first = 0, ...more] = retryDelays[verdict];
  const times = isBounded(verdict) ? failed : delayed;
  const wait = [first, ...more][times - 1] ?? more.at(-1) ?? first;
  return record(noted, now, why, { state: "open", dueAt: now + wait, waitsFor: waitsFor[verdict] });
}

/** WhatsApp's window had closed: once more at once, as an approved template. Never twice. */
function retryAsTemplate(promise: CheckBack, now: number): CheckBack {
  if (promise.doNotRetry) return ended(promise, "cancelled", now);
  if (promise.byTemplate) return ended(promise, "unsendable", now, "refused as a template, too");
  const change = { state: "open", dueAt: now, templateOnly: true, error: 63016 } as const;
  return record(notAskedAfterAll(promise), now, "refused as text: WhatsApp's window had closed", change);
}

/** Due at once, when it is known which of the ways there are. A template that was refused is not tried again. */
function tryOtherRoute(promise: CheckBack, verdict: keyof typeof otherRoutes, now: number, because: string): CheckBack {
  if (promise.doNotRetry) return ended(promise, "cancelled", now, `refused${because}`);
  const { ways, otherwise }: Routes = otherRoutes[verdict];
  const last = promise.templateLanguage === undefined ? [] : [promise.templateLanguage];
  const tried = [...(promise.elsewhere?.tried ?? []), ...last];
  const change: Partial<CheckBack> = { state: "open", dueAt: now, elsewhere: { ways: [...ways], tried, otherwise } };
  return record(notAskedAfterAll(promise), now, `refused on this way${because}`, change);
}

/** None of the other ways is there. */
export function withoutRoute(promise: CheckBack, now: number): CheckBack {
  switch (promise.elsewhere?.otherwise) {
    case "gone":
      return ended(promise, "undeliverable", now, "nothing else to write by");
    case "later":
      return retryLater(promise, "limit", now, "nothing else to write by for now");
    default:
      return ended(promise, "unsendable", now, "nothing else to write by");
  }
}
