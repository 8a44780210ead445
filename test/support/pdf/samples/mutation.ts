import { type SampleObjects, writeClassic } from './writers.ts';

/** A change to the sample file and the sentence in which the reader must say what is wrong. */
export interface Mutation {
  readonly says: string;
  /** Changes the objects, or gives the bytes of the changed file. */
  readonly change: (objects: SampleObjects) => Uint8Array | undefined;
}

/** Replaces a text in one object, in its value or its data; it must be there. */
export function edit(objects: SampleObjects, number: number, from: string, to: string): void {
  const object = objects.get(number);
  const data = object?.data && Buffer.from(object.data).toString('utf8');
  if (!object || !(object.value.includes(from) || data?.includes(from)))
    throw new Error(`object ${number} has no "${from}"`);
  objects.set(number, {
    value: object.value.replace(from, to),
    ...(data === undefined
      ? {}
      : {
          data: data.includes(from)
            ? Buffer.from(data.replace(from, to))
            : (object.data as Uint8Array),
        }),
  });
}

/** Replaces a text in a file whose offsets need not stay right. */
export function replace(
  bytes: Uint8Array,
  from: string | RegExp,
  to: string | ((whole: string, text: string) => string),
): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const changed = text.replace(from, (whole) => (typeof to === 'string' ? to : to(whole, text)));
  if (changed === text) throw new Error(`nothing matches ${from}`);
  return Buffer.from(changed, 'latin1');
}

/** Edits one object after the other: a number, what is there, what comes; a lone number adds. */
export function mutation(says: string, ...edits: readonly (number | string)[]): Mutation {
  return {
    says,
    change: (objects) => {
      for (let at = 0; at < edits.length; ) {
        const [number, from, to] = edits.slice(at) as [number, string, string];
        const added = additions.get(number);
        if (added && typeof from !== 'string') objects.set(number, { value: added });
        else edit(objects, number, from, to);
        at += added ? 1 : 3;
      }
      return undefined;
    },
  };
}

/** Changes the bytes of the written file. */
export function rewritten(says: string, change: (file: Uint8Array) => Uint8Array): Mutation {
  return { says, change: (objects) => change(writeClassic(objects)) };
}

/** Objects that some mutations add. */
const additions: ReadonlyMap<number, string> = new Map([
  [36, '<< /Type /StructElem /S /TR /P 29 0 R /K [31 0 R] >>'],
  [37, '<< /Type /StructElem /S /THead /P 29 0 R /K 30 0 R >>'],
  [38, '<< /Type /StructElem /S /Caption /P 29 0 R >>'],
]);
