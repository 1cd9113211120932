import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeCertificate, type CertificateWish, type MadeCertificate } from '../fakes/certificates.ts';
import { expect, policyTo, test as base } from './lib/fixtures.ts';
import { Person, readQueue } from './lib/person.ts';
import { startTlsFront, type TlsFront } from './lib/tlsFront.ts';

interface TlsFixtures {
  /** The firm's authority, and the file in which the policy may name it. */
  firm: { authority: MadeCertificate; file: string };
  front: TlsFront;
}

/** What the person reads: the desk waits as a whole, and the report with it. */
const waits = [
  'Saved. It cannot be sent at the moment.',
  'The connection to the help desk is not safe, so nothing was sent.',
  'For IT: The server’s certificate is not trusted, has expired or is for another name.',
];

const test = base.extend<TlsFixtures>({
  firm: async ({ workplace }, use) => {
    const authority = await makeCertificate({ name: 'Firm CA', authority: true });
    const file = path.join(path.dirname(workplace.policyFile), 'firm.pem');
    await writeFile(file, authority.cert);
    await use({ authority, file });
  },
  front: async ({ desk, firm }, use) => {
    const front = await startTlsFront(
      desk.port,
      await makeCertificate({ name: 'localhost' }, firm.authority),
    );
    await use(front);
    await front.close();
  },
});

test('an authority that nobody here knows, until the policy names it while the app runs, and again when it no longer does', async ({
  desk,
  firm,
  front,
  start,
  workplace,
}) => {
  await workplace.writePolicy(policyTo(front.url));
  const person = await Person.sitsDown(start);
  await person.sends('Unknown authority');
  await person.reads(...waits);
  const { reports } = await readQueue(workplace);
  expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'certificate' } }]);
  expect(front.heard).toBe(0);

  await workplace.writePolicy(policyTo(front.url, { certificateAuthorities: [firm.file] }));
  await person.readsThatItIsSent();
  expect(desk.taken()).toEqual(['Unknown authority']);

  await workplace.writePolicy(policyTo(front.url));
  const before = front.heard;
  await person.sends('No longer trusted');
  await person.reads(...waits);
  expect(front.heard).toBe(before);
  expect(desk.taken()).toEqual(['Unknown authority']);
});

const broken: [string, CertificateWish, 'firm' | 'other' | 'itself'][] = [
  ['the desk’s certificate has expired', { name: 'localhost', days: [-10, -1] }, 'firm'],
  [
    'the desk’s certificate does not hold yet: this computer’s clock is wrong',
    { name: 'localhost', days: [1, 9] },
    'firm',
  ],
  ['the desk’s certificate is for another host', { name: 'desk.example.org' }, 'firm'],
  ['the desk’s certificate is from another authority of the same name', { name: 'localhost' }, 'other'],
  ['the desk’s certificate signed itself', { name: 'localhost' }, 'itself'],
];

for (const [name, wish, issuer] of broken) {
  test(name, async ({ desk, firm, front, start, workplace }) => {
    const other = await makeCertificate({ name: 'Firm CA', authority: true });
    const signer = { firm: firm.authority, other, itself: undefined }[issuer];
    front.show(await makeCertificate(wish, signer));
    await workplace.writePolicy(policyTo(front.url, { certificateAuthorities: [firm.file] }));
    const person = await Person.sitsDown(start);
    await person.sends(name);
    await person.reads(...waits);
    const { reports } = await readQueue(workplace);
    expect(reports).toMatchObject([{ state: 'waiting', failure: { code: 'certificate' } }]);
    expect(front.heard).toBe(0);

    front.show(await makeCertificate({ name: 'localhost' }, firm.authority));
    await person.presses('See what can be done');
    await person.presses('Send now');
    await person.reads('The help desk has taken it, with the number 1000.');
    expect(desk.taken()).toEqual([name]);
  });
}

test('the policy’s certificate file is damaged: IT reads which, and nothing is trusted by it until it is mended', async ({
  desk,
  firm,
  front,
  start,
  workplace,
}) => {
  await writeFile(firm.file, 'no certificate');
  await workplace.writePolicy(policyTo(front.url, { certificateAuthorities: [firm.file] }));
  const person = await Person.sitsDown(start);
  const notices = person.page.getByRole('complementary');
  await expect(notices).toContainText('A certificate file of your firm cannot be used');
  await expect(notices).toContainText(firm.file);
  await person.sends('Damaged file');
  await person.reads(...waits);
  await writeFile(firm.file, firm.authority.cert);
  await person.readsThatItIsSent();
  await expect(notices).toBeHidden();
  expect(desk.taken()).toEqual(['Damaged file']);
});
