import type { VFile } from 'vfile';
import type { Newsroom } from '../model/newsroom.ts';
import { newsroomSchema } from './settings.ts';
import { readYaml } from './yaml.ts';

/** Reads the publisher's settings; complains on the file and returns nothing if they are wrong. */
export function parseNewsroom(file: VFile): Newsroom | undefined {
  if (file.messages.some((message) => message.fatal)) return undefined;
  const settings = readYaml(file, { text: String(file.value), firstLine: 1 }, newsroomSchema);
  if (!settings) return undefined;
  const { baseUrl, ...value } = settings.value;
  return { ...value, ...(baseUrl && { baseUrl }) };
}
