import type { Clock } from '../../../../../../shared/clock.ts';
import { debianOrigin, hasDebianPackages } from './debian-origin.ts';
import { hostOrigin } from './host-origin.ts';
import type { DatasetOrigin } from './origin.ts';

/** Where each data set is fetched from, by its name: its own host first. */
export type DatasetOrigins = Readonly<Record<string, readonly DatasetOrigin[]>>;

export function officialOrigins(cache: string, clock: Clock): DatasetOrigins {
  const own = hostOrigin('http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/', clock);
  return { 'fashion-mnist': hasDebianPackages() ? [own, debianOrigin(cache, clock)] : [own] };
}
