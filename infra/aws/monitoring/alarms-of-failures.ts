import { type Alarm, counted, type Description, failing, few, silent, soon } from "./alarm-kinds.ts";
import { ofFunction, ours, sweeps } from "./measures.ts";

const inbound = ofFunction("inbound", "Errors");

const crashes = {
  cause: "most likely a secret that is missing or wrong after a deployment.",
  fix: "read the log of inbound, set the secret, and deploy; or go back to the earlier version.",
};
const unreadable = {
  cause: "stored data can't be read or written: DynamoDB throttles, or a newer version wrote it.",
  fix: "read the error in the log lines with turn failed; see the alarms throttles, or deploy the newer version again.",
};

/** The same failures for many attempts, and for few. */
const many = (what: string, more: Omit<Description, "fires">): Description => ({
  fires: `5 % of ${what} within 15 minutes, and at least 20.`,
  ...more,
});
const some = (what: string, more: Omit<Description, "fires">): Description => ({
  fires: `5 % of ${what} within six hours, and at least three.`,
  ...more,
});

const crashed = "webhooks crashed or timed out, so people got no answer,";
const threw = "turns threw an error";

/** Crashes, data that can't be stored, and refused webhooks. */
export const failures: Alarm[] = [
  failing({ name: "inbound-errors", description: many(crashed, crashes) }, inbound, soon),
  failing({ name: "inbound-errors-few", description: some(crashed, crashes) }, inbound, few),
  failing(
    {
      name: "followups-errors",
      description: {
        fires: "The function behind the table's stream crashed three times within six hours.",
        cause: "most likely a secret that is missing or wrong after a deployment.",
        fix: "read the log of followups, set the secret, and deploy. The sweep sends the check-backs half an hour later.",
      },
    },
    // One record is enough: it is tried six times.
    ofFunction("followups", "Errors"),
    few,
  ),
  {
    name: "sweep-errors",
    description: {
      fires: "The sweep crashed twice within 15 minutes.",
      cause: "a secret that is missing or wrong, or an index that it may not query.",
      fix: "read the log of sweep, set the secret, and deploy. Check-backs whose timer was late or missed wait until then.",
    },
    metrics: { errors: ofFunction("sweep", "Errors") },
    from: 2,
    minutes: 15,
    missing: "ignore",
  },
  failing({ name: "failures", description: many(threw, unreadable) }, ours("Failures"), { ...soon, sweeps }),
  failing({ name: "failures-few", description: some(threw, unreadable) }, ours("Failures"), { ...few, sweeps }),
  // Each webhook is tried three times, and the smoke test of a deployment sends one. Over a day, so that a night does not
  // end the alarm.
  counted(
    {
      name: "rejected-signatures",
      description: {
        fires: "Webhooks were refused fifteen times today because of their signature.",
        cause: "the auth token or the public address is not the one that Twilio signs with, or another party calls.",
        fix: "run npm run connect without --apply: it tells whether the deployment accepts this account's webhooks.",
      },
    },
    ours("RejectedSignatures"),
    { from: 15, minutes: 24 * 60 },
  ),
];

/** No answer to the canary. Only a stage with a canary has it. */
export const canary = silent(
  {
    name: "canary",
    description: {
      fires: "The canary, a message to the deployment's own address every five minutes, got no answer for 15 minutes.",
      cause: "most likely people get no answer either: the address, a certificate, a secret, or inbound itself.",
      fix: "npm run smoke -- --stage STAGE names what is wrong.",
    },
  },
  ours("CanaryAnswered"),
  { minutes: 15, failed: ours("CanaryFailed") },
);
