import { Ticket } from '../../../core/ticket/ticket.ts';

/** A ticket in which everything was answered. What is given replaces it. */
export function sampleTicket(change: Partial<Ticket> = {}): Ticket {
  return Ticket.parse({
    schema: 1,
    id: '01KAP8Q5N4C7Z3M1V9T6X2B0YD',
    createdAt: '2026-11-22T12:10:00.000Z',
    sealedAt: '2026-11-22T12:19:05.000Z',
    source: 'tray',
    summary: 'Word closes when I print to the printer on floor 3',
    details: 'It began after the update.\nThe window says:\n\n    Error 0x80070005\n    Access is denied',
    steps: ['Open any document', 'Choose File > Print', 'Pick "Floor 3"\nand press Print'],
    expected: 'A printed page.',
    actual: 'Word closes without a word.',
    since: 'Monday morning',
    frequency: 'always',
    tried: 'Restarted the computer and the printer.',
    hindrance: 'blocked',
    category: { id: 'printing', label: 'Printing or scanning' },
    contact: {
      name: 'Somchai ใจดี',
      email: 'somchai@example.org',
      phone: '+421 2 123 456',
      bestTime: 'after 14:00',
      callBack: true,
    },
    attachments: [
      {
        id: '01KAP8Q5N4C7Z3M1V9T6X2B0Y1',
        name: 'Screen 1.png',
        mediaType: 'image/png',
        size: 345_678,
        sha256: 'a'.repeat(64),
        origin: 'screenshot',
        addedAt: '2026-11-22T12:10:01.000Z',
        width: 1920,
        height: 1080,
        display: 'DP-1',
      },
      {
        id: '01KAP8Q5N4C7Z3M1V9T6X2B0Y2',
        name: 'print.log',
        mediaType: 'text/plain',
        size: 2048,
        sha256: 'b'.repeat(64),
        origin: 'file',
        addedAt: '2026-11-22T12:12:00.000Z',
      },
    ],
    machine: {
      gatheredAt: '2026-11-22T12:10:03.000Z',
      sections: [
        {
          status: 'ok',
          id: 'os',
          took: 20,
          facts: [
            { label: 'osName', value: { kind: 'text', text: 'Windows 11 Pro' } },
            { label: 'osRelease', value: { kind: 'text', text: '10.0.26100' } },
            { label: 'uptime', value: { kind: 'seconds', seconds: 187_200 } },
          ],
        },
        {
          status: 'ok',
          id: 'disks',
          took: 60,
          facts: ['C:', 'D:'].flatMap((of, index) => [
            { label: 'diskSize', of, value: { kind: 'bytes', bytes: 512_110_190_592 * (index + 1) } },
            { label: 'diskFree', of, value: { kind: 'bytes', bytes: 20_000_000_000 } },
          ]),
        },
        { status: 'failed', id: 'network', took: 5000, reason: 'timeout', detail: 'nmcli: no answer' },
      ],
    },
    withheld: ['applications', 'power'],
    app: { version: '0.1.0', platform: 'win32' },
    language: 'en',
    timeZone: 'Europe/Bratislava',
    ...change,
  });
}

/** What must come out of every renderer as the words it is. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</title></style></textarea><svg/onload=alert(1)>',
  '" onmouseover="alert(1)\' style=\'x',
  '&lt;b&gt; &amp;amp; &#x3c;',
  '[click](javascript:alert(1)) ![x](http://evil.example/p.png) <http://evil.example>',
  '# heading\n## another\n- list\n* list\n+ list\n1. one\n2) two\n> quote\n=====\n-----\n```\ncode\n```\n~~~\n',
  '**bold** _it_ `code` ~~gone~~ | a | b |\n|---|---|\n| c | d |',
  '{{include(Secret)}} {{macro(0)}} [[Wiki]] $x^2$ &copy; \\*not\\* C:\\Users\\a\\',
  '$t(report:yes) {{label}} {{value}} $& $1 $$',
  '    four spaces\n\ttab\n\n\n  two',
  'trailing #',
  'สวัสดี ผู้ใช้งาน พิมพ์ไม่ได้ ๑๒๓',
  'Привет, это не печатает; čšžýáíé; 日本語; 😀👩‍👩‍👧',
  'שלום עולם',
];
