import { usePages } from './pages';
import { Said } from './said';

/** Sentences that the server made, a page at a time. */
export function Sentences({
  texts,
  nothing,
}: {
  readonly texts: readonly string[];
  readonly nothing: string;
}) {
  const { shown, pager } = usePages(texts, 20);
  if (texts.length === 0) return <p className="quiet">{nothing}</p>;
  return (
    <>
      <ul className="sentences">
        {shown.map((text, index) => (
          <li key={`${String(index)} ${text}`}>
            <Said>{text}</Said>
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
