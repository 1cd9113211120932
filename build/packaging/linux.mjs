/** Where Electron's libraries are found, complete: electron-builder's own lists lack libgbm, ALSA and X11-xcb. */
const debDepends = [
  ...['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libx11-xcb1', 'libnotify4', 'libxss1', 'libxtst6'],
  ...['xdg-utils', 'libatspi2.0-0', 'libuuid1', 'libsecret-1-0'],
];

/** The names differ between Fedora and openSUSE. */
const rpmDepends = [
  ...['gtk3', '(nss or mozilla-nss)', '(mesa-libgbm or libgbm1)', '(alsa-lib or libasound2)'],
  ...['(libX11-xcb or libX11-xcb1)', 'libnotify', '(libXScrnSaver or libXss1)', '(libXtst or libXtst6)'],
  ...['xdg-utils', '(at-spi2-core or libatspi0)', '(libuuid or libuuid1)', '(libsecret or libsecret-1-0)'],
];

const files = 'build/packaging/linux';

/** What both package formats have in common. */
const scripts = {
  afterInstall: `${files}/after-install.tpl`,
  afterRemove: `${files}/after-remove.tpl`,
  appArmorProfile: `${files}/apparmor-profile.tpl`,
  fpm: ['LICENSE=/usr/share/doc/handraise/copyright'],
};

/**
 * electron-builder's settings for Linux.
 * @param {{ quick: boolean }} options `quick`: large files made fast (6 s), for tests; else small ones (100 s)
 */
export function linuxSettings({ quick }) {
  return {
    toolsets: { appimage: '1.0.3' },
    linux: {
      executableName: 'handraise',
      icon: 'build/icons',
      category: 'Utility',
      synopsis: 'Report a problem to the help desk',
      maintainer: 'The Handraise project <handraise@example.org>',
      syncDesktopName: true,
      desktop: { entry: { Keywords: 'help;support;problem;report;screenshot;', StartupNotify: 'true' } },
      target: ['deb', 'rpm', 'tar.gz', 'AppImage'],
    },
    deb: {
      ...scripts,
      packageCategory: 'utils',
      depends: debDepends,
      // The second engine for pictures of the screen.
      recommends: ['x11-xserver-utils', 'imagemagick'],
      compression: quick ? 'zst' : 'xz',
    },
    rpm: {
      ...scripts,
      packageCategory: 'Applications/System',
      depends: rpmDepends,
      compression: quick ? 'gzip' : 'xz',
    },
    appImage: { license: 'LICENSE' },
  };
}
