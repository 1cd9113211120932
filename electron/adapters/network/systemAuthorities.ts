import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';

/**
 * Where Linux systems keep the certificate authorities that they trust, the system's own choice first: Debian and
 * Alpine, Fedora and its kin, openSUSE (go.dev/src/crypto/x509/root_linux.go has the same list).
 */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
];

/** Since Node 22.15 (nodejs.org/api/tls, `tls.getCACertificates`); Electron 33 has Node 20. */
type AskSystem = (type: 'system') => string[];

/**
 * The certificate authorities that this system trusts, as PEM texts. Node's TLS brings a list of its own and does not
 * look at the system's, where IT adds the firm's. Empty where neither way works (an old runtime on Windows or macOS).
 */
export async function systemAuthorities(files: readonly string[] = bundles): Promise<string[]> {
  const { getCACertificates } = tls as { getCACertificates?: AskSystem };
  if (getCACertificates !== undefined) return getCACertificates('system');
  for (const file of files) {
    try {
      return [await readFile(file, 'utf8')];
    } catch {
      // The next system's place.
    }
  }
  return [];
}
