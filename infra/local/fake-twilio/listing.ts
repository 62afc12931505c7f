import type { StoredMessage } from "../messages.ts";
import { resourceOf } from "./resource.ts";

const filters = ["To", "From", "DateSent", "DateSent<", "DateSent>"] as const;

/** The first parameter that is not the date it should be. */
export function wrongDate(query: URLSearchParams): string | undefined {
  return filters.slice(2).find((name) => query.get(name) && Number.isNaN(Date.parse(query.get(name) ?? "")));
}

/** A page of the messages that match a query, newest first. */
export function listMessages(accountSid: string, all: StoredMessage[], query: URLSearchParams) {
  const size = boundedNumber(query.get("PageSize"), 50, 1, 1000);
  const page = boundedNumber(query.get("Page"), 0, 0, Number.MAX_SAFE_INTEGER);
  const found = all.filter((message) => matches(message, query)).sort((a, b) => b.at - a.at);
  const uriOf = (number: number) => {
    query.set("Page", String(number));
    query.set("PageSize", String(size));
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${query}`;
  };
  const [start, end] = [page * size, Math.min((page + 1) * size, found.length)];
  return {
    messages: found.slice(start, end).map((message) => resourceOf(accountSid, message)),
    page,
    page_size: size,
    start,
    end: Math.max(start, end - 1),
    first_page_uri: uriOf(0),
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    next_page_uri: end < found.length ? uriOf(page + 1) : null,
    uri: uriOf(page),
  };
}

function boundedNumber(text: string | null, otherwise: number, least: number, most: number): number {
  const number = Math.trunc(Number(text ?? otherwise));
  return Number.isNaN(number) ? otherwise : Math.min(Math.max(number, least), most);
}

function matches(message: StoredMessage, query: URLSearchParams): boolean {
  const [to, from, on, until, since] = filters.map((name) => query.get(name));
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  const bound = (text: string, endOfDay: string) => Date.parse(text.includes("T") ? text : `${text}T${endOfDay}Z`);
  return (
    (!to || message.to === to) &&
    (!from || message.from === from) &&
    (!on || date(message.at) === date(Date.parse(on))) &&
    (!until || message.at <= bound(until, "23:59:59.999")) &&
    (!since || message.at >= bound(since, "00:00:00"))
  );
}
