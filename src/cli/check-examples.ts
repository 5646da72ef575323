import { withoutRefused } from '@studylog/check';
import { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from '@studylog/check/command';
import { reportFindings } from '@studylog/check/report';
import { asFindings, checkFolder, unloadable } from '../lint/example.ts';

/** Check the examples in these folders, each with what its example.yaml declares. */
export async function checkExamples(folders: readonly string[], settings: CheckSettings): Promise<Checked> {
  const parts: Checked[] = [];
  for (const folder of folders) {
    try {
      const { files, findings, faults, declarations } = await checkFolder(folder, settings.version);
      const texts = new Map([
        ...files.map(({ path, text }) => [path, text] as const),
        [declarations.file, declarations.text],
      ]);
      parts.push({
        ...NOTHING,
        files: files.length,
        documents: documentsIn(files),
        findings: [
          ...reportFindings(await withoutRefused(files, findings, settings.version), texts, settings.lang),
          ...asFindings(faults, folder, settings.lang),
        ],
      });
    } catch (error) {
      parts.push({ ...NOTHING, findings: unloadable(error, folder, settings.lang) });
    }
  }
  return sum(parts);
}
