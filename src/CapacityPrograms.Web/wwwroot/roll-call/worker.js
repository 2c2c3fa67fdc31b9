// Opens the roll call where there is no connection. Its scope is this folder's address alone; the rest of the app never
// passes through it, and neither do the answers of the server: those the page keeps itself.

const CACHE = 'roll-call-1';
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('message', event => {
  if (Array.isArray(event.data?.keep)) {
    event.waitUntil(keep(event.data.keep));
  }
});

async function keep(addresses) {
  const cache = await caches.open(CACHE);
  await Promise.all(addresses.map(async address => {
    const response = await fetch(address, { credentials: 'same-origin' }).catch(() => null);
    // A page that leads to the sign-in is not the page that was asked for.
    if (response?.ok && !response.redirected) {
      await cache.put(address, response);
    }
  }));
}

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method === 'GET' && url.origin === self.location.origin && !url.pathname.startsWith('/api/')) {
    event.respondWith(newestThenKept(event.request));
  }
});

// The server's newest, as long as it answers; a new version of the app is taken as soon as it can be reached.
async function newestThenKept(request) {
  const kept = () => caches.match(request, { ignoreVary: true });
  const late = new Promise(done => setTimeout(async () => done(await kept()), PATIENCE));
  const newest = fetch(request).then(async response => {
    if (response.ok && !response.redirected && response.type === 'basic') {
      const copy = response.clone();
      caches.open(CACHE).then(cache => cache.put(request, copy));
    }
    return response;
  });
  try {
    return (await Promise.race([newest, late])) ?? await newest;
  } catch (failed) {
    const found = await kept();
    if (found) {
      return found;
    }
    throw failed;
  }
}
