import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import type { Store } from "../../functions/store/store.ts";
import { createVault } from "../../functions/store/vault.ts";
import { type DeskClock, withWallTimers } from "./clock.ts";

/** A desk's secret is no secret: its data never leaves the machine. */
export const deskVault = createVault("desk-address-secret-for-this-machine-only");

export const deskTable = "Checkback";

/** A desk's store, for the desk itself and for whoever looks into it from another process. */
export const deskStore = (client: DynamoDBClient, clock: DeskClock): Store =>
  withWallTimers(dynamoStore(client, deskTable, deskVault), clock);
