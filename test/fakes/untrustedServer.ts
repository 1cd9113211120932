import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A certificate that nobody has signed but itself, made for tests only: it opens nothing. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUNDgK470DS9ggkI9HwIxuA4RPXDswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEzMDI1NFoYDzIxMjYxMDI5
MTMwMjU0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ5ekdWoDj9fpnDZAFxzx29XshUXXG2QT2CgQosodE9M0KMqfkuqWEF
drrIhVpDUoa0WkDdwHX8y0ebK3C1uz83o1MwUTAdBgNVHQ4EFgQUiOugkm3tnowm
ZSu+kh2NMsK+gSowHwYDVR0jBBgwFoAUiOugkm3tnowmZSu+kh2NMsK+gSowDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAjyjsFlShjtKeIgmzsVII
NwK41uX3/yJyrXxfjmvGGeQCIGYQUyvFVvIVAU33fUlNaa1JmuqCxi0ofrxHFgEI
bkz9
-----END CERTIFICATE-----
`;
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7JDFjb6jT+CrQDVG
JQuPj7h+vyYy9AcDrRo6AUtmJ0mhRANCAAQ5ekdWoDj9fpnDZAFxzx29XshUXXG2
QT2CgQosodE9M0KMqfkuqWEFdrrIhVpDUoa0WkDdwHX8y0ebK3C1uz83
-----END PRIVATE KEY-----
`;

/** An HTTPS server that no client may trust; `requests` counts what reached it all the same. */
export async function startUntrustedServer(): Promise<{
  url: string;
  requests: () => number;
  close: () => Promise<void>;
}> {
  let requests = 0;
  const server = createServer({ cert: certificate, key }, (_request, response) => {
    requests += 1;
    response.end('{}');
  });
  // A client that hangs up in the middle of the handshake is what is wanted here.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
