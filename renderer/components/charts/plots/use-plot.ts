import { computed, inject, ref, watch, type InjectionKey, type Ref } from 'vue';
import { createTurns, type Turns } from '../../../composables/turns.ts';
import { useAnswer, type Answer } from '../../../composables/use-answer.ts';
import { usePlotting, type PlotDataOf, type PlotKind, type PlotRequestOf } from '../../../stores/plots.ts';
import { useStudy } from '../../../stores/study.ts';

type Choices<Kind extends PlotKind> = Omit<PlotRequestOf<Kind>, 'studyId' | 'filter'>;

/** Whether the card around a plot can be seen, or nearly; one that cannot does not ask. */
export const inViewKey: InjectionKey<Readonly<Ref<boolean>>> = Symbol('in view');

/** How many pixels to scroll until the card around a plot is seen whole; 0 where it is. */
export const distanceKey: InjectionKey<() => number> = Symbol('distance');

/** The plots of a page ask one after another, those that are seen whole first, so that they need not wait for the others. */
export const turnsKey: InjectionKey<Turns> = Symbol('turns');

/** The data of a plot with the choices that they answer, which may not be the newest while an answer is awaited. */
export interface Plot<Kind extends PlotKind> {
  readonly asked: Choices<Kind>;
  readonly data: PlotDataOf<Kind>;
}

/** A plot of the open study under its filter, asked for again when trials end or choices change. */
export function usePlot<Kind extends PlotKind>(choices: () => Choices<Kind>): Answer<Plot<Kind>> {
  const plot = usePlotting();
  const study = useStudy();
  const inView = inject(inViewKey, ref(true));
  const distance = inject(distanceKey, () => () => 0, true);
  const inTurn = inject(turnsKey, createTurns, true);
  const due = computed<string>((before) => {
    if (!inView.value && before !== undefined) return before;
    return JSON.stringify([study.studyId, study.filter, choices(), study.revision]);
  });
  const question = async (): Promise<Plot<Kind>> => {
    const asked = choices();
    const request = { studyId: study.studyId!, filter: study.filter, ...asked } as unknown as PlotRequestOf<Kind>;
    return { asked, data: await plot(request) };
  };

  /** One that waits for its turn asks what is due by then; one out of view lets its turn pass until it is seen again. */
  let waiting: Promise<Plot<Kind>> | null = null;
  const whenSeen = async (): Promise<Plot<Kind>> => {
    await until(inView);
    const answer = await inTurn(async () => {
      if (!inView.value) return null;
      waiting = null;
      return question();
    }, distance);
    return answer ?? whenSeen();
  };
  return useAnswer(() => (waiting ??= whenSeen()), { about: () => study.studyId, revised: () => [due.value] });
}

function until(wanted: Readonly<Ref<boolean>>): Promise<void> {
  if (wanted.value) return Promise.resolve();
  return new Promise((resolve) => {
    watch(wanted, () => resolve(), { once: true });
  });
}
