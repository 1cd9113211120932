import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HandraiseApi } from '../../core/contract/calls.ts';
import type { OcrPage } from '../ocr/pages.ts';
import { renderPages } from '../ocr/render.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { ReportPage, ReportsPage } from './pages.ts';

declare const window: { handraise: HandraiseApi };

const failed = 'The mailbox could not be opened.';
/** A dialog that says what failed, and whose account it is. */
const dialog: OcrPage = {
  name: 'dialog',
  language: 'eng',
  width: 560,
  height: 240,
  html: `<meta charset="utf-8"><body style="margin:0;font:16px 'DejaVu Sans',sans-serif;background:#fff">
    <div style="background:#2b5797;color:#fff;padding:8px 14px">Mail</div>
    <p style="margin:26px 14px">${failed}</p>
    <p style="margin:44px 14px">Account: marta.novakova@example.org</p>`,
  lines: ['Mail', failed, 'Account: marta.novakova@example.org'],
};

/** A report with the dialog's picture in it, as if it was pasted; read pictures take some seconds. */
async function reportWithPicture(running: RunningApp): Promise<{ report: ReportPage; draftId: string }> {
  const [png] = await renderPages([dialog]);
  const page = await running.window();
  const report = new ReportPage(page);
  await report.question.fill('Mail does not open');
  await expect(report.saved).toBeVisible();
  const draftId = await page.evaluate(
    async (bytes) => {
      const { drafts } = await window.handraise.listReports();
      const { id } = drafts[0]!;
      const file = { name: 'mail.png', mediaType: 'image/png', bytes: Uint8Array.from(bytes) };
      await window.handraise.addPastedFile({ draftId: id, ...file });
      return id;
    },
    [...png!],
  );
  return { report, draftId };
}

const onePlace = '1 place in your pictures looks private';
const reading = { timeout: 45_000 };

test.beforeEach(({ workplace }) =>
  workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, takePicture: false },
  }),
);

test('what a picture says is proposed, answered once, and never in the ticket by itself', async ({
  start,
  workplace,
}) => {
  test.setTimeout(120_000);
  const { report, draftId } = await reportWithPicture(await start());
  const { page } = report;
  await expect(page.getByText(onePlace)).toBeVisible(reading);

  // The error message is copied by one click, and not offered again.
  await expect(page.getByRole('blockquote')).toHaveText(failed);
  await page.getByRole('button', { name: 'Put it into my report' }).click();
  await expect(report.field('What happened instead?')).toHaveValue(failed);
  await expect(page.getByRole('blockquote')).toBeHidden();

  // Not answered: said before it is sent.
  const preview = await report.goOn();
  await expect(page.getByText('1 place that looks private leaves as it is')).toBeVisible(reading);
  await page.getByRole('button', { name: 'Go back and look' }).click();

  // Covered by one key.
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('Looks like an e-mail address').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cover', exact: true }).last().click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(onePlace)).toBeHidden();

  await report.goOn();
  await expect(preview.send).toBeEnabled();
  await expect(page.getByText('leaves as it is')).toBeHidden();
  await preview.sendIt();
  const ticket = async (): Promise<string> => {
    const all = await readdir(workplace.dataDir, { recursive: true });
    const file = all.find((name) => name.includes(draftId) && name.endsWith('ticket.json'));
    return file === undefined ? '' : readFile(path.join(workplace.dataDir, file), 'utf8');
  };
  await expect.poll(ticket).toContain(failed);
  expect(await ticket()).not.toContain('marta.novakova');
});

test('a declined proposal stays declined when the app is started again', async ({ start }) => {
  test.setTimeout(120_000);
  const first = await start();
  const { report } = await reportWithPicture(first);
  await report.page.getByRole('button', { name: 'Look at it' }).click(reading);
  await report.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await report.page.getByRole('button', { name: 'Done' }).click();
  await expect(report.page.getByText(onePlace)).toBeHidden();
  await first.close();

  const page = await (await start()).window();
  const reports = await new ReportsPage(page).open();
  await reports.report('Mail does not open').click();
  // Read anew: the error message is offered, the declined place is not.
  await expect(page.getByRole('blockquote')).toHaveText(failed, reading);
  await expect(page.getByText(onePlace)).toBeHidden();
});

test('where the policy says so, no picture is read', async ({ start, workplace }) => {
  await workplace.writePolicy({
    settings: {
      helpDesk: { kind: 'folder', path: workplace.deskDir },
      takePicture: false,
      readPictures: false,
    },
  });
  const { report, draftId } = await reportWithPicture(await start());
  const answer = await report.page.evaluate(async (id) => {
    const opened = await window.handraise.openDraft({ id });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    return window.handraise.readPicture({
      draftId: id,
      attachmentId: opened.view.evidence.attachments[0]!.id,
    });
  }, draftId);
  expect(answer).toEqual({ kind: 'off' });
});
