import { onBeforeUnmount, onMounted } from 'vue';
import { useRouter } from 'vue-router';
import { TrialdeckError } from '../../shared/errors.ts';
import { useAttachedStudies } from '../stores/attached-studies.ts';
import { useNotices } from '../stores/notices.ts';
import { databasesInPdf } from './attached-in-pdf.ts';

/** A report in PDF that is dropped anywhere in the window opens the studies that lie inside it. */
export function useDroppedReport(): void {
  const attached = useAttachedStudies();
  const notices = useNotices();
  const router = useRouter();

  const open = async (file: File): Promise<void> => {
    const databases = databasesInPdf(new Uint8Array(await file.arrayBuffer()));
    if (databases.length === 0)
      throw new TrialdeckError('usage', `No study lies inside ${file.name}. Drop a report in PDF that Trialdeck has written.`);
    const [first] = await attached.open(databases);
    if (first === undefined) notices.add({ level: 'info', text: `What lies inside ${file.name} is here already.` });
    else await router.push({ name: 'study', params: { studyId: first } });
  };

  /** Anything else that is dropped would be shown in the place of the page. */
  const onDrag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    void notices.attempt(async () => open(file));
  };
  onMounted(() => {
    document.addEventListener('dragover', onDrag);
    document.addEventListener('drop', onDrop);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('dragover', onDrag);
    document.removeEventListener('drop', onDrop);
  });
}
