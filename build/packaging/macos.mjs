/** electron-builder's settings for macOS. Signing and notarizing use the identity and account in the environment. */
export function macSettings() {
  return {
    mac: {
      target: [
        { target: 'dmg', arch: ['x64', 'arm64'] },
        { target: 'zip', arch: ['x64', 'arm64'] },
      ],
      icon: 'build/icons/icon.icns',
      category: 'public.app-category.utilities',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/packaging/mac/entitlements.plist',
      entitlementsInherit: 'build/packaging/mac/entitlements.plist',
      extendInfo: {
        NSScreenCaptureUsageDescription:
          'Handraise takes a picture of the screen for your report. You see it before anything is sent.',
      },
    },
    dmg: { title: '${productName} ${version}', sign: false },
  };
}
