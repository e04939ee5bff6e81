import type { IconName } from '../controls/icons.ts';

export interface Place {
  /** Name of the route. */
  readonly name: string;
  readonly title: string;
  readonly icon: IconName;
}

/** The places of the rail, in order; the second group stands at its foot. */
export const PLACES: readonly Place[] = [
  { name: 'home', title: 'Home', icon: 'home' },
  { name: 'data', title: 'Data', icon: 'data' },
  { name: 'replay', title: 'Replay', icon: 'replay' },
  { name: 'leaks', title: 'Leaks', icon: 'leak' },
  { name: 'activity', title: 'Activity', icon: 'activity' },
];

export const FOOT_PLACES: readonly Place[] = [
  { name: 'settings', title: 'Settings', icon: 'settings' },
  { name: 'help', title: 'Help', icon: 'help' },
];
