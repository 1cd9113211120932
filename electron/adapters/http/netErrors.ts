import type { HttpTrouble } from '../../../core/ports/http.ts';

type Meaning = Pick<HttpTrouble, 'cause' | 'sent'>;

/**
 * Chromium's network errors (net/base/net_error_list.h). `sent` is false only for those that can happen before the
 * first byte of a request leaves and at no other time.
 */
const exact: Record<string, Meaning> = {
  INTERNET_DISCONNECTED: { cause: 'offline', sent: false },
  NAME_NOT_RESOLVED: { cause: 'dns', sent: false },
  NAME_RESOLUTION_FAILED: { cause: 'dns', sent: false },
  ICANN_NAME_COLLISION: { cause: 'dns', sent: false },
  ADDRESS_INVALID: { cause: 'unreachable', sent: false },
  ADDRESS_UNREACHABLE: { cause: 'unreachable', sent: false },
  CONNECTION_REFUSED: { cause: 'unreachable', sent: false },
  CONNECTION_FAILED: { cause: 'unreachable', sent: false },
  CONNECTION_TIMED_OUT: { cause: 'unreachable', sent: false },
  NETWORK_ACCESS_DENIED: { cause: 'unreachable', sent: false },
  PROXY_CONNECTION_FAILED: { cause: 'unreachable', sent: false },
  TUNNEL_CONNECTION_FAILED: { cause: 'unreachable', sent: false },
  SOCKS_CONNECTION_FAILED: { cause: 'unreachable', sent: false },
  SOCKS_CONNECTION_HOST_UNREACHABLE: { cause: 'unreachable', sent: false },
  MANDATORY_PROXY_CONFIGURATION_FAILED: { cause: 'unreachable', sent: false },
  PAC_SCRIPT_FAILED: { cause: 'unreachable', sent: false },
  NO_SUPPORTED_PROXIES: { cause: 'unreachable', sent: false },
  UNSAFE_PORT: { cause: 'unreachable', sent: false },
  BLOCKED_BY_ADMINISTRATOR: { cause: 'unreachable', sent: false },
  PROXY_AUTH_UNSUPPORTED: { cause: 'proxyLogin', sent: false },
  PROXY_AUTH_REQUESTED: { cause: 'proxyLogin', sent: false },
  PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION: { cause: 'proxyLogin', sent: false },
  PROXY_CERTIFICATE_INVALID: { cause: 'certificate', sent: false },
  SSL_PROTOCOL_ERROR: { cause: 'certificate', sent: true },
  SSL_VERSION_OR_CIPHER_MISMATCH: { cause: 'certificate', sent: false },
  SSL_CLIENT_AUTH_CERT_NEEDED: { cause: 'certificate', sent: false },
  SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY: { cause: 'certificate', sent: false },
  SSL_CLIENT_AUTH_CERT_BAD_FORMAT: { cause: 'certificate', sent: false },
  BAD_SSL_CLIENT_AUTH_CERT: { cause: 'certificate', sent: true },
  SSL_PINNED_KEY_NOT_IN_CERT_CHAIN: { cause: 'certificate', sent: false },
  SSL_UNRECOGNIZED_NAME_ALERT: { cause: 'certificate', sent: false },
  SSL_OBSOLETE_CIPHER: { cause: 'certificate', sent: false },
  ABORTED: { cause: 'aborted', sent: true },
  TIMED_OUT: { cause: 'timeout', sent: true },
};

/** What an error of Electron's `net` means; unknown ones are `broken` and may have been sent. */
export function netErrorMeaning(message: string): Meaning {
  const name = /\bERR_([A-Z0-9_]+)/.exec(message)?.[1] ?? '';
  const known = exact[name];
  if (known !== undefined) return known;
  if (name.startsWith('CERT')) return { cause: 'certificate', sent: false };
  if (name.startsWith('DNS_')) return { cause: 'dns', sent: false };
  return { cause: 'broken', sent: true };
}
