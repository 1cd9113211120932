import { privateLines, sentences, type PageLanguage } from './words.ts';

/** A page to be rendered and read, and all that stands on it. Sizes in CSS pixels. */
export interface OcrPage {
  name: string;
  language: PageLanguage;
  width: number;
  height: number;
  html: string;
  lines: readonly string[];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraphs = (lines: readonly string[]): string =>
  lines.map((line) => `<p>${escape(line)}</p>`).join('');

const shell = (style: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>
    * { margin: 0; box-sizing: border-box; }
    body { font-family: 'DejaVu Sans', 'Noto Sans Thai', sans-serif; ${style} }
    p { padding: 3px 12px; line-height: 1.5; }
    .bar { background: #2b5797; color: #fff; padding: 7px 12px; }
    .box { border: 1px solid #999; margin: 10px 12px; padding: 6px; }
    button { font: inherit; padding: 4px 16px; margin: 8px; }
  </style>${body}`;

/** A window as most programs look. */
function light(language: PageLanguage): OcrPage {
  const [title = '', ...rest] = sentences[language];
  const html = shell(
    'font-size: 15px; background: #f3f3f3; color: #222',
    `<div class="bar">${escape(title)}</div><div class="box">${paragraphs(rest)}</div>`,
  );
  return { name: `${language}, light`, language, width: 720, height: 360, html, lines: [title, ...rest] };
}

/** White on dark, with the coloured words of an editor. */
function dark(language: PageLanguage): OcrPage {
  const lines = sentences[language];
  const colors = ['#d4d4d4', '#9cdcfe', '#ce9178', '#b5cea8', '#dcdcaa'];
  const body = lines
    .map((line, index) => `<p style="color: ${colors[index % colors.length]}">${escape(line)}</p>`)
    .join('');
  const html = shell('font-size: 14px; background: #1e1e1e', body);
  return { name: `${language}, dark`, language, width: 720, height: 300, html, lines };
}

/** Eleven pixels, as in tables and status bars. */
function small(): OcrPage {
  const lines = sentences.eng;
  const html = shell(
    'font-size: 11px; background: #fff; color: #444',
    `<div class="box">${paragraphs(lines)}</div>`,
  );
  return { name: 'eng, small', language: 'eng', width: 560, height: 260, html, lines };
}

/** A dialog with what nobody wants to send. */
export function privatePage(): OcrPage {
  const html = shell(
    'font-size: 15px; background: #fff; color: #111',
    `<div class="bar">Account</div>${paragraphs(privateLines)}<button>Close</button>`,
  );
  return {
    name: 'private',
    language: 'eng',
    width: 640,
    height: 280,
    html,
    lines: ['Account', ...privateLines, 'Close'],
  };
}

/** A whole screen: a light and a dark window, a menu, a bar at the bottom. */
export function screenPage(): OcrPage {
  const paper = [...sentences.eng, ...sentences.eng.toReversed(), ...privateLines, ...sentences.eng];
  const code = [...sentences.eng, ...sentences.eng].map((line, row) => `${row + 10} ${line}`);
  const menu = ['File', 'Edit', 'View', 'Tools', 'Window', 'Help'];
  const html = shell(
    'font-size: 14px; background: linear-gradient(#dfe8f2, #9fb4cc); height: 1080px; position: relative',
    `<div style="position:absolute;left:40px;top:30px;width:900px;background:#fff;color:#222;border:1px solid #888">
       <div class="bar">${menu.join(' &nbsp; ')}</div>${paragraphs(paper)}</div>
     <div style="position:absolute;left:980px;top:90px;width:900px;background:#1e1e1e;color:#d4d4d4">${paragraphs(code)}</div>
     <div class="bar" style="position:absolute;left:0;bottom:0;width:100%;background:#222">Start &nbsp; Documents &nbsp; Mail</div>`,
  );
  const lines = [menu.join(' '), ...paper, ...code, 'Start Documents Mail'];
  return { name: 'eng, screen', language: 'eng', width: 1920, height: 1080, html, lines };
}

/** Small pages, English first. */
export function ocrPages(): OcrPage[] {
  const others = ['rus', 'slk', 'tha', 'swa'] as const;
  return [
    light('eng'),
    dark('eng'),
    small(),
    ...others.flatMap((language) => [light(language), dark(language)]),
  ];
}
