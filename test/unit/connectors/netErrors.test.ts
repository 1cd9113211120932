import { describe, expect, it } from 'vitest';
import { netErrorMeaning } from '../../../electron/adapters/http/netErrors.ts';

describe('what Chromium’s network errors mean', () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline', false],
    ['net::ERR_NAME_NOT_RESOLVED', 'dns', false],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable', false],
    ['net::ERR_ADDRESS_UNREACHABLE', 'unreachable', false],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'unreachable', false],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate', false],
    ['net::ERR_CERT_DATE_INVALID', 'certificate', false],
    ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'certificate', false],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxyLogin', false],
    ['net::ERR_TIMED_OUT', 'timeout', true],
    ['net::ERR_CONNECTION_RESET', 'broken', true],
    ['net::ERR_CONNECTION_CLOSED', 'broken', true],
    ['net::ERR_EMPTY_RESPONSE', 'broken', true],
    ['net::ERR_NETWORK_CHANGED', 'broken', true],
    ['net::ERR_SOMETHING_NEW', 'broken', true],
    ['no error of the network at all', 'broken', true],
  ])('%s: %s, sent %s', (message, cause, sent) => {
    expect(netErrorMeaning(message)).toEqual({ cause, sent });
  });
});
