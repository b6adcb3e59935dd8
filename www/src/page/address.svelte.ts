import { formatRoute, parseRoute, type Place, type Route, type View } from './route';

/** Where in the page the reader is. */
class Address {
  route: Route = $state.raw(parseRoute(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.route = parseRoute(location.hash)));
  }

  go(view: View): void {
    location.hash = formatRoute({ view, place: null });
  }

  /** In place of the present address, so that Back leaves the view, not the sentence. */
  point(place: Place | null): void {
    this.replace({ view: 'read', place });
  }

  replace(route: Route): void {
    history.replaceState(null, '', formatRoute(route));
    this.route = route;
  }
}

export const address = new Address();
