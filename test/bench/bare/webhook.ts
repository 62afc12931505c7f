/** What every bare handler answers: as long as a page of a guide. */
export const text =
  "去营业厅办：带上护照和手机卡，到运营商的营业厅，说要注销号码。\n1 去哪里\n2 带什么\n3 怎么说\n4 多久能好\n0 菜单";

export const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${text}</Message></Response>`;

export const xml = { "content-type": "text/xml; charset=utf-8" };

/** The host name in the test's events. */
export const host = "abc.lambda-url.ap-southeast-1.on.aws";

/** Where Twilio's double calls, and what it signs. */
export const origin = `https://${host}`;
