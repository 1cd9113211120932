import { IconFile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { translatorFor } from '../../core/texts/texts.ts';
import { pickLanguage } from '../../core/texts/languages.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { isPicture } from '../client/urls.ts';
import { formatBytes } from '../../core/evidence/format.ts';
import { maskedWords } from '../../core/evidence/maskedWords.ts';
import { Fold } from './Fold.tsx';
import { MachineFacts } from './MachineFacts.tsx';
import styles from './TicketView.module.css';
import { useMoment } from './useMoment.ts';
import { sectionName } from './words.ts';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

/**
 * A ticket as the help desk will read it: its own language, its own headings. Every text is shown as text.
 * `pictureUrl` gives the address of an attachment that can be shown.
 */
export function TicketView({
  ticket,
  pictureUrl,
}: {
  ticket: Ticket;
  pictureUrl: (attachmentId: string) => string;
}) {
  const t = translatorFor(pickLanguage([ticket.language]));
  const moment = useMoment();
  const pictures = ticket.attachments.filter(({ mediaType }) => isPicture(mediaType));
  const files = ticket.attachments.filter(({ mediaType }) => !isPicture(mediaType));
  const { contact } = ticket;
  const facts: [string, string][] = [
    [t('report:field.hindrance'), ticket.hindrance === null ? '' : t(`report:hindrance.${ticket.hindrance}`)],
    [t('report:field.frequency'), ticket.frequency === null ? '' : t(`report:frequency.${ticket.frequency}`)],
    [t('report:field.since'), ticket.since],
    [t('report:field.category'), ticket.category?.label ?? ''],
    [t('report:field.sealedAt'), moment(ticket.sealedAt)],
    [t('report:field.reportId'), ticket.id],
    [t('report:field.app'), t('report:appName', ticket.app)],
    [t('report:field.basedOn'), ticket.basedOn ?? ''],
  ];
  const people: [string, string][] = [
    [t('report:field.name'), contact.name],
    [t('report:field.email'), contact.email],
    [t('report:field.phone'), contact.phone],
    [t('report:field.bestTime'), contact.bestTime],
    [t('report:field.callBack'), contact.callBack ? t('report:yes') : ''],
  ];
  const texts: [string, string][] = [
    [t('report:heading.details'), ticket.details],
    [t('report:heading.expected'), ticket.expected],
    [t('report:heading.actual'), ticket.actual],
    [t('report:heading.tried'), ticket.tried],
  ];
  const textPart = ([title, text]: [string, string]): ReactNode =>
    text !== '' && (
      <Part key={title} title={title}>
        <p className={styles.prose}>{text}</p>
      </Part>
    );

  return (
    <article className={styles.ticket} lang={ticket.language}>
      <h2 className={styles.summary}>{ticket.summary}</h2>
      <Facts rows={facts} />
      {textPart(texts[0] ?? ['', ''])}
      {ticket.steps.length > 0 && (
        <Part title={t('report:heading.steps')}>
          <ol className={styles.steps}>
            {ticket.steps.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        </Part>
      )}
      {texts.slice(1).map(textPart)}
      {people.some(([, value]) => value !== '') && (
        <Part title={t('report:heading.contact')}>
          <Facts rows={people} />
        </Part>
      )}
      {ticket.attachments.length > 0 && (
        <Part title={t('report:heading.attachments')}>
          {pictures.map((picture) => (
            <figure key={picture.id} className={styles.figure}>
              <img src={pictureUrl(picture.id)} alt={picture.name} />
              <figcaption>
                {picture.name} · {formatBytes(picture.size, ticket.language)}
                {picture.redaction !== undefined && (
                  <> · {t('markup:covered', { count: picture.redaction.areas.length })}</>
                )}
              </figcaption>
            </figure>
          ))}
          <ul className={styles.files}>
            {files.map((file) => (
              <li key={file.id}>
                <IconFile size="1.125rem" stroke={1.6} aria-hidden="true" />
                <span>
                  {file.name} · {formatBytes(file.size, ticket.language)}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {ticket.machine !== null && (
        <Part title={t('report:heading.machine')}>
          {ticket.machine.sections.map((section) => (
            <Fold key={section.id} summary={sectionName(section.id, t)}>
              <MachineFacts section={section} />
            </Fold>
          ))}
        </Part>
      )}
      {ticket.masked !== undefined && (
        <p className={styles.withheld}>
          {t('secrets:leftOut', { list: maskedWords(ticket.masked, t, ticket.language) })}
        </p>
      )}
      {ticket.withheld.length > 0 && (
        <p className={styles.withheld}>
          {t('report:withheld', { sections: ticket.withheld.map((id) => sectionName(id, t)).join(', ') })}
        </p>
      )}
    </article>
  );
}

function Facts({ rows }: { rows: [string, string][] }) {
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
