import { service } from "../function.ts";
import { settings } from "../settings.ts";
import type { Alarm } from "./alarm-kinds.ts";
import { alarms } from "./alarm-list.ts";
import type { Measure } from "./measures.ts";

/** Where all alarms ring, and go quiet again. AWS asks the address once whether it wants these mails. */
const topic = new sst.aws.SnsTopic("Alarms");

if (settings.CHECKBACK_ALARM_EMAIL)
  new aws.sns.TopicSubscription("AlarmsByMail", {
    topic: topic.arn,
    protocol: "email",
    endpoint: settings.CHECKBACK_ALARM_EMAIL,
  });

/** Who is told, for whoever deploys. */
export const told =
  settings.CHECKBACK_ALARM_EMAIL ?? "nobody is told of alarms by mail: CHECKBACK_ALARM_EMAIL is not set";

/** The alarms' ARNs, for the dashboard. */
export const rung = alarms.map(
  (alarm) =>
    new aws.cloudwatch.MetricAlarm(`Alarm-${alarm.name}`, {
      name: `${service}-${alarm.name}`,
      alarmDescription: alarm.says,
      metricQueries: queries(alarm),
      threshold: alarm.from ?? alarm.below ?? 0,
      comparisonOperator: alarm.below === undefined ? "GreaterThanOrEqualToThreshold" : "LessThanThreshold",
      datapointsToAlarm: alarm.times?.[0] ?? 1,
      evaluationPeriods: alarm.times?.[1] ?? 1,
      treatMissingData: alarm.missing ?? "notBreaching",
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    }).arn,
);

function queries({ of, reckon, minutes, name }: Alarm) {
  const measures = Object.entries(of).map(([id, measure]) => ({
    id,
    metric: { ...asked(measure), period: minutes * 60 },
    returnData: reckon === undefined,
  }));
  return reckon === undefined
    ? measures
    : [...measures, { id: "reckoned", expression: reckon, label: name, returnData: true }];
}

function asked({ namespace, metric, dimension: [name, value], and, stat }: Measure) {
  return { namespace, metricName: metric, dimensions: { [name]: value, ...and }, stat };
}
