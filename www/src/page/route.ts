/** Addresses of the page. They hold a view and, in a chat, two numbers: never a word of it, a name or a file. */

/** A sentence of the chat, both counted from 1, as people do. */
export interface Place {
  message: number;
  sentence: number;
}

export type View = 'start' | 'who' | 'read' | 'went' | 'take' | 'many' | 'codebook' | 'evidence' | 'model' | 'privacy';

export interface Route {
  view: View;
  /** Only in the view `read`. */
  place: Place | null;
}

const VIEWS: readonly View[] = ['who', 'read', 'went', 'take', 'many', 'codebook', 'evidence', 'model', 'privacy'];

const START: Route = { view: 'start', place: null };

/** What an address means. Whatever is not an address of ours is the start. */
export function parseRoute(hash: string): Route {
  const [name, place, ...more] = hash.replace(/^#\/?/, '').split('/');
  const view = VIEWS.find((known) => known === name);
  if (!view || more.length > 0) return START;
  if (place === undefined) return { view, place: null };
  const numbers = /^([1-9]\d{0,6})\.([1-9]\d{0,6})$/.exec(place);
  if (view !== 'read' || !numbers) return START;
  return { view, place: { message: Number(numbers[1]), sentence: Number(numbers[2]) } };
}

export function formatRoute({ view, place }: Route): string {
  if (view === 'start') return '#/';
  return place ? `#/${view}/${place.message}.${place.sentence}` : `#/${view}`;
}

export const TITLES: Record<View, string> = {
  start: 'Start',
  who: 'Who is who',
  read: 'Read',
  went: 'How it went',
  take: 'Take away',
  many: 'Many chats',
  codebook: 'Codebook',
  evidence: 'What studies found',
  model: 'Model',
  privacy: 'Privacy',
};
