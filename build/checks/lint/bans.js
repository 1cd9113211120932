// Shapes of code that this house does without, as selectors for `no-restricted-syntax`.

const letters = String.raw`/\p{L}/u`;
const spoken = String.raw`/^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|legend|description|error|tooltip|nothingFoundMessage)$/`;
const inText = 'Text belongs into core/texts/en/*.json and comes through t().';

export const bans = {
  html: [
    {
      selector:
        'JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"]',
      message: 'What comes from outside is text, never HTML to run.',
    },
    {
      selector:
        'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name="insertAdjacentHTML"]',
      message: 'What comes from outside is text, never HTML to run.',
    },
  ],
  jsxText: [
    { selector: `JSXText[value=${letters}]`, message: inText },
    {
      selector: `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=${letters}]`,
      message: inText,
    },
    {
      selector: `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
      message: inText,
    },
    {
      selector: `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=${letters}]`,
      message: inText,
    },
  ],
  jsxAttribute: [
    { selector: `JSXAttribute[name.name=${spoken}] > Literal[value=${letters}]`, message: inText },
    {
      selector: `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer > Literal[value=${letters}]`,
      message: inText,
    },
    {
      selector: `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
      message: inText,
    },
    {
      selector: `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer > ConditionalExpression > Literal[value=${letters}]`,
      message: inText,
    },
  ],
  moduleMock: [
    {
      selector:
        'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock|unmock|hoisted)$/]',
      message: 'Hand the fake in (test/fakes) instead of replacing a module.',
    },
  ],
};

/** Labels of menus, dialogs and notifications: anything with a space in it is a sentence for a person. */
export const screenTextBans = [
  [
    {
      selector: String.raw`Property[key.name=/^(label|sublabel|title|buttonLabel|toolTip|body)$/] > Literal[value=/\p{L}\s+\S/u]`,
      message: inText,
    },
    {
      selector: `CallExpression[callee.property.name=/^(setToolTip|showErrorBox|setTitle)$/] > Literal[value=${letters}]`,
      message: inText,
    },
  ],
];

/**
 * A later block of the configuration replaces an earlier one's rule, so each block names all bans that hold in it.
 * @param {...{ selector: string, message: string }[]} groups
 */
export const restrictedSyntax = (...groups) => /** @type {const} */ (['error', ...groups.flat()]);
