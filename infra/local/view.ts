import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { currentPlace, optionsAt } from "../../functions/engine/guide/places.ts";
import { advertisedKeyword } from "../../functions/engine/guide/render.ts";
import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { type Conversation, forgottenAt } from "../../functions/engine/state/conversation.ts";
import { languageOfScript } from "../../functions/text/language.ts";
import { channelOf } from "../../functions/twilio/address.ts";
import { attachmentView } from "./attachments.ts";
import { readKnownLines } from "./known-lines.ts";
import { costOf, personIn, type StoredMessage } from "./messages.ts";
import type { Message, Person, ShownCheckBack } from "./page/wire.ts";

/** A message as the page shows it. */
export function messageView(content: Content, kept: StoredMessage): Message {
  const { sid, body, media, attachments = [], at, status, buttons = [], opensList } = kept;
  const direction = kept.isReply ? "outbound-reply" : kept.direction;
  const known = direction === "inbound" ? { language: undefined, replies: [] } : readKnownLines(content, body);
  const language = known.language ?? languageOfScript(content.languages, body);
  return {
    sid,
    person: personIn(kept),
    direction,
    body,
    ...(language !== undefined && { language }),
    dir: language === undefined ? "auto" : (content.languages[language]?.direction ?? "auto"),
    replies: known.replies,
    media,
    attachments: attachments.map((path) => attachmentView(content, path, language)),
    at,
    status,
    buttons,
    ...(opensList !== undefined && { opensList }),
    ...costOf(kept),
  };
}

function checkBackView(checkBack: CheckBack): ShownCheckBack {
  const { id, state, guide, madeAt, askPage } = checkBack;
  const dueAt = wakeAt(checkBack);
  return { id, state, guide, madeAt, askPage, ...(dueAt !== undefined && { dueAt }) };
}

/** A person as the page's inspector shows them. */
export function personView(content: Content, address: string, conversation: Conversation | undefined): Person {
  const channel = channelOf(address);
  if (!conversation) return { address, channel, conversation: null, optedOut: false, ways: [], checkBacks: [] };
  const { guide: id, language = content.words.fallback, optedOut, checkBacks } = conversation;
  const guide = id === undefined ? undefined : content.guides[id];
  const place = conversation.place && currentPlace(guide, conversation.place);
  const ways = place === undefined ? [] : optionsAt(content, guide, place);
  const keyword = advertisedKeyword(content, guide, language) ?? "";
  const menu = content.words.menuFoot[language]?.replace("{#menu}", "").trim() ?? "";
  return {
    address,
    channel,
    conversation,
    optedOut,
    ways: ways.map(({ number, label }) => ({
      number,
      label: label?.[language]?.replace("{keyword}", keyword) ?? menu,
    })),
    forgottenAt: forgottenAt(conversation),
    ...(id !== undefined && { guide: id }),
    ...(place !== undefined && { place }),
    ...(conversation.language && { language }),
    checkBacks: checkBacks.map(checkBackView),
  };
}
