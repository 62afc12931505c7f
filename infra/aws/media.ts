import { loadContent } from "../../functions/wiring/load-content.ts";
import { publicNames } from "../content/media/public-names.ts";
import { readMedia } from "../content/media/read-media.ts";

const { root } = $cli.paths;
const { guides } = loadContent(`${root}/functions/wiring/content`);

/** The files that guides are sent with. Others in content/media stay private. */
const shown = new Set(Object.values(guides).flatMap(publicNames));
const files = [...readMedia(`${root}/content`).values()].filter(({ name }) => shown.has(name));

/** Pictures, documents and recordings, which Twilio fetches. Everyone can read one by its name, and the list is closed. */
const bucket = new sst.aws.Bucket("Media", {
  cors: false,
  policy: [{ principals: "*", actions: ["s3:GetObject"], paths: ["media/*"] }],
  transform: { publicAccessBlock: { blockPublicPolicy: false, restrictPublicBuckets: false } },
});

/** A changed file has another name, so an earlier one is removed only when all else is deployed. */
const objects = files.map(
  ({ file, name, path, type }) =>
    new aws.s3.BucketObjectv2(`Media-${file}`, {
      bucket: bucket.name,
      key: `media/${name}`,
      source: new $util.asset.FileAsset(path),
      contentType: type,
      cacheControl: "public, max-age=31536000, immutable",
    }),
);

/** Where the files are public. It is known when all of them are there. */
export const mediaOrigin = $util
  .all([bucket.nodes.bucket.bucketRegionalDomainName, ...objects.map(({ id }) => id)])
  .apply(([domain]) => `https://${domain}`);
