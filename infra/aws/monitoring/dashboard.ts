import { service } from "../function.ts";
import { rung } from "./alarms.ts";
import { promises } from "./dashboard-check-backs.ts";
import { machine } from "./dashboard-machine.ts";
import { people } from "./dashboard-people.ts";
import { alarmsIn, board, text } from "./widgets.ts";

const said = `# ${service}\nDays are days in UTC. Pages, languages and words are read from the log of the last 90 days.`;

/**
 * What an operator looks at in the morning. Sums over days are metrics, which are kept for 15 months; pages, languages
 * and words are asked of the log when somebody looks: as metrics they would be dozens, paid for by the month.
 */
const dashboard = new aws.cloudwatch.Dashboard("Dashboard", {
  dashboardName: service,
  dashboardBody: $jsonStringify({
    start: "-P7D",
    periodOverride: "inherit",
    widgets: board([
      [text(said, { width: 6, height: 4 }), alarmsIn(rung, { width: 18, height: 4 })],
      ...people,
      ...promises,
      ...machine,
    ]),
  }),
});

const { region } = aws.getRegionOutput();

/** Its address in the console. */
export const address = $interpolate`https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`;
