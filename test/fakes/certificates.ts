// First: the library below needs it.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

type Algorithm = 'ecdsa' | 'rsa1024';

/** What a made certificate says. Dates relative to now, in days. */
export interface CertificateWish {
  /** Common name, and for a server its host: a name or an IP address. */
  name: string;
  /** Alternative names of a server; without it `name`. */
  hosts?: readonly string[];
  /** From and until, in days from now. */
  days?: readonly [number, number];
  /** True for an authority. */
  authority?: boolean;
  pathLength?: number;
  /** Bits of the key usage; an authority's may sign certificates unless said otherwise. */
  keyUsage?: x509.KeyUsageFlags;
  /** Object identifiers of what it is for. */
  purposes?: readonly string[];
  key?: Algorithm;
  /** Signed with SHA-1. */
  sha1?: boolean;
  /** Further extensions. */
  extensions?: readonly x509.Extension[];
}

/** A certificate with its private key, as PEM. Made for one test; it opens nothing. */
export interface MadeCertificate {
  certificate: x509.X509Certificate;
  keys: CryptoKeyPair;
  cert: string;
  key: string;
}

const day = 24 * 3600 * 1000;

const algorithms = {
  ecdsa: { name: 'ECDSA', namedCurve: 'P-256' },
  rsa1024: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
};

/** Makes a certificate, signed by `issuer`; without one by itself. */
export async function makeCertificate(
  wish: CertificateWish,
  issuer?: MadeCertificate,
): Promise<MadeCertificate> {
  const {
    name,
    hosts = [name],
    days = [-1, 30],
    authority = false,
    pathLength,
    purposes,
    key = 'ecdsa',
  } = wish;
  const keys = await crypto.subtle.generateKey(algorithms[key], true, ['sign', 'verify']);
  const keyUsage =
    wish.keyUsage ?? (authority ? x509.KeyUsageFlags.keyCertSign : x509.KeyUsageFlags.digitalSignature);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: issuer === undefined ? `CN=${name}` : issuer.certificate.subject,
    notBefore: new Date(Date.now() + days[0] * day),
    notAfter: new Date(Date.now() + days[1] * day),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: wish.sha1 === true ? 'SHA-1' : 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(authority, pathLength, true),
      new x509.KeyUsagesExtension(keyUsage, true),
      ...(authority ? [] : [new x509.SubjectAlternativeNameExtension(hosts.map(alternativeName))]),
      ...(purposes === undefined ? [] : [new x509.ExtendedKeyUsageExtension([...purposes])]),
      ...(wish.extensions ?? []),
    ],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate,
    keys,
    cert: `${certificate.toString('pem')}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`,
  };
}

const alternativeName = (host: string): x509.JsonGeneralName =>
  /^[\d.]+$/.test(host) ? { type: 'ip', value: host } : { type: 'dns', value: host };

export { Extension, KeyUsageFlags } from '@peculiar/x509';
