import { useEffect, useRef, useState } from 'react';
import type { Area } from '../../../core/evidence/marks.ts';
import type { RecordedStep, StepPicture as Picture } from '../../../core/evidence/recording.ts';
import { keptPixels } from '../../../core/evidence/redaction.ts';
import { placeOf, placeSizes } from '../../../core/evidence/stepPlace.ts';
import { recordingPictureUrl } from '../../client/urls.ts';
import styles from './Recording.module.css';

/** How far outside of the window a picture is loaded already. */
const ahead = '1000px 0px';

/** True while the element is in the window or near it: hundreds of pictures at once would fill the memory. */
function useNear<Element extends HTMLElement>(): [React.RefObject<Element | null>, boolean] {
  const element = useRef<Element>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: ahead },
    );
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, []);
  return [element, near];
}

/** A step's picture as it would leave: cropped, covered, with what was drawn and the place marked. */
export function StepPicture(props: {
  recordingId: string;
  step: RecordedStep;
  picture: Picture;
  description: string;
}) {
  const { recordingId, step, picture, description } = props;
  const [frame, near] = useNear<HTMLSpanElement>();
  const kept = keptPixels(picture.marks?.crop ?? null, picture);
  return (
    <span
      ref={frame}
      className={styles.frame}
      style={{ aspectRatio: `${kept.width} / ${kept.height}`, maxWidth: `${kept.width}px` }}
    >
      {near && (
        <svg
          className={styles.svg}
          role="img"
          aria-label={description}
          viewBox={`${kept.x} ${kept.y} ${kept.width} ${kept.height}`}
        >
          <Layers recordingId={recordingId} step={step} picture={picture} />
        </svg>
      )}
    </span>
  );
}

function Layers({
  recordingId,
  step,
  picture,
}: {
  recordingId: string;
  step: RecordedStep;
  picture: Picture;
}) {
  const { width, height, overlay, marks } = picture;
  const covered = (marks?.marks ?? []).flatMap((mark): Area[] => (mark.kind === 'redact' ? [mark.area] : []));
  return (
    <>
      <image href={recordingPictureUrl(recordingId, picture.id)} width={width} height={height} />
      <Place step={step} picture={picture} />
      {overlay !== undefined && (
        <image href={recordingPictureUrl(recordingId, overlay.id)} width={width} height={height} />
      )}
      {covered.map((area, index) => (
        <rect key={index} className={styles.covered} {...area} />
      ))}
    </>
  );
}

function Place({ step, picture }: { step: RecordedStep; picture: Picture }) {
  const place = placeOf(step);
  if (place === null) return null;
  const { radius, stroke, halo } = placeSizes(picture);
  const { from, at, control } = place;
  return (
    <>
      {[
        { className: styles.halo, strokeWidth: stroke + 2 * halo },
        { className: styles.ring, strokeWidth: stroke },
      ].map((line) => (
        <g key={line.strokeWidth} {...line}>
          {control !== null && <rect {...control} />}
          {from !== null && at !== null && <line x1={from.x} y1={from.y} x2={at.x} y2={at.y} />}
          {from !== null && <circle cx={from.x} cy={from.y} r={radius / 3} />}
          {at !== null && <circle cx={at.x} cy={at.y} r={radius} />}
        </g>
      ))}
    </>
  );
}
