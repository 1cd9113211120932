import type { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  KeyUsage,
  NameConstraints,
} from '@peculiar/asn1-x509';

/** What Node's own reading of a certificate leaves out (RFC 5280, 4.2.1). */
export interface CertificateDetails {
  /** Object identifier of the algorithm it is signed with. */
  signatureAlgorithm: string;
  /** How many further authorities may stand below this one; undefined: any number. */
  pathLength: number | undefined;
  /** Undefined: it may be used for everything. */
  keyUsage: KeyUsage | undefined;
  nameConstraints: NameConstraints | undefined;
  /** True when it demands something that is not looked at here; such a certificate has to be refused. */
  demandsMore: boolean;
}

/** Extensions that are looked at, here or through Node. */
const known = new Set([
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
]);

/** Reads a certificate. @throws when it is no valid ASN.1 */
export function detailsOf(certificate: X509Certificate): CertificateDetails {
  const { tbsCertificate, signatureAlgorithm } = AsnConvert.parse(certificate.raw, Certificate);
  const extensions = Array.from(tbsCertificate.extensions ?? []);
  const find = <Kind>(id: string, kind: new () => Kind): Kind | undefined => {
    const found = extensions.find(({ extnID }) => extnID === id);
    return found === undefined ? undefined : AsnConvert.parse(found.extnValue, kind);
  };
  return {
    signatureAlgorithm: signatureAlgorithm.algorithm,
    pathLength: find(id_ce_basicConstraints, BasicConstraints)?.pathLenConstraint,
    keyUsage: find(id_ce_keyUsage, KeyUsage),
    nameConstraints: find(id_ce_nameConstraints, NameConstraints),
    demandsMore: extensions.some(({ critical, extnID }) => critical && !known.has(extnID)),
  };
}
