import type { StaticFile } from './static-files.ts';

/**
 * The window may run its own scripts and speak to its own server, nothing else; no page may frame it. Inline styles are
 * allowed because components place their pop-ups with them.
 */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export function contentHeaders({
  content,
  type,
  immutable,
  encoding,
}: StaticFile & { readonly encoding?: string }): Record<string, string | number> {
  return {
    'content-type': type,
    'content-length': content.length,
    ...(encoding && { 'content-encoding': encoding }),
    vary: 'accept-encoding',
    'cache-control': immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
}
