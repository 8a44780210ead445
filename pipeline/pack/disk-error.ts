/**
 * Trouble with the disk and not with presspack: no permission, no space, another process in the
 * way. Its message is one plain sentence or two that say what happened and what to do; the command
 * line ends with exit code 74 (`EX_IOERR`, sysexits.h).
 */
export class DiskError extends Error {
  override readonly name = 'DiskError';
  /** The system's name of the trouble, e.g. `ENOSPC` (POSIX.1-2017, `errno.h`). */
  readonly code: string;
  /** Absolute path of the file or folder in question. */
  readonly path: string;

  constructor(code: string, path: string, options: ErrorOptions & { advice?: string } = {}) {
    super(options.advice ?? advice[code]?.(path) ?? `${path}: ${code}.`, options);
    this.code = code;
    this.path = path;
  }
}

/**
 * Runs an operation on a path and turns the disk's errors into a `DiskError`. Everything else, a
 * bug among it, passes through as it is.
 */
export async function onDisk<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    const code = codeOf(error);
    const tell = code === undefined ? undefined : advice[code];
    if (error instanceof DiskError || code === undefined || !tell) throw error;
    // Errors of an open file name no path: then the caller's is the best that is known.
    const named = (error as NodeJS.ErrnoException).path ?? path;
    // People know the output folder, not what is unfinished in it.
    const known = named.replace(/[/\\]\.presspack([/\\].*)?$/, '');
    throw new DiskError(code, named, { cause: error, advice: tell(known) });
  }
}

/** The `errno` name that an error of the file system bears. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const forbidden = (path: string) =>
  `There is no permission to change ${path}. Ask for the right to write there, close programs that have it open, or choose another output folder.`;
const full = (path: string) =>
  `There is no space left for ${path}. Free some space, then build again.`;
const tooManyFiles = (path: string) =>
  `Too many files are open to open ${path}. Close other programs, then build again.`;
const inTheWay = (path: string) =>
  `Something else stands at ${path}. Move it away, then build again.`;

/** What to do about each trouble that is the disk's, by its `errno` name. */
const advice: Readonly<Record<string, (path: string) => string>> = {
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: (path) => `The disk that holds ${path} is read-only. Choose another output folder.`,
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: (path) => `The disk cannot hold a file as large as ${path}. Choose another output folder.`,
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENOTDIR: (path) =>
    `A file stands where ${path} needs a folder. Move it away, or choose another output folder.`,
  EISDIR: (path) => `A folder stands where ${path} should be a file. Move it away.`,
  EEXIST: inTheWay,
  ENOTEMPTY: inTheWay,
  ENOENT: (path) =>
    `${path} has vanished while presspack worked, or its folder is missing. Build again.`,
  ENAMETOOLONG: (path) => `The path ${path} is too long. Choose an output folder nearer the root.`,
  ELOOP: (path) =>
    `${path} is a symbolic link, which presspack does not follow. Move it away, then build again.`,
  EXDEV: (path) => `${path} lies on another disk than its folder. Choose another output folder.`,
  EBUSY: (path) => `Another program is using ${path}. Close it, then build again.`,
  ETXTBSY: (path) => `Another program is using ${path}. Close it, then build again.`,
  EIO: (path) => `The disk failed at ${path}. Check the disk, or choose another output folder.`,
  ESTALE: (path) => `The network lost ${path}. Check the connection, then build again.`,
  EBADMSG: (path) => `${path} is damaged. Delete it, then build again.`,
};
