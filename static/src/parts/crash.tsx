import { Component, type ReactNode } from 'react';
import { CallError } from '../bridge/call';
import { words } from '../words';
import { Failed } from './states';

/** Shows one sentence where a view fails to draw; React offers this to classes only. */
export class Crash extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const retry = (): void => this.setState({ failed: false });
    return <Failed error={new CallError('failed', words.states.unexpected)} retry={retry} />;
  }
}
