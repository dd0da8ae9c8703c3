import Button from '@atlaskit/button/default/button';
import { useRef } from 'react';

/** A button that asks for files. */
export function FileButton(props: {
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly choose: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{props.label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.accept}
        multiple={props.multiple ?? false}
        onChange={(event) => {
          props.choose([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
    </>
  );
}
