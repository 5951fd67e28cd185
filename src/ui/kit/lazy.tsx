/** A screen whose code is loaded when it is first shown, so that the first picture waits for none of it; then it stays. */
import { h, type ComponentType, type JSX } from 'preact';
import { useEffect, useReducer } from 'preact/hooks';
import { toastError } from './toast.tsx';

export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props): JSX.Element {
    const [, redraw] = useReducer((times: number) => times + 1, 0);
    useEffect(() => {
      if (loaded === null) void load().then((screen) => ((loaded = screen), redraw(0)), toastError);
    }, []);
    return loaded === null ? <div class="grow" aria-busy="true" /> : h(loaded, props);
  };
}
