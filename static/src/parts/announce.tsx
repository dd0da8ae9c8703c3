import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says a sentence to whoever cannot see that something changed. */
export const useAnnounce = (): ((text: string) => void) => useContext(Announce);

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Announce.Provider value={say}>
      {children}
      <div className="visually-hidden" aria-live="polite" role="status">
        <span key={said.turn}>{said.text}</span>
      </div>
    </Announce.Provider>
  );
}
