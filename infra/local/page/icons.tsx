import type { Channel } from "./wire.ts";

/* Icons are decoration: words beside them have the same meaning. */

const paths = {
  whatsapp:
    "M12 3a9 9 0 0 0-7.7 13.6L3 21l4.5-1.2A9 9 0 1 0 12 3Zm-3 5c.3 0 .6 0 .7.4l.7 1.6c.1.3 0 .5-.6 1.3a7 7 0 0 0 3 2.6c.8-1 .9-1.1 1.3-1l1.7.8c.4.2.3.6.2 1-.3.9-1.5 1.4-2.4 1.2C10.5 15.2 8 12 7.8 10.3 7.7 9.3 8.3 8 9 8Z",
  sms: "M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-9l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm3.5 5a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm4.5 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm4.5 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z",
  send: "M3.5 20.5 21 12 3.5 3.5v6.6L15 12 3.5 13.9Z",
  list: "M4 6h2v2H4Zm4 0h12v2H8Zm-4 5h2v2H4Zm4 0h12v2H8Zm-4 5h2v2H4Zm4 0h12v2H8Z",
  picture:
    "M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Zm0 13 4-5 3 3.5 3-4.5 4 6ZM8.5 7a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z",
  file: "M6 2h8l6 6v13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1Zm7 1.5V9h5.5Z",
  tick: "M9 16.2 4.8 12l-1.4 1.4L9 19 20 8l-1.4-1.4Z",
  ticks: "M6.5 16.2 2.3 12l-1.4 1.4L6.5 19l11-11-1.4-1.4Zm6 0-1.2-1.2-1.4 1.4 2.6 2.6 11-11-1.4-1.4Z",
  signal: "M2 17h3v4H2Zm5-4h3v8H7Zm5-4h3v12h-3Zm5-5h3v17h-3Z",
  battery:
    "M3 7h16a1.5 1.5 0 0 1 1.5 1.5V11H22v2h-1.5v2.5A1.5 1.5 0 0 1 19 17H3a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 3 7Z",
};

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill-rule="evenodd" />
    </svg>
  );
}

export const channelNames: Record<Channel, string> = { sms: "SMS", whatsapp: "WhatsApp" };
