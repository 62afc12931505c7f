/**
 * Whether a text contains an address or a handle, as advertisements do. The carriers' own sites (.com.kh) and e-mail
 * addresses do not count: people ask about them.
 */
export const hasLink = (text: string): boolean => /[.:@]/.test(text) && link.test(text);

const link = new RegExp(
  [
    /https?:\/\/|\bwww\./,
    /(?<![\w.-])@[a-z]\w{3,}/,
    /(?<![\w.@-])[a-z\d-]+\.(?:top|xyz|cc|vip|shop|site|club|link|online|io|me|ly)(?![\w.-])/,
    /(?<![\w.@-])[a-z\d-]+\.(?:com|net|org|info|app|cn)\//,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);
