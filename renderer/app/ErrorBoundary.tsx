import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { flushAll } from '../client/autosaves.ts';

/**
 * When the window itself fails: says so, saves what is pending, and offers to start it again. It uses no theme and
 * no component of ours, because those may be what failed.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    void flushAll();
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main className="failed" role="alert">
        <h1>{i18next.t('app:failed.title')}</h1>
        <p>{i18next.t('app:failed.text')}</p>
        <button type="button" onClick={() => window.location.reload()}>
          {i18next.t('app:failed.reload')}
        </button>
        <details>
          <summary>{i18next.t('app:failed.details')}</summary>
          <pre>{this.state.error.stack ?? this.state.error.message}</pre>
        </details>
      </main>
    );
  }
}
