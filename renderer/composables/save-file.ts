/** Hands a text to the browser as a file to keep. Letters that a file name cannot have become hyphens. */
export function saveText(text: string, name: string, type: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href, download: fileName(name) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

function fileName(name: string): string {
  return name.replaceAll(/[^\p{Letter}\p{Number}. _-]+/gu, '-').trim();
}
