/**
 * An address or a handle: what sellers of services send. The operators' own sites (.com.kh) are something to ask about, and
 * an e-mail address is nobody's advertisement.
 */
export const hasLink = (text: string): boolean => link.test(text);

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
