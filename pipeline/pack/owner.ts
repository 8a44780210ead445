import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that left something in the work folder, as the name of that thing tells. */
export interface Owner {
  readonly pid: number;
  /** When the process started, in the system's own unit; empty where the system does not tell. */
  readonly start: string;
  /** The process namespace: containers may share a host's name, but not its processes. */
  readonly namespace: string;
  readonly host: string;
}

/**
 * A name that nothing else bears and that tells whose it is: `<kind>_<pid>_<start>_<namespace>_
 * <random>_<host>`. Since the owner stands in the name, nothing is ever seen without its owner,
 * however early its maker was killed.
 */
export function nameOwned(kind: 'lock' | 'stage'): string {
  const { pid, start, namespace, host } = thisProcess();
  return [kind, pid, start, namespace, randomUUID().slice(0, 13), host].join('_');
}

/** Whose a thing of this kind is, or undefined if the name is not one that `nameOwned` made. */
export function readOwner(kind: 'lock' | 'stage', name: string): Owner | undefined {
  const found = /^([a-z]+)_([1-9]\d{0,9})_(\d*)_(\d*)_[0-9a-f-]{13}_([\w.-]*)$/.exec(name);
  if (found?.[1] !== kind) return undefined;
  const [, , pid = '', start = '', namespace = '', host = ''] = found;
  return { pid: Number(pid), start, namespace, host };
}

/**
 * Whether a process has certainly ended. Of a process on another host, or in another container,
 * nothing is certain.
 */
export function hasEnded(owner: Owner): boolean {
  const here = thisProcess();
  if (owner.host !== here.host || owner.namespace !== here.namespace) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  // The number may have passed to a younger process, and a zombie no longer writes.
  const status = readStatus(owner.pid);
  return status !== undefined && (status.start !== owner.start || 'ZX'.includes(status.state));
}

function thisProcess(): Owner {
  return {
    pid: process.pid,
    start: readStatus(process.pid)?.start ?? '',
    namespace: readNamespace(),
    host: hostname()
      .replace(/[^A-Za-z0-9.-]/g, '-')
      .slice(0, 60),
  };
}

/** State and start of a process from Linux's proc(5); undefined on other systems. */
function readStatus(pid: number): { state: string; start: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, which may hold spaces and brackets.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function readNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '';
  }
}
