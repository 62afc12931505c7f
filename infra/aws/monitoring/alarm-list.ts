import { hasCanary } from "../canary.ts";
import type { Alarm } from "./alarm-kinds.ts";
import { capacity } from "./alarms-of-capacity.ts";
import { canary, failures } from "./alarms-of-failures.ts";
import { late, reported, sending } from "./alarms-of-sending.ts";

/** Every alarm. None fires for what recovers without action within minutes. */
export const alarms: Alarm[] = [
  ...failures,
  ...capacity,
  ...sending,
  ...late,
  ...reported,
  ...(hasCanary ? [canary] : []),
];
