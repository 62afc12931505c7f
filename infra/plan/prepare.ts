import { join } from "node:path";
import { preparePlatform } from "./platform.ts";

/* Before anything is checked that is made of SST's components: node infra/plan/prepare.ts */
try {
  await preparePlatform(join(import.meta.dirname, "../.."));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
