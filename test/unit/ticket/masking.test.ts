import { describe, expect, it } from 'vitest';
import type { MachineFact } from '../../../core/evidence/machine.ts';
import { newDraft, type Draft, type DraftAttachment } from '../../../core/ticket/draft.ts';
import { renderText } from '../../../core/ticket/render/renderText.ts';
import { sealDraft } from '../../../core/ticket/seal.ts';
import { Ticket } from '../../../core/ticket/ticket.ts';
import { translatorFor } from '../../../core/texts/texts.ts';

const text = (label: string, value: string): MachineFact => ({ label, value: { kind: 'text', text: value } });

const file = (name: string): DraftAttachment => ({
  id: '01KAP8Q5N4C7Z3M1V9T6X2B0Y1',
  name,
  mediaType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  origin: 'file',
  addedAt: '2026-11-22T12:10:01.000Z',
  included: true,
});

function seal(change: Partial<Draft>): Ticket {
  const draft = newDraft('01KAP8Q5N4C7Z3M1V9T6X2B0YD', '2026-11-22T12:10:00.000Z', 'tray', {
    summary: 'It closes',
    ...change,
  });
  const sealed = sealDraft(draft, {
    now: '2026-11-22T12:19:05.000Z',
    app: { version: '0.1.0', platform: 'linux' },
    language: 'en',
    categoryLabel: () => null,
  });
  if (!sealed.ok) throw new Error(sealed.failure.kind);
  return Ticket.parse(sealed.value);
}

const machine = (...facts: MachineFact[]): Partial<Draft> => ({
  machine: {
    gatheredAt: '2026-11-22T12:10:03.000Z',
    sections: [{ status: 'ok', id: 'system', took: 1, facts }],
  },
});

function factsOf({ machine: sealed }: Ticket): string[] {
  return (sealed?.sections ?? []).flatMap((section) =>
    section.status === 'ok'
      ? section.facts.map(({ value }) => (value.kind === 'text' ? value.text : ''))
      : [],
  );
}

describe('a sealed ticket', () => {
  it('has no user names, addresses or owners in its machine details', () => {
    const ticket = seal(
      machine(
        text('applicationVersion', 'C:\\Users\\jnovak\\AppData\\Local\\app.exe'),
        text('model', 'support@firma.sk'),
        text('hostName', 'Janas-MacBook-Pro'),
        text('hostName', 'PC-0451'),
        text('address', '192.168.1.20'),
        text('gateway', '93.184.216.1'),
        text('virtualHost', 'seen at 93.184.216.34'),
        text('osBuild', '10.0.19045.3803'),
      ),
    );
    expect(factsOf(ticket)).toEqual([
      'C:\\Users\\[user 1]\\AppData\\Local\\app.exe',
      '[email 1]',
      '[user 2]s-MacBook-Pro',
      'PC-0451',
      '192.168.1.20',
      '93.184.216.1',
      'seen at [ip 1]',
      '10.0.19045.3803',
    ]);
    expect(ticket.masked).toEqual([
      { kind: 'email', count: 1 },
      { kind: 'userName', count: 2 },
      { kind: 'ipAddress', count: 1 },
    ]);
  });

  it('has none in the words of a system that could not tell something', () => {
    const detail = 'EACCES: permission denied, open /home/jnovak/.config/x';
    const ticket = seal({
      machine: {
        gatheredAt: '2026-11-22T12:10:03.000Z',
        sections: [{ status: 'failed', id: 'disks', took: 1, reason: 'error', detail }],
      },
    });
    expect(JSON.stringify(ticket.machine)).not.toContain('jnovak');
  });

  it.each([
    ['jan.novak@firma.sk.txt', '[email 1].txt'],
    ['jan.novak@firma.sk', '[email 1]'],
    ['scan 4111111111111111.png', 'scan [card 1].png'],
    ['heslo Leto2024.docx', 'heslo [password 1].docx'],
    ['Screenshot 2026-11-22 10.15.30.png', 'Screenshot 2026-11-22 10.15.30.png'],
    ['Q3 report.xlsx', 'Q3 report.xlsx'],
    ['KB5034441.log', 'KB5034441.log'],
  ])('calls a file %j by the name %j', (given, expected) => {
    expect(seal({ attachments: [file(given)] }).attachments.map(({ name }) => name)).toEqual([expected]);
  });

  it('leaves what the person wrote as it is', () => {
    const ticket = seal({ details: 'My address is jan@firma.sk' });
    expect(ticket.details).toBe('My address is jan@firma.sk');
    expect(ticket.masked).toBeUndefined();
  });

  it('says in the report what was left out', () => {
    const ticket = seal(machine(text('model', '/home/jnovak and /home/eva and jan@firma.sk')));
    expect(renderText(ticket, translatorFor('en'))).toContain(
      'Left out for privacy: one e-mail address and 2 user names',
    );
  });

  it('is the same when it is made from masked words again', () => {
    const once = seal(machine(text('hostName', 'Janas-MacBook-Pro'), text('model', '/home/eva')));
    const again = seal({ machine: once.machine });
    expect(again.machine).toEqual(once.machine);
  });
});
