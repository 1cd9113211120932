import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { KeyUsageFlags, type GeneralSubtree, type NameConstraints } from '@peculiar/asn1-x509';
import type { CertificateDetails } from './certificate.ts';

/** RSA (PKCS #1 and PSS), ECDSA with SHA-2, Ed25519; everything older or unknown is refused (RFC 8017, 5758, 8410). */
const soundSignatures = new Set([
  ...['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13', '1.2.840.113549.1.1.10'],
  ...['1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4'],
  '1.3.101.112',
]);

/** Shortest RSA key, in bits (NIST SP 800-131A). */
const shortestRsaKey = 2048;

/** id-kp-serverAuth. */
const serverAuthentication = '1.3.6.1.5.5.7.3.1';

/** True when a certificate holds now and its key and signature are strong enough. `now`: epoch milliseconds. */
export function isSound(
  certificate: X509Certificate,
  { signatureAlgorithm, demandsMore }: CertificateDetails,
  now: number,
): boolean {
  if (demandsMore || !soundSignatures.has(signatureAlgorithm)) return false;
  const { asymmetricKeyType: type, asymmetricKeyDetails } = certificate.publicKey;
  if (type?.startsWith('rsa') === true && (asymmetricKeyDetails?.modulusLength ?? 0) < shortestRsaKey)
    return false;
  return now >= Date.parse(certificate.validFrom) && now <= Date.parse(certificate.validTo);
}

/** True when its purposes include being a server; without any it may be everything. */
export function mayServe({ keyUsage: purposes }: X509Certificate): boolean {
  // Node calls the extended key usage `keyUsage`, and leaves it undefined where there is none.
  return (purposes as string[] | undefined)?.includes(serverAuthentication) ?? true;
}

/** True when it is an authority's and may sign a chain with `below` further authorities under it. */
export function maySign(
  certificate: X509Certificate,
  { keyUsage, pathLength }: CertificateDetails,
  below: number,
): boolean {
  if (!certificate.ca || !mayServe(certificate)) return false;
  if (keyUsage !== undefined && (keyUsage.toNumber() & KeyUsageFlags.keyCertSign) === 0) return false;
  return pathLength === undefined || below <= pathLength;
}

/** True when the certificate is for this host: by its alternative names only, as browsers do. */
export function isFor(certificate: X509Certificate, host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0) return certificate.checkIP(address) !== undefined;
  return certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;
}

/**
 * True when an authority that is meant for some names only may speak for this host (RFC 5280, 4.2.1.10). Limits on
 * anything but host names cannot be judged here: an authority with such a limit is refused.
 */
export function allows(constraints: NameConstraints | undefined, host: string): boolean {
  if (constraints === undefined) return true;
  const permitted = Array.from(constraints.permittedSubtrees ?? []);
  const excluded = Array.from(constraints.excludedSubtrees ?? []);
  if ([...permitted, ...excluded].some(({ base }) => base.dNSName === undefined)) return false;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return true;
  return !within(excluded, host) && (permitted.length === 0 || within(permitted, host));
}

/** "example.org" covers itself and every name below it. */
function within(subtrees: readonly GeneralSubtree[], host: string): boolean {
  const name = host.toLowerCase();
  return subtrees.some(({ base: { dNSName = '' } }) => {
    const domain = dNSName.toLowerCase().replace(/^\./, '');
    return domain === '' || name === domain || name.endsWith(`.${domain}`);
  });
}
