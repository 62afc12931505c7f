import * as z from "zod/mini";
import { failureKinds } from "./failure.ts";

/** Why a check-back ended without being sent (again). */
export const endReasons = [
  "person",
  "operator",
  "answered",
  "moved-on",
  "opted-out",
  "page-removed",
  "too-late",
  "number-gone",
  "our-fault",
  "last-failure",
  "no-retry",
  "no-template",
  "no-other-route",
  "refused-as-template",
  "result-unknown",
  "moved",
  "moved-to-sms",
] as const;
export type EndReason = (typeof endReasons)[number];

/** The provider's error code. It has no meaning here and is shown to the operator. */
const code = z.optional(z.number());
const failure = z.enum(failureKinds);

/**
 * The events of a check-back. Every transition emits one. The history, the log line and the metrics are made from them.
 */
export const checkBackEvent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum([
      // A person's message made it, or moved it here from another phone.
      "made",
      "taken-over",
      // It moved to another phone. A notice that says so is left here.
      "handed-over",
      // Moved into the guide's contact hours.
      "postponed",
      // One process claimed it, to ask for the first time or once more.
      "claimed",
      "claimed-again",
      // The provider does not know of a message, so it was not sent.
      "not-found",
      "delivered",
      "read",
      // An operator opened it again.
      "reopened",
      // An operator stopped it from being asked once more.
      "not-asked-again",
    ]),
  }),
  /** The provider has accepted the message. */
  z.object({ kind: z.literal("sent"), by: z.enum(["text", "template"]) }),
  /** It is due again, later or by another route. */
  z.object({ kind: z.enum(["delayed", "rerouted"]), failure, code }),
  z.object({ kind: z.literal("undelivered"), failure: z.optional(failure), code }),
  /** It is on its way and is not retried. */
  z.object({ kind: z.literal("withdrawn"), why: z.enum(["person", "moved-on", "operator"]) }),
  z.object({ kind: z.literal("ended"), why: z.enum(endReasons), failure: z.optional(failure), code }),
]);

export type CheckBackEvent = z.infer<typeof checkBackEvent>;
