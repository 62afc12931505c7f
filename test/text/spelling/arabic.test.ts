import { expect, test } from "vitest";
import { fold } from "../../../functions/text/fold.ts";

test.each([
  ["إيقاف", "ايقاف"],
  ["أوقف الرسائل", "اوقف الرسائل"],
  ["مشكلة", "مشكله"],
  ["على", "علي"],
  ["شُكْرًا", "شكرا"],
  ["لا شكـــرا", "لا شكرا"],
  ["١٢", "12"],
])("%s and %s are one spelling", (typed, other) => {
  expect(fold(typed)).toBe(fold(other));
});
