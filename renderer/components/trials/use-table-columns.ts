import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/vue-table';
import { computed, ref, watch, type ComputedRef } from 'vue';
import type { TrialRow } from '../../../shared/trial-table.ts';
import type { Column } from './columns.ts';

const REMEMBERED = 'trialdeck.trial-columns';
const NARROWEST_PX = 56;
const WIDEST_PX = 480;

interface Remembered {
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly sizing: Readonly<Record<string, number>>;
}

export interface ShownColumn extends Column {
  readonly leftPx: number;
  readonly sizePx: number;
  readonly startResize: (event: MouseEvent | TouchEvent) => void;
}

export interface TableColumns {
  readonly shown: ComputedRef<readonly ShownColumn[]>;
  readonly isShown: (id: string) => boolean;
  show(id: string, visible: boolean): void;
  resize(id: string, byPx: number): void;
  /** Forgets what was chosen and dragged. */
  reset(): void;
}

const features = tableFeatures({ columnVisibilityFeature, columnSizingFeature, columnResizingFeature });

/** Which columns are shown and how wide; remembered for all studies by the names of the columns. */
export function useTableColumns(all: () => readonly Column[]): TableColumns {
  const remembered = ref(read());
  watch(remembered, (next) => localStorage.setItem(REMEMBERED, JSON.stringify(next)));

  const columnVisibility = computed(() => {
    const { visibility } = remembered.value;
    return Object.fromEntries(all().map(({ id, initially, fixed }) => [id, fixed || (visibility[id] ?? initially)]));
  });
  const table = useTable<typeof features, TrialRow>({
    features,
    // Rows come a page at a time from the server: the library keeps the columns, not the rows.
    data: [],
    columns: computed(() =>
      all().map(({ id, widthPx, fixed, text }) => ({
        id,
        accessorFn: text,
        size: widthPx,
        minSize: fixed ? widthPx : NARROWEST_PX,
        maxSize: WIDEST_PX,
        enableResizing: !fixed,
      })),
    ),
    columnResizeMode: 'onChange',
    state: computed(() => ({ columnVisibility: columnVisibility.value, columnSizing: { ...remembered.value.sizing } })),
    onColumnSizingChange: (next) => {
      const before = remembered.value;
      remembered.value = { ...before, sizing: typeof next === 'function' ? next({ ...before.sizing }) : next };
    },
  });

  const shown = computed(() => {
    const byId = new Map(all().map((column) => [column.id, column]));
    return table.getLeafHeaders().map((header): ShownColumn => ({
      ...byId.get(header.column.id)!,
      leftPx: header.getStart(),
      sizePx: header.getSize(),
      startResize: header.getResizeHandler(),
    }));
  });

  return {
    shown,
    isShown: (id) => columnVisibility.value[id] ?? false,
    show: (id, visible) => {
      const before = remembered.value;
      remembered.value = { ...before, visibility: { ...before.visibility, [id]: visible } };
    },
    resize: (id, byPx) => {
      const size = (table.getColumn(id)?.getSize() ?? NARROWEST_PX) + byPx;
      const before = remembered.value;
      remembered.value = {
        ...before,
        sizing: { ...before.sizing, [id]: Math.min(WIDEST_PX, Math.max(NARROWEST_PX, size)) },
      };
    },
    reset: () => (remembered.value = { visibility: {}, sizing: {} }),
  };
}

function read(): Remembered {
  const nothing = { visibility: {}, sizing: {} };
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Partial<Remembered>) };
  } catch {
    return nothing;
  }
}
