import '@mantine/core/styles/Tooltip.css';
import { Button } from '@mantine/core';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Banner } from '../ui/Banner.tsx';
import { useText } from '../ui/useText.ts';
import { Canvas } from './Canvas.tsx';
import { canCancel } from './edit.ts';
import { selectedShape } from './editor.ts';
import { HeadBar } from './HeadBar.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { MarkList, PrivateCount, SuggestionList } from './MarkList.tsx';
import type { MarkablePicture } from './picture.ts';
import { Tools } from './Tools.tsx';
import { useEditor } from './useEditor.ts';
import { useKeyboard } from './useKeyboard.ts';
import { usePixels } from './usePixels.ts';
import { useView } from './useView.ts';
import { useWords } from './useWords.ts';
import { WordsEntry } from './WordsEntry.tsx';
import styles from './Markup.module.css';

interface EditorProps {
  picture: MarkablePicture;
  onClose: () => void;
}

/** A picture over the whole window, to be looked at, marked, cut and covered. Loaded when first opened. */
export default function MarkupEditor({ picture, onClose }: EditorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const pixels = usePixels(picture.url);
  const t = useText();
  // Closed while it is still in the page: only then does the focus go back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Escape is a key of the editor (useKeyboard); this is for what else may ask a dialog to close.
        event.preventDefault();
        onClose();
      }}
      onPaste={(event) => event.stopPropagation()}
    >
      {pixels.kind === 'ready' ? (
        <Workbench picture={picture} image={pixels.image} titleId={titleId} onClose={onClose} />
      ) : (
        <div className={styles.waiting} role="status">
          <h2 id={titleId} className={styles.title}>
            {picture.name}
          </h2>
          <p>{t(pixels.kind === 'failed' ? 'markup:unreadable' : 'markup:loading')}</p>
          <Button variant="default" onClick={onClose}>
            {t('app:closeDialog')}
          </Button>
        </div>
      )}
    </dialog>
  );
}

function Workbench(props: EditorProps & { image: HTMLImageElement; titleId: string }) {
  const { picture, image, titleId, onClose } = props;
  const open = useEditor(picture, image);
  const { editor, world, act } = open;
  const region = useRef<HTMLDivElement>(null);
  const look = useView(region, world.picture);
  const words = useWords(world);
  const t = useText();
  const [leaving, setLeaving] = useState(false);
  const helpId = useId();

  const done = (): void => {
    setLeaving(true);
    void picture
      .flush()
      .then((safe) => safe && onClose())
      .finally(() => setLeaving(false));
  };
  const onKeyDown = useKeyboard(open, look, region, {
    done,
    cancel: () => (canCancel(editor) ? act({ do: 'cancel' }) : done()),
  });
  const toPicture = (): void => region.current?.focus({ preventScroll: true });
  useEffect(() => region.current?.focus({ preventScroll: true }), []);

  const shape = selectedShape(editor);
  const highlights = shape === undefined ? editor.tool === 'highlight' : shape.kind === 'highlight';
  const color =
    shape !== undefined && 'color' in shape ? shape.color : highlights ? editor.highlightColor : editor.color;
  return (
    <div className={styles.workbench} onKeyDown={onKeyDown}>
      <HeadBar
        titleId={titleId}
        name={picture.name}
        editor={editor}
        act={act}
        look={look}
        leaving={leaving}
        onDone={done}
      />
      <Tools
        tool={editor.tool}
        color={color}
        onTool={(tool) => act({ do: 'tool', tool })}
        onColor={(one) => act({ do: 'color', color: one })}
      />
      <div className={styles.hints}>
        <p id={helpId} className={styles.hint}>
          {t(`markup:hint.${editor.tool}`)}
        </p>
        <PrivateCount open={open} onLook={toPicture} />
      </div>
      {picture.trouble !== null && (
        <Banner
          tone="bad"
          live
          title={t('markup:notSaved')}
          actions={
            <Button variant="default" size="sm" onClick={onClose}>
              {t('markup:closeAnyway')}
            </Button>
          }
        >
          {picture.trouble}
        </Banner>
      )}
      <div className={styles.desk}>
        <Canvas
          open={open}
          look={look}
          image={image}
          name={picture.name}
          region={region}
          describedBy={helpId}
        >
          {editor.writing !== null && (
            <WordsEntry
              key={editor.writing.id ?? 'new'}
              writing={editor.writing}
              look={look}
              onWrite={(text) => {
                act({ do: 'write', text });
                toPicture();
              }}
              onCancel={() => {
                act({ do: 'cancel' });
                toPicture();
              }}
            />
          )}
        </Canvas>
        <aside className={styles.side} aria-label={t('markup:side')}>
          <SuggestionList open={open} words={words} />
          <MarkList open={open} words={words} />
          <KeyHelp />
        </aside>
      </div>
      <p className={styles.said} role="status">
        {editor.said !== null && <span key={editor.said.turn}>{words.sentence(editor.said)}</span>}
      </p>
    </div>
  );
}
