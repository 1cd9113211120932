import type { Trouble } from './lib/desk.ts';
import { expect, policyTo, test } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';

/** A fault of the line, what the person reads, and what programs are told. */
interface LineFault {
  name: string;
  trouble: Trouble;
  sentence: string;
  code: string;
}

const later = 'Saved. It will be sent a little later.';

const says = (
  status: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Extract<Trouble, { kind: 'says' }> => ({ kind: 'says', status, headers, body });

const passing: LineFault[] = [
  {
    name: 'the connection is reset in the middle of the report',
    trouble: { kind: 'reset', after: 600 },
    sentence: 'Sending was interrupted. Your report is saved and we go on where we stopped.',
    code: 'interrupted',
  },
  {
    name: 'the desk takes the report and its answer is lost',
    trouble: { kind: 'losesAnswer' },
    sentence: 'Sending was interrupted.',
    code: 'interrupted',
  },
  {
    name: 'the desk has an error of its own (502)',
    trouble: says('502 Bad Gateway', {}, 'upstream is away'),
    sentence:
      'The help desk has a problem of its own at the moment. Your report is saved and we keep trying.',
    code: 'serverError',
  },
  {
    name: 'the desk asks to wait (429 with Retry-After)',
    trouble: says('429 Too Many Requests', { 'retry-after': '2' }),
    sentence: 'The help desk asked us to wait a little. Your report is saved and goes by itself.',
    code: 'rateLimited',
  },
  {
    name: 'a captive portal redirects to its sign-in',
    trouble: says('302 Found', { location: 'http://portal.example/login' }),
    sentence: 'This network wants you to sign in first.',
    code: 'captivePortal',
  },
  {
    name: 'a captive portal answers with its own page',
    trouble: says('200 OK', { 'content-type': 'text/html' }, '<!doctype html><title>Hotel Wi-Fi</title>'),
    sentence: 'Open a web page in your browser and sign in, then it goes by itself.',
    code: 'captivePortal',
  },
];

for (const { name, trouble, sentence, code } of passing) {
  test(name, async ({ desk, person, workplace }) => {
    desk.trouble = trouble;
    await person.sends(name);
    await person.reads(later, sentence);
    const { reports } = await readQueue(workplace);
    expect(reports).toMatchObject([{ state: 'waiting', summary: name, failure: { code } }]);
    desk.trouble = { kind: 'none' };
    await person.presses('Send now');
    await person.readsThatItIsSent();
    expect(desk.taken()).toEqual([name]);
  });
}

test('nobody listens at the desk’s address, and the report goes by itself when somebody does', async ({
  desk,
  person,
  workplace,
}) => {
  await desk.hangUp();
  await person.sends('Nobody there');
  await person.reads(later, 'The help desk cannot be reached at the moment.');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'unreachable' } }]);
  await desk.listen();
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['Nobody there']);
});

test('the desk takes the connection and never says a word', async ({ desk, person, workplace }) => {
  desk.trouble = { kind: 'silent' };
  await person.sends('Is anybody there?');
  await person.reads('Your report is safe, and on its way');
  // The app waits a minute for a sign of life. Its stop watch is moved on instead: again and again, because a busy
  // machine may start it only after the first time.
  await expect(async () => {
    await person.running.app.evaluate(() => {
      const real = performance.now.bind(performance);
      performance.now = () => real() + 61_000;
    });
    await expect(person.main).toContainText('The help desk takes too long to answer.', { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await person.reads(later, 'The help desk takes too long to answer.');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'timeout' } }]);
  desk.trouble = { kind: 'none' };
  await person.presses('Send now');
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['Is anybody there?']);
});

test('the report is too large for the desk (413), until IT allows more', async ({
  desk,
  person,
  workplace,
}) => {
  desk.trouble = says('413 Content Too Large');
  await person.sends('Too large');
  await person.reads('Saved, but not sent', 'too large for the help desk');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'held', failure: { code: 'tooLarge' } }]);
  desk.trouble = { kind: 'none' };
  await person.presses('See what can be done');
  await person.reads('For IT: The server’s size limit was exceeded.');
  await person.presses('Send now');
  await person.reads('The help desk has taken it, with the number 1000.');
  expect(desk.taken()).toEqual(['Too large']);
});

test('the desk’s name cannot be found, and can after the VPN is on', async ({ desk, start, workplace }) => {
  await workplace.writePolicy(policyTo(`http://desk.example.invalid:${desk.port}/handraise`));
  const person = await Person.sitsDown(start);
  await person.sends('No such name');
  await person.reads(later, 'cannot be found from this network', 'connecting to the VPN often helps');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'dns' } }]);
  await person.running.close();
  const vpn = '--host-resolver-rules=MAP desk.example.invalid 127.0.0.1';
  await start({ args: [vpn, '--hidden'] });
  await expect.poll(() => desk.taken(), { timeout: 30_000 }).toEqual(['No such name']);
});
