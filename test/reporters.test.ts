import fc from 'fast-check';
import { VFile } from 'vfile';
import { afterAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../pipeline/report/json.ts';
import { say } from '../pipeline/report/message.ts';
import { type Findings, reporters } from '../pipeline/report/reporters.ts';
import { visible } from '../pipeline/report/visible.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';

afterAll(removeProjects);

const plain = (text: string): string => text;
const paint = { error: plain, warning: plain, place: plain, faint: plain };

interface Said {
  readonly reason: string;
  readonly note: string;
  readonly path: string;
}

function findings({ reason, note, path }: Said): Findings {
  const file = new VFile({ path: 'source/x.md' });
  const place = { path, line: 3, column: 7 };
  say(file, { rule: 'raw-html', level: 'error', reason, note, place });
  return { command: 'build', presspack: '1', exitCode: 1, messages: file.messages };
}

/** A workflow command as GitHub's runner takes it from a line (actions/runner, ActionCommand.cs). */
function commandIn(
  line: string,
): { command: string; properties: object; text: string } | undefined {
  const trimmed = line.trimStart();
  const second = /^::([^\s:]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(trimmed);
  if (second) {
    const read = (text: string) =>
      text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
    const properties = (second[2] ?? '').split(',').map((one) => {
      const at = one.indexOf('=');
      return [one.slice(0, at), read(one.slice(at + 1))];
    });
    const text = (second[3] ?? '').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
    return {
      command: second[1] ?? '',
      properties: Object.fromEntries(properties),
      text: text.replaceAll('%25', '%'),
    };
  }
  const first = /##\[([^\]]*)\]/.exec(line);
  return first ? { command: first[1] ?? '', properties: {}, text: '' } : undefined;
}

/** Texts in which everything dangerous is likely. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...['::', 'error', 'set-output name=x::', '##[', 'add-mask]', '\n', '\r\n', '\r', '%0A', '%'],
      ...[
        '\u001b[31m',
        '\u009b2J',
        '\u0007',
        '\u202e',
        '\u2028',
        '\u0085',
        '\ud800',
        ',',
        ' ',
        'é',
        '"',
      ],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const said = fc.record({ reason: hostile, note: hostile, path: hostile });
const lines = (text: string): string[] => text.split(/\r\n|[\n\r]/);

describe('the reporter for GitHub', () => {
  it('names the file, the line, the column and the rule', () => {
    const told = findings({
      reason: 'Unexpected a: b, 50 %',
      note: 'Mend it.',
      path: 'source/a,b.md',
    });
    expect(reporters.github(told)).toBe(
      '::error file=source/a%2Cb.md,line=3,col=7,title=raw-html::source/a,b.md:3:7: Unexpected a: b, 50 %25%0AMend it.\n',
    );
    expect(reporters.github({ ...told, folder: 'press/2018' })).toContain(
      'file=press/2018/source/a%2Cb.md,',
    );
  });

  it('says of a message one command, and that it is this one', () => {
    fc.assert(
      fc.property(said, ({ reason, note, path }) => {
        const told = lines(reporters.github(findings({ reason, note, path })));
        expect(told.pop()).toBe('');
        expect(told).toHaveLength(1);
        const found = commandIn(told[0] ?? '');
        expect(found?.command).toBe('error');
        expect(found?.properties).toEqual({
          ...(path && { file: path }),
          line: '3',
          col: '7',
          title: 'raw-html',
        });
        const [first] = (found?.text ?? '').split('\n');
        expect(first).toBe(visible(`${[path, 3, 7].join(':')}: ${reason}`));
      }),
    );
  });
});

describe.each(['text', 'json'] as const)('the reporter of %s', (name) => {
  it('lets no text command a terminal or a build server', () => {
    fc.assert(
      fc.property(said, (one) => {
        const told = reporters[name](findings(one), paint);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: just these do harm.
        expect(told).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        for (const line of lines(told)) expect(commandIn(line)).toBeUndefined();
      }),
    );
  });
});

describe('the reporter of text', () => {
  it('shows each message on a line of its own, and its note beneath', () => {
    fc.assert(
      fc.property(said, (one) => {
        const told = lines(reporters.text(findings(one), paint));
        expect(told[0]).toContain(': error: ');
        expect(told[0]).toMatch(/\(raw-html\)$/);
        for (const line of told.slice(1, -1)) expect(line).toMatch(/^ {4}/);
      }),
    );
  });

  it('shows ordinary text as it is', () => {
    const text = '« Où ? » — «Ёлка» “12 000 km” :: 👩🏽‍🚀 a\tb';
    expect(visible(text)).toBe(text);
  });
});

describe('the reporter of JSON', () => {
  it('says what was said', () => {
    fc.assert(
      fc.property(said, (one) => {
        const told = reportSchema.parse(JSON.parse(reporters.json(findings(one))));
        const [message] = told.messages;
        expect(message?.reason).toBe(one.reason);
        expect(message?.note ?? '').toBe(one.note);
      }),
    );
  });
});

describe('presspack build', () => {
  const hostileTable = {
    'locales/fr/PR081-2018.json': '{"::error::owned\\n::set-output name=a::b":"x"}',
  };

  it('tells GitHub, where it runs there or is told to', async () => {
    const root = await makeProject(hostileTable);
    const build = ['build', '--root', '.', '--format', 'html'];
    const asked = await presspack([...build, '--reporter', 'github'], { cwd: root });
    const there = await presspack(build, {
      cwd: root,
      env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root },
    });
    expect(there).toEqual(asked);
    expect(asked.exitCode).toBe(1);
    const commands = lines(asked.stdout)
      .map(commandIn)
      .filter((one) => one !== undefined);
    expect(commands.length).toBeGreaterThan(5);
    for (const { command, properties } of commands) {
      expect(command).toMatch(/^(error|warning)$/);
      expect(properties).toMatchObject({
        file: expect.stringMatching(/^(locales\/fr|source\/PR081-2018\.md$)/),
      });
    }
    expect(asked.stderr).not.toContain('::');
    // A project that is not the repository's root.
    const below = await presspack(['build', '--root', root], {
      env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: `${root}/..` },
    });
    expect(below.stdout).toMatch(/^::error file=presspack-test-\w+\/locales\/fr/);
  });

  it('prints text where a program or a person asks for it', async () => {
    const root = await makeProject(hostileTable);
    const env = { GITHUB_ACTIONS: 'true' };
    const text = await presspack(['build', '--root', root, '--reporter', 'text'], { env });
    expect(text.stdout).toBe('');
    for (const line of lines(text.stderr)) expect(commandIn(line)).toBeUndefined();
    const json = await presspack(['build', '--root', root, '--json'], { env });
    expect(reportSchema.parse(JSON.parse(json.stdout)).exitCode).toBe(1);
    expect(json.stderr).toBe('');
    const same = await presspack(['build', '--root', root, '--reporter', 'json']);
    expect(reportSchema.parse(JSON.parse(same.stdout)).messages).toEqual(
      reportSchema.parse(JSON.parse(json.stdout)).messages,
    );
  });

  it('is not the only command that tells GitHub', async () => {
    const root = await makeProject({
      ...hostileTable,
      'locales/fr/labels.json': '{"language": "français"',
      'exchange/x.po': 'no catalogue',
      'source/OTHER.md': '# No front matter\n',
      'pack/no-pack.txt': 'x',
    });
    for (const [args, file] of [
      [['status'], 'source/OTHER.md'],
      [['sync'], 'locales/fr/labels.json'],
      [['export', '--to', 'po'], 'locales/fr/labels.json'],
      [['import', 'exchange/x.po', '--locale', 'fr'], 'exchange/x.po'],
      [['locale', 'add', 'de'], 'source/OTHER.md'],
      [['verify', 'pack'], 'pack'],
    ] as const) {
      const asked = await presspack([...args, '--reporter', 'github'], { cwd: root });
      const commands = lines(asked.stdout)
        .map(commandIn)
        .filter((one) => one !== undefined);
      const files = commands.map(({ properties }) => (properties as { file: string }).file);
      expect([asked.exitCode, files], args[0]).toEqual([1, expect.arrayContaining([file])]);
      expect(asked.stderr).not.toContain('error:');
    }
  });

  it('refuses two ways at once, and one that does not exist', async () => {
    const two = await presspack(['build', '--json', '--reporter', 'github']);
    expect([two.exitCode, two.stdout]).toEqual([2, '']);
    expect((await presspack(['build', '--reporter', 'xml'])).exitCode).toBe(2);
  });
});
