import { showDesktop } from '../e2e/desktop.ts';
import { EditorPage } from '../e2e/editorPage.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { keep, written } from './keep.ts';

/** Of the display that the pictures are taken on, in pixels. */
const screen = { width: 1920, height: 1080 };

let hideDesktop: () => Promise<void>;
test.beforeAll(async () => {
  hideDesktop = await showDesktop({ HANDRAISE_DESKTOP_ZOOM: '1.5' });
});
test.afterAll(() => hideDesktop());

test('a picture that is marked and covered', async ({ start, workplace }) => {
  await workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, theme: 'light' },
  });
  const page = await (await start()).window();
  await written(page);
  const editor = await new EditorPage(page, screen).open();
  await editor.tool('Cover');
  await editor.drag([336, 246], [566, 912]);
  await editor.tool('Box');
  await editor.drag([600, 386], [1290, 800]);
  await editor.tool('Arrow');
  await editor.drag([1560, 1000], [1306, 816]);
  await editor.tool('Number');
  await editor.click([1600, 1010]);
  await expect(editor.marks).toHaveCount(4);
  await keep(page, 'markup-light');
  await editor.done();
});
