import type { Content } from "../../../../functions/engine/guide/guide.ts";
import { requiredTemplates } from "../../../../functions/templates/required-templates.ts";
import type { TwilioContent } from "../../../../functions/twilio/contents.ts";

/** The templates at Twilio: all approved, or one of them rejected. */
export const contentsOf = (content: Content, isRejected: boolean): TwilioContent[] =>
  requiredTemplates(content).map(({ friendlyName, types }, i) => ({
    sid: `HX${String(i).padStart(32, "0")}`,
    friendlyName,
    types,
    variables: {},
    createdAt: 0,
    reason: "",
    status: isRejected && i === 0 ? "rejected" : "approved",
    category: "UTILITY",
  }));
