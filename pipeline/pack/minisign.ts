import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/*
 * Signatures as minisign makes and reads them (https://jedisct1.github.io/minisign/, “Signature
 * format”): Ed25519 (RFC 8032) over the BLAKE2b-512 hash (RFC 7693) of the file.
 */

/** A minisign public key. */
export interface PublicKey {
  /** The eight bytes by which a signature says whose it is. */
  readonly id: Buffer;
  /** Ed25519, 32 bytes. */
  readonly key: Buffer;
}

/** What signs: a public key and its secret half. */
export interface SecretKey extends PublicKey {
  /** Ed25519, 32 bytes. */
  readonly seed: Buffer;
}

/** A signature, its form checked but not its truth. */
export interface Signature {
  readonly id: Buffer;
  /** Of the hash of the file. */
  readonly signature: Buffer;
  /** Signed together with the signature. */
  readonly trustedComment: string;
  /** Of the signature and the trusted comment. */
  readonly globalSignature: Buffer;
}

/** The text of a public key: one line of Base64, `RW…`. */
export function writePublicKey({ id, key }: PublicKey): string {
  return Buffer.concat([Buffer.from('Ed'), id, key]).toString('base64');
}

/** Reads a public key, alone or behind a comment as in minisign's files; undefined for all else. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const lines = text.replace(/\r/g, '').trim().split('\n');
  const bytes = decode(lines.at(-1)?.trim() ?? '', 42);
  const isCommented = lines.length === 2 && lines[0]?.startsWith('untrusted comment:');
  if ((lines.length !== 1 && !isCommented) || bytes?.toString('latin1', 0, 2) !== 'Ed') {
    return undefined;
  }
  return { id: bytes.subarray(2, 10), key: bytes.subarray(10) };
}

/** A key's number as minisign prints it: 16 hexadecimal digits. */
export function keyNumber(id: Buffer): string {
  return Buffer.from(id).reverse().toString('hex').toUpperCase();
}

/** Signs a file. Ed25519 draws no lots: the same file, key and comment give the same signature. */
export function signFile(bytes: Uint8Array, secret: SecretKey, trustedComment: string): Buffer {
  const signature = sign(null, hash(bytes), privateKey(secret.seed));
  const global = sign(null, globalMessage(signature, trustedComment), privateKey(secret.seed));
  const first = Buffer.concat([Buffer.from('ED'), secret.id, signature]).toString('base64');
  return Buffer.from(
    `${untrustedComment}\n${first}\ntrusted comment: ${trustedComment}\n${global.toString('base64')}\n`,
  );
}

/**
 * Reads a signature as `signFile` and `minisign -S` write it; undefined for all else, such as one in
 * the format of before 2021. Every byte counts: none can change unseen.
 */
export function parseSignature(bytes: Uint8Array): Signature | undefined {
  if (bytes.length > 2048) return undefined;
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const [comment, first = '', trusted = '', last = '', end] = lines;
  const head = decode(first, 74);
  const globalSignature = decode(last, 64);
  const prefix = 'trusted comment: ';
  if (
    lines.length !== 5 ||
    comment !== untrustedComment ||
    head?.toString('latin1', 0, 2) !== 'ED' ||
    !globalSignature ||
    !trusted.startsWith(prefix) ||
    end !== ''
  ) {
    return undefined;
  }
  return {
    id: head.subarray(2, 10),
    signature: head.subarray(10),
    trustedComment: trusted.slice(prefix.length),
    globalSignature,
  };
}

/** Whether a signature is that of this file by this key. */
export function isSignatureOf(
  { id, signature, trustedComment, globalSignature }: Signature,
  bytes: Uint8Array,
  key: PublicKey,
): boolean {
  const verifier = publicKey(key.key);
  return (
    id.equals(key.id) &&
    verify(null, hash(bytes), verifier, signature) &&
    verify(null, globalMessage(signature, trustedComment), verifier, globalSignature)
  );
}

/** The public half of a secret seed. */
export function publicHalf(seed: Buffer): Buffer {
  return createPublicKey(privateKey(seed))
    .export({ format: 'der', type: 'spki' })
    .subarray(spkiHead.length);
}

const untrustedComment = 'untrusted comment: signature from minisign secret key';

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, 4 and 7). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(seed: Buffer) {
  return createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: 'der',
    type: 'pkcs8',
  });
}

function publicKey(key: Buffer) {
  return createPublicKey({ key: Buffer.concat([spkiHead, key]), format: 'der', type: 'spki' });
}

function hash(bytes: Uint8Array): Buffer {
  return createHash('blake2b512').update(bytes).digest();
}

function globalMessage(signature: Buffer, trustedComment: string): Buffer {
  return Buffer.concat([signature, Buffer.from(trustedComment, 'utf8')]);
}

/** Base64 of exactly so many bytes, written in the one way in which it is written. */
function decode(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length && bytes.toString('base64') === text ? bytes : undefined;
}
