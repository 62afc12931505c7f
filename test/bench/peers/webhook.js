/** As the bare handlers of the bench. */

export { account } from "../../lambda/environment.ts";
export { host, origin, text } from "../bare/webhook.ts";
