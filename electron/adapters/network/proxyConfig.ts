import type { ProxyConfig } from 'electron';
import type { Proxy } from '../../../core/policy/network.ts';

/** The proxy setting as Chromium takes it (net/docs/proxy.md). */
export function proxyConfig(proxy: Proxy): ProxyConfig {
  switch (proxy.mode) {
    case 'system':
    case 'direct':
      return { mode: proxy.mode };
    case 'fixed': {
      const { server, bypass } = proxy;
      return {
        mode: 'fixed_servers',
        proxyRules: server,
        ...(bypass === undefined ? {} : { proxyBypassRules: bypass }),
      };
    }
  }
}

/** Who signs in to a proxy. */
export interface ProxyLogin {
  user: string;
  password: string;
}

/**
 * What the proxy is answered when it asks who is there. Undefined where the setting names nobody: then the system's own
 * sign-in is all there is.
 */
export async function proxyLogin(
  proxy: Proxy,
  storedPassword: () => Promise<string | undefined>,
): Promise<ProxyLogin | undefined> {
  if (proxy.mode !== 'fixed' || proxy.user === undefined) return undefined;
  const password = proxy.password ?? (await storedPassword());
  return password === undefined ? undefined : { user: proxy.user, password };
}
