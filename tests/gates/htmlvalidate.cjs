// What html-validate asks of every page: all that it recommends, but for the rules below, each with its reason.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Sphinx and docutils close empty elements as in XHTML, which HTML allows: <link … />
    "void-style": "off",
    // Sphinx writes every attribute with a value: defer="defer", and docutils open="open"
    "attribute-boolean-style": "off",
    // empty lines of the theme's templates; they cost nothing once packed
    "no-trailing-whitespace": "off",
    // the theme's <main role="main">, which does no harm
    "no-redundant-role": "off",
    // Sphinx makes the captions in the contents headings by their role
    "prefer-native-element": ["error", { exclude: ["heading"] }],
    // MathJax computes a place for each formula, and outputs of cells bring their look with them
    "no-inline-style": "off",
  },
};
