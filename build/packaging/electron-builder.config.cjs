// For `npx electron-builder --config build/packaging/electron-builder.config.cjs` on an ordinary network.
// `npm run package` reads the same settings.
module.exports = async () => (await import('./config.mjs')).packagingConfig();
