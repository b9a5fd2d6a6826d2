import type {APIRoute} from "astro";
import {CARD_SIZE, cardSvg} from "../../publish/previews/card.ts";
import type {PreviewImage} from "../../publish/previews/preview-images.ts";
import {previewImages} from "../../publish/previews/preview-images.ts";
import {openSite, withKeys} from "../../publish/site-fs.ts";
import {claimText} from "../../site/findings/findings.ts";
import {pngResponse} from "../../site/layout/png-response.ts";

export async function getStaticPaths() {
  const site = await openSite();
  // A name has the digest of its content.
  return withKeys(
    site,
    previewImages(site.journal).map(image => ({
      params: {name: image.address.replace(/^.*\/|\.png$/g, "")},
      props: image,
    })),
    ({address}) => address,
  );
}

export const GET: APIRoute<PreviewImage> = async ({props: {card, entry, unknown}}) => {
  const title = unknown ? await claimText(unknown, await openSite()) : card.title;
  return pngResponse({svg: cardSvg({...card, title}), ...CARD_SIZE, scale: 1}, entry);
};
