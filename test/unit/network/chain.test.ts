import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import { isTrusted } from '../../../electron/adapters/network/chain.ts';
import {
  Extension,
  KeyUsageFlags,
  makeCertificate,
  type CertificateWish,
  type MadeCertificate,
} from '../../fakes/certificates.ts';

const host = 'desk.example.org';
const node = ({ cert }: MadeCertificate): X509Certificate => new X509Certificate(cert);

const authority = (wish: Partial<CertificateWish> = {}, issuer?: MadeCertificate): Promise<MadeCertificate> =>
  makeCertificate({ name: 'Firm CA', authority: true, ...wish }, issuer);

function trusted(
  server: MadeCertificate,
  roots: readonly MadeCertificate[],
  sent: readonly MadeCertificate[] = [],
  asked = host,
): boolean {
  const shown = { server: node(server), sent: sent.map(node), host: asked, now: Date.now() };
  return isTrusted(shown, roots.map(node));
}

/** An authority for some names only. */
function onlyFor(base: Partial<GeneralName>, how: 'permittedSubtrees' | 'excludedSubtrees'): Extension {
  const subtrees = new GeneralSubtrees([new GeneralSubtree({ base: new GeneralName(base) })]);
  return new Extension('2.5.29.30', true, AsnConvert.serialize(new NameConstraints({ [how]: subtrees })));
}

describe('a certificate of the firm’s own authority', () => {
  it('is trusted', async () => {
    const root = await authority();
    expect(trusted(await makeCertificate({ name: host }, root), [root])).toBe(true);
  });

  it('is trusted through an authority that the server sends along, in whatever order', async () => {
    const root = await authority();
    const upper = await authority({ name: 'Upper' }, root);
    const lower = await authority({ name: 'Lower' }, upper);
    const server = await makeCertificate({ name: host }, lower);
    expect(trusted(server, [root], [upper, lower])).toBe(true);
    expect(trusted(server, [root], [lower])).toBe(false);
  });

  it('is trusted when IT names the authority in the middle only', async () => {
    const root = await authority();
    const middle = await authority({ name: 'Middle' }, root);
    expect(trusted(await makeCertificate({ name: host }, middle), [middle])).toBe(true);
  });

  it('is trusted for an IP address that it names, and for no other', async () => {
    const root = await authority();
    const server = await makeCertificate({ name: '127.0.0.1' }, root);
    expect(trusted(server, [root], [], '127.0.0.1')).toBe(true);
    expect(trusted(server, [root], [], '127.0.0.2')).toBe(false);
  });

  it('that signed itself is trusted when IT names it, for its own host', async () => {
    const server = await makeCertificate({ name: host });
    expect(trusted(server, [server])).toBe(true);
    expect(trusted(server, [server], [], 'other.example.org')).toBe(false);
  });
});

describe('a certificate is refused', () => {
  const servers: [string, CertificateWish][] = [
    ['when it has expired', { name: host, days: [-10, -1] }],
    ['when it does not hold yet', { name: host, days: [1, 10] }],
    ['for another host', { name: 'other.example.org' }],
    ['when only its common name fits', { name: host, hosts: ['other.example.org'] }],
    ['when its wildcard stands for two labels', { name: host, hosts: ['*.org'] }],
    ['when it is meant for clients only', { name: host, purposes: ['1.3.6.1.5.5.7.3.2'] }],
    ['when its key is too short', { name: host, key: 'rsa1024' }],
    ['when it is signed with SHA-1', { name: host, sha1: true }],
    [
      'when it demands something unknown',
      { name: host, extensions: [new Extension('1.2.3.4', true, new Uint8Array([5, 0]))] },
    ],
  ];
  it.each(servers)('%s', async (_why, wish) => {
    const root = await authority();
    expect(trusted(await makeCertificate(wish, root), [root])).toBe(false);
  });

  const authorities: [string, Partial<CertificateWish>][] = [
    ['has expired', { days: [-10, -1] }],
    ['is no authority', { authority: false }],
    ['may not sign certificates', { keyUsage: KeyUsageFlags.digitalSignature }],
    ['is meant for clients only', { purposes: ['1.3.6.1.5.5.7.3.2'] }],
    ['is for another domain', { extensions: [onlyFor({ dNSName: 'example.com' }, 'permittedSubtrees')] }],
    ['is not for this domain', { extensions: [onlyFor({ dNSName: 'example.org' }, 'excludedSubtrees')] }],
    [
      'has limits that cannot be judged',
      { extensions: [onlyFor({ rfc822Name: 'example.org' }, 'permittedSubtrees')] },
    ],
  ];
  it.each(authorities)('when its authority %s', async (_why, wish) => {
    const root = await authority(wish);
    expect(trusted(await makeCertificate({ name: host }, root), [root])).toBe(false);
  });

  it('when another authority of the same name signed it', async () => {
    const [ours, theirs] = [await authority(), await authority()];
    expect(trusted(await makeCertificate({ name: host }, theirs), [ours])).toBe(false);
    expect(trusted(await makeCertificate({ name: host }, theirs), [ours], [theirs])).toBe(false);
  });

  it('when an authority has more below it than it may', async () => {
    const root = await authority({ pathLength: 0 });
    const middle = await authority({ name: 'Middle' }, root);
    expect(trusted(await makeCertificate({ name: host }, middle), [root], [middle])).toBe(false);
    expect(trusted(await makeCertificate({ name: host }, root), [root])).toBe(true);
  });

  it('when a server acts as an authority', async () => {
    const root = await authority();
    const server = await makeCertificate({ name: 'other.example.org' }, root);
    expect(trusted(await makeCertificate({ name: host }, server), [root], [server])).toBe(false);
  });

  it('when no authority is named', async () => {
    const root = await authority();
    expect(trusted(await makeCertificate({ name: host }, root), [], [root])).toBe(false);
  });
});

it('an authority for one domain speaks for hosts below it', async () => {
  const root = await authority({ extensions: [onlyFor({ dNSName: 'example.org' }, 'permittedSubtrees')] });
  expect(trusted(await makeCertificate({ name: host }, root), [root])).toBe(true);
});
