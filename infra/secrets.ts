import { secretList } from "./secret-list.ts";

/** Set with `npx sst secret set NAME --stage STAGE`, which asks for the value. `npm run secrets` tells which are set. */
export const secrets = Object.entries(secretList).map(([name, unset]) => new sst.Secret(name, unset));
