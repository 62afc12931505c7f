/** What a person can tap below a reply: up to three buttons, or a list that `open` opens. An id is that of buttons.ts. */
export type Buttons = { kind: "buttons" | "list"; open: string; rows: { id: string; title: string }[] };

/** How many buttons or rows WhatsApp shows, and the longest title of one, in characters. */
export const shapes = { buttons: { rows: 3, title: 20 }, list: { rows: 10, title: 24 } } as const;

/** The longest text of a message, in characters. The provider refuses or drops a longer one. */
export const maxText = 1600;

/** The longest text of a message with buttons or a list, in characters. */
export const maxBody = 1024;
