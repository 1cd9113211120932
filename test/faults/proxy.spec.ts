import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workplace } from '../e2e/fixtures.ts';
import { makeCertificate } from '../fakes/certificates.ts';
import { expect, policyTo, test } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';
import { startTinyproxy, type Tinyproxy } from './lib/tinyproxy.ts';
import { startTlsFront } from './lib/tlsFront.ts';

const login = { user: 'handraise', password: 'open-sesame' };

const folderOf = (workplace: Workplace): string => path.dirname(workplace.policyFile);

/** Chromium never takes a proxy for this machine itself, unless it is told so. */
const through = (proxy: Tinyproxy, signIn: object = {}): object => ({
  proxy: { mode: 'fixed', server: proxy.server, bypass: '<-loopback>', ...signIn },
});

const later = 'Saved. It will be sent a little later.';
/** What the person reads: the desk waits as a whole, and the report with it. */
const signInMissing = [
  'Saved. It cannot be sent at the moment.',
  'The network’s proxy wants a sign-in that this app does not have.',
  'For IT: The proxy',
];

test('a proxy without a login is on the way', async ({ desk, start, workplace }) => {
  const proxy = await startTinyproxy(folderOf(workplace));
  await workplace.writePolicy(policyTo(desk.url, through(proxy)));
  const person = await Person.sitsDown(start);
  await person.sends('Through the proxy');
  await person.readsThatItIsSent();
  expect((await proxy.counts()).passed).toBeGreaterThan(0);
  expect(desk.taken()).toEqual(['Through the proxy']);
  await proxy.stop();
});

test('the proxy is down, and the report goes by itself when it is up', async ({ desk, start, workplace }) => {
  const proxy = await startTinyproxy(folderOf(workplace));
  await proxy.stop();
  await workplace.writePolicy(policyTo(desk.url, through(proxy)));
  const person = await Person.sitsDown(start);
  await person.sends('Proxy down');
  await person.reads(later, 'The help desk cannot be reached at the moment.');
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'unreachable' } }]);
  await proxy.start();
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['Proxy down']);
  await proxy.stop();
});

const refused: [string, object][] = [
  ['the proxy wants a login and the policy has none', {}],
  ['the proxy’s password is wrong', { ...login, password: 'wrong' }],
];
for (const [name, signIn] of refused) {
  test(`${name}, until IT mends the policy`, async ({ desk, start, workplace }) => {
    const proxy = await startTinyproxy(folderOf(workplace), login);
    await workplace.writePolicy(policyTo(desk.url, through(proxy, signIn)));
    const person = await Person.sitsDown(start);
    await person.sends(name);
    await person.reads(...signInMissing);
    const { reports } = await readQueue(workplace);
    expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'proxyLogin' } }]);
    // Once with and once without a name for each attempt, and never again and again.
    expect((await proxy.counts()).asked).toBeLessThanOrEqual(6);
    await workplace.writePolicy(policyTo(desk.url, through(proxy, login)));
    await person.readsThatItIsSent();
    expect(desk.taken()).toEqual([name]);
    await proxy.stop();
  });
}

test('the proxy wants a login, and a person keeps the password in the settings', async ({
  desk,
  start,
  workplace,
}) => {
  const proxy = await startTinyproxy(folderOf(workplace), login);
  await workplace.writePolicy(policyTo(desk.url));
  const person = await Person.sitsDown(start, { args: ['--settings'] });
  const { page } = person;
  await page.getByRole('combobox', { name: 'Proxy' }).selectOption('fixed');
  await page.getByRole('textbox', { name: 'Proxy server' }).fill(proxy.server);
  await page.getByRole('textbox', { name: 'Reached without it' }).fill('<-loopback>');
  await page.getByRole('textbox', { name: 'User name' }).fill(login.user);
  await page.getByRole('button', { name: 'Save the proxy' }).click();
  const password = page.getByRole('textbox', { name: 'Password for the proxy' });
  await password.fill(login.password);
  await page.getByRole('group', { name: 'Proxy' }).getByRole('button', { name: 'Store the key' }).click();
  await expect(password).toHaveValue('');
  await page.getByRole('navigation').getByText('My reports').click();
  await person.sends('Password in the settings');
  await person.readsThatItIsSent();
  expect((await proxy.counts()).passed).toBeGreaterThan(0);
  expect(desk.taken()).toEqual(['Password in the settings']);
  await proxy.stop();
});

test('a login at the proxy and the firm’s own authority behind it hold together', async ({
  desk,
  start,
  workplace,
}) => {
  const proxy = await startTinyproxy(folderOf(workplace), login);
  const authority = await makeCertificate({ name: 'Firm CA', authority: true });
  const front = await startTlsFront(desk.port, await makeCertificate({ name: 'localhost' }, authority));
  const file = path.join(folderOf(workplace), 'firm.pem');
  await writeFile(file, authority.cert);
  await workplace.writePolicy(
    policyTo(front.url, { ...through(proxy, login), certificateAuthorities: [file] }),
  );
  const person = await Person.sitsDown(start);
  await person.sends('Through a tunnel');
  await person.readsThatItIsSent();
  expect((await proxy.counts()).passed).toBeGreaterThan(0);
  expect(desk.taken()).toEqual(['Through a tunnel']);
  await front.close();
  await proxy.stop();
});
