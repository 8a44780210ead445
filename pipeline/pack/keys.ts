import { randomBytes, scrypt } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { createFile } from './create-file.ts';
import { readSmall } from './manifest.ts';
import {
  keyNumber,
  type PublicKey,
  parsePublicKey,
  publicHalf,
  type SecretKey,
  writePublicKey,
} from './minisign.ts';

export type { PublicKey, SecretKey };
export { keyNumber, writePublicKey };

/** A key that cannot be used; its message is a sentence that says why and what to do. */
export class KeyError extends Error {}

/** Reads a minisign public key: the key itself, `RW…`, or the file that holds it. */
export async function readPublicKey(keyOrFile: string): Promise<PublicKey> {
  const direct = parsePublicKey(keyOrFile);
  if (direct) return direct;
  const bytes = await readSmall(keyOrFile);
  if (!bytes) {
    throw new KeyError(
      `“${keyOrFile}” is neither a minisign public key (RW…, 56 characters) nor a file that holds one.`,
    );
  }
  const key = parsePublicKey(bytes.toString('utf8'));
  if (!key) throw new KeyError(`${keyOrFile} holds no minisign public key (RW…, 56 characters).`);
  return key;
}

/**
 * Reads a minisign secret key from its file.
 *
 * @param password Is asked for a password if the key needs one.
 */
export async function readSecretKey(
  file: string,
  password: () => Promise<string>,
): Promise<SecretKey> {
  const bytes = await readSmall(file);
  if (!bytes)
    throw new KeyError(`${file} is no file that can be read. Name the file of the secret key.`);
  const lines = bytes.toString('utf8').replace(/\r/g, '').trim().split('\n');
  const body = Buffer.from(lines[1] ?? '', 'base64');
  const [algorithm, derivation, checksum] = [0, 2, 4].map((at) =>
    body.toString('latin1', at, at + 2),
  );
  const isEncrypted = derivation === 'Sc';
  const isKnown = algorithm === 'Ed' && (isEncrypted || derivation === '\0\0') && checksum === 'B2';
  if (lines.length !== 2 || body.length !== 158 || !isKnown) {
    throw new KeyError(`${file} holds no minisign secret key. The public one, RW…, cannot sign.`);
  }
  const secret = isEncrypted
    ? xor(body.subarray(54), await derive(await password(), body))
    : body.subarray(54);
  const id = secret.subarray(0, 8);
  const seed = secret.subarray(8, 40);
  const key = secret.subarray(40, 72);
  // This finds a wrong password as well as the checksum does, which minisign leaves out of keys
  // that are not encrypted.
  if (!publicHalf(seed).equals(key)) {
    throw new KeyError(
      isEncrypted
        ? `The password for ${file} is wrong.`
        : `${file} is damaged: its halves do not fit.`,
    );
  }
  return { id, seed, key };
}

/**
 * Makes a new pair of keys and writes them as minisign does: the secret one to a file that must not
 * exist yet and that only its owner can read, the public one beside it with `.pub` behind its name.
 *
 * @param password Empty for a key that is not encrypted.
 */
export async function makeKeyPair(file: string, password: string): Promise<PublicKey> {
  const id = randomBytes(8);
  const seed = randomBytes(32);
  const key = publicHalf(seed);
  const head = Buffer.alloc(54);
  head.write('Ed', 0, 'latin1');
  head.write('B2', 4, 'latin1');
  let secret: Buffer = Buffer.concat([id, seed, key, await checksumOf(id, seed, key)]);
  if (password !== '') {
    head.write('Sc', 2, 'latin1');
    randomBytes(32).copy(head, 6);
    // libsodium's “sensitive” limits, as minisign has them: 1 GiB and some seconds for each guess.
    head.writeBigUInt64LE(33_554_432n, 38);
    head.writeBigUInt64LE(1_073_741_824n, 46);
    secret = xor(secret, await derive(password, head));
  }
  const pair = { id, key };
  const number = keyNumber(id);
  const body = Buffer.concat([head, secret]).toString('base64');
  const kind = password === '' ? 'minisign secret key' : 'minisign encrypted secret key';
  await createFile(file, `untrusted comment: ${kind}\n${body}\n`, { mode: 0o600 });
  await createFile(
    `${file}.pub`,
    `untrusted comment: minisign public key ${number}\n${writePublicKey(pair)}\n`,
    { mode: 0o644 },
  );
  return pair;
}

/** Whether a file, which need not exist yet, lies in a folder, links followed. */
export async function liesIn(file: string, folder: string): Promise<boolean> {
  const place = await realpath(file).catch(async () =>
    join(await realpath(dirname(file)).catch(() => dirname(file)), basename(file)),
  );
  const way = relative(await realpath(folder).catch(() => folder), place);
  return way === '' || (way !== '..' && !/^\.\.[/\\]/.test(way) && !isAbsolute(way));
}

/** The checksum of minisign's format: BLAKE2b with 32 bytes, which Node's OpenSSL does not offer. */
async function checksumOf(id: Buffer, seed: Buffer, key: Buffer): Promise<Buffer> {
  const { blake2b } = await import('@noble/hashes/blake2.js');
  return Buffer.from(blake2b(Buffer.concat([Buffer.from('Ed'), id, seed, key]), { dkLen: 32 }));
}

/**
 * The stream that hides an encrypted key: scrypt (RFC 7914) with the costs that libsodium reads out
 * of the limits in the file (crypto_pwhash_scryptsalsa208sha256, `pickparams`).
 */
async function derive(password: string, head: Buffer): Promise<Buffer> {
  const limits = [38, 46].map((at) => Number(head.readBigUInt64LE(at))) as [number, number];
  const operations = Math.max(limits[0], 32_768);
  const memory = limits[1];
  const r = 8;
  const isFast = operations < memory / 32;
  const bound = isFast ? operations / (r * 4) : memory / (r * 128);
  let exponent = 1;
  while (exponent < 63 && 2 ** exponent <= bound / 2) exponent += 1;
  const N = 2 ** exponent;
  const p = isFast ? 1 : Math.max(1, Math.floor(Math.min(operations / 4 / N, 0x3fffffff) / r));
  if (128 * N * r > 2 ** 31 || p > 64) {
    throw new KeyError('The key asks for more memory or time than minisign’s own keys do.');
  }
  const run = promisify<string, Buffer, number, object, Buffer>(scrypt);
  return run(password, head.subarray(6, 38), 104, { N, r, p, maxmem: 128 * N * r + 2 ** 26 });
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}
