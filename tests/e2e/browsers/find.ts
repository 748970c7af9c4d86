/** Finds parts of the page by role and accessible name, as the Chromium tests do. Runs in the page, in every browser. */

export type Role =
  | 'alert'
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'grid'
  | 'group'
  | 'heading'
  | 'link'
  | 'region'
  | 'row'
  | 'searchbox'
  | 'status'
  | 'text'
  | 'textbox';

/** A visible part of the page. */
export interface Part {
  role: Role;
  /** Its accessible name, whole, or only the start of it with `starts`. */
  name?: string;
  starts?: boolean;
  /** A text inside it. */
  has?: string;
  /** The part that it is in. */
  within?: Part;
  /** Whether it must be checked or not. */
  checked?: boolean;
}

/**
 * Returns the first such part, or null. `forInput` also requires that a click at its middle reaches it: it is enabled, nothing moves any
 * more, and nothing covers it. Must not refer to anything outside itself.
 */
export function find(part: Part, forInput: boolean): Element | null {
  const selectors: Record<Role, string> = {
    alert: '[role="alert"]',
    button: 'button',
    checkbox: 'input[type="checkbox"]',
    dialog: 'dialog',
    grid: '[role="grid"]',
    group: 'fieldset, [role="group"]',
    heading: 'h1, h2, h3, h4, h5, h6',
    link: 'a[href]',
    region: 'section, [role="region"]',
    row: 'tr, [role="row"]',
    searchbox: 'input[type="search"]',
    status: 'output, [role="status"]',
    text: 'p, span, strong, td, div, summary, label, li',
    textbox: 'textarea, input:not([type]), input[type="text"]',
  };
  const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const labelled = element.getAttribute('aria-labelledby');
    if (labelled !== null) {
      return plain(
        labelled
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    }
    const labels = Array.from((element as HTMLInputElement).labels ?? []);
    return plain(
      element.getAttribute('aria-label') ?? (labels.length > 0 ? labels.map(({ textContent }) => textContent).join(' ') : element.textContent),
    );
  };
  const search = (wanted: Part): Element[] => {
    const roots: ParentNode[] = wanted.within === undefined ? [document] : search(wanted.within);
    const candidates = roots.flatMap((root) => Array.from(root.querySelectorAll(selectors[wanted.role])));
    return candidates.filter((element) => {
      const name = wanted.name === undefined ? '' : nameOf(element);
      return (
        (wanted.name === undefined || (wanted.starts === true ? name.startsWith(wanted.name) : name === wanted.name)) &&
        (wanted.has === undefined || plain(element.textContent).includes(wanted.has)) &&
        (wanted.checked === undefined || (element as HTMLInputElement).checked === wanted.checked) &&
        element.checkVisibility({ visibilityProperty: true })
      );
    });
  };
  const element = search(part)[0];
  if (element === undefined || !forInput) {
    return element ?? null;
  }
  const moving = document
    .getAnimations()
    .some(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  if (moving || element.matches(':disabled, [aria-disabled="true"]')) {
    return null;
  }
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const reached = [element, ...((element as HTMLInputElement).labels ?? [])].some((part) => part.contains(hit));
  return reached ? element : null;
}
