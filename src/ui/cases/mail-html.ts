/**
 * The HTML of an e-mail made harmless: cleaned by DOMPurify, with every way to load something from elsewhere taken out, and shown
 * in a frame of no origin whose policy forbids script and every load. Each of the three holds alone.
 */
import type { Config } from 'dompurify';

/** Pictures that came with the message, by their Content-ID, as `data:` addresses. */
export type OwnPictures = ReadonlyMap<string, string>;

const OWN_PICTURE = /^data:image\/(png|jpe?g|gif|webp|avif);base64,/i;
const WAYS_OUT = /^(https?:\/\/|mailto:|tel:)/i;

const CONFIG: Config = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: ['form', 'input', 'button', 'textarea', 'select', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'svg', 'math', 'video', 'audio', 'picture', 'source', 'track', 'dialog'],
  FORBID_ATTR: ['srcset', 'background', 'poster', 'ping', 'action', 'formaction', 'longdesc', 'lowsrc', 'dynsrc', 'usemap', 'id', 'name'],
  ALLOW_DATA_ATTR: false,
};

/** Clean HTML, and how many pictures and styles were kept from loading something. */
export async function cleanHtml(html: string, pictures: OwnPictures): Promise<{ html: string; blocked: number }> {
  const { default: purifier } = await import('dompurify');
  const purify = purifier(window);
  let blocked = 0;
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    const value = data.attrValue.trim();
    if (data.attrName === 'style') blocked += Number((data.attrValue = withoutLoads(value)) !== value);
    if (data.attrName === 'src') {
      const own = pictures.get(/^cid:(.+)$/i.exec(value)?.[1] ?? '') ?? (OWN_PICTURE.test(value) ? value : undefined);
      if (own === undefined) (data.keepAttr = false), (blocked += 1);
      else data.attrValue = own;
    }
    if (data.attrName === 'href' && (node.nodeName !== 'A' || !WAYS_OUT.test(value))) data.keepAttr = false;
    if (data.attrName === 'target') data.keepAttr = false;
  });
  purify.addHook('uponSanitizeElement', (node, data) => {
    if (data.tagName === 'style') node.textContent = withoutLoads(node.textContent ?? '');
  });
  return { html: purify.sanitize(html, CONFIG), blocked };
}

/** CSS that loads nothing. An escape (`u\72l`) could hide what is looked for: style with one goes altogether. */
export function withoutLoads(css: string): string {
  if (css.includes('\\')) return '';
  return css.replaceAll(/@import[^;]*;?/gi, '').replaceAll(/(?:url|src|image|image-set|-webkit-image-set|cross-fade|element|paint)\s*\((?:[^()]|\([^()]*\))*\)?/gi, 'none');
}

/** What the frame may do: nothing but show. Links open in a tab of their own and say not where they come from. */
export function frameOf(html: string): string {
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  const looks = 'body{font:14px/1.55 system-ui,sans-serif;color:#1b1b1b;background:#fff;margin:12px;overflow-wrap:anywhere}img{max-width:100%;height:auto}';
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${looks}</style></head><body dir="auto">${html}</body></html>`;
}
