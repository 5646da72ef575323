import type { ChoiceList } from './choice-list.ts';

/** What an editor does beyond typing, by keyboard and by a button. */
export type Command = 'complete' | 'help' | 'fix';

/** How each command is given by keyboard. */
export const SHORTCUTS: Readonly<Record<Command, { readonly keys: string; readonly aria: string }>> = {
  complete: { keys: 'Ctrl Space', aria: 'Control+Space' },
  help: { keys: 'F1', aria: 'F1' },
  fix: { keys: 'Ctrl .', aria: 'Control+.' },
};

export function commandOf({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): Command | undefined {
  const isControl = (ctrlKey || metaKey) && !altKey;
  // macOS keeps Control and Space to itself.
  if (isControl && (code === 'Space' || key === 'i')) return 'complete';
  if (isControl && key === '.') return 'fix';
  return key === 'F1' ? 'help' : undefined;
}

/** What the keys do while a list is open; false for those that go on to the field. */
export function pressedInList({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, list: ChoiceList): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey) return false;
  switch (key) {
    case 'ArrowDown':
      list.move(1);
      return true;
    case 'ArrowUp':
      list.move(-1);
      return true;
    case 'Enter':
      if (list.choose()) return true;
      list.close();
      return false;
    case 'Escape':
      list.close();
      return true;
    case 'Tab':
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'Home':
    case 'End':
    case 'PageUp':
    case 'PageDown':
      list.close();
      return false;
    default:
      return false;
  }
}
