import type { ReadLine } from '../readText.ts';

/** `java.io.IOException: no space`, `TypeError: x is undefined`, `thread 'main' panicked at`. */
const head =
  /^(?:(?:uncaught|unhandled|caused by|exception in thread)\b.{0,60}?[: ]\s*)?(?:[\w$]+[.:/])*[A-Z]?\w*(?:Exception|Error|Fault|Panic)\b\s*(?:[:(\n-]|$)|\bpanicked at\b|^unhandled exception\b|^segmentation fault\b|^kernel panic\b/i;
/** What was thrown has a name of its own and says something; "Error: …" alone is how any dialog begins. */
const named = /\w(?:exception|error)\b.*:\s*\S{2,}.*\s\S|\bpanicked at\b/i;
/** `at com.foo.Bar.run(Bar.java:12)`, `File "a.py", line 3`, `in /srv/app.php:12`, `#0 main`. */
const frame =
  /^(?:at\s+[\w$.<>[\]#/\\:-]+\s*\(?|file ["'“].+line \d+|\d+: 0x|#\d+ |in \S+[:(]\d+|from \S+:\d+|\.{3} \d+ more)/i;
const pythonTrace = /^traceback \(most recent call last\)/i;

/** Frames that a developer looks at first; the rest is in the picture. */
const mostFrames = 3;

/**
 * The head of a stack trace: what was thrown, and the first places it came through. Python writes it the other way
 * round: places first, what was raised last.
 */
export function traceHead(lines: readonly ReadLine[]): string | null {
  const texts = lines.map(({ text }) => text.trim());
  const python = texts.findIndex((text) => pythonTrace.test(text));
  if (python !== -1) {
    const raised = texts.findIndex((text, index) => index > python && head.test(text));
    const frames = texts.slice(python, raised === -1 ? python + 1 + mostFrames : raised);
    if (raised !== -1) return [...frames.slice(-mostFrames), texts[raised]].join('\n');
    if (frames.length > 1) return frames.join('\n');
  }
  const thrown = texts.findIndex((text, index) => head.test(text) && followed(texts, index));
  if (thrown === -1) return null;
  const after = texts.slice(thrown + 1);
  const end = after.findIndex((text) => !frame.test(text));
  return [texts[thrown], ...after.slice(0, end === -1 ? mostFrames : Math.min(end, mostFrames))].join('\n');
}

/** Without a name of its own it is one only where the places stand below it. */
function followed(texts: readonly string[], index: number): boolean {
  const next = texts[index + 1];
  return named.test(texts[index] ?? '') || (next !== undefined && frame.test(next));
}
