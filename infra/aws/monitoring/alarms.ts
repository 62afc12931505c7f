import { service } from "../function.ts";
import { settings } from "../settings.ts";
import type { Alarm, Description } from "./alarm-kinds.ts";
import { alarms } from "./alarm-list.ts";
import type { Measure } from "./measures.ts";

/** The topic of all alarms. AWS asks the address once to confirm that it wants these mails. */
const topic = new sst.aws.SnsTopic("Alarms");

if (settings.CHECKBACK_ALARM_EMAIL)
  new aws.sns.TopicSubscription("AlarmsByMail", {
    topic: topic.arn,
    protocol: "email",
    endpoint: settings.CHECKBACK_ALARM_EMAIL,
  });

/** Who gets the alarms' mails. A deployment prints it. */
export const alarmRecipient = settings.CHECKBACK_ALARM_EMAIL ?? "no mails: CHECKBACK_ALARM_EMAIL is not set";

export const alarmArns = alarms.map(
  (alarm) =>
    new aws.cloudwatch.MetricAlarm(`Alarm-${alarm.name}`, {
      name: `${service}-${alarm.name}`,
      alarmDescription: mailText(alarm.description),
      metricQueries: metricQueries(alarm),
      threshold: alarm.from ?? alarm.below ?? 0,
      comparisonOperator: alarm.below === undefined ? "GreaterThanOrEqualToThreshold" : "LessThanThreshold",
      datapointsToAlarm: alarm.periods?.[0] ?? 1,
      evaluationPeriods: alarm.periods?.[1] ?? 1,
      treatMissingData: alarm.missing ?? "notBreaching",
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    }).arn,
);

function mailText({ fires, cause, fix }: Description): string {
  return `${fires} Cause: ${cause} Fix: ${fix}`;
}

function metricQueries({ metrics, expression, minutes, name }: Alarm) {
  const measures = Object.entries(metrics).map(([id, measure]) => ({
    id,
    metric: { ...metricOf(measure), period: minutes * 60 },
    returnData: expression === undefined,
  }));
  return expression === undefined
    ? measures
    : [...measures, { id: "result", expression, label: name, returnData: true }];
}

function metricOf({ namespace, metric, dimension: [name, value], and, stat }: Measure) {
  return { namespace, metricName: metric, dimensions: { [name]: value, ...and }, stat };
}
