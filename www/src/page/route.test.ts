import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from './route';

test.each(['#/', '#/who', '#/read', '#/read/12.2', '#/went', '#/take', '#/codebook', '#/model', '#/privacy'])(
  '%s is an address, and is written as it is read',
  (address) => expect(formatRoute(parseRoute(address))).toBe(address),
);

test.each(['', '#', '#/nowhere', '#/read/0.1', '#/read/1', '#/read/1.2.3', '#/read/a.b', '#/read/1.2/3', '#/who/1.2', '#/read/99999999.1'])(
  'what is no address is the start: "%s"',
  (address) => expect(parseRoute(address)).toEqual({ view: 'start', place: null }),
);
