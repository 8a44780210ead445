import type { RuleDescription } from '../rule.ts';

/** Packs as they are sent out and received: their sums and their signatures. */
export const packRules = {
  'pack-missing-file': {
    means:
      'SHA256SUMS lists every file of a pack. One that it lists is not there: the download broke off, or somebody took the file away.',
    wrong: 'PR081-2018/ without PR081-2018_fr.pdf',
    right: 'PR081-2018/ as it was unpacked from PR081-2018.zip',
  },
  'pack-changed-file': {
    means:
      'A file of the pack is not what was packed, be it by one byte. It was damaged on the way, or somebody has altered it.',
    wrong: 'PR081-2018_fr.html, opened in an editor and saved',
    right: 'PR081-2018_fr.html as the publisher sent it',
  },
  'pack-extra-file': {
    means:
      'The folder or zip holds a file that SHA256SUMS does not list. The publisher did not put it there.',
    wrong: 'PR081-2018/ with a notes.docx of yours in it',
    right: 'PR081-2018/ with nothing added; notes lie elsewhere',
  },
  'pack-unsafe-file': {
    means:
      'Something in the pack could lead out of it, or be taken for something else: a link, a device, a name with “..”, or two names that differ in capitals only. presspack makes none of these.',
    wrong: 'a line of SHA256SUMS that ends in ../../letter.docx',
    right: 'a line of SHA256SUMS that ends in PR081-2018_fr.pdf',
  },
  'pack-contradiction': {
    means:
      'manifest.json and SHA256SUMS speak of the same files. If they differ, one of the two is not what was packed.',
    wrong: 'SHA256SUMS with media/launch.jpg, manifest.json without it',
    right: 'both as the publisher sent them',
  },
  'pack-unreadable': {
    means:
      'This cannot be checked as a pack: its list of sums or its manifest is missing or damaged, or the zip is not packed as presspack packs it. Mail programs and file managers sometimes pack a zip again: unpack it, then verify the folder.',
    wrong: 'presspack verify holiday.zip',
    right: 'presspack verify PR081-2018.zip',
  },
  'pack-unsigned': {
    means:
      'You gave a key, and the pack bears no signature. Its sums may be right all the same, but it can come from anybody.',
    wrong: `npm run build
presspack verify dist/PR081-2018.zip --key RW…`,
    right: `presspack sign PR081-2018 --key ~/press.key
presspack verify dist/PR081-2018.zip --key RW…`,
  },
  'pack-other-key': {
    means:
      'The pack is signed, but not with the key that you gave. Either it is forged, or the publisher has changed keys. Ask the press office, by a telephone number that is not from this pack.',
    wrong: 'a key that was found in the pack, or in the mail that brought it',
    right: 'the key that the publisher’s own site shows',
  },
  'pack-forged': {
    means:
      'The signature does not belong to this list of sums: the list was altered after the publisher signed it, or the signature itself was damaged. Do not use the pack.',
    wrong: 'SHA256SUMS, altered to suit an altered press release',
    right: 'SHA256SUMS as the publisher signed it',
  },
  'signature-dropped': {
    means:
      'A signature holds for exactly the files that were signed. These have changed, so the new pack is written without it. Sign it again before you send it.',
    wrong: `presspack sign PR081-2018 --key ~/press.key
(a correction in the French text)
npm run build`,
    right: `npm run build
presspack sign PR081-2018 --key ~/press.key`,
  },
  'unnamed-key': {
    means:
      'VERIFY.txt tells the media how to check who made a pack, if newsroom.yaml names the public key. Name it, build and sign again; and show the same key on your site, so that they can compare.',
    wrong: 'a newsroom.yaml without publicKey',
    right: 'publicKey: RW…',
  },
  'damaged-pack': {
    means:
      'A pack is signed only if it is whole and as presspack made it. This one was altered after it was built, or another version of presspack built it. Build it again, then sign it.',
    wrong:
      '(a PDF in dist/PR081-2018/ is exchanged by hand)\npresspack sign PR081-2018 --key ~/press.key',
    right: 'npm run build -- PR081-2018\npresspack sign PR081-2018 --key ~/press.key',
  },
} satisfies Record<string, RuleDescription>;
