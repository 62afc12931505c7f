import { describe, expect, test } from "vitest";
import { type Buttons, maxBody, shapes } from "../../../functions/engine/state/buttons.ts";
import { contentKeyOf, variablesOf } from "../../../functions/twilio/reply-contents.ts";
import { createMessage } from "../../../infra/local/fake-twilio/create.ts";
import { replySids } from "../../../infra/local/fake-twilio/replies.ts";
import type { Messages } from "../../../infra/local/messages.ts";

const none: Messages = { all: () => [], find: () => undefined, put: () => {} };
const address = { To: "whatsapp:+85510000001", From: "whatsapp:+12025550143" };
const row = (i: number, more: object = {}) => ({ id: `tea page-${i}`, title: `Page ${i}`, ...more });

/** What the fake Twilio makes of a reply; with other variables where they are given. */
function sent(text: string, buttons: Buttons, variables = variablesOf(text, buttons)) {
  const form = new URLSearchParams({
    ...address,
    ContentSid: replySids[contentKeyOf(buttons)] ?? "",
    ContentVariables: JSON.stringify(variables),
  });
  return createMessage(form, { messages: none, templates: [], defaultOptOut: false, now: 0 });
}

const list = (...rows: Buttons["rows"]): Buttons => ({ kind: "list", open: "Choose", rows });
const buttons = (...rows: Buttons["rows"]): Buttons => ({ kind: "buttons", open: "Choose", rows });

test("a reply is shown with its rows, and with what opens its list", () => {
  expect(sent("Menu", list(row(1), row(2)))).toMatchObject({
    message: {
      body: "Menu",
      direction: "outbound-api",
      isReply: true,
      opensList: "Choose",
      buttons: [
        { id: "tea page-1", label: "Page 1" },
        { id: "tea page-2", label: "Page 2" },
      ],
    },
    byTemplate: false,
  });
  expect(sent("Menu", buttons(row(1)))).not.toHaveProperty("message.opensList");
});

describe("what Twilio refuses is refused:", () => {
  const invalid = { status: 400, code: 21656 };
  const long = (length: number) => "x".repeat(length);

  test.each<[what: string, text: string, buttons: Buttons]>([
    ["a text that is too long", long(maxBody + 1), list(row(1))],
    ["a row that is too long", "Menu", list(row(1, { title: long(shapes.list.title + 1) }))],
    ["a button that is too long", "Menu", buttons(row(1, { title: long(shapes.buttons.title + 1) }))],
    ["an id that is too long", "Menu", buttons(row(1, { id: long(201) }))],
    ["two rows with one title", "Menu", list(row(1), row(2, { title: "Page 1" }))],
    ["two rows with one id", "Menu", list(row(1), row(2, { id: "tea page-1" }))],
    ["an empty text", "", list(row(1))],
  ])("%s", (_, text, shown) => {
    expect(sent(text, shown)).toMatchObject(invalid);
  });

  test.each<[what: string, text: string, buttons: Buttons]>([
    ["a text", long(maxBody), list(row(1))],
    ["a row", "Menu", list(row(1, { title: long(shapes.list.title) }))],
    ["a button", "Menu", buttons(row(1, { title: long(shapes.buttons.title) }))],
  ])("%s that is just short enough is not", (_, text, shown) => {
    expect(sent(text, shown)).toHaveProperty("message");
  });

  test("a missing variable, and an unknown content", () => {
    const { "3": _, ...others } = variablesOf("Menu", list(row(1)));
    expect(sent("Menu", list(row(1)), others)).toMatchObject(invalid);
    const form = new URLSearchParams({ ...address, ContentSid: `HX${"0".repeat(32)}` });
    expect(createMessage(form, { messages: none, templates: [], defaultOptOut: false, now: 0 })).toMatchObject({
      status: 400,
      code: 21655,
    });
  });
});
