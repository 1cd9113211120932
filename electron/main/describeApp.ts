import { app } from 'electron';
import type { AppDescription, Location, Notice } from '../../core/contract/views.ts';
import { categoryViews } from './categories.ts';
import type { House } from './house.ts';
import { screenAccessNow } from './screenAccessNow.ts';

/** What the window is told about the app, the policy and the desk. */
export function describeApp(house: House, location: Location, further: readonly Notice[]): AppDescription {
  const settings = house.ground.policy.settings();
  const desk = house.desks.first();
  const second = house.desks.second();
  const { maxAttachmentBytes, maxTotalBytes, status } = desk.capabilities;
  const { answerExpected } = settings.helpDesk;
  return {
    version: app.getVersion(),
    platform: process.platform,
    language: house.ground.language(),
    brandName: settings.brandName,
    accentColor: settings.accentColor,
    theme: settings.theme,
    allFields: settings.allFields,
    shortcut: settings.shortcut,
    categories: categoryViews(settings.categories, house.ground.language()),
    screenAccess: screenAccessNow(),
    online: house.ground.network.online(),
    desk: {
      kind: settings.helpDesk.kind,
      name: desk.name,
      status,
      ...(maxAttachmentBytes === undefined ? {} : { maxAttachmentBytes }),
      ...(maxTotalBytes === undefined ? {} : { maxTotalBytes }),
      ...(answerExpected === undefined ? {} : { answerExpectedHours: answerExpected.hours }),
      ...(second === undefined ? {} : { second: second.name }),
    },
    notices: [...noticesOf(house), ...further],
    location,
  };
}

function noticesOf(house: House): Notice[] {
  const notices: Notice[] = house.ground.policy
    .problems()
    .map((problem) => ({ kind: 'policyProblem', ...problem }));
  for (const { path, expected } of house.ground.authorities.problems(house.ground.translate()))
    notices.push({ kind: 'authorityProblem', path, expected });
  if (house.secretsInTheOpen) notices.push({ kind: 'secretsNotEncrypted' });
  if (house.atRest.locked) notices.push({ kind: 'storageLocked' });
  for (const path of house.unreadableDrafts()) notices.push({ kind: 'unreadableDraft', path });
  for (const refusal of house.courier.situation().refusals) notices.push({ kind: 'deskRefuses', ...refusal });
  if (house.delivering.elsewhere) notices.push({ kind: 'deliveredElsewhere' });
  return notices;
}
