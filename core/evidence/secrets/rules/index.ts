import type { Rule } from '../rule.ts';
import { cardRules } from './card.ts';
import { commandRules } from './command.ts';
import { emailRules } from './email.ts';
import { ibanRules } from './iban.ts';
import { ipAddressRules } from './ipAddress.ts';
import { namedValueRules } from './namedValue.ts';
import { nationalIdRules } from './nationalId.ts';
import { passwordRules } from './password.ts';
import { phoneRules } from './phone.ts';
import { privateKeyRules } from './privateKey.ts';
import { signInRules } from './signIn.ts';
import { tokenRules } from './token.ts';
import { userNameRules } from './userName.ts';

/** Every rule; where two find the same place, the earlier one says what it is. */
export const rules: readonly Rule[] = [
  ...privateKeyRules,
  ...tokenRules,
  ...cardRules,
  ...ibanRules,
  ...nationalIdRules,
  ...emailRules,
  ...userNameRules,
  ...ipAddressRules,
  ...passwordRules,
  ...commandRules,
  ...signInRules,
  ...namedValueRules,
  ...phoneRules,
];
