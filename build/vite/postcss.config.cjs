/** Mantine's mixins (light-dark, rem) for our own style sheets. */
module.exports = { plugins: { 'postcss-preset-mantine': {} } };
