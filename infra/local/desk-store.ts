import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import type { Store } from "../../functions/store/store.ts";
import { createVault } from "../../functions/store/vault.ts";
import { type DeskClock, withWallTimers } from "./clock.ts";

/** The desk's key may be public: its data never leaves the machine. */
export const deskVault = createVault("desk-address-secret-for-this-machine-only");

/** The desk's table in a DynamoDB Local of its own. */
export const deskTable = "Checkback";

/** The desk's store, for the desk and for the operator's commands. */
export const deskStore = (client: DynamoDBClient, clock: DeskClock, table: string): Store =>
  withWallTimers(dynamoStore(client, table, deskVault), clock);
