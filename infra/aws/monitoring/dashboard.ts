import { service } from "../function.ts";
import { alarmArns } from "./alarms.ts";
import { checkBacks } from "./dashboard-check-backs.ts";
import { machine } from "./dashboard-machine.ts";
import { people } from "./dashboard-people.ts";
import { alarmStates, board, text } from "./widgets.ts";

const heading = `# ${service}\nDays are days in UTC. Pages, languages and words are read from the log of the last 90 days.`;

/**
 * The dashboard of a stage. Sums over days are metrics, which CloudWatch keeps for 15 months. Pages, languages and words are
 * queries of the log: as metrics they would be dozens, each with a monthly price.
 */
const dashboard = new aws.cloudwatch.Dashboard("Dashboard", {
  dashboardName: service,
  dashboardBody: $jsonStringify({
    start: "-P7D",
    periodOverride: "inherit",
    widgets: board([
      [text(heading, { width: 6, height: 4 }), alarmStates(alarmArns, { width: 18, height: 4 })],
      ...people,
      ...checkBacks,
      ...machine,
    ]),
  }),
});

const { region } = aws.getRegionOutput();

/** Its address in the console. */
export const address = $interpolate`https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`;
